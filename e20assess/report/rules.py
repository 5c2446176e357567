"""The rules by which a score reached its level, in sentences with the numbers of this sheet."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from e20assess.questionnaire.rubric import HIGHEST, LOWEST
from e20assess.report.material import Material
from e20assess.report.parts import Dimension
from e20assess.scoring.scorecard import DimensionScore
from e20assess.words import one_decimal


def dimension_rules(material: Material, shown: Dimension, part: DimensionScore) -> Iterator[str]:
    """The rules that applied to a dimension: enough capabilities, level, next level, range."""
    say, rubric = material.say, material.questionnaire.rubric
    if part.score is None:
        yield shown.remark
    elif material.is_short:
        yield say(
            "{score} lies in the band “{band}”.",
            score=part.score,
            band=material.standing(None, part.band).words,
        )
    elif part.level is not None:
        yield say(
            "{scored} of its {asked} capabilities have a score; at least {share} are needed.",
            scored=len(part.capabilities_scored),
            asked=len(part.capabilities_asked),
            share=rubric.dimension.minimum_share,
        )
        yield _level_sentence(material, part.score, part.level)
        yield rounding_remark(material, part.score, part.level)
        yield _next_level(material, part.score, part.level)
    if shown.range:
        yield say.many(
            "With the {count} missing or unknown answer at 1, the score would be {low}; at 5, {high}.",
            "With the {count} missing or unknown answers at 1, the score would be {low}; at 5, {high}.",
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
    yield _level_sentence(material, overall.score, overall.level_by_mean)
    if remark := rounding_remark(material, overall.score, overall.level_by_mean):
        yield remark
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
    yield _next_level(material, overall.score, overall.level)


def why_no_overall(material: Material) -> str:
    """Why there is no overall score."""
    if material.is_short:
        return material.say("The short form gives no overall score.")
    names = [material.name(part.id) for part in material.scorecard.dimensions if part.score is None]
    return material.say(
        "There is no overall score: every dimension needs one, and these have none: {names}.",
        names=material.all_of(map(material.quoted, names)),
    )


def _level_sentence(material: Material, score: Fraction, level: int) -> str:
    values: dict[str, object] = {"score": score, "level": material.level(level)}
    values["from_"] = _cut(material, level - 1)
    if level == HIGHEST:
        return material.say("{score} reaches {from_}: level {level}, the highest.", **values)
    values["to"] = _cut(material, level)
    if level == LOWEST:
        return material.say("{score} does not reach {to}: level {level}.", **values)
    return material.say("{score} reaches {from_} but not {to}: level {level}.", **values)


def _next_level(material: Material, score: Fraction, level: int) -> str:
    cut = material.questionnaire.rubric.next_cut(level)
    if cut is None:
        return ""
    return material.say(
        "Level {level} begins at {cut}: {distance} more is needed.",
        level=material.level(level + 1),
        cut=material.exactly(cut),
        distance=material.exactly(cut - score),
    )


def _cut(material: Material, level: int) -> str:
    """The cut at the upper end of a level (1..4); empty where there is none."""
    cut = material.questionnaire.rubric.next_cut(level) if level >= LOWEST else None
    return "" if cut is None else material.exactly(cut)


def rounding_remark(material: Material, score: Fraction, level: int) -> str:
    """What has to be said where the shown score seems to belong to another level; else empty."""
    if material.questionnaire.rubric.level(Fraction(one_decimal(score))) == level:
        return ""
    return material.say(
        "{exact} is shown as {shown}, but lies below {cut}: rounding never decides a level.",
        exact=score,
        shown=material.say.score(score),
        cut=_cut(material, level),
    )
