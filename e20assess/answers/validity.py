"""What a question takes for an answer, whoever gives it: a file, a screen, a line, another program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from e20assess import faults
from e20assess.answers.model import LONGEST_NOTE, NOTHING, Answer, AnswerValue, NoValue
from e20assess.errors import AssessError, Fault, FaultKind, Phrase, closest
from e20assess.i18n import N_
from e20assess.inputs.findings import as_written
from e20assess.questionnaire.model import Question
from e20assess.questionnaire.rubric import HIGHEST, LOWEST

SCALES = ("level", "agreement")
"""The types of questions whose answer is a number."""

Refusal = tuple[FaultKind, Mapping[str, object]]
"""What is wrong with an answer, and what fills its sentence."""


def valid(question: Question, answer: Answer, earlier: Answer = NOTHING) -> Answer:
    """The answer as a sheet holds it: options in the order of their question. Raises AssessError.

    What has been taken here is written by an export and taken again by an import. A note that stood beside
    the earlier answer stays, however long it is.
    """
    found = list(note_refusals(question, answer.note)) if answer.note != earlier.note else []
    if answer.is_given:
        found += value_refusals(question, answer.value, answer.note)
    if found:
        raise AssessError(Fault(kind, values=values) for kind, values in found)
    return answer.valued(value_of(question, answer.value))


def value_of(question: Question, value: object) -> AnswerValue:
    """The value that was written, once it was not refused."""
    if value in tuple(NoValue):
        return NoValue(str(value))
    if isinstance(value, list | tuple):
        return tuple(id for id in question.option_ids if id in value)
    assert value is None or isinstance(value, int | str), "anything else has been refused"
    return value


def note_refusals(question: Question, note: str) -> Iterator[Refusal]:
    """Why a question does not take a note; nothing if it does."""
    if len(note) > LONGEST_NOTE:
        yield faults.NOTE_TOO_LONG, {"id": question.id, "count": len(note), "limit": LONGEST_NOTE}


def value_refusals(question: Question, value: object, note: str) -> Iterator[Refusal]:
    """Why a question does not take a value, anything that somebody wrote, with a note; nothing if it does."""
    if value in tuple(NoValue):
        if value == NoValue.NOT_APPLICABLE and not note:
            yield faults.REASON_MISSING, {"id": question.id}
    elif question.type in SCALES:
        if type(value) is not int or not LOWEST <= value <= HIGHEST:
            yield faults.OUT_OF_RANGE, {"id": question.id, "shown": as_written(value)}
    elif question.type == "choice" and isinstance(value, str):
        yield from _refused_options(question, [value])
    elif question.type == "multiple" and isinstance(value, list | tuple):
        yield from _refused_options(question, value)
    else:
        expected = (
            N_("a list of options is expected")
            if question.type == "multiple"
            else N_("one option is expected")
        )
        values = {"id": question.id, "shown": as_written(value), "expected": Phrase(expected)}
        yield faults.WRONG_ANSWER, values


def _refused_options(question: Question, given: Sequence[object]) -> Iterator[Refusal]:
    options, met = question.option_ids, dict[object, int]()
    for id in given:
        if id not in options:
            values = {"option": str(id), "id": question.id, "options": ", ".join(options)}
            yield faults.NOT_AN_OPTION, {**values, "guess": closest(str(id), options)}
            continue
        met[id] = met.get(id, 0) + 1
        if met[id] == 2:
            yield faults.OPTION_TWICE, {"option": id, "id": question.id}
