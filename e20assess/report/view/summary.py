"""The page that stands alone: where we stand, what it means, what to do first, how far to trust it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from e20assess.report.context import Material
from e20assess.report.view.actions import Actions
from e20assess.report.view.basis import overall_basis, overall_between
from e20assess.report.view.common import Dimension, Score, Standing
from e20assess.report.view.derivation import why_no_overall
from e20assess.report.view.discussion import Discussion
from e20assess.report.view.patterns import Patterns
from e20assess.scoring.scorecard import CapabilityScore
from e20assess.scoring.scorecard import Standing as AnswerStanding


def caveats(material: Material, dimensions: tuple[Dimension, ...], found: Patterns) -> Iterator[str]:
    """What has to be known before relying on a report, a sentence or two each."""
    say, scorecard = material.say, material.scorecard
    standings = [part.standing for part in scorecard.questions.values()]
    has_values = AnswerStanding.VALUED in standings
    if not has_values:
        yield say("No question has a scored answer: nothing can be concluded from this sheet.")
    if material.is_short:
        yield say.many(
            "This is the short form: {count} question, bands instead of levels, no overall score.",
            "This is the short form: {count} questions, bands instead of levels, no overall score.",
            len(material.numbers),
        )
    if material.is_short and found.present:
        yield say("In the short form a warning pattern rests on single answers: check them before naming it.")
    if has_values:
        yield from _without_score(material, [one for one in dimensions if one.remark])
    yield from _not_known(material, [one for one in dimensions if one.finding])
    yield from _not_applicable(material, [one for one in dimensions if one.not_applicable_finding])
    if aside := standings.count(AnswerStanding.SET_ASIDE):
        yield say.many(
            "{count} question was set aside by another answer.",
            "{count} questions were set aside by another answer.",
            aside,
        )
    if found.unknown and has_values:
        yield say.many(
            "{count} warning pattern could not be assessed for lack of answers: "
            "it may be present all the same.",
            "{count} warning patterns could not be assessed for lack of answers: "
            "they may be present all the same.",
            len(found.unknown),
        )


# Each of these is one sentence however many dimensions it is about: the page has to stay one page.


def _without_score(material: Material, found: Sequence[Dimension]) -> Iterator[str]:
    if len(found) == 1:
        yield material.say("“{dimension}” has no score. {why}", dimension=found[0].name, why=found[0].remark)
    elif found:
        names = material.all_of(material.quoted(one.name) for one in found)
        yield material.say(
            "{dimensions} have no score: too little was answered, or applies.", dimensions=names
        )


def _not_known(material: Material, found: Sequence[Dimension]) -> Iterator[str]:
    if len(found) == 1:
        yield found[0].finding
    elif found:
        parts = material.all_of(_part(material, one.name, one.dont_know, one.asked) for one in found)
        yield material.say(
            "“I don't know” is frequent in {parts}. That is a finding in itself, and worth discussing.",
            parts=parts,
        )


def _not_applicable(material: Material, found: Sequence[Dimension]) -> Iterator[str]:
    if len(found) == 1:
        yield found[0].not_applicable_finding
    elif found:
        parts = material.all_of(
            _part(material, one.name, one.not_applicable, one.asked + one.not_applicable) for one in found
        )
        yield material.say(
            "Many questions do not apply in {parts}. Look at the reasons before reading these scores.",
            parts=parts,
        )


def _part(material: Material, name: str, count: int, whole: int) -> str:
    share = material.say("{answered} of {asked}", answered=count, asked=whole)
    return f"{material.quoted(name)} ({share})"


AT_MOST = 3
"""How many patterns and first steps the page bears."""


@dataclass(frozen=True, slots=True)
class Overall:
    """The one discreet line about the whole."""

    score: Score
    standing: Standing
    line: str
    """Score and level, or the levels that missing answers leave open, or why there is none."""
    basis: str
    """How many questions have no value, and what that leaves open; empty where nothing is missing."""
    narrative: str
    """What the level means; empty without one."""


@dataclass(frozen=True, slots=True)
class PatternBrief:
    """A pattern that is present, in three lines."""

    name: str
    severity: str
    """high, medium, low."""
    severity_words: str
    meaning: str


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One thing to start with."""

    text: str
    detail: str
    """How; empty where the text says it all."""
    origin: str
    """The pattern or the capability it comes from."""
    is_to_check: bool
    """Whether it rests on a single answer, to be checked first."""


@dataclass(frozen=True, slots=True)
class Executive:
    """One page: a profile, at most three patterns, three first steps, and what limits them."""

    strongest: str
    """The capabilities with the highest score, and that score; empty where there are none."""
    weakest: str
    patterns: tuple[PatternBrief, ...]
    """At most three, the gravest first."""
    more_patterns: int
    """How many more are present."""
    absence: str
    """What is said where no pattern is present; else empty."""
    steps: tuple[FirstStep, ...]
    """At most three: what the patterns and the owner call for, then the first actions."""
    to_discuss: str
    """How many questions were flagged to be discussed, in one sentence; empty where there are none."""
    caveats: tuple[str, ...]
    """What has to be known before relying on this page, a sentence or two each."""


def overall(material: Material) -> Overall:
    """The line about the whole."""
    part, say = material.scorecard.overall, material.say
    if part.score is None or part.level is None:
        line, narrative = why_no_overall(material), None
    else:
        shown = material.score(part.score).shown
        if between := overall_between(material):
            line = say("Overall: {score}, {between}", score=shown, between=between)
        else:
            line = say("Overall: {score}, level {level}", score=shown, level=material.level(part.level))
        if part.is_capped:
            holding = material.all_of(material.quoted(material.name(id)) for id in part.lowest)
            line = say("{line}, held down by {dimensions}", line=line, dimensions=holding)
        narrative = material.questionnaire.narrative("overall", part.level)
    return Overall(
        score=material.score(part.score),
        standing=material.standing(part.level, why=say("no score"), between=overall_between(material)),
        line=line,
        basis=overall_basis(material),
        narrative=narrative.to(material.language) if narrative else "",
    )


def executive(
    material: Material,
    dimensions: tuple[Dimension, ...],
    found: Patterns,
    planned: Actions,
    flagged: Discussion,
) -> Executive:
    """The page for whoever reads one page."""
    return Executive(
        strongest=_extreme(material, material.diagnosis.strongest),
        weakest=_extreme(material, material.diagnosis.weakest),
        patterns=tuple(
            PatternBrief(one.name, one.severity, one.severity_words, one.meaning)
            for one in found.present[:AT_MOST]
        ),
        more_patterns=max(len(found.present) - AT_MOST, 0),
        absence=_absence(material, found),
        steps=tuple(_steps(planned))[:AT_MOST],
        to_discuss=flagged.line,
        caveats=tuple(caveats(material, dimensions, found)),
    )


def _extreme(material: Material, parts: tuple[CapabilityScore, ...]) -> str:
    if material.is_short or not parts:
        return ""
    names = " · ".join(material.name(part.id) for part in parts)
    return material.say("{names} ({score})", names=names, score=material.score(parts[0].score).shown)


def _absence(material: Material, found: Patterns) -> str:
    if found.present:
        return ""
    if not found.absent:
        return material.say("None of the warning patterns could be assessed from these answers.")
    if not found.unknown:
        return material.say.many(
            "The warning pattern is not present.",
            "None of the {count} warning patterns is present.",
            len(found.absent),
        )
    return material.say.many(
        "The warning pattern that could be assessed is not present.",
        "None of the {count} warning patterns that could be assessed is present.",
        len(found.absent),
    )


def _steps(planned: Actions) -> Iterable[FirstStep]:
    for step in planned.before:
        yield FirstStep(step.text, "", step.origin, False)
    for action in (*planned.first, *planned.later):
        yield FirstStep(action.title, action.how, action.capability, action.is_thin)
