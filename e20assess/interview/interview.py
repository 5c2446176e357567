"""Walking through the questions: where we are, what comes next, how far it still is. Pure functions.

An `Interview` is a sheet and a place in it; every move gives a new one. Going back never validates, and
a question set aside is never stopped at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from e20assess.answers.branches import questions_of_form, set_aside
from e20assess.answers.model import Answer, AnswerSheet, Form
from e20assess.questionnaire.model import Capability, Question, Questionnaire

WORDS_PER_MINUTE = 238
"""Adults reading silently, on average (Brysbaert 2019)."""

SECONDS_TO_ANSWER = 20
"""Recalling and choosing, once a question is read.

Twice the Pew Research Center's working figure for a plain question: ours ask for an event first.
"""

ROUGH_MINUTES = 8
"""From here on a time is told to the nearest five minutes: nobody knows it better."""

OPENING = "opening"
"""The id of the section that holds the questions asked first."""


@dataclass(frozen=True)
class Section:
    """A stretch of the interview: the opening, or a dimension; its questions in asking order."""

    id: str
    questions: tuple[str, ...]


class BranchChange(NamedTuple):
    """What an answer closed: answers set aside, questions no longer asked; below 0: what came back."""

    answers: int = 0
    questions: int = 0


@dataclass(frozen=True)
class Interview:
    """A sheet being answered, and the question before us."""

    questionnaire: Questionnaire
    sheet: AnswerSheet
    current: str
    """The id of a question that is asked."""
    copied: frozenset[str] = frozenset()
    """The ids of the questions whose answers come from an earlier run and wait to be confirmed."""

    @cached_property
    def aside(self) -> frozenset[str]:
        """The ids of this form's questions that a branch sets aside."""
        return set_aside(self.questionnaire, self.sheet.answers, self._form)

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """The ids of the questions really asked, in order."""
        return tuple(id for id in self._form if id not in self.aside)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The asked questions by section, in order; sections without any are left out."""
        opening = tuple(id for id in self.asked if id in self.questionnaire.order)
        sections = [Section(OPENING, opening)]
        for dimension in self.questionnaire.dimensions:
            ids = [question.id for question in dimension.questions]
            sections.append(
                Section(dimension.id, tuple(id for id in self.asked if id in ids and id not in opening))
            )
        return tuple(section for section in sections if section.questions)

    @property
    def opening_section(self) -> Section | None:
        """The section that the question before us opens; None in the middle of one, and in the first."""
        for section in self.sections:
            if section.questions[0] == self.current and section.id != OPENING:
                return section
        return None

    @property
    def question(self) -> Question:
        """The question before us."""
        return self.questionnaire.questions[self.current]

    @property
    def capability(self) -> Capability:
        """The capability of the question before us."""
        return self.questionnaire.capabilities[self.question.capability]

    @property
    def answer(self) -> Answer:
        """What has been said to the question before us."""
        return self.sheet.answer(self.current)

    @property
    def position(self) -> int:
        """The place of the question before us among those asked, from 1."""
        return self.asked.index(self.current) + 1

    @property
    def is_first(self) -> bool:
        """Whether there is nothing before this question."""
        return self.current == self.asked[0]

    @property
    def is_last(self) -> bool:
        """Whether there is nothing after this question."""
        return self.current == self.asked[-1]

    @cached_property
    def gaps(self) -> tuple[str, ...]:
        """The ids of the asked questions without any answer, in order."""
        return tuple(id for id in self.asked if not self.sheet.answer(id).is_given)

    @cached_property
    def to_discuss(self) -> tuple[str, ...]:
        """The ids of the asked questions that are marked to be discussed, in order."""
        return tuple(id for id in self.asked if self.sheet.answer(id).discuss)

    @cached_property
    def to_confirm(self) -> tuple[str, ...]:
        """The ids of the asked questions whose answers come from an earlier run, in order."""
        return tuple(id for id in self.asked if self.waits(id))

    @cached_property
    def open(self) -> tuple[str, ...]:
        """The ids of the asked questions that still want somebody: gaps and answers to confirm, in order."""
        return tuple(id for id in self.asked if self.waits(id) or not self.sheet.answer(id).is_given)

    def waits(self, question: str) -> bool:
        """Whether the answer to a question comes from an earlier run and nobody has confirmed it yet."""
        return question in self.copied and self.sheet.answer(question).is_given

    def answered_among(self, questions: Sequence[str]) -> int:
        """How many of these questions have an answer of any kind that does not wait to be confirmed."""
        return sum(self.sheet.answer(id).is_given and not self.waits(id) for id in questions)

    def with_answer(self, answer: Answer) -> Interview:
        """The interview after answering the question before us, or confirming its answer."""
        sheet = self.sheet.with_answer(self.current, answer)
        return replace(self, sheet=sheet, copied=self.copied - {self.current}).settled()

    def settled(self) -> Interview:
        """The interview at a question that is asked: the current one, or the nearest before it."""
        if self.current in self.asked:
            return self
        before = [id for id in self._form[: self._form_index] if id in self.asked]
        return replace(self, current=before[-1] if before else self.asked[0])

    def at(self, question: str) -> Interview:
        """The interview at a question; KeyError where it is not asked."""
        if question not in self.asked:
            raise KeyError(question)
        return replace(self, current=question)

    def next(self) -> Interview:
        """One question on; the last stays where it is."""
        return self._moved(+1)

    def back(self) -> Interview:
        """One question back, whatever has been answered; the first stays where it is."""
        return self._moved(-1)

    def next_gap(self) -> Interview:
        """The next question that is open, going round past the end; here where there is none."""
        return self._next_among(self.open)

    def next_flagged(self) -> Interview:
        """The next question to be discussed, going round past the end; here where there is none."""
        return self._next_among(self.to_discuss)

    def _next_among(self, questions: Sequence[str]) -> Interview:
        here = self.asked.index(self.current)
        for id in (*self.asked[here + 1 :], *self.asked[:here]):
            if id in questions:
                return replace(self, current=id)
        return self

    def minutes_left(self, language: str) -> int:
        """Minutes to read and answer what is still open (see `minutes_for`)."""
        return minutes_for(self.questionnaire, self.open, language)

    def _moved(self, steps: int) -> Interview:
        index = min(max(self.asked.index(self.current) + steps, 0), len(self.asked) - 1)
        return replace(self, current=self.asked[index])

    @cached_property
    def _form(self) -> tuple[str, ...]:
        return questions_of_form(self.questionnaire, self.sheet.form)

    @property
    def _form_index(self) -> int:
        return self._form.index(self.current) if self.current in self._form else 0


def begin(
    questionnaire: Questionnaire,
    sheet: AnswerSheet,
    place: str = "",
    copied: frozenset[str] = frozenset(),
) -> Interview:
    """Start or resume: at `place` if it is still asked, else at what is open first, else at the beginning.

    `copied` are the questions whose answers come from an earlier run and wait to be confirmed.
    """
    first = questions_of_form(questionnaire, sheet.form)[0]
    interview = Interview(questionnaire, sheet, first, copied).settled()
    if place in interview.asked:
        return interview.at(place)
    return interview.at(interview.open[0]) if interview.open else interview


def minutes_for(questionnaire: Questionnaire, questions: Sequence[str], language: str) -> int:
    """Minutes to read and answer these questions: rounded up; to the nearest five from `ROUGH_MINUTES` on."""
    words = sum(reading_words(questionnaire, id, language) for id in questions)
    seconds = words * 60 / WORDS_PER_MINUTE + SECONDS_TO_ANSWER * len(questions)
    minutes = -int(-seconds // 60)
    return minutes if minutes < ROUGH_MINUTES else 5 * ((minutes + 2) // 5)


def minutes_for_form(questionnaire: Questionnaire, form: Form, language: str) -> int:
    """Minutes that a whole form takes whoever answers it (see `minutes_for`)."""
    return minutes_for(questionnaire, questions_of_form(questionnaire, form), language)


def reading_words(questionnaire: Questionnaire, question: str, language: str) -> int:
    """How many words a respondent reads for one question: the question, its recall, its choices."""
    part = questionnaire.questions[question]
    texts = [part.text.to(language), part.recall.to(language), *questionnaire.labels(part, language)]
    return sum(len(text.split()) for text in texts)
