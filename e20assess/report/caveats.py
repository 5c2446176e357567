"""What limits a report: too few answers, not knowing, the short form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from e20assess.report.material import Material
from e20assess.report.parts import Dimension
from e20assess.report.patterns import Patterns
from e20assess.scoring.scorecard import Standing


def caveats(material: Material, dimensions: tuple[Dimension, ...], found: Patterns) -> Iterator[str]:
    """What has to be known before relying on a report, a sentence or two each."""
    say, scorecard = material.say, material.scorecard
    standings = [part.standing for part in scorecard.questions.values()]
    has_values = Standing.VALUED in standings
    if not has_values:
        yield say("No question has a scored answer: nothing can be concluded from this sheet.")
    if material.is_short:
        yield say.many(
            "This is the short form: {count} question, bands instead of levels, no overall score.",
            "This is the short form: {count} questions, bands instead of levels, no overall score.",
            len(material.numbers),
        )
    if material.is_short and found.present:
        yield say("In the short form a pattern rests on single answers: check them before naming it.")
    if has_values:
        yield from _without_score(material, [one for one in dimensions if one.remark])
    yield from _not_known(material, [one for one in dimensions if one.finding])
    yield from _not_applicable(material, [one for one in dimensions if one.not_applicable_finding])
    if aside := standings.count(Standing.SET_ASIDE):
        yield say.many(
            "{count} question was set aside by another answer.",
            "{count} questions were set aside by another answer.",
            aside,
        )
    if found.unknown and has_values:
        yield say.many(
            "{count} pattern could not be assessed for lack of answers: it may be present all the same.",
            "{count} patterns could not be assessed for lack of answers: they may be present all the same.",
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
