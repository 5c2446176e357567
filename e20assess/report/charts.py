"""The profile in fixed-width characters: the picture of the printed report, for a mail or a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from e20assess.report.markdown import md_block
from e20assess.report.parts import Dimension, Step

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
    score = f"{dimension.score.shown} · {dimension.standing.between or dimension.standing.words}"
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
