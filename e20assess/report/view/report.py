"""The whole report as plain data: what every format shows, in one language, with nothing left to compute."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from e20assess.answers.model import AnswerSheet
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.context import material
from e20assess.report.view.actions import Actions, actions
from e20assess.report.view.answers import answers
from e20assess.report.view.archetypes import Typology, typologies
from e20assess.report.view.common import Answer, Dimension, Step
from e20assess.report.view.derivation import Making, making
from e20assess.report.view.discussion import Discussion, discussion
from e20assess.report.view.method import Cover, Method, cover, method
from e20assess.report.view.no_value import Silence, silence
from e20assess.report.view.patterns import Patterns, patterns
from e20assess.report.view.profile import dimensions, level_rule, scale
from e20assess.report.view.summary import Executive, Overall, executive, overall

FORMAT = 1
"""The version of the JSON report: raised when a key is renamed, removed, or changes its meaning."""


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report, page by page. Its JSON has these keys, in this order; see each class for its own."""

    format: int
    language: str
    """The language of the program's words: "en" or "fr"."""
    people_language: str
    """The language of the sheet, in which people wrote."""
    cover: Cover
    executive: Executive
    overall: Overall
    scale: tuple[Step, ...]
    """The stretches of the scale: five levels, or the bands of the short form."""
    level_rule: str
    """Where the levels begin, in one sentence; empty in the short form."""
    dimensions: tuple[Dimension, ...]
    has_answers: bool
    """Whether any answer has a value."""
    has_targets: bool
    has_ranges: bool
    """Whether a missing answer leaves a dimension's score open."""
    discussion: Discussion
    """What was flagged to be discussed."""
    patterns: Patterns
    typologies: tuple[Typology, ...]
    """Who owns, who links."""
    actions: Actions
    answers: Mapping[str, Answer]
    """Every question of this form with what was said to it, by id, in file order."""
    making: Making
    silence: Silence
    method: Method


def build_view(questionnaire: Questionnaire, sheet: AnswerSheet, language: str) -> ReportView:
    """Score a sheet and word all there is to say about it, in `language`. Pure: no clock, no locale."""
    source = material(questionnaire, sheet, language)
    axes = dimensions(source)
    found, planned, flagged = patterns(source), actions(source), discussion(source)
    return ReportView(
        format=FORMAT,
        language=source.say.language,
        people_language=sheet.language,
        cover=cover(source),
        executive=executive(source, axes, found, planned, flagged),
        overall=overall(source),
        scale=scale(source),
        level_rule=level_rule(source),
        dimensions=axes,
        has_answers=any(axis.answered for axis in axes),
        has_targets=any(axis.target for axis in axes),
        has_ranges=any(axis.range for axis in axes),
        discussion=flagged,
        patterns=found,
        typologies=typologies(source),
        actions=planned,
        answers=answers(source),
        making=making(source, axes),
        silence=silence(source),
        method=method(source),
    )


def to_json(view: ReportView) -> str:
    """The report as JSON text."""
    return json.dumps(asdict(view), ensure_ascii=False, indent=2) + "\n"
