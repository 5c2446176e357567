"""One answer away: the answers that alone, one step up or down, would move a dimension to another level."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from e20assess.questionnaire.rubric import LOWEST
from e20assess.report.context import Material
from e20assess.report.view.common import Score
from e20assess.scoring.sensitivity import OneStep


@dataclass(frozen=True, slots=True)
class Away:
    """One answer, and its step."""

    label: str
    """Such as "Q7"."""
    number: int
    question: str
    step: str
    """Such as "one option more ticked"; empty for one value up or down."""
    values: str
    """Before and after: "2 → 3"."""
    score_after: Score
    """What the dimension's score would be."""


@dataclass(frozen=True, slots=True)
class AwayGroup:
    """The answers that move one dimension to the same level."""

    lifts: bool
    """Whether one step higher lifts it; else one step lower drops it."""
    sentence: str
    answers: tuple[Away, ...]


def away_groups(material: Material) -> tuple[AwayGroup, ...]:
    """What one answer could change: what it would lift, then what it would drop; nearest to a cut first."""
    steps = sorted(material.diagnosis.one_away, key=lambda step: _nearness(material, step))
    return tuple(
        _group(material, list(group))
        for _, group in groupby(steps, key=lambda step: (step.direction, step.dimension, step.level_after))
    )


def _nearness(material: Material, step: OneStep) -> tuple[int, Fraction, int, int]:
    """Lifts before drops; then how far the dimension's score lies from the cut, whichever answer moves it."""
    cut = material.questionnaire.rubric.levels.cuts[step.level_before - LOWEST - (step.direction < 0)]
    score = material.scorecard.dimension(step.dimension).score or Fraction()
    place = [part.id for part in material.scorecard.dimensions].index(step.dimension)
    return -step.direction, abs(cut - score), place, step.level_after


def _group(material: Material, steps: list[OneStep]) -> AwayGroup:
    first = steps[0]
    values = {"dimension": material.name(first.dimension), "level": material.level(first.level_after)}
    if first.direction > 0:
        sentence = material.say.many(
            "This answer, one step higher, would lift “{dimension}” to level {level}.",
            "Any one of these {count} answers, one step higher, would lift “{dimension}” to level {level}.",
            len(steps),
            **values,
        )
    else:
        sentence = material.say.many(
            "This answer, one step lower, would drop “{dimension}” to level {level}.",
            "Any one of these {count} answers, one step lower, would drop “{dimension}” to level {level}.",
            len(steps),
            **values,
        )
    return AwayGroup(first.direction > 0, sentence, tuple(_away(material, steps)))


def _away(material: Material, steps: Iterable[OneStep]) -> Iterable[Away]:
    for step in steps:
        yield Away(
            label=material.label(step.question),
            number=material.numbers[step.question],
            question=material.name(step.question),
            step=_step(material, step),
            values=f"{step.value_before} → {step.value_after}",
            score_after=material.score(step.score_after),
        )


def _step(material: Material, step: OneStep) -> str:
    """What one step is, where it is not simply one value up or down."""
    question, say = material.questionnaire.questions[step.question], material.say
    if question.type == "multiple":
        return say("one option more") if step.direction > 0 else say("one option fewer")
    if question.reversed:
        return say("one point less agreement") if step.direction > 0 else say("one point more agreement")
    return ""
