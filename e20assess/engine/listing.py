"""The assessments of a store as the home screen lists them: read away from the screen, found by a word."""

from __future__ import annotations

import datetime
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from e20assess.errors import AssessError
from e20assess.i18n import LANGUAGES, Words, short_date
from e20assess.interview.interview import begin
from e20assess.questionnaire.rubric import LEVEL_COUNT
from e20assess.questionnaire.text import Text
from e20assess.scoring.score import score

if TYPE_CHECKING:
    from e20assess.questionnaire.model import Level, Questionnaire
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
class AssessmentItem:
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
    to_confirm: int = 0
    """How many answers come from an earlier run and wait to be confirmed."""
    has_twin: bool = False
    """Whether another one is about the same unit on the same day."""

    @property
    def id(self) -> int:
        """Its number in the store."""
        return self.summary.id

    @property
    def who(self) -> str:
        """The organisation and its unit."""
        return " · ".join(filter(None, [self.summary.organisation, self.summary.unit])) or "–"

    @property
    def respondent(self) -> str:
        """Who answered: the name, with the role where there is one."""
        name, role = self.summary.respondent_name, self.summary.respondent_role
        return f"{name} ({role})" if name and role else name or role

    def when(self, say: Words) -> str:
        """Its date, with the time it was begun where the date alone does not tell it from another."""
        day = say.day(self.summary.date)
        return f"{day} {self.summary.created.astimezone():%H:%M}" if self.has_twin else day


def read_shelf(store: Store, known: Iterable[AssessmentItem] = ()) -> tuple[AssessmentItem, ...]:
    """Every assessment of the store, by its date, the latest first; `known` ones only if they changed.

    Raises AssessError.
    """
    kept = {one.summary: one for one in known}
    summaries = sorted(store.summaries(), key=lambda one: (one.date, one.created, one.id), reverse=True)
    runs = Counter(map(_run, summaries))
    shelf = (kept.get(summary) or _shelved(store, summary) for summary in summaries)
    return tuple(replace(one, has_twin=runs[_run(one.summary)] > 1) for one in shelf)


def _run(summary: Summary) -> tuple[str, str, datetime.date]:
    """What looks the same in the list for two runs of one day."""
    return summary.organisation, summary.unit, summary.date


def to_resume(shelf: Iterable[AssessmentItem]) -> AssessmentItem | None:
    """The unfinished assessment that was worked on last."""
    unfinished = [one for one in shelf if not one.summary.completed]
    return max(unfinished, key=lambda one: one.summary.updated, default=None)


def _shelved(store: Store, summary: Summary) -> AssessmentItem:
    try:
        stored = store.load(summary.id)
    except AssessError:
        return AssessmentItem(summary, summary.answered)
    interview = begin(stored.questionnaire, stored.sheet, copied=stored.copied)
    answered, asked = interview.answered_among(interview.asked), len(interview.asked)
    if stored.completed:
        return _finished(summary, asked - len(interview.gaps), asked, stored)
    minutes = {language: interview.minutes_left(language) for language in LANGUAGES}
    return AssessmentItem(summary, answered, asked, minutes, to_confirm=len(interview.to_confirm))


def _finished(summary: Summary, answered: int, asked: int, stored: Stored) -> AssessmentItem:
    questionnaire = stored.questionnaire
    card = score(questionnaire, stored.sheet)
    return AssessmentItem(
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


def matching(shelf: Iterable[AssessmentItem], query: str) -> tuple[AssessmentItem, ...]:
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
