"""The profile before and after in fixed-width characters: the picture of the printed comparison."""

from __future__ import annotations

from collections.abc import Sequence

from e20assess.report.comparison.common import Change, DimensionChange
from e20assess.report.html.escape import md_block
from e20assess.report.view.common import Dimension, Step

WIDTH = 75
"""Characters from one end of the scale to the other."""

DOT, RANGE, TARGET, EDGE = "●", "─", "◇", "|"


def text_profile(dimensions: Sequence[Dimension], steps: Sequence[Step]) -> str:
    """The names of the steps, then two lines for each dimension: its name and score, and its bar."""
    lines = [names_line(steps)]
    for dimension in dimensions:
        lines += ["", _heading(dimension), text_bar(dimension, steps)]
    return "\n".join(lines)


def text_bar(dimension: Dimension, steps: Sequence[Step]) -> str:
    """One line: a dot at the score, a thin bar for the range, a hollow diamond for the target."""
    cells = [" "] * (WIDTH + 1)
    low, high = dimension.low.at, dimension.high.at
    for step in steps:
        cells[cell(step.start)] = EDGE
    cells[WIDTH] = EDGE
    if dimension.range and low is not None and high is not None:
        for place in range(cell(low), cell(high) + 1):
            cells[place] = RANGE
    if dimension.target and dimension.target.at is not None:
        cells[cell(dimension.target.at)] = TARGET
    if dimension.score.at is not None:
        cells[cell(dimension.score.at)] = DOT
    return "".join(cells)


def _heading(dimension: Dimension) -> str:
    words = dimension.standing.between or dimension.standing.words
    score = f"{dimension.score.shown} · {words}" if dimension.score.exact else words
    name = md_block(dimension.name)
    return f"{name:<{WIDTH + 1 - len(score)}}{score}" if dimension.standing.number else f"{name} · {score}"


def names_line(steps: Sequence[Step]) -> str:
    """The names of the steps, each over its stretch of the scale."""
    line = ""
    for step in steps:
        width = cell(step.start + step.width) - cell(step.start)
        name = md_block(step.name)
        line += f"{name if len(name) <= width else name[: width - 1] + '…':^{width}}"
    return f" {line}".rstrip()


def cell(at: float) -> int:
    """The character that stands for a place on the scale (0..100)."""
    return int(at * WIDTH / 100 + 0.5)


RING, BOTH = "○", "◉"
"""The score before; and both scores where they fall on the same character."""


def text_changes(dimensions: Sequence[DimensionChange], steps: Sequence[Step]) -> str:
    """The names of the steps, then two lines for each dimension: its name and scores, and its bar."""
    lines = [names_line(steps)]
    for dimension in dimensions:
        lines += ["", _compared_heading(dimension), text_change_bar(dimension.change, steps)]
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


def _compared_heading(dimension: DimensionChange) -> str:
    change, name = dimension.change, md_block(dimension.name)
    scores = f"{change.before.shown} → {change.after.shown} · {change.difference.words}"
    room = WIDTH + 1 - len(scores)
    return f"{name:<{room}}{scores}" if len(name) < room else f"{name} · {scores}"
