"""What scoring says of a sheet: every number beside the parts it was made of. All immutable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from e20assess.answers.model import Answer, Form
from e20assess.questionnaire.conditions import Value

NOT_APPLICABLE_SHARE = Fraction(1, 5)
"""Beyond this share of questions that do not apply, a dimension says little: a finding of its own."""


class Standing(StrEnum):
    """Where a question stands in a scoring."""

    VALUED = "valued"
    """Answered, with a value (a choice: answered)."""
    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"
    UNANSWERED = "unanswered"
    SET_ASIDE = "set_aside"
    NOT_ASKED = "not_asked"
    """Not in this form of the questionnaire."""


class Rule(StrEnum):
    """By which rule the value of a question was made (method, section 2, rule 1)."""

    AS_ANSWERED = "as_answered"
    REVERSED = "reversed"
    COUNTED = "counted"
    NEVER_SCORED = "never_scored"


class QuestionScore(NamedTuple):
    """One question in a scoring: its answer, where it stands, its value (1..5) and the rule that made it."""

    id: str
    answer: Answer
    standing: Standing
    value: int | None
    rule: Rule
    counts: bool
    """Whether it counts as asked: it can be scored, is in the form, not set aside, not "not applicable"."""


class CapabilityScore(NamedTuple):
    """A capability: the mean of its questions that have a value (rule 2). Counts are of scored questions."""

    id: str
    score: Fraction | None
    level: int | None
    """1..5, by the rubric's cuts; None without a score."""
    asked: int
    answered: int
    parts: tuple[QuestionScore, ...]

    @property
    def is_thin(self) -> bool:
        """Whether the score rests on a single answer."""
        return self.score is not None and self.answered == 1


class DimensionScore(NamedTuple):
    """A dimension: the mean of its capabilities (rule 3); in the short form, of its answers (rule 8)."""

    id: str
    score: Fraction | None
    level: int | None
    """1..5; None without a score, and in the short form."""
    band: int | None
    """Short form only: index into the rubric's bands, lowest first."""
    low: Fraction | None
    """Its score with everything missing or not known at 1 (rule 5); None where nothing is asked."""
    high: Fraction | None
    """The same at 5."""
    asked: int
    answered: int
    dont_know: int
    not_applicable: int
    is_unknown_finding: bool
    """Whether the share of "don't know" is a finding of its own (rule 6)."""
    capabilities: tuple[CapabilityScore, ...]

    @property
    def unknown_share(self) -> Fraction:
        """Share of "don't know" among the asked questions."""
        return Fraction(self.dont_know, self.asked or 1)

    @property
    def is_not_applicable_finding(self) -> bool:
        """Whether more than NOT_APPLICABLE_SHARE of its questions do not apply: a finding of its own."""
        return self.not_applicable > NOT_APPLICABLE_SHARE * (self.asked + self.not_applicable)

    @property
    def capabilities_asked(self) -> tuple[CapabilityScore, ...]:
        """Those of which at least one scored question is asked."""
        return tuple(part for part in self.capabilities if part.asked)

    @property
    def capabilities_scored(self) -> tuple[CapabilityScore, ...]:
        """Those that have a score."""
        return tuple(part for part in self.capabilities if part.score is not None)


class OverallScore(NamedTuple):
    """The whole: the mean of the dimensions, its level capped by the lowest of them (rule 4)."""

    score: Fraction | None
    level: int | None
    level_by_mean: int | None
    """The level before the cap."""
    lowest: tuple[str, ...]
    """The ids of the dimensions with the lowest level."""

    @property
    def is_capped(self) -> bool:
        """Whether the lowest dimension holds the level down."""
        return self.level != self.level_by_mean


@dataclass(frozen=True)
class Scorecard:
    """All the scores of one sheet."""

    form: Form
    dimensions: tuple[DimensionScore, ...]
    overall: OverallScore
    questions: Mapping[str, QuestionScore]
    """Every question of the questionnaire, by id, in file order."""
    values: Mapping[str, Value]
    """What each id stands for in a condition: score of a dimension or capability, value of a question."""

    def dimension(self, id: str) -> DimensionScore:
        """The score of a dimension; KeyError where there is none."""
        for dimension in self.dimensions:
            if dimension.id == id:
                return dimension
        raise KeyError(id)

    def capability(self, id: str) -> CapabilityScore:
        """The score of a capability; KeyError where there is none."""
        for capability in self.capabilities:
            if capability.id == id:
                return capability
        raise KeyError(id)

    @property
    def capabilities(self) -> tuple[CapabilityScore, ...]:
        """The capabilities of all dimensions, in file order."""
        return tuple(part for dimension in self.dimensions for part in dimension.capabilities)
