"""A scorecard in a few plain lines, for a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Iterator

from e20assess.answers.model import AnswerSheet
from e20assess.i18n import N_, Words
from e20assess.questionnaire.model import Questionnaire
from e20assess.scoring.diagnosis import Diagnosis
from e20assess.scoring.scorecard import DimensionScore, OverallScore, Scorecard

SEVERITY_NAMES = {"high": N_("high"), "medium": N_("medium"), "low": N_("low")}
"""The severities of patterns, as they are shown."""

FORM_NAMES = {"full": N_("full form"), "short": N_("short form")}
"""The forms of a questionnaire, as they are shown."""


def summary_lines(
    questionnaire: Questionnaire,
    sheet: AnswerSheet,
    scorecard: Scorecard,
    diagnosis: Diagnosis,
    say: Words,
    named: str = "",
) -> Iterator[str]:
    """The profile first, then the overall line, then the patterns; `named` stands before the heading."""
    language = say.language
    yield " · ".join(filter(None, (named, heading(sheet, say))))
    rubric = questionnaire.rubric
    cuts = rubric.levels.cuts if scorecard.form == "full" else rubric.short.cuts
    width = max(len(dimension.name.to(language)) for dimension in questionnaire.dimensions)
    for part in scorecard.dimensions:
        name = questionnaire.dimension(part.id).name.to(language)
        score = say.score(part.score, cuts)
        yield f"  {name:<{width}}  {score:>3}  {standing(questionnaire, part, say)}".rstrip()
    if scorecard.form == "full":
        yield f"  {say('Overall'):<{width}}  {overall_line(questionnaire, scorecard.overall, say)}"
    for found in diagnosis.present:
        name = found.pattern.name.to(language)
        yield f"  ! {name} ({say(SEVERITY_NAMES[found.severity])})"
    if diagnosis.absent and not diagnosis.present:
        yield "  " + say("No pattern is present.")
    if diagnosis.not_assessable:
        count = len(diagnosis.not_assessable)
        yield "  " + say.many(
            "{count} pattern is not assessable.", "{count} patterns are not assessable.", count
        )


def heading(sheet: AnswerSheet, say: Words) -> str:
    """Whom a sheet is about and who answered, on one line."""
    who = sheet.respondent.name or sheet.respondent.role
    parts = (sheet.organisation, sheet.unit, who, sheet.date.isoformat(), say(FORM_NAMES[sheet.form]))
    return " · ".join(part for part in parts if part)


def standing(questionnaire: Questionnaire, part: DimensionScore, say: Words) -> str:
    """The level or band of a dimension, with its range where something is missing."""
    language = say.language
    if part.band is not None:
        return questionnaire.rubric.short.names.to(language)[part.band]
    if part.level is None:
        return say("no score: too little was answered") if part.asked else say("nothing was asked")
    words = say("level {level}", level=part.level) + f" {questionnaire.level(part.level).name.to(language)}"
    if part.low != part.high:
        words += " " + say("(between {low} and {high})", low=say.score(part.low), high=say.score(part.high))
    return words


def overall_line(questionnaire: Questionnaire, overall: OverallScore, say: Words) -> str:
    """The overall score and level, and what holds the level down."""
    if overall.level is None:
        return say("– needs a score in every dimension")
    name = questionnaire.level(overall.level).name.to(say.language)
    score = say.score(overall.score, questionnaire.rubric.levels.cuts)
    words = f"{score:>3}  " + say("level {level}", level=overall.level) + f" {name}"
    if overall.is_capped:
        words += " " + say("(held down by the lowest dimension)")
    return words
