"""To discuss: the questions that were flagged while answering, for whoever leads the discussion."""

from __future__ import annotations

from dataclasses import dataclass

from e20assess.report.context import Material


@dataclass(frozen=True, slots=True)
class Discussion:
    """What was flagged, whether it was answered or not."""

    questions: tuple[str, ...]
    """The ids of the questions flagged "to discuss", in the order of their numbers."""
    line: str
    """How many there are, in one sentence; empty where there are none."""


def discussion(material: Material) -> Discussion:
    """The questions of this form that were flagged."""
    scores, numbers = material.scorecard.questions, material.numbers
    flagged = sorted((id for id in numbers if scores[id].answer.discuss), key=numbers.__getitem__)
    line = ""
    if flagged:
        line = material.say.many(
            "{count} question was flagged to be discussed.",
            "{count} questions were flagged to be discussed.",
            len(flagged),
        )
    return Discussion(tuple(flagged), line)
