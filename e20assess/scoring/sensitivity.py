"""What one step would change: answers one step from a cut, and the gain of an action.

A step of a level or agreement answer is one value up or down; of a multiple answer, one option more or
fewer ticked (method, section 2, rule 9).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from e20assess.questionnaire.model import Question, Questionnaire
from e20assess.questionnaire.rubric import HIGHEST, LOWEST
from e20assess.scoring.score import capability_score, full_score, short_score
from e20assess.scoring.scorecard import CapabilityScore, DimensionScore, QuestionScore, Scorecard

Direction = int
"""+1 raises the score, -1 lowers it."""


class OneStep(NamedTuple):
    """One answer whose single step moves a dimension over a cut."""

    question: str
    dimension: str
    direction: Direction
    value_before: int
    value_after: int
    """Scored values (1..5) before and after the step."""
    score_after: Fraction
    level_before: int
    level_after: int


def one_answer_away(questionnaire: Questionnaire, scorecard: Scorecard) -> tuple[OneStep, ...]:
    """The answers that, one step higher, lift a dimension's level, then those that, one lower, drop it.

    In file order within each group; none in the short form, which has no levels.
    """
    return tuple(
        step
        for direction in (+1, -1)
        for dimension in scorecard.dimensions
        if dimension.level is not None
        for step in _steps(questionnaire, dimension, direction)
    )


def _steps(
    questionnaire: Questionnaire, dimension: DimensionScore, direction: Direction
) -> Iterator[OneStep]:
    for capability in dimension.capabilities:
        for part in capability.parts:
            after = stepped(questionnaire, part, direction)
            if part.value is None or after is None or after == part.value or dimension.level is None:
                continue
            values = {other.id: other.value for other in capability.parts} | {part.id: after}
            score = _with_values(questionnaire, dimension, capability, values)
            if score is None:
                continue
            level = questionnaire.rubric.level(score)
            if (level - dimension.level) * direction > 0:
                yield OneStep(
                    part.id, dimension.id, direction, part.value, after, score, dimension.level, level
                )


def stepped(questionnaire: Questionnaire, part: QuestionScore, direction: Direction) -> int | None:
    """The scored value (1..5) after one step of the answer; None where there is no such step."""
    if part.value is None:
        return None
    question: Question = questionnaire.questions[part.id]
    if question.type == "multiple":
        ticked = len(part.answer.value) if isinstance(part.answer.value, tuple) else 0
        levels = questionnaire.count_levels[part.id]
        after = ticked + direction
        return levels[after] if 0 <= after < len(levels) else None
    after = part.value + direction
    return after if LOWEST <= after <= HIGHEST else None


def gain(questionnaire: Questionnaire, dimension: DimensionScore, capability: CapabilityScore) -> Fraction:
    """What the dimension's score gains if each answer of the capability below the top goes up one level."""
    raised = {part.id: stepped(questionnaire, part, +1) or part.value for part in capability.parts}
    score = _with_values(questionnaire, dimension, capability, raised)
    return Fraction() if score is None or dimension.score is None else score - dimension.score


def _with_values(
    questionnaire: Questionnaire,
    dimension: DimensionScore,
    capability: CapabilityScore,
    values: Mapping[str, int | None],
) -> Fraction | None:
    """The dimension's score with other values (by question id) in one of its capabilities."""
    parts = tuple(part._replace(value=values[part.id]) for part in capability.parts)
    moved = capability_score(questionnaire, capability.id, parts)
    others = [moved if other.id == capability.id else other for other in dimension.capabilities]
    return full_score(questionnaire, others) if dimension.band is None else short_score(others)
