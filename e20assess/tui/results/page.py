"""The results in the order in which a reader asks: where, what it means, what to do, how far to trust it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from e20assess.i18n import Words
from e20assess.report.view.report import ReportView
from e20assess.tui.base.text import plain
from e20assess.tui.document.blocks import Drawing, Paragraph, Part, Row, muted
from e20assess.tui.document.profile_chart import profile
from e20assess.tui.results.actions import actions, one_answer_away
from e20assess.tui.results.capabilities import capabilities
from e20assess.tui.results.coverage import coverage
from e20assess.tui.results.discussion import to_discuss
from e20assess.tui.results.patterns import patterns, typologies

SECTIONS = ("profile", "patterns", "capabilities", "owners", "actions", "away", "discuss", "coverage")
"""The ids of the sections, in order; the key of each is its number, from 1."""


def titles(say: Words) -> tuple[str, ...]:
    """The titles of the sections, in order."""
    return (
        say("The profile"),
        say("What the answers mean together"),
        say("The capabilities"),
        say("Who leads, who connects"),
        say("What to do first"),
        say("One answer away from another level"),
        say("To discuss"),
        say("What was asked, and what is missing"),
    )


def page(view: ReportView, count: str, flagged: Sequence[str], say: Words) -> tuple[Part, ...]:
    """Every section, open; `count` says how many questions are answered, `flagged` are those to discuss."""
    bodies = (
        _profile(view, say),
        patterns(view, say),
        capabilities(view, say),
        typologies(view, say),
        actions(view, say),
        one_answer_away(view, say),
        to_discuss(view, flagged, say),
        coverage(view, count, say),
    )
    named = zip(SECTIONS, titles(say), bodies, strict=True)
    return tuple(section(number, *parts) for number, parts in enumerate(named, start=1))


def section_of(parts: Iterable[Part], row: str) -> str:
    """The id of the section that a row is in, or is."""
    for part in parts:
        if isinstance(part, Row) and (part.id == row or section_of(part.body, row)):
            return part.id
    return ""


def section(number: int, id: str, title: str, parts: Iterable[Part]) -> Row:
    """A stretch of the page under its number and title; it can be folded."""

    def head(room: int) -> Content:
        words = Content.assemble((f"{number}  ", "bold $primary"), plain(title, "bold $primary"), " ")
        return words.append(plain("─" * max(room - words.cell_length, 0), "$rule"))

    return Row(id, head, tuple(parts), gap=number > 1, starts_open=True)


def _profile(view: ReportView, say: Words) -> Iterable[Part]:
    """The picture, what limits it, and the whole in one discreet line that opens to how it was made."""
    yield Drawing(profile(view.dimensions, view.scale, say))
    sentences = (view.overall.narrative, *view.making.overall_sentences)
    if view.cover.is_short:
        yield muted(view.overall.line, gap=True)
        return
    body = tuple(Paragraph(plain(text, "$muted"), indent=2) for text in sentences if text)
    yield Row("overall", plain(view.overall.line, "$muted"), body, gap=True)
