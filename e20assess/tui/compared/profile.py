"""The profile before and after in characters: a hollow dot, a line, a filled dot on each row of the scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from textual.content import Content

from e20assess.report.charts import DOT, RANGE
from e20assess.report.compare_charts import BOTH, RING
from e20assess.report.compare_parts import Change, DimensionChange
from e20assess.report.parts import Step
from e20assess.tui.results.parts import broken
from e20assess.tui.results.profile import EDGE, FLOOR, WIDEST, cell, dimension_style, heads
from e20assess.tui.text import plain


def profile(
    dimensions: Sequence[DimensionChange], steps: Sequence[Step]
) -> Callable[[int], Iterator[Content]]:
    """Draws the dimensions for a width in cells; where a level or band changed, both stand under the bar."""

    def draw(width: int) -> Iterator[Content]:
        room = min(width - 1, WIDEST)
        yield from heads(steps, room)
        for dimension in dimensions:
            yield Content("")
            yield from _heading(dimension, room)
            yield _bar(dimension, steps, room)
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


def _heading(dimension: DimensionChange, room: int) -> Iterator[Content]:
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


def _bar(dimension: DimensionChange, steps: Sequence[Step], room: int) -> Content:
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
