"""Where the marks of a chart lie: points, arcs, lines of text. Pure; knows no colour, no tag, no report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin

DIGITS = 1
"""Decimals of a coordinate: a tenth of a unit is less than anyone sees, and keeps the file small."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a drawing: x to the right, y downwards, in its units."""

    x: float
    y: float

    def moved(self, x: float = 0, y: float = 0) -> Point:
        """The place so far to the right and below."""
        return Point(tidy(self.x + x), tidy(self.y + y))


@dataclass(frozen=True, slots=True)
class Arc:
    """A part of a circle, clockwise."""

    start: Point
    end: Point
    radius: float
    is_large: bool
    """Whether it is more than half of the circle."""


def tidy(number: float) -> float:
    """A coordinate as it is written: rounded, and never minus zero."""
    return round(number, DIGITS) + 0.0


def polar(centre: Point, radius: float, turn: float) -> Point:
    """The place at this distance; `turn` is 0 straight up and goes clockwise to 1."""
    return Point(tidy(centre.x + radius * sin(2 * pi * turn)), tidy(centre.y - radius * cos(2 * pi * turn)))


def arc(centre: Point, radius: float, start: float, end: float) -> Arc:
    """The arc from one turn to a later one; a whole circle stops short of itself, so that it is drawn."""
    end = min(end, start + 0.9999)
    return Arc(polar(centre, radius, start), polar(centre, radius, end), tidy(radius), end - start > 0.5)


def wrapped(text: str, width: int, lines: int = 2) -> tuple[str, ...]:
    """A text in at most so many lines of about `width` characters; what does not fit ends in "…".

    Breaks at spaces (never at no-break spaces), and inside a word only where it alone is too long.
    """
    done: list[str] = []
    for word in text.split(" "):
        if done and len(done[-1]) + 1 + len(word) <= width:
            done[-1] += f" {word}"
        elif word:
            done.append(word)
    cut = len(done) > lines
    kept = done[:lines]
    return tuple(
        f"{line[: width - 1].rstrip()}…" if len(line) > width or (cut and index == lines - 1) else line
        for index, line in enumerate(kept)
    )


def spread(wanted: Sequence[float], sizes: Sequence[float]) -> tuple[float, ...]:
    """Middles as near as possible to those wanted, in the same order, so that nothing overlaps.

    `sizes` are how much room each takes. The squares of the moves add up to the least there can be: what
    would overlap moves as one block to the mean of its wishes (pooling of adjacent violators).
    """
    offsets = [0.0]
    for before, after in pairwise(sizes):
        offsets.append(offsets[-1] + (before + after) / 2)
    blocks: list[tuple[float, int]] = []
    for wish, offset in zip(wanted, offsets, strict=False):
        total, count = wish - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            before_total, before_count = blocks.pop()
            total, count = total + before_total, count + before_count
        blocks.append((total, count))
    places = [total / count for total, count in blocks for _ in range(count)]
    return tuple(tidy(place + offset) for place, offset in zip(places, offsets, strict=False))
