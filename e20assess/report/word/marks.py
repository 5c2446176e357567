"""The profile and the heat table of the Word report: what stands in a cell, and in which colour."""

from __future__ import annotations

from e20assess.report.charts.text import DOT, RANGE, TARGET
from e20assess.report.view.common import Capability, Dimension, Step

SHADES = {1: "E3EDF5", 2: "B9D2E6", 3: "7FAFD1", 4: "5B9BC8", 5: "0A4672"}
"""The fills of the levels, light to dark.

Word itself makes the text on a fill black or white, and turns to white only below a brightness of about 60
of 255: the two darkest are chosen so that both ways the contrast is at least 4.5:1.
"""

NO_FILL = "auto"

RANGE_LENGTH = 3
"""How many of the range's characters fill a cell: enough to be seen as a bar."""


def mark(dimension: Dimension, step: Step) -> str:
    """What a dimension has on a stretch of the scale: the dot with its score, the range, the target."""
    marks = []
    if dimension.standing.number == step.number:
        marks.append(f"{DOT} {dimension.score.shown}")
    elif _reaches(dimension, step):
        marks.append(RANGE * RANGE_LENGTH)
    if dimension.target and dimension.target.at is not None and dimension.target.number == step.number:
        marks.append(TARGET)
    return " ".join(marks)


def fill(part: Dimension | Capability, step: Step) -> str:
    """The colour of a cell: that of the step where the dimension or capability stands on it, else none."""
    return SHADES[step.shade] if part.standing.number == step.number else NO_FILL


def _reaches(dimension: Dimension, step: Step) -> bool:
    """Whether the range of a dimension has a part in a stretch of the scale."""
    low, high = dimension.low.at, dimension.high.at
    if not dimension.range or low is None or high is None:
        return False
    ends = step.start + step.width
    return low < ends and high >= step.start if ends < 100 else high >= step.start
