"""What the pages of a comparison are made of: before, after and the difference, all ready to show.

Every text is in the language of the comparison and every number is already worded. Names are those of the
JSON of a comparison.
"""

from __future__ import annotations

from dataclasses import dataclass

from e20assess.report.view.common import AsWritten, Score, Standing


@dataclass(frozen=True, slots=True)
class Head:
    """One of the two assessments: whom it is about, and with what it was made."""

    organisation: AsWritten
    unit: AsWritten
    date: str
    """In words: "17 March 2026"."""
    date_iso: str
    respondent: AsWritten
    role: AsWritten
    form: str
    """In words: the form it was answered in, whatever is compared."""
    is_short: bool
    """Whether that is the short form."""
    language: str
    """The language of its sheet, in which people wrote."""
    version: str
    """The version of the questionnaire it was answered by."""
    sheet_version: str
    """The version that its sheet names."""
    digest: str
    """SHA-256 of that questionnaire, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class Difference:
    """After minus before."""

    shown: str
    """To one decimal, with its sign unless nothing changed ("±0.0" is less than shown); a dash for none."""
    words: str
    """Such as "0.4 higher", "unchanged"; never praise."""
    exact: str
    """The fraction it is, such as "-1/10"; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Change:
    """A score before and after."""

    before: Score
    after: Score
    difference: Difference
    matched: str
    """The difference on the questions with a value both times, in a sentence; empty where that is all."""
    standing_before: Standing
    standing_after: Standing
    standing: str
    """Both levels or bands in words; one where they are the same."""
    left: float
    """Where the line between the two begins on the scale, for drawings: 0..100."""
    span: float
    """How long it is; 0 where one has no score."""


@dataclass(frozen=True, slots=True)
class CapabilityChange:
    """A capability before and after."""

    id: str
    name: str
    change: Change
    remark: str
    """What a reader has to know about it; often empty."""


@dataclass(frozen=True, slots=True)
class DimensionChange:
    """One of the axes of the profile, before and after."""

    id: str
    name: str
    colour: int
    """1 to 4: which of the four colours it is drawn in."""
    change: Change
    answers_before: str
    """Such as "9 of 10": its answers with a value."""
    answers_after: str
    capabilities: tuple[CapabilityChange, ...]
    """None in the short form, where one answer is no measure of a capability."""
    moved: tuple[str, ...]
    """The ids of its answers that moved, in file order."""


@dataclass(frozen=True, slots=True)
class PatternChange:
    """A pattern that is there now, was there, or can be assessed in one of the two only."""

    id: str
    name: str
    severity: str
    """high, medium, low."""
    severity_words: str
    remark: str
    """What else changed: its severity, or whether it can be assessed; often empty."""
    missing: str
    """What keeps it from being assessed in one of the two; often empty."""
    is_present: bool
    """Whether it is there now."""
    meaning: str
    first_step: str
    moved: tuple[str, ...]
    """The ids of the answers behind it that moved, in file order."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns by what became of them, the gravest first in each."""

    gained: tuple[PatternChange, ...]
    lost: tuple[PatternChange, ...]
    kept: tuple[PatternChange, ...]
    reassessed: tuple[PatternChange, ...]
    """Assessable in one of the two only: neither gained nor lost."""
    undecided: tuple[str, ...]
    """The names of those that could be assessed in neither."""
    line: str
    """How many of each, in one sentence."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said to a question in one of the two."""

    standing: str
    """valued, dont_know, not_applicable, unanswered, set_aside."""
    chosen: tuple[str, ...]
    """The full text of what was chosen: an anchor, a label, options; empty without an answer."""
    said: str
    """What stands in its place; empty where something was chosen."""
    value: int | None
    """The scored value (1..5)."""
    making: str
    """How the value was made, in words."""
    note: AsWritten


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A question with both answers."""

    number: int
    """Its number in this comparison, from 1."""
    label: str
    """That number as it is shown: "Q7"."""
    id: str
    question: str
    question_before: str
    """The question as it was worded in the first version; empty where that is the same."""
    dimension: str
    """The id of its dimension."""
    capability: str
    """The name of its capability."""
    before: Said
    after: Said
    movement: str
    """How its value moved, in words."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What cannot be compared, and why."""

    sentences: tuple[str, ...]
    only_before: tuple[str, ...]
    """The texts of the questions of the first version only."""
    only_after: tuple[str, ...]
    altered: tuple[str, ...]
    """The texts of those that the two versions ask in different ways."""
    other_form: int
    """How many questions only one of the two forms asks."""
