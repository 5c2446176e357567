"""Two assessments of one questionnaire side by side: all immutable, scores in exact fractions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from e20assess.answers.model import AnswerSheet, Form
from e20assess.questionnaire.model import Questionnaire
from e20assess.questionnaire.parts import SEVERITIES, Pattern, Severity
from e20assess.scoring.patterns import State
from e20assess.scoring.scorecard import QuestionScore, Scorecard, Standing


@dataclass(frozen=True)
class Run:
    """One of the two: its sheet and its own questionnaire, and its scores by the rules common to both."""

    questionnaire: Questionnaire
    sheet: AnswerSheet
    scorecard: Scorecard


@dataclass(frozen=True)
class Basis:
    """What both assessments have, which alone is compared; question ids in file order."""

    form: Form
    """Short where either is: bands do not compare with levels."""
    questions: tuple[str, ...]
    """Those compared: asked in both, in the same way."""
    other_form: tuple[str, ...] = ()
    """Those that only one of the two forms asks."""
    only_before: tuple[str, ...] = ()
    """Those of the first version of the questionnaire only."""
    only_after: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    """Those of both versions whose type, direction or options are no longer the same."""
    patterns_before: tuple[str, ...] = ()
    """The ids of the patterns of the first version only."""
    is_other_version: bool = False
    """Whether the two questionnaires are not the same, word for word."""


class ScoreChange(NamedTuple):
    """A dimension, a capability or the whole ("overall"), before and after: scores and levels are 1..5."""

    id: str
    before: Fraction | None
    after: Fraction | None
    level_before: int | None
    level_after: int | None
    band_before: int | None = None
    """Dimensions in the short form: index into the rubric's bands, lowest first."""
    band_after: int | None = None
    unmatched: tuple[str, ...] = ()
    """The ids of its questions that have a value in one of the two only: they move the mean by themselves."""
    matched: Fraction | None = None
    """After minus before on the questions with a value both times; None where these give no score."""

    @property
    def difference(self) -> Fraction | None:
        """After minus before, exactly; None where one of them has no score."""
        return None if self.before is None or self.after is None else self.after - self.before


class PatternChange(NamedTuple):
    """A pattern before and after."""

    pattern: Pattern
    before: State
    after: State
    severity_before: Severity
    severity_after: Severity

    @property
    def severity(self) -> Severity:
        """Its severity now, or before where it was present only then."""
        only_before = self.before is State.PRESENT and self.after is not State.PRESENT
        return self.severity_before if only_before else self.severity_after


class AnswerChange(NamedTuple):
    """A question with what was said to it before and after."""

    id: str
    before: QuestionScore
    after: QuestionScore

    @property
    def has_moved(self) -> bool:
        """Whether what was said differs; what is set aside or left open counts as nothing said."""
        return _said(self.before) != _said(self.after)

    @property
    def difference(self) -> int | None:
        """By how many steps the scored value (1..5) rose or fell; None where one of them has none."""
        if self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value

    @property
    def has_new_note(self) -> bool:
        """Whether the notes differ."""
        return self.before.answer.note.strip() != self.after.answer.note.strip()


def _said(part: QuestionScore) -> object:
    if part.standing in (Standing.SET_ASIDE, Standing.UNANSWERED, Standing.NOT_ASKED):
        return None
    value = part.answer.value
    return frozenset(value) if isinstance(value, tuple) else value


@dataclass(frozen=True)
class Comparison:
    """Two assessments side by side; `after` minus `before` is every difference, whatever their dates."""

    before: Run
    after: Run
    basis: Basis
    dimensions: tuple[ScoreChange, ...]
    capabilities: tuple[ScoreChange, ...]
    """Of all dimensions, in file order; in the short form they rest on too few answers to be shown."""
    overall: ScoreChange
    patterns: tuple[PatternChange, ...]
    """All of them, in file order."""
    answers: tuple[AnswerChange, ...]
    """Every question compared, in file order."""

    @property
    def rules(self) -> Questionnaire:
        """The questionnaire whose rules score both: the later run's."""
        return self.after.questionnaire

    @property
    def is_short(self) -> bool:
        """Whether they are compared in bands, without levels, capabilities or overall."""
        return self.basis.form == "short"

    @property
    def has_mixed_forms(self) -> bool:
        """Whether one is in the full form and the other in the short one."""
        return self.before.sheet.form != self.after.sheet.form

    @property
    def is_dated_backwards(self) -> bool:
        """Whether the one given as the later is dated before the earlier."""
        return self.after.sheet.date < self.before.sheet.date

    @property
    def unmatched(self) -> tuple[str, ...]:
        """The ids of the questions that have a value in one of the two only, in file order."""
        return tuple(id for change in self.dimensions for id in change.unmatched)

    @cached_property
    def moved(self) -> tuple[AnswerChange, ...]:
        """The answers that are not what they were."""
        return tuple(part for part in self.answers if part.has_moved)

    @cached_property
    def raised(self) -> tuple[AnswerChange, ...]:
        """Those whose scored value is higher than before."""
        return tuple(part for part in self.moved if (part.difference or 0) > 0)

    @cached_property
    def lowered(self) -> tuple[AnswerChange, ...]:
        """Those whose scored value is lower than before."""
        return tuple(part for part in self.moved if (part.difference or 0) < 0)

    @cached_property
    def renoted(self) -> tuple[AnswerChange, ...]:
        """The answers that did not move, and whose note did."""
        return tuple(
            part
            for part in self.answers
            if part.has_new_note
            and not part.has_moved
            and Standing.SET_ASIDE not in (part.before.standing, part.after.standing)
        )

    @cached_property
    def gained(self) -> tuple[PatternChange, ...]:
        """The patterns that were absent and are present, the gravest first."""
        return self._patterns(lambda part: (part.before, part.after) == (State.ABSENT, State.PRESENT))

    @cached_property
    def lost(self) -> tuple[PatternChange, ...]:
        """The patterns that were present and are absent, the gravest first."""
        return self._patterns(lambda part: (part.before, part.after) == (State.PRESENT, State.ABSENT))

    @cached_property
    def kept(self) -> tuple[PatternChange, ...]:
        """The patterns that are present both times, the gravest first."""
        return self._patterns(lambda part: (part.before, part.after) == (State.PRESENT, State.PRESENT))

    @cached_property
    def reassessed(self) -> tuple[PatternChange, ...]:
        """The patterns that could be assessed one time only: neither gained nor lost."""
        return self._patterns(lambda part: (part.before is State.UNKNOWN) != (part.after is State.UNKNOWN))

    @cached_property
    def undecided(self) -> tuple[PatternChange, ...]:
        """The patterns that could be assessed neither time."""
        return self._patterns(lambda part: (part.before, part.after) == (State.UNKNOWN, State.UNKNOWN))

    def capabilities_of(self, dimension: str) -> tuple[ScoreChange, ...]:
        """The capabilities of a dimension, in file order."""
        ids = {part.id for part in self.rules.dimension(dimension).capabilities}
        return tuple(part for part in self.capabilities if part.id in ids)

    def _patterns(self, wanted: Callable[[PatternChange], bool]) -> tuple[PatternChange, ...]:
        found = [part for part in self.patterns if wanted(part)]
        return tuple(sorted(found, key=lambda part: SEVERITIES.index(part.severity)))
