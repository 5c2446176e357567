"""The assessments of a store as the home screen lists them: read away from the screen."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from e20assess.errors import AssessError
from e20assess.interview import begin
from e20assess.scoring.score import score

if TYPE_CHECKING:
    from e20assess.questionnaire.text import Text
    from e20assess.store.store import Store, Summary


@dataclass(frozen=True, slots=True)
class Shelved:
    """One assessment in the list: its summary, how far it is, and where it stands."""

    summary: Summary
    answered: int
    asked: int | None
    """How many questions are asked; None where its questionnaire can no longer be read."""
    score: Fraction | None
    """The overall score (1..5) of a finished full form."""
    level_name: Text | None


def read_shelf(store: Store) -> tuple[Shelved, ...]:
    """Every assessment of the store, the latest first. Raises AssessError."""
    return tuple(_shelved(store, summary) for summary in store.summaries())


def _shelved(store: Store, summary: Summary) -> Shelved:
    try:
        stored = store.load(summary.id)
    except AssessError:
        return Shelved(summary, summary.answered, None, None, None)
    interview = begin(stored.questionnaire, stored.sheet)
    answered, asked = interview.answered_among(interview.asked), len(interview.asked)
    if not stored.completed:
        return Shelved(summary, answered, asked, None, None)
    overall = score(stored.questionnaire, stored.sheet).overall
    name = stored.questionnaire.level(overall.level).name if overall.level else None
    return Shelved(summary, answered, asked, overall.score, name)
