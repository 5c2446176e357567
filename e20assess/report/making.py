"""How every number was made, down to the value of each answer, and what keeps from the next level."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from e20assess.report.away import AwayGroup, away_groups
from e20assess.report.material import Material
from e20assess.report.parts import Dimension, Score, Standing
from e20assess.report.rules import dimension_rules, overall_rules
from e20assess.scoring.scorecard import CapabilityScore, DimensionScore


@dataclass(frozen=True, slots=True)
class MadeCapability:
    """How the score of a capability was made."""

    name: str
    questions: tuple[str, ...]
    """The ids of its scored questions in this form."""
    formula: str
    """Such as "(3 + 2) / 2 = 5/2"; empty without a score."""
    score: Score


@dataclass(frozen=True, slots=True)
class MadeDimension:
    """How the score of a dimension was made, and what keeps it from the next level."""

    id: str
    name: str
    colour: int
    """1 to 4."""
    score: Score
    standing: Standing
    capabilities: tuple[MadeCapability, ...]
    formula: str
    """Empty without a score."""
    sentences: tuple[str, ...]
    """The rules that applied: enough capabilities, the level, the range, the next level."""


@dataclass(frozen=True, slots=True)
class Making:
    """How every number was made."""

    dimensions: tuple[MadeDimension, ...]
    overall_formula: str
    """Empty without an overall score."""
    overall_sentences: tuple[str, ...]
    has_levels: bool
    """Whether any dimension has a level that an answer could change."""
    away: tuple[AwayGroup, ...]
    """The answers that alone would move a dimension to another level."""


def making(material: Material, dimensions: Sequence[Dimension]) -> Making:
    """How every number was made."""
    overall = material.scorecard.overall
    scores = [part.score for part in material.scorecard.dimensions if part.score is not None]
    return Making(
        dimensions=tuple(
            _dimension(material, shown, part)
            for shown, part in zip(dimensions, material.scorecard.dimensions, strict=True)
        ),
        overall_formula=_mean(scores, overall.score),
        overall_sentences=tuple(overall_rules(material)),
        has_levels=any(part.level is not None for part in material.scorecard.dimensions),
        away=away_groups(material),
    )


def _dimension(material: Material, shown: Dimension, part: DimensionScore) -> MadeDimension:
    if material.is_short:
        values = _values(material, shown.questions)
    else:
        values = [capability.score for capability in part.capabilities if capability.score is not None]
    return MadeDimension(
        id=part.id,
        name=shown.name,
        colour=shown.colour,
        score=shown.score,
        standing=shown.standing,
        capabilities=tuple(
            made for part in part.capabilities if (made := _capability(material, part)).questions
        ),
        formula=_mean(values, part.score),
        sentences=tuple(filter(None, dimension_rules(material, shown, part))),
    )


def _capability(material: Material, part: CapabilityScore) -> MadeCapability:
    scored = [question.id for question in material.questionnaire.questions_of[part.id] if question.is_scored]
    questions = material.in_form(scored)
    formula = _mean(_values(material, questions), part.score)
    return MadeCapability(material.name(part.id), questions, formula, material.score(part.score))


def _values(material: Material, questions: Iterable[str]) -> list[Fraction]:
    values = (material.scorecard.questions[id].value for id in questions)
    return [Fraction(value) for value in values if value is not None]


def _mean(values: Sequence[Fraction], score: Fraction | None) -> str:
    """Such as "(3 + 2) / 2 = 5/2"; a single value needs no sum."""
    if score is None or not values:
        return ""
    if len(values) == 1:
        return str(score)
    return f"({' + '.join(map(str, values))}) / {len(values)} = {score}"
