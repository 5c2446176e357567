"""The profile in characters: scores, ranges and targets on the scale, or before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from textual.content import Content

from e20assess.i18n import Words
from e20assess.report.charts.text import BOTH, DOT, RANGE, RING, TARGET
from e20assess.report.comparison.common import Change, DimensionChange
from e20assess.report.view.common import Dimension, Step
from e20assess.tui.base.text import plain
from e20assess.tui.document.blocks import broken

WOULD_BE = "◆"
EDGE, FLOOR = "│", "·"

WIDEST = 96
"""Cells of the scale on a very wide screen."""

Cells = list[tuple[str, str]]
"""A character and its style, for each cell of a line."""


def profile(
    dimensions: Sequence[Dimension],
    steps: Sequence[Step],
    say: Words,
    would_be: Sequence[Dimension] = (),
    *,
    has_gaps: bool = True,
    has_words: bool = True,
) -> Callable[[int], Iterator[Content]]:
    """Draws the dimensions for a width in cells, with range and target in words under each bar.

    Beside what they are stands what they `would_be`, where that is given.
    """

    def draw(width: int) -> Iterator[Content]:
        room = min(width - 1, WIDEST)
        longest = max(_standing(part).cell_length for part in dimensions)
        yield from heads(steps, room)
        for index, dimension in enumerate(dimensions):
            other = would_be[index] if would_be else dimension
            if has_gaps:
                yield Content("")
            yield from _heading(dimension, other, room, 0 if would_be else longest)
            yield _bar(dimension, other, steps, room)
            if has_words and (words := _beside(dimension, say)):
                yield from broken(plain(words, "$muted"), room)

    return draw


def strip(
    dimensions: Sequence[Dimension], steps: Sequence[Step], would_be: Sequence[Dimension], width: int
) -> Iterator[Content]:
    """The same on one line a dimension: a name, a bar, what is and what would be."""
    longest = max(plain(part.name).cell_length for part in dimensions)
    names = min(longest, width // 3)
    room = min(width - names - _NUMBERS - 2, WIDEST)
    for dimension, other in zip(dimensions, would_be, strict=True):
        name = plain(dimension.name, f"bold {dimension_style(dimension.colour)}")
        numbers = Content.assemble("  ", (f"{dimension.score.shown:>3}", "bold"))
        if other.score.exact != dimension.score.exact:
            numbers = Content.assemble(numbers, f" → {WOULD_BE} ", (other.score.shown, "bold $accent"))
        yield Content.assemble(
            name.truncate(names, ellipsis=True, pad=True), " ", _bar(dimension, other, steps, room), numbers
        )


_NUMBERS = len("  2.0 → ◆ 2.4")


def dimension_style(colour: int) -> str:
    """The style of one of the four colours (1 to 4) in which dimensions are drawn."""
    return f"$dimension-{colour}"


def heads(steps: Sequence[Step], room: int) -> Iterator[Content]:
    """The numbers of the levels, under them their names, on two lines if need be; a band has no number."""
    widths = [cell(step.start + step.width, room) - cell(step.start, room) for step in steps]
    if any(step.words != step.name for step in steps):
        yield from _columns([str(step.number) for step in steps], widths)
    yield from _columns([step.name for step in steps], widths)


def _columns(texts: Sequence[str], widths: Sequence[int]) -> Iterator[Content]:
    """Each text in the middle of its column; where one is too long, every other one a line lower."""
    names = [plain(text, "$muted") for text in texts]
    if all(name.cell_length < width for name, width in zip(names, widths, strict=True)):
        yield _line(names, widths)
        return
    nothing = Content("")
    for first in (0, 1):
        shown = [name if place % 2 == first else nothing for place, name in enumerate(names)]
        yield _line(shown, widths)


def _line(names: Sequence[Content], widths: Sequence[int]) -> Content:
    """Each name in the middle of its column; a long one reaches into the columns beside it, which are free.

    Where that is not enough, it is cut.
    """
    line, end = Content(""), 1 + sum(widths)
    places = [place for place, name in enumerate(names) if name.plain]
    for place in places:
        before = line.cell_length + 1 if line.plain else 0
        following = end if place == places[-1] else 1 + sum(widths[: place + 2])
        name = names[place]
        if name.cell_length > following - before:
            name = name.truncate(max(following - before, 1), ellipsis=True)
        middle = 1 + sum(widths[:place]) + (widths[place] - name.cell_length) // 2
        at = max(min(middle, end - name.cell_length), before)
        line = line.append(name.pad_left(at - line.cell_length))
    return line


def _heading(dimension: Dimension, other: Dimension, room: int, width: int) -> Iterator[Content]:
    """The name, and at the end of the line score and level; what they would be there too, or below.

    Score and level take `width` cells at least, so that the scores stand under each other.
    """
    name = plain(dimension.name, f"bold {dimension_style(dimension.colour)}")
    score, after = _standing(dimension), Content("")
    score = score.pad_right(max(width - score.cell_length, 0))
    if (other.score.exact, other.standing) != (dimension.score.exact, dimension.standing):
        after = Content.assemble((f"  →  {WOULD_BE} ", "bold $accent"), _standing(other))
    whole = score.append(after)
    if name.cell_length + 2 + whole.cell_length <= room + 1:
        yield name.append(_at_end(whole, room - name.cell_length))
        return
    yield name.truncate(room + 1, ellipsis=True)
    for part in (whole,) if whole.cell_length <= room + 1 else (score, after):
        yield _at_end(part, room)


def _at_end(content: Content, room: int) -> Content:
    return content.pad_left(max(room + 1 - content.cell_length, 0))


def _standing(dimension: Dimension) -> Content:
    if dimension.standing.number is None:
        return plain(f"{dimension.score.shown} {dimension.standing.words}")
    return Content.assemble((dimension.score.shown, "bold"), "  ", plain(dimension.standing.words))


def _bar(dimension: Dimension, other: Dimension, steps: Sequence[Step], room: int) -> Content:
    cells: Cells = [(FLOOR, "$rule")] * (room + 1)
    for step in steps:
        cells[cell(step.start, room)] = (EDGE, "$rule")
    cells[room] = (EDGE, "$rule")
    colour = dimension_style(dimension.colour)
    low, high = dimension.low.at, dimension.high.at
    if low is not None and high is not None and low != high:
        for place in range(cell(low, room), cell(high, room) + 1):
            cells[place] = (RANGE, colour)
    if dimension.target and dimension.target.at is not None:
        cells[cell(dimension.target.at, room)] = (TARGET, "bold $foreground")
    here = None if dimension.score.at is None else cell(dimension.score.at, room)
    if here is not None:
        cells[here] = (DOT, f"bold {colour}")
    if other.score.at is not None and other.score.exact != dimension.score.exact:
        there = cell(other.score.at, room)
        if there == here:
            # Both are seen, however small the step.
            there += 1 if (other.score.at > (dimension.score.at or 0)) == (there < room) else -1
        cells[max(there, 0)] = (WOULD_BE, "bold $accent")
    return Content.assemble(*cells)


def _beside(dimension: Dimension, say: Words) -> str:
    """Range and target in words, and why there is no score."""
    parts = []
    if dimension.range and dimension.answered:  # without an answer it is the whole scale, and says nothing
        parts.append(say("range {range}", range=dimension.range))
    if dimension.target:
        remark = f" ({dimension.target.remark})" if dimension.target.remark else ""
        parts.append(say("target: {level}", level=dimension.target.words) + remark)
    beside = " · ".join(parts)
    if dimension.remark and beside:
        return f"{dimension.remark} {beside[:1].upper()}{beside[1:]}"
    return dimension.remark or beside


def cell(at: float, room: int) -> int:
    """The cell (from 0) of a place on the scale (0..100)."""
    return int(at * room / 100 + 0.5)


def compared_profile(
    dimensions: Sequence[DimensionChange], steps: Sequence[Step]
) -> Callable[[int], Iterator[Content]]:
    """Draws the dimensions for a width in cells; where a level or band changed, both stand under the bar."""

    def draw(width: int) -> Iterator[Content]:
        room = min(width - 1, WIDEST)
        yield from heads(steps, room)
        for dimension in dimensions:
            yield Content("")
            yield from _compared_heading(dimension, room)
            yield _compared_bar(dimension, steps, room)
            if dimension.change.standing_before != dimension.change.standing_after:
                yield from broken(plain(dimension.change.standing, "$muted"), room)

    return draw


def numbers(change: Change) -> Content:
    """Both scores and the difference, each sign as in the picture."""
    return Content.assemble(
        (f"{RING} ", "$muted"),
        f"{change.before.shown:>3}",
        (f"  {DOT} ", "$muted"),
        (f"{change.after.shown:>3}", "bold"),
        (f"  {change.difference.shown:>4}", "bold"),
    )


def _compared_heading(dimension: DimensionChange, room: int) -> Iterator[Content]:
    """The name, and at the end of the line what became of its score."""
    name, scores = (
        plain(dimension.name, f"bold {dimension_style(dimension.colour)}"),
        numbers(dimension.change),
    )
    free = room + 1 - scores.cell_length
    if name.cell_length + 2 > free:
        yield name.truncate(room + 1, ellipsis=True)
        yield scores.pad_left(max(free, 0))
    else:
        yield name.pad_right(free - name.cell_length).append(scores)


def _compared_bar(dimension: DimensionChange, steps: Sequence[Step], room: int) -> Content:
    cells = [(FLOOR, "$rule")] * (room + 1)
    for step in steps:
        cells[cell(step.start, room)] = (EDGE, "$rule")
    cells[room] = (EDGE, "$rule")
    colour, change = dimension_style(dimension.colour), dimension.change
    before, after = (
        None if score.at is None else cell(score.at, room) for score in (change.before, change.after)
    )
    if before is not None and after is not None:
        for place in range(min(before, after), max(before, after) + 1):
            cells[place] = (RANGE, colour)
    if before is not None:
        cells[before] = (RING, f"bold {colour}")
    if after is not None:
        cells[after] = (BOTH if after == before else DOT, f"bold {colour}")
    return Content.assemble(*cells)
