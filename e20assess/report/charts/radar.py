"""The radar of the capabilities, grouped by dimension: where everything on it lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from e20assess.report.charts.geometry import Arc, Point, arc, polar, spread, tidy, wrapped
from e20assess.report.view.common import Capability, Dimension, Step

WIDTH, NARROW = 640.0, 345.0
"""Units from side to side, and on a phone; a unit is about a pixel on a screen."""

RADIUS, HOLE = 148.0, 20.0
"""The circle of a score of 5; that of a score of 1, so that low scores do not meet in one point."""

RIM, REACH = 7.0, 20.0
"""How far outside the circle a dimension's arc lies, and where its labels begin."""

LINE, AIR = 13.5, 6.0
"""Units from line to line of a label, and between labels."""

LETTERS = 25
"""About how many characters a line of a label holds."""

GAP = 0.004
"""The part of a turn left free at either end of a dimension's arc."""


@dataclass(frozen=True, slots=True)
class Ring:
    """The circle on which a level or band begins."""

    radius: float
    number: int
    mark: Point
    """Where the number of the level stands: in the middle of its stretch."""


@dataclass(frozen=True, slots=True)
class Spoke:
    """A capability on the circle."""

    inner: Point
    outer: Point
    dot: Point | None
    """Where its score lies; None without one, and then the line is broken here."""
    is_thin: bool
    colour: int
    """1 to 4: which of the four colours its dimension is drawn in."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside the circle."""

    lines: tuple[str, ...]
    score: str
    """What stands after it; empty for the name of a dimension."""
    at: Point
    """The baseline of the first line, at the side of the circle."""
    is_right: bool
    """On which side of the circle it stands."""
    leader: tuple[Point, Point] | None
    """From the end of its spoke to the label; None for the name of a dimension."""
    is_missing: bool
    """Whether it is a capability without a score."""
    colour: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A number in the place of a name, where there is no room for that."""

    number: int
    """The capability's place among all, from 1."""
    at: Point
    """The baseline of the number, at its middle."""
    colour: int


@dataclass(frozen=True, slots=True)
class Radar:
    """The whole drawing."""

    width: float
    height: float
    centre: Point
    radius: float
    line: float
    """Units from line to line of a label."""
    rings: tuple[Ring, ...]
    arcs: tuple[tuple[int, Arc], ...]
    """The colour of each dimension and its arc around the circle."""
    spokes: tuple[Spoke, ...]
    runs: tuple[tuple[Point, ...], ...]
    """The stretches of the line from score to score; a missing score breaks it."""
    is_whole: bool
    """Whether the line is one run that returns to its beginning."""
    labels: tuple[Label, ...]
    """The names; none on a narrow one."""
    marks: tuple[Mark, ...]
    """The numbers; only on a narrow one."""


@dataclass(slots=True)
class _Wish:
    """A label, and where it would stand if it were alone."""

    turn: float
    middle: float
    lines: tuple[str, ...]
    capability: Capability | None
    colour: int

    @property
    def size(self) -> float:
        return LINE * len(self.lines) + AIR


def radar(dimensions: Sequence[Dimension], steps: Sequence[Step], is_narrow: bool = False) -> Radar | None:
    """The radar of all capabilities, clockwise from the top; None where there are fewer than three.

    A narrow one, as for a phone, bears numbers in the place of names: those of the narrow heat strip.
    """
    found = [(dimension, capability) for dimension in dimensions for capability in dimension.capabilities]
    if len(found) < 3:
        return None
    turns = [(index + 0.5) / len(found) for index in range(len(found))]
    named = [] if is_narrow else list(zip(turns, found, strict=True))
    width = NARROW if is_narrow else WIDTH
    sides = [_side(named, is_right=is_right) for is_right in (True, False)]
    top = min([-RADIUS - REACH, *(wish.middle - wish.size / 2 for side in sides for wish in side)])
    bottom = max([RADIUS + REACH, *(wish.middle + wish.size / 2 for side in sides for wish in side)])
    centre = Point(width / 2, tidy(-top))
    dots = [
        None if one.score.at is None else polar(centre, along(one.score.at), turn)
        for turn, (_, one) in zip(turns, found, strict=True)
    ]
    return Radar(
        width=width,
        height=tidy(bottom - top),
        centre=centre,
        radius=RADIUS,
        line=LINE,
        rings=tuple(_ring(centre, step) for step in steps),
        arcs=tuple(_arcs(centre, dimensions, len(found))),
        spokes=tuple(
            Spoke(polar(centre, HOLE, turn), polar(centre, RADIUS, turn), dot, one.is_thin, dimension.colour)
            for turn, dot, (dimension, one) in zip(turns, dots, found, strict=True)
        ),
        runs=tuple(_runs(dots)),
        is_whole=all(dots),
        labels=tuple(_label(centre, wish) for side in sides for wish in side),
        marks=tuple(
            Mark(number, polar(centre, RADIUS + REACH - 2, turn).moved(y=4), dimension.colour)
            for number, (turn, (dimension, _)) in enumerate(zip(turns, found, strict=True), start=1)
        )
        if is_narrow
        else (),
    )


def along(at: float) -> float:
    """The distance from the centre of a place on the scale (0..100)."""
    return HOLE + (RADIUS - HOLE) * at / 100


def _ring(centre: Point, step: Step) -> Ring:
    middle = along(step.start + step.width / 2)
    return Ring(tidy(along(step.start)), step.number, polar(centre, middle, 0).moved(y=3))


def _arcs(centre: Point, dimensions: Sequence[Dimension], count: int) -> Iterator[tuple[int, Arc]]:
    begun = 0
    for dimension in dimensions:
        ended = begun + len(dimension.capabilities)
        if ended > begun:
            yield dimension.colour, arc(centre, RADIUS + RIM, begun / count + GAP, ended / count - GAP)
        begun = ended


def _runs(dots: Sequence[Point | None]) -> Iterator[tuple[Point, ...]]:
    """The runs of scores that stand side by side; one that goes through the top is not cut there."""
    if all(dots):
        yield tuple(dot for dot in dots if dot)
        return
    first = next(index for index, dot in enumerate(dots) if dot is None)
    run: list[Point] = []
    for dot in (*dots[first + 1 :], *dots[: first + 1]):
        if dot is not None:
            run.append(dot)
            continue
        if len(run) > 1:
            yield tuple(run)
        run = []


def _side(found: Sequence[tuple[float, tuple[Dimension, Capability]]], *, is_right: bool) -> list[_Wish]:
    """The labels of one side from top to bottom, each dimension's name above its first; none overlap."""
    there = [one for one in found if (one[0] < 0.5) == is_right]
    wishes: list[_Wish] = []
    last = ""
    for turn, (dimension, capability) in there if is_right else reversed(there):
        middle = polar(Point(0, 0), RADIUS + REACH, turn).y
        if dimension.id != last:
            lines = wrapped(dimension.name, LETTERS)
            head = _Wish(turn, 0, lines, None, dimension.colour)
            head.middle = middle - LINE - head.size / 2
            wishes.append(head)
            last = dimension.id
        wishes.append(_Wish(turn, middle, wrapped(capability.name, LETTERS), capability, dimension.colour))
    places = spread([wish.middle for wish in wishes], [wish.size for wish in wishes])
    for wish, place in zip(wishes, places, strict=True):
        wish.middle = place
    return wishes


def _label(centre: Point, wish: _Wish) -> Label:
    is_right = wish.turn < 0.5
    sign = 1 if is_right else -1
    # The label keeps clear of the circle with its whole height, not only with its middle.
    near = max(abs(wish.middle) - wish.size / 2, 0)
    reach = RADIUS + REACH
    aside = max(sqrt(max(reach * reach - near * near, 0)), 12)
    first = wish.middle - LINE * (len(wish.lines) - 1) / 2 + 4
    at = Point(tidy(centre.x + sign * aside), tidy(centre.y + first))
    one = wish.capability
    start = polar(centre, RADIUS + RIM + 3, wish.turn)
    return Label(
        lines=wish.lines,
        score=one.score.shown if one else "",
        at=at,
        is_right=is_right,
        leader=(start, Point(tidy(at.x - sign * 3), tidy(centre.y + wish.middle))) if one else None,
        is_missing=one is not None and one.score.at is None,
        colour=wish.colour,
    )
