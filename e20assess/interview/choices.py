"""What can be chosen at a question, by which key or number, and the answer after it: for every front door."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase, digits

from e20assess.answers.model import Answer, AnswerValue, NoValue
from e20assess.i18n import Words
from e20assess.interview.interview import Interview
from e20assess.questionnaire.model import MOST_OPTIONS, Question
from e20assess.questionnaire.rubric import HIGHEST, LOWEST

CHOICE_KEYS = (digits[1:] + ascii_lowercase)[:MOST_OPTIONS]
"""The keys of the choices with a value, first to last: on screen, and beside the boxes on paper."""

DONT_KNOW, NOT_APPLICABLE, NONE = NoValue.DONT_KNOW.value, NoValue.NOT_APPLICABLE.value, "-none-"
"""Ids of the choices that stand apart from the values; "none" says that nothing was ticked, on purpose."""

NONE_KEY, DONT_KNOW_KEY, NOT_APPLICABLE_KEY = "0", "?", "-"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen: its id, the key that chooses it, its sentence."""

    id: str
    key: str
    text: str

    @property
    def is_value(self) -> bool:
        """Whether it is a value of the question: one of several to tick, where several can be."""
        return self.id not in (NONE, DONT_KNOW, NOT_APPLICABLE)

    @property
    def opens_group(self) -> bool:
        """Whether it stands apart from the choices before it: with it begin the answers without a value."""
        return self.id == DONT_KNOW


def value_ids(question: Question) -> tuple[str, ...]:
    """The ids of the choices with a value, in order: levels "1".."5", or options."""
    return question.option_ids or tuple(str(value) for value in range(LOWEST, HIGHEST + 1))


def choices(interview: Interview, say: Words) -> Iterator[Choice]:
    """All that can be chosen at the question before us, in the order in which it is shown."""
    question = interview.question
    labels = interview.questionnaire.labels(question, say.language)
    for id, key, label in zip(value_ids(question), CHOICE_KEYS, labels, strict=False):
        yield Choice(id, key, label)
    if question.type == "multiple":
        yield Choice(NONE, NONE_KEY, say("None of these"))
    yield Choice(DONT_KNOW, DONT_KNOW_KEY, say("I don't know"))
    yield Choice(NOT_APPLICABLE, NOT_APPLICABLE_KEY, say("Not applicable (with the reason)"))


def keys_shown(question: Question) -> str:
    """The keys of the choices with a value as a person reads them: "1-5", "1-9 a-c"."""
    last = CHOICE_KEYS[len(value_ids(question)) - 1]
    return f"1-{last}" if last.isdecimal() else f"1-9 a-{last}"


def choice_of_key(question: Question, key: str) -> str | None:
    """The id of the choice that a key stands for; None where it stands for none."""
    if key == NONE_KEY:
        return NONE if question.type == "multiple" else None
    return dict(zip(CHOICE_KEYS, value_ids(question), strict=False)).get(key)


def is_tick(question: Question, choice: str) -> bool:
    """Whether a choice is one of several that can be ticked, so that more may follow."""
    return question.type == "multiple" and choice in question.option_ids


def chosen_ids(answer: Answer) -> frozenset[str]:
    """The ids of the choices that an answer stands for."""
    value = answer.value
    if value is None:
        return frozenset()
    if isinstance(value, tuple):
        return frozenset(value) or frozenset({NONE})
    return frozenset({str(value)})


def answer_after(question: Question, answer: Answer, choice: str) -> Answer:
    """The answer once a choice is made: its value, one tick more or fewer, or no value; its note stays."""
    if choice in (DONT_KNOW, NOT_APPLICABLE):
        return answer.valued(NoValue(choice))
    if choice == NONE:
        return answer.valued(())
    if question.type == "multiple":
        return answer.toggled(choice, question.option_ids)
    return answer.valued(choice if question.type == "choice" else int(choice))


def value_of_numbers(question: Question, line: str) -> AnswerValue:
    """The value that one or several numbers in a line stand for; None where they stand for none.

    They count the choices from 1, with spaces or commas between them; 0 says that none is ticked.
    """
    words = line.replace(",", " ").split()
    if not words or not all(word.isascii() and word.isdecimal() and len(word) <= 2 for word in words):
        return None
    numbers, ids = [int(word) for word in words], value_ids(question)
    if question.type == "multiple" and numbers == [0]:
        return ()
    if not all(1 <= number <= len(ids) for number in numbers):
        return None
    if question.type == "multiple":
        return tuple(id for number, id in enumerate(ids, 1) if number in numbers)
    if len(numbers) != 1:
        return None
    return answer_after(question, Answer(), ids[numbers[0] - 1]).value
