"""How every number was made, down to the value of each answer, and what keeps from the next level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from e20assess.questionnaire.rubric import LOWEST
from e20assess.report.context import Material
from e20assess.report.view.common import Dimension, Score, Standing
from e20assess.report.view.sensitivity import AwayGroup, away_groups
from e20assess.scoring.scorecard import CapabilityScore, DimensionScore


def dimension_rules(material: Material, shown: Dimension, part: DimensionScore) -> Iterator[str]:
    """The rules that applied to a dimension: enough capabilities, level, next level, range."""
    say = material.say
    if part.score is None:
        yield shown.remark
    elif material.is_short:
        yield say(
            "{score} lies in the band “{band}”.",
            score=shown.score.shown,
            band=material.standing(None, part.band).words,
        )
    elif part.level is not None:
        yield _enough(material, part)
        yield from _level_sentences(material, part.score, part.level)
    if shown.range:
        yield say.many(
            "With the missing answer at 1, the score would be {low}; at 5, {high}.",
            "With the {count} missing answers at 1, the score would be {low}; at 5, {high}.",
            part.asked - part.answered,
            low=shown.low.shown,
            high=shown.high.shown,
        )


def overall_rules(material: Material) -> Iterator[str]:
    """The rules that applied to the whole: level, lowest dimension, next level; or why there is none."""
    say, overall, rubric = material.say, material.scorecard.overall, material.questionnaire.rubric
    if overall.score is None or overall.level is None or overall.level_by_mean is None:
        yield why_no_overall(material)
        return
    reached, *lacking = _level_sentences(material, overall.score, overall.level_by_mean)
    yield reached
    names = material.all_of(material.quoted(material.name(id)) for id in overall.lowest)
    lowest = min(part.level for part in material.scorecard.dimensions if part.level is not None)
    values = {
        "names": names,
        "lowest": lowest,
        "cap": lowest + rubric.overall.cap_above_lowest,
        "level": material.level(overall.level),
    }
    if overall.is_capped:
        yield say.many(
            "The lowest dimension holds it down: {names}, at level {lowest}. "
            "The overall level is at most {cap}, so it is {level}.",
            "The lowest dimensions hold it down: {names}, at level {lowest}. "
            "The overall level is at most {cap}, so it is {level}.",
            len(overall.lowest),
            **values,
        )
        return
    if len(overall.lowest) < len(material.scorecard.dimensions):
        yield say.many(
            "The lowest dimension is {names}, at level {lowest}: the overall level could be at most {cap}, "
            "which changes nothing here.",
            "The lowest dimensions are {names}, at level {lowest}: the overall level could be at most {cap}, "
            "which changes nothing here.",
            len(overall.lowest),
            **values,
        )
    yield from lacking


def why_no_overall(material: Material) -> str:
    """Why there is no overall score."""
    if material.is_short:
        return material.say("The short form gives no overall score.")
    names = [material.name(part.id) for part in material.scorecard.dimensions if part.score is None]
    return material.say.many(
        "No overall score: {names} has none, and every dimension is needed.",
        "No overall score: {names} have none, and every dimension is needed.",
        len(names),
        names=material.all_of(map(material.quoted, names)),
    )


def capabilities_needed(material: Material, part: DimensionScore) -> int:
    """How many of the capabilities asked must have a score, for the dimension to have one."""
    return ceil(len(part.capabilities_asked) * material.questionnaire.rubric.dimension.minimum_share)


def _enough(material: Material, part: DimensionScore) -> str:
    asked, scored = len(part.capabilities_asked), len(part.capabilities_scored)
    if scored == asked:
        return material.say.many(
            "The one capability asked about has a score.",
            "All {count} capabilities asked about have a score.",
            asked,
        )
    return material.say.many(
        "{count} of the {asked} capabilities asked about has a score; at least {needed} are needed.",
        "{count} of the {asked} capabilities asked about have a score; at least {needed} are needed.",
        scored,
        asked=asked,
        needed=capabilities_needed(material, part),
    )


def _level_sentences(material: Material, score: Fraction, level: int) -> Iterator[str]:
    """By which cuts the level was reached, and what is lacking to the next."""
    say, cut = material.say, material.questionnaire.rubric.next_cut(level)
    here, below = material.level(level), _cut(material, level - 1)
    if cut is None:
        shown = material.score(score).shown
        yield say(
            "{score} reaches {from_}: level {level}, the highest.", score=shown, from_=below, level=here
        )
        return
    shown, lacking = say.short_of(score, cut)
    above = say.exactly(cut)
    if level == LOWEST:
        yield say("{score} does not reach {to}: level {level}.", score=shown, to=above, level=here)
    else:
        yield say(
            "{score} reaches {from_} but not {to}: level {level}.",
            score=shown,
            from_=below,
            to=above,
            level=here,
        )
    yield say(
        "Level {level} begins at {cut}: {distance} more is needed.",
        level=material.level(level + 1),
        cut=above,
        distance=lacking,
    )


def _cut(material: Material, level: int) -> str:
    """The cut at the upper end of a level (1..4); empty where there is none."""
    cut = material.questionnaire.rubric.next_cut(level) if level >= LOWEST else None
    return "" if cut is None else material.say.exactly(cut)


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
