"""The capabilities as a strip of heat: blocks, score and word; the third part of the page."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from textual.content import Content

from e20assess.i18n import Words
from e20assess.report.context import along
from e20assess.report.view.common import Capability, Dimension
from e20assess.report.view.report import ReportView
from e20assess.tui.base.text import plain
from e20assess.tui.document.blocks import Drawing, Paragraph, Part, Row, answers, muted
from e20assess.tui.document.profile_chart import dimension_style

STEPS = 5
"""Blocks of a strip: one for each level."""

ONE_LINE = 72
"""Cells from which a capability stands on one line; below, its name has a line of its own."""


def capabilities(view: ReportView, say: Words) -> Iterator[Part]:
    """The capabilities by dimension; each opens to what it is and the answers it rests on."""
    if view.cover.is_short:
        yield muted(
            say(
                "The short form places each dimension in a band, by the mean of its few answers. "
                "It opens a conversation: one answer is not enough to measure a capability."
            )
        )
    for index, dimension in enumerate(view.dimensions):
        yield Drawing(partial(_heading, dimension), gap=index > 0 or view.cover.is_short)
        for capability in dimension.capabilities:
            head = _short_head if view.cover.is_short else partial(_head, width=_width(view))
            yield Row(
                f"capability:{capability.id}",
                partial(head, capability, dimension.colour),
                tuple(_body(view, dimension, capability)),
                hang=2,
            )
        yield from _extremes(dimension, say)
    if not view.cover.is_short:
        yield muted(_cuts(view, say), gap=True)


def _extremes(dimension: Dimension, say: Words) -> Iterator[Part]:
    """Which capabilities are ahead and which behind, each kind said once, however many are equal."""
    if names := dimension.strongest:
        yield muted(say("Strongest: {names}", names=" · ".join(names)))
    if names := dimension.weakest:
        yield muted(say("Weakest: {names}", names=" · ".join(names)))


def _cuts(view: ReportView, say: Words) -> str:
    """Where the levels begin, and what that makes of the two scores that seem to be rounded in two ways."""
    cuts = " · ".join(step.begins for step in view.scale[1:])
    low, high = Fraction(5, 2), Fraction(7, 2)
    low_level, high_level = (sum(step.start <= along(score) for step in view.scale) for score in (low, high))
    return say(
        "The levels begin at {cuts}: {low} is at level {low_level}, and {high} at level {high_level}.",
        cuts=cuts,
        low=say.score(low),
        low_level=low_level,
        high=say.score(high),
        high_level=high_level,
    )


def _width(view: ReportView) -> int:
    """Cells of the longest level, with a space on either side."""
    return max(plain(step.words).cell_length for step in view.scale) + 2


def _heading(dimension: Dimension, room: int) -> Iterator[Content]:
    name = plain(dimension.name, f"bold {dimension_style(dimension.colour)}")
    words = plain(f"{dimension.score.shown}  {dimension.standing.words}", "$muted")
    if name.cell_length + 3 + words.cell_length <= room:
        yield Content("   ").join([name, words])
    else:
        yield from (name, words)


def _short_head(capability: Capability, colour: int, room: int) -> Content:
    return Content.assemble(plain(f"{capability.score.shown:>3}  ", "bold"), plain(capability.name))


def _head(capability: Capability, colour: int, room: int, *, width: int) -> Content:
    """Blocks, level and score in columns, then the name and what has to be known about it."""
    level = capability.standing.number
    full, empty = "■" * (level or 0), "□" * (STEPS - (level or 0))
    strip = Content.assemble(
        (full, dimension_style(colour)),
        (empty, "$rule"),
        "  ",
        plain(f" {capability.standing.words}".ljust(width), level_style(level)),
        plain(f"  {capability.score.shown:>3}  ", "bold"),
    )
    remark = capability.remark
    name, beside = plain(capability.name), plain(f"  {remark}" if remark else "", "$muted")
    if room < ONE_LINE:
        return Content.assemble(name, "\n", strip, plain(remark, "$muted"))
    if strip.cell_length + name.cell_length + beside.cell_length > room:
        beside = Content.assemble("\n", " " * strip.cell_length, plain(remark, "$muted"))
    return Content.assemble(strip, name, beside)


def level_style(level: int | None) -> str:
    """The style of the cell that bears a level's name: darker or lighter by level, readable in grey."""
    return f"bold $on-level-{level} on $level-{level}" if level else "$muted"


def _body(view: ReportView, dimension: Dimension, capability: Capability) -> Iterator[Part]:
    """What the capability is, and the answers of its questions."""
    yield muted(capability.description)
    yield from answers(
        view, [id for id in dimension.questions if view.answers[id].capability == capability.name]
    )
    yield Paragraph(Content(""))
