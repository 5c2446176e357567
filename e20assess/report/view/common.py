"""What the pages of a report are made of: scores, levels, dimensions, answers, all ready to show.

Every text is in the language of the report and every number is already worded. Names are those of the
JSON report.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

AsWritten = Annotated[str, "as people wrote it"]
"""A text that people wrote: it is shown as it is, and typography does not touch it."""


@dataclass(frozen=True, slots=True)
class Score:
    """A score (1..5) ready to show."""

    shown: str
    """To one decimal, half up, with the language's decimal mark; a dash where there is none.

    A score that one decimal would show at a level it does not reach has as many as it takes: "1.75".
    """
    exact: str
    """The fraction it is, such as "12/5" or "2"; empty where there is none."""
    at: float | None
    """Where it lies on the scale, for drawings: 0 is a score of 1, 100 a score of 5."""


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of the scale: a level, or a band of the short form."""

    number: int
    """From 1, lowest first."""
    name: str
    meaning: str
    """What the level means; empty for a band."""
    words: str
    """Such as "2 Experimenting"; for a band its name alone."""
    begins: str
    """The score it begins at, exactly: "1.8" or "7/3"."""
    start: float
    """Where it begins on the scale, for drawings: 0..100."""
    width: float
    """How much of the scale it takes, for drawings: 0..100."""
    shade: int
    """1 (light) to 5 (dark), for drawings."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a score stands: on which level or band, or why on none."""

    number: int | None
    """The level (1..5) or band (from 1, lowest first); None without a score."""
    words: str
    """Such as "2 Experimenting", a band's name, or why there is none."""
    shade: int
    """1 (light) to 5 (dark), for drawings; 0 without a score."""
    between: str = ""
    """Such as "between levels 1 and 4", where missing answers leave it open; else empty."""


@dataclass(frozen=True, slots=True)
class Target:
    """The level aimed at in a dimension."""

    number: int
    words: str
    """Such as "4 Connected"."""
    remark: str
    """Whether it is reached; empty where that cannot be said."""
    at: float | None
    """The middle of its level on the scale, for drawings: 0..100; None in the short form."""


@dataclass(frozen=True, slots=True)
class Capability:
    """A capability: the mean of its questions that have a value."""

    id: str
    name: str
    description: str
    score: Score
    standing: Standing
    asked: int
    """Its scored questions that count as asked."""
    answered: int
    """Those with a value."""
    is_thin: bool
    """Whether the score rests on a single answer."""
    remark: str
    """What a reader has to know about it: one answer only, no answer, nothing asked; often empty."""
    mark: str
    """Such as "strongest" or "weakest" of its dimension, in words; else empty."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and what was said to it; the rest of the report refers to it by its id."""

    number: int
    """Its number in this report, from 1."""
    label: str
    """That number as it is shown: "Q7"."""
    id: str
    question: str
    dimension: str
    """The id of its dimension."""
    capability: str
    """The name of its capability."""
    standing: str
    """valued, dont_know, not_applicable, unanswered, set_aside."""
    chosen: tuple[str, ...]
    """The full text of what was chosen: an anchor, a label, options; empty without an answer."""
    said: str
    """What stands in its place: "I don't know", "Unanswered" …; empty where something was chosen."""
    value: int | None
    """The scored value (1..5)."""
    making: str
    """How the value was made, in words: "3", "5, reversed: 6 − 5 = 1", "no value"."""
    is_to_discuss: bool
    """Whether it was flagged "to discuss"."""
    note: AsWritten


@dataclass(frozen=True, slots=True)
class Dimension:
    """One of the axes of the profile."""

    id: str
    name: str
    colour: int
    """1 to 4: which of the four colours it is drawn in."""
    score: Score
    standing: Standing
    low: Score
    """The score with everything missing or not known at 1."""
    high: Score
    """The same at 5."""
    range: str
    """Such as "1.6 to 2.5"; empty where nothing is missing."""
    spread: float
    """How much of the scale the range takes, for drawings: 0..100."""
    target: Target | None
    asked: int
    answered: int
    dont_know: int
    not_applicable: int
    remark: str
    """Why it has no score; empty where it has one."""
    finding: str
    """What the share of "don't know" says, where it is a finding of its own; else empty."""
    not_applicable_finding: str
    """The same for the share of questions that do not apply."""
    basis: str
    """How many of its questions have no value, where that leaves its level open; else empty."""
    narrative: str
    """What its level means, in two or three sentences; empty without a level, or where it would speak of
    something that has no value."""
    beside: tuple[str, ...]
    """What has to be read with it: which capabilities lie far apart, or why it is left out; often none."""
    strongest: tuple[str, ...]
    """The names of the capabilities with the highest score; none where most are equal."""
    weakest: tuple[str, ...]
    capabilities: tuple[Capability, ...]
    questions: tuple[str, ...]
    """The ids of its questions in this form, in file order."""
    noted: tuple[str, ...]
    """The ids of those that carry a note and are not set aside."""
