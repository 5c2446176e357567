"""Answers and the sheet that holds them: immutable, and knowing nothing of scores."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal

from e20assess.inputs.text import clean_line

Form = Literal["full", "short"]


FORMAT = 1
"""The version of the sheet format that this program reads and writes."""


LONGEST_NOTE = 20_000
"""Characters of a note at most; more is a paste gone wrong."""


class NoValue(StrEnum):
    """An answer that has no value, and is neither zero nor level 1."""

    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"


AnswerValue = int | str | tuple[str, ...] | NoValue | None
"""1..5 for level and agreement, an option id for choice, option ids for multiple (none ticked: an empty
tuple), a NoValue for any, and None where there is only a note."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said to one question, and the note beside it."""

    value: AnswerValue = None
    note: str = ""
    discuss: bool = False
    """Whether the respondents want to come back to it together."""

    @property
    def is_given(self) -> bool:
        """Whether the question was answered at all, be it by "don't know"."""
        return self.value is not None

    @property
    def is_empty(self) -> bool:
        """Whether there is neither an answer, nor a note, nor a flag."""
        return self.value is None and not self.note and not self.discuss

    def valued(self, value: AnswerValue) -> Answer:
        """Another answer with the same note and flag."""
        return Answer(value, self.note, self.discuss)

    def noted(self, note: str) -> Answer:
        """The same answer with another note."""
        return Answer(self.value, note.strip(), self.discuss)

    def because(self, reason: str) -> Answer:
        """Not applicable; the reason goes below what the note says, which may be the reason itself."""
        note = "\n".join(filter(None, [self.note, reason.strip()]))
        return Answer(NoValue.NOT_APPLICABLE, note, self.discuss)

    def flagged(self, discuss: bool) -> Answer:
        """The same answer, to be discussed or no more."""
        return Answer(self.value, self.note, discuss)

    def toggled(self, option: str, options: tuple[str, ...]) -> Answer:
        """A multiple answer with one option ticked or unticked, in the order of `options`.

        Unticking the last one takes the answer back: "none of these" is said on purpose only.
        """
        ticked = set(self.value) if isinstance(self.value, tuple) else set()
        return self.valued(tuple(id for id in options if (id in ticked) != (id == option)) or None)


NOTHING = Answer()
"""The answer of a question not yet answered."""


@dataclass(frozen=True, slots=True)
class Respondent:
    """Who answered: a person or a room; `role` is free text."""

    name: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the cover of a report says of an assessment, and what can be corrected at any time."""

    organisation: str
    unit: str
    date: datetime.date
    respondent: Respondent

    def cleaned(self) -> Facts:
        """The same without what no terminal, page or database bears, nor space around it."""
        organisation, unit, name, role = (
            " ".join(clean_line(text).split())
            for text in (self.organisation, self.unit, self.respondent.name, self.respondent.role)
        )
        return Facts(organisation, unit, self.date, Respondent(name, role))


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """One respondent's answers to one questionnaire, for one unit, at one date."""

    questionnaire: str
    version: str
    organisation: str
    unit: str
    date: datetime.date
    language: str
    form: Form = "full"
    respondent: Respondent = Respondent()
    targets: Mapping[str, int] = field(default_factory=dict)
    """The level (1..5) aimed at, by dimension id."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """By question id; a question set aside keeps its answer here."""

    @property
    def facts(self) -> Facts:
        """Whom and when it is about."""
        return Facts(self.organisation, self.unit, self.date, self.respondent)

    def about(self, facts: Facts) -> AnswerSheet:
        """The same answers under other facts."""
        return replace(
            self,
            organisation=facts.organisation,
            unit=facts.unit,
            date=facts.date,
            respondent=facts.respondent,
        )

    def answer(self, question: str) -> Answer:
        """The answer to a question; NOTHING where there is none."""
        return self.answers.get(question, NOTHING)

    def with_answer(self, question: str, answer: Answer) -> AnswerSheet:
        """A sheet with this answer in place of the earlier one; an empty one removes it."""
        others = {id: given for id, given in self.answers.items() if id != question}
        return replace(self, answers=others if answer.is_empty else {**others, question: answer})
