"""The assessments of a store as the home screen lists them: read away from the screen, found by a word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from e20assess.errors import AssessError
from e20assess.interview import begin
from e20assess.questionnaire.rubric import LEVEL_COUNT
from e20assess.questionnaire.text import Text
from e20assess.scoring.score import score
from e20assess.words import LANGUAGES, short_date

if TYPE_CHECKING:
    from e20assess.questionnaire.model import Questionnaire
    from e20assess.questionnaire.parts import Level
    from e20assess.scoring.scorecard import DimensionScore
    from e20assess.store.store import Store, Stored, Summary


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a finished assessment stands in one dimension."""

    dimension: Text
    score: Fraction | None
    step: int | None
    """The level, or the band of the short form, from 1; None without a score."""
    steps: int
    """How many there are."""
    name: Text | None
    """What the step is called."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """One assessment in the list: its summary, how far it is, and where it stands once it is finished."""

    summary: Summary
    answered: int
    asked: int | None = None
    """How many questions are asked; None where its questionnaire can no longer be read."""
    minutes: Mapping[str, int] = field(default_factory=dict)
    """Minutes to read and answer what is open, by language."""
    marks: tuple[Mark, ...] = ()
    """One for each dimension; none while it is unfinished, so that no score pulls an answer."""
    score: Fraction | None = None
    """The overall score (1..5) of a finished full form."""
    level: Level | None = None

    @property
    def id(self) -> int:
        """Its number in the store."""
        return self.summary.id

    @property
    def who(self) -> str:
        """The organisation and its unit."""
        return " · ".join(filter(None, [self.summary.organisation, self.summary.unit])) or "–"


def read_shelf(store: Store, known: Iterable[Shelved] = ()) -> tuple[Shelved, ...]:
    """Every assessment of the store, the latest first; `known` ones are read again only if they changed.

    Raises AssessError.
    """
    kept = {one.summary: one for one in known}
    return tuple(kept.get(summary) or _shelved(store, summary) for summary in store.summaries())


def _shelved(store: Store, summary: Summary) -> Shelved:
    try:
        stored = store.load(summary.id)
    except AssessError:
        return Shelved(summary, summary.answered)
    interview = begin(stored.questionnaire, stored.sheet)
    answered, asked = interview.answered_among(interview.asked), len(interview.asked)
    if stored.completed:
        return _finished(summary, answered, asked, stored)
    minutes = {language: interview.minutes_left(language) for language in LANGUAGES}
    return Shelved(summary, answered, asked, minutes)


def _finished(summary: Summary, answered: int, asked: int, stored: Stored) -> Shelved:
    questionnaire = stored.questionnaire
    card = score(questionnaire, stored.sheet)
    return Shelved(
        summary,
        answered,
        asked,
        marks=tuple(_mark(questionnaire, part) for part in card.dimensions),
        score=card.overall.score,
        level=questionnaire.level(card.overall.level) if card.overall.level else None,
    )


def _mark(questionnaire: Questionnaire, part: DimensionScore) -> Mark:
    name = questionnaire.dimension(part.id).name
    if part.level is not None:
        return Mark(name, part.score, part.level, LEVEL_COUNT, questionnaire.level(part.level).name)
    if part.band is not None:
        names = questionnaire.rubric.short.names.root
        band = Text({language: texts[part.band] for language, texts in names.items()})
        return Mark(name, part.score, part.band + 1, len(questionnaire.rubric.short.bands), band)
    return Mark(name, part.score, None, LEVEL_COUNT, None)


# Finding


def matching(shelf: Iterable[Shelved], query: str) -> tuple[Shelved, ...]:
    """Those that hold every word of the query, whatever its case and accents."""
    words = folded(query).split()
    return tuple(one for one in shelf if all(word in _searched(one.summary) for word in words))


def _searched(summary: Summary) -> str:
    dates = (summary.date.isoformat(), *(short_date(summary.date, language) for language in LANGUAGES))
    parts = (summary.organisation, summary.unit, summary.respondent_name, summary.respondent_role)
    return folded("\n".join((*parts, *dates)))


def folded(text: str) -> str:
    """Text without case, accents and ligatures, for finding."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char)).translate(_LIGATURES)


_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'"})
