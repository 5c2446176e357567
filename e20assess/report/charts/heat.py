"""The heat strip of the capabilities: one row a dimension, one cell a capability; where everything lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from e20assess.report.charts.geometry import Point, tidy, wrapped
from e20assess.report.view.common import Capability, Dimension

WIDTH, NARROW = 640.0, 345.0
"""Units from side to side, and on a phone; a unit is about a pixel on a screen."""

NARROW_CELLS = 2
"""How many cells stand side by side on a phone."""

CELL, LINE, HEAD, GAP = 27.0, 12.5, 21.0, 3.0
"""Height of a cell without its name, of a line of that, of the dimension's name above; room between cells."""

LETTER = 5.3
"""About how wide a character of a name is."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A capability."""

    at: Point
    """Its upper left corner."""
    width: float
    number: int
    """Its place among all capabilities, from 1: where it stands on the radar."""
    lines: tuple[str, ...]
    """Its name."""
    capability: Capability


@dataclass(frozen=True, slots=True)
class Row:
    """A dimension."""

    name: str
    colour: int
    at: Point
    """The baseline of its name."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """The whole drawing."""

    width: float
    height: float
    cell: float
    """Height of a cell."""
    line: float
    """From line to line of a name."""
    rows: tuple[Row, ...]


def heat(dimensions: Sequence[Dimension], is_narrow: bool = False) -> Heat | None:
    """The strip of all capabilities; None where there are none. Rows of one length, cells of one width.

    A dimension has one row of cells; where the strip is narrow, as for a phone, as many as it takes.
    """
    longest = max((len(dimension.capabilities) for dimension in dimensions), default=0)
    if not longest:
        return None
    whole, abreast = (NARROW, min(longest, NARROW_CELLS)) if is_narrow else (WIDTH, longest)
    width = tidy((whole + GAP) / abreast - GAP)
    letters = max(int((width - 14) / LETTER), 6)
    names = {
        one.id: wrapped(one.name, letters, lines=3)
        for dimension in dimensions
        for one in dimension.capabilities
    }
    cell = CELL + LINE * max(len(lines) for lines in names.values())
    rows: list[Row] = []
    y, number = 0.0, 1
    for dimension in dimensions:
        if not dimension.capabilities:
            continue
        cells = tuple(
            Cell(
                Point(
                    tidy(index % abreast * (width + GAP)), tidy(y + HEAD + index // abreast * (cell + GAP))
                ),
                width,
                number + index,
                names[one.id],
                one,
            )
            for index, one in enumerate(dimension.capabilities)
        )
        rows.append(Row(dimension.name, dimension.colour, Point(0, tidy(y + HEAD - 6)), cells))
        y += HEAD + -(-len(cells) // abreast) * (cell + GAP) + GAP
        number += len(cells)
    return Heat(whole, tidy(y - 2 * GAP), cell, LINE, tuple(rows))
