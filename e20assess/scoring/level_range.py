"""Between which levels a result can lie while answers are missing: a level is no fact before they are in."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from e20assess.questionnaire.conditions import exact_mean
from e20assess.questionnaire.rubric import Rubric
from e20assess.scoring.scorecard import DimensionScore, Scorecard


class Reach(NamedTuple):
    """The lowest and the highest level (1..5), or band (from 0), that the missing answers leave open."""

    lowest: int
    highest: int

    @property
    def is_open(self) -> bool:
        """Whether the missing answers decide the level."""
        return self.lowest < self.highest


def dimension_reach(rubric: Rubric, part: DimensionScore) -> Reach | None:
    """The levels or bands of a dimension's range (rule 5); None where it has no level or band now."""
    if part.low is None or part.high is None or (part.level is None and part.band is None):
        return None
    place = rubric.band if part.level is None else rubric.level
    return Reach(place(part.low), place(part.high))


def overall_reach(rubric: Rubric, scorecard: Scorecard) -> Reach | None:
    """The levels of the whole with every missing answer at 1, and at 5 (rules 4 and 5); None without one."""
    if scorecard.overall.level is None:
        return None
    lows = [part.low for part in scorecard.dimensions if part.low is not None]
    highs = [part.high for part in scorecard.dimensions if part.high is not None]
    return Reach(_level(rubric, lows), _level(rubric, highs))


def _level(rubric: Rubric, scores: Sequence[Fraction]) -> int:
    lowest = min(rubric.level(score) for score in scores)
    return min(rubric.level(exact_mean(scores)), lowest + rubric.overall.cap_above_lowest)
