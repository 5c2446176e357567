"""A comparison as plain data: what every format shows, in one language, with nothing left to compute."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

import e20assess
from e20assess.errors import printable
from e20assess.i18n import Words
from e20assess.report.comparison.answers import changes, moved_line
from e20assess.report.comparison.common import AnswerChange, Change, DimensionChange, Head, Limits, Patterns
from e20assess.report.comparison.limits import limits, remarks
from e20assess.report.comparison.patterns import patterns
from e20assess.report.comparison.scores import Pair, dimensions, overall, overall_line
from e20assess.report.context import Material
from e20assess.report.typography import typeset
from e20assess.report.view.common import AsWritten, Step
from e20assess.report.view.method import RUNNING_LENGTH
from e20assess.report.view.profile import scale
from e20assess.scoring.comparison import Comparison, Run
from e20assess.scoring.diagnosis import diagnose

FORMAT = 1
"""The version of the JSON comparison: raised when a key is renamed, removed, or changes its meaning."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Whom the comparison is about, and both assessments."""

    title: str
    """The questionnaire's."""
    is_short: bool
    """Whether both are placed in bands."""
    before: Head
    after: Head
    running: AsWritten
    """One short line for the head of each page."""
    remarks: tuple[str, ...]
    """What has to be known first, a sentence or two each; often none."""


@dataclass(frozen=True, slots=True)
class Method:
    """By what rules and versions the two were compared."""

    disclaimer: str
    questionnaire: str
    """Its id."""
    version: str
    """The version whose rules score both."""
    program: str
    """The version of e20assess."""
    compared: int
    """How many questions were compared."""


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Two assessments side by side. Its JSON has these keys, in this order; see each class for its own."""

    format: int
    language: str
    """The language of the program's words: "en" or "fr"."""
    cover: Cover
    scale: tuple[Step, ...]
    """The stretches of the scale: five levels, or the bands of the short form."""
    dimensions: tuple[DimensionChange, ...]
    overall: Change
    overall_line: str
    patterns: Patterns
    moved_line: str
    """How many answers moved, in one sentence."""
    moved: tuple[str, ...]
    """The ids of the answers that moved, in file order."""
    renoted: tuple[str, ...]
    """The ids of the answers that did not move, and whose note changed."""
    answers: Mapping[str, AnswerChange]
    """Both of these, by id, in file order."""
    limits: Limits
    method: Method


def build_comparison(comparison: Comparison, language: str) -> ComparisonView:
    """Word all there is to say about two assessments, in `language`. Pure: no clock, no locale."""
    pair = _pair(comparison, language)
    whole = overall(pair)
    return ComparisonView(
        format=FORMAT,
        language=pair.say.language,
        cover=_cover(pair),
        scale=scale(pair.after),
        dimensions=dimensions(pair),
        overall=whole,
        overall_line=overall_line(pair, whole),
        patterns=patterns(pair),
        moved_line=moved_line(pair),
        moved=tuple(part.id for part in comparison.moved),
        renoted=tuple(part.id for part in comparison.renoted),
        answers=changes(pair),
        limits=limits(pair),
        method=_method(pair),
    )


def to_json(view: ComparisonView) -> str:
    """The comparison as JSON text."""
    return json.dumps(asdict(view), ensure_ascii=False, indent=2) + "\n"


def _pair(comparison: Comparison, language: str) -> Pair:
    words, rules = Words(language), comparison.rules

    def side(run: Run) -> Material:
        return Material(rules, run.sheet, run.scorecard, diagnose(rules, run.scorecard), words, language)

    before = side(comparison.before)
    own = replace(before, questionnaire=comparison.before.questionnaire)
    return Pair(comparison, before, side(comparison.after), own)


def _cover(pair: Pair) -> Cover:
    title = pair.after.questionnaire.title.to(pair.after.language)
    compared = typeset(pair.say("Two assessments compared"), pair.say.language)
    names = dict.fromkeys(side.sheet.organisation for side in (pair.before, pair.after))
    return Cover(
        title=title,
        is_short=pair.comparison.is_short,
        before=_head(pair.before, pair.comparison.before),
        after=_head(pair.after, pair.comparison.after),
        running=printable(f"{' → '.join(names)} · {compared}", RUNNING_LENGTH),
        remarks=tuple(remarks(pair)),
    )


def _head(side: Material, run: Run) -> Head:
    sheet, say = run.sheet, side.say
    return Head(
        organisation=sheet.organisation,
        unit=sheet.unit,
        date=side.date(),
        date_iso=sheet.date.isoformat(),
        respondent=sheet.respondent.name,
        role=sheet.respondent.role,
        form=say("Short") if sheet.form == "short" else say("Full"),
        is_short=sheet.form == "short",
        language=sheet.language,
        version=run.questionnaire.version,
        sheet_version=sheet.version,
        digest=run.questionnaire.digest,
    )


def _method(pair: Pair) -> Method:
    rules = pair.comparison.rules
    return Method(
        disclaimer=rules.disclaimer.to(pair.after.language),
        questionnaire=rules.id,
        version=rules.version,
        program=e20assess.__version__,
        compared=len(pair.comparison.answers),
    )
