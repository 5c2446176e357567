"""The profile before and after in fixed-width characters: the picture of the printed comparison."""

from __future__ import annotations

from collections.abc import Sequence

from e20assess.report.charts import DOT, EDGE, RANGE, WIDTH, cell, names_line
from e20assess.report.compare_parts import Change, DimensionChange
from e20assess.report.markdown import md_block
from e20assess.report.parts import Step

RING, BOTH = "○", "◉"
"""The score before; and both scores where they fall on the same character."""


def text_changes(dimensions: Sequence[DimensionChange], steps: Sequence[Step]) -> str:
    """The names of the steps, then two lines for each dimension: its name and scores, and its bar."""
    lines = [names_line(steps)]
    for dimension in dimensions:
        lines += ["", _heading(dimension), text_change_bar(dimension.change, steps)]
    return "\n".join(lines)


def text_change_bar(change: Change, steps: Sequence[Step]) -> str:
    """One line: a hollow dot at the score before, a filled one at the score after, a line between."""
    cells = [" "] * (WIDTH + 1)
    before, after = change.before.at, change.after.at
    for step in steps:
        cells[cell(step.start)] = EDGE
    cells[WIDTH] = EDGE
    if before is not None and after is not None:
        first, last = sorted((cell(before), cell(after)))
        cells[first : last + 1] = RANGE * (last - first + 1)
    if before is not None:
        cells[cell(before)] = RING
    if after is not None:
        is_same = before is not None and cell(before) == cell(after)
        cells[cell(after)] = BOTH if is_same else DOT
    return "".join(cells)


def _heading(dimension: DimensionChange) -> str:
    change, name = dimension.change, md_block(dimension.name)
    scores = f"{change.before.shown} → {change.after.shown} · {change.difference.words}"
    room = WIDTH + 1 - len(scores)
    return f"{name:<{room}}{scores}" if len(name) < room else f"{name} · {scores}"
