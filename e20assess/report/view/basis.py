"""What a level rests on: how much has no value, and which levels that leaves open."""

from __future__ import annotations

from e20assess.i18n import N_
from e20assess.report.context import Material
from e20assess.scoring.level_range import Reach, dimension_reach, overall_reach
from e20assess.scoring.scorecard import DimensionScore


def dimension_between(material: Material, part: DimensionScore) -> str:
    """Such as "between levels 1 and 4"; empty where the missing answers cannot change the level."""
    return between(material, dimension_reach(material.questionnaire.rubric, part))


def overall_between(material: Material) -> str:
    """The same for the whole."""
    return between(material, overall_reach(material.questionnaire.rubric, material.scorecard))


def between(material: Material, reach: Reach | None) -> str:
    """The levels or bands that are open, in words; empty where there is only one."""
    if reach is None or not reach.is_open:
        return ""
    low, high = (
        [material.questionnaire.rubric.short.names.to(material.language)[end] for end in reach]
        if material.is_short
        else reach
    )
    if reach.highest - reach.lowest == 1:
        words = N_("{low} or {high}") if material.is_short else N_("level {low} or {high}")
    elif material.is_short:
        words = N_("between {low} and {high}")
    else:
        words = N_("between levels {low} and {high}")
    return material.say(words, low=low, high=high)


def dimension_basis(material: Material, part: DimensionScore) -> str:
    """How many questions have no value, where that leaves the level open; else empty."""
    reach = dimension_between(material, part)
    if not reach:
        return ""
    here = material.standing(part.level, part.band)
    return material.say.many(
        "{count} of the {asked} questions asked has no value. The others give {here}; "
        "depending on the missing answers, {between}.",
        "{count} of the {asked} questions asked have no value. The others give {here}; "
        "depending on the missing answers, {between}.",
        part.asked - part.answered,
        asked=part.asked,
        here=here.words if material.is_short else material.say("level {level}", level=here.words),
        between=reach,
    )


def overall_basis(material: Material) -> str:
    """How many questions have no value, and what that leaves open; empty where nothing is missing."""
    say, scorecard = material.say, material.scorecard
    asked = sum(part.asked for part in scorecard.dimensions)
    missing = asked - sum(part.answered for part in scorecard.dimensions)
    if not missing or missing == asked:
        return ""
    level = scorecard.overall.level
    if level is None:
        return say.many(
            "{count} of the {asked} questions asked has no value.",
            "{count} of the {asked} questions asked have no value.",
            missing,
            asked=asked,
        )
    if between := overall_between(material):
        return say.many(
            "{count} of the {asked} questions asked has no value. "
            "The others give overall level {here}; depending on the missing answers, {between}.",
            "{count} of the {asked} questions asked have no value. "
            "The others give overall level {here}; depending on the missing answers, {between}.",
            missing,
            asked=asked,
            here=material.level(level),
            between=between,
        )
    return say.many(
        "{count} of the {asked} questions asked has no value; the overall level is the same either way.",
        "{count} of the {asked} questions asked have no value; the overall level is the same either way.",
        missing,
        asked=asked,
    )
