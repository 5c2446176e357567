"""The rubric: how answers become scores (rubric.toml). Every number in it can be checked by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal

from e20assess.i18n import N_
from e20assess.inputs.structure import Converted, Part, Within
from e20assess.questionnaire.text import Texts

LOWEST, HIGHEST = 1, 5
"""The ends of the scale: answers, scores and levels all lie between them."""

LEVEL_COUNT = HIGHEST - LOWEST + 1


_NUMBER = re.compile(r"\d{1,9}(\.\d{1,9}|/\d{1,9})?")


def _exact(written: object) -> Fraction:
    """An exact number from a string such as "1.8" or "7/3"; a bare float would not be exact."""
    if not isinstance(written, str):
        raise ValueError(N_("write the number between quotes, so that it is exact"))
    if not _NUMBER.fullmatch(written):
        raise ValueError(N_('a number such as "1.8" or "7/3" is expected'))
    try:
        return Fraction(written)
    except ZeroDivisionError:
        raise ValueError(N_("nothing can be divided by zero")) from None


Exact = Annotated[Fraction, Converted(_exact)]


@dataclass(frozen=True, kw_only=True)
class CapabilityRule(Part):
    """How the answers of a capability become its score."""

    score: Literal["mean"]
    minimum_answered: Annotated[int, Within(1)]


@dataclass(frozen=True, kw_only=True)
class DimensionRule(Part):
    """How the capabilities of a dimension become its score; the share is of the capabilities asked."""

    score: Literal["mean"]
    minimum_share: Exact


@dataclass(frozen=True, kw_only=True)
class OverallRule(Part):
    """How the dimensions become the overall score, and how far its level may exceed the lowest one's."""

    score: Literal["mean"]
    cap_above_lowest: Annotated[int, Within(0)]


@dataclass(frozen=True, kw_only=True)
class LevelRule(Part):
    """The cuts between levels, rising; a score equal to a cut belongs to the level above it."""

    cuts: tuple[Exact, ...]

    @cached_property
    def ratios(self) -> tuple[tuple[int, int], ...]:
        """The cuts as pairs of whole numbers."""
        return tuple(cut.as_integer_ratio() for cut in self.cuts)


@dataclass(frozen=True, kw_only=True)
class UnknownRule(Part):
    """The share of "don't know" among the asked questions that is a finding of its own."""

    finding_share: Exact


@dataclass(frozen=True, kw_only=True)
class ShortRule(Part):
    """The bands of the short form, in place of levels."""

    bands: tuple[str, ...]
    cuts: tuple[Exact, ...]
    names: Texts


@dataclass(frozen=True, kw_only=True)
class CountRule(Part):
    """The level (1..5) for 0, 1, 2 … ticked options of a question of type multiple."""

    question: str
    levels: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Rubric(Part):
    """All the rules by which one questionnaire is scored."""

    capability: CapabilityRule
    dimension: DimensionRule
    overall: OverallRule
    levels: LevelRule
    unknown: UnknownRule
    short: ShortRule
    count: tuple[CountRule, ...] = ()

    def level(self, score: Fraction) -> int:
        """The level (1..5) of a score (1..5): the number of cuts at or below it, plus 1."""
        return _cuts_reached(score, self.levels.ratios) + LOWEST

    def mean(self, total: int, count: int) -> tuple[Fraction, int]:
        """The mean of `count` whole values that add up to `total`, and its level (1..5).

        There are few such means and making a fraction is slow, so each is made once.
        """
        key = (total, count)
        if (found := self._means.get(key)) is None:
            score = Fraction(total, count)
            found = self._means[key] = (score, self.level(score))
        return found

    @cached_property
    def _means(self) -> dict[tuple[int, int], tuple[Fraction, int]]:
        return {}

    def band(self, score: Fraction) -> int:
        """The band of a score in the short form, as an index into `short.bands`, lowest first."""
        return _cuts_reached(score, tuple(cut.as_integer_ratio() for cut in self.short.cuts))

    def next_cut(self, level: int) -> Fraction | None:
        """The cut between a level and the one above it; None for the highest."""
        return self.levels.cuts[level - LOWEST] if level < HIGHEST else None


def reaches(part: int, whole: int, share: Fraction) -> bool:
    """Whether `part` of `whole` is at least this share; in whole numbers, much faster than in fractions."""
    over, under = share.as_integer_ratio()
    return part * under >= over * whole


def _cuts_reached(score: Fraction, cuts: tuple[tuple[int, int], ...]) -> int:
    """How many cuts lie at or below the score; in whole numbers, which is much faster than in fractions."""
    over, under = score.as_integer_ratio()
    reached = 0
    for cut_over, cut_under in cuts:
        if cut_over * under > over * cut_under:
            break
        reached += 1
    return reached
