"""The heat strip of the capabilities: one row a dimension, one cell a capability; where everything lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from e20assess.report.geometry import Point, tidy, wrapped
from e20assess.report.parts import Capability, Dimension

WIDTH = 640.0
"""Units from side to side; a unit is about a pixel on a screen."""

CELL, LINE, HEAD, GAP = 25.0, 11.0, 20.0, 3.0
"""Height of a cell without its name, of a line of that, of the dimension's name above; room between cells."""

LETTER = 5.1
"""About how wide a character of a name is."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A capability."""

    at: Point
    """Its upper left corner."""
    width: float
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
    rows: tuple[Row, ...]


def heat(dimensions: Sequence[Dimension]) -> Heat | None:
    """The strip of all capabilities; None where there are none. Rows of one length, cells of one width."""
    longest = max((len(dimension.capabilities) for dimension in dimensions), default=0)
    if not longest:
        return None
    width = tidy((WIDTH + GAP) / longest - GAP)
    letters = max(int((width - 14) / LETTER), 6)
    names = {
        one.id: wrapped(one.name, letters, lines=3)
        for dimension in dimensions
        for one in dimension.capabilities
    }
    cell = CELL + LINE * max(len(lines) for lines in names.values())
    rows: list[Row] = []
    y = 0.0
    for dimension in dimensions:
        if not dimension.capabilities:
            continue
        cells = tuple(
            Cell(
                Point(tidy(index * (width + GAP)), tidy(y + HEAD)),
                width,
                names[one.id],
                one,
            )
            for index, one in enumerate(dimension.capabilities)
        )
        rows.append(Row(dimension.name, dimension.colour, Point(0, tidy(y + HEAD - 6)), cells))
        y += HEAD + cell + 2 * GAP
    return Heat(WIDTH, tidy(y - 2 * GAP), cell, tuple(rows))
