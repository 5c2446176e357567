"""What the view is made from, and the small phrases that every page of it needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from e20assess.answers.model import AnswerSheet
from e20assess.i18n import N_, Words, half_up
from e20assess.questionnaire.model import Effort, Questionnaire, Severity
from e20assess.questionnaire.rubric import HIGHEST, LOWEST
from e20assess.report.view.common import Score, Standing
from e20assess.scoring.diagnosis import Diagnosis, diagnose
from e20assess.scoring.score import score
from e20assess.scoring.scorecard import Scorecard
from e20assess.scoring.scorecard import Standing as Where

SEVERITIES: Mapping[Severity, str] = {
    "high": N_("high severity"),
    "medium": N_("medium severity"),
    "low": N_("low severity"),
}

EFFORTS: Mapping[Effort, str] = {"days": N_("days"), "weeks": N_("weeks"), "months": N_("months")}


def babel_locale(say: Words) -> str:
    """The locale whose dates and lists go with the language spoken."""
    return say.spoken.locale.replace("-", "_")


@dataclass(frozen=True)
class Material:
    """A sheet, its scores and what they mean; `language` is that of the questionnaire's texts."""

    questionnaire: Questionnaire
    sheet: AnswerSheet
    scorecard: Scorecard
    diagnosis: Diagnosis
    say: Words
    language: str

    @property
    def is_short(self) -> bool:
        """Whether the short form was answered: bands instead of levels, no overall."""
        return self.scorecard.form == "short"

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each question of this form, by id, in file order.

        As on screen: from 1 in the order of asking, those set aside after the others.
        """
        parts = self.scorecard.questions
        order = [id for id in self.questionnaire.asking_order if id in parts]
        form = [id for id in order if parts[id].standing is not Where.NOT_ASKED]
        numbered = sorted(form, key=lambda id: parts[id].standing is Where.SET_ASIDE)
        numbers = {id: number for number, id in enumerate(numbered, start=1)}
        return {id: numbers[id] for id in parts if id in numbers}

    @cached_property
    def colours(self) -> Mapping[str, int]:
        """Which of the four colours each dimension is drawn in, by id."""
        return {part.id: index % 4 + 1 for index, part in enumerate(self.questionnaire.dimensions)}

    def name(self, id: str) -> str:
        """The name of a dimension or capability, or the text of a question."""
        return self.questionnaire.name(id, self.language)

    def in_form(self, questions: Iterable[str]) -> tuple[str, ...]:
        """Those of these questions that are in this form, each once, in file order."""
        wanted = set(questions)
        return tuple(id for id in self.numbers if id in wanted)

    def label(self, question: str) -> str:
        """How a question is referred to: "Q7"; empty where it is not in this form."""
        number = self.numbers.get(question)
        return self.say("Q{number}", number=number) if number else ""

    def quoted(self, text: str) -> str:
        """A text between the language's quotation marks."""
        return self.say("“{text}”", text=text)

    def all_of(self, texts: Iterable[str]) -> str:
        """Several things in one phrase: "A, B and C"."""
        from babel.lists import format_list

        return format_list(list(texts), locale=babel_locale(self.say))

    def any_of(self, texts: Iterable[str]) -> str:
        """Several possibilities in one phrase: "A, B or C"."""
        from babel.lists import format_list

        return format_list(list(texts), style="or", locale=babel_locale(self.say))

    def date(self) -> str:
        """The date of the sheet in words."""
        from babel.dates import format_date

        return format_date(self.sheet.date, format="long", locale=babel_locale(self.say))

    def score(self, score: Fraction | None) -> Score:
        """A score (1..5) ready to show."""
        if score is None:
            return Score(self.say.score(None), "", None)
        return Score(self.say.score(score, self.cuts), str(score), along(score))

    @property
    def cuts(self) -> tuple[Fraction, ...]:
        """Where levels begin, or the bands of the short form."""
        rubric = self.questionnaire.rubric
        return rubric.short.cuts if self.is_short else rubric.levels.cuts

    def level(self, level: int) -> str:
        """A level (1..5) with its name: "2 Experimenting"."""
        return f"{level} {self.level_name(level)}"

    def level_name(self, level: int) -> str:
        """The name of a level (1..5)."""
        return self.questionnaire.level(level).name.to(self.language)

    def standing(
        self, level: int | None, band: int | None = None, why: str = "", between: str = ""
    ) -> Standing:
        """Where a score stands: on a level (1..5), in a band (from 0), or nowhere, and `why`.

        `between` names the levels that missing answers leave open.
        """
        if level is not None:
            return Standing(level, self.level(level), level, between)
        if band is not None:
            names = self.questionnaire.rubric.short.names.to(self.language)
            return Standing(band + 1, names[band], band_shade(band, len(names)), between)
        return Standing(None, why, 0)

    def sources(self, ids: Iterable[str]) -> str:
        """Sources in one line: author and year, or the title where the author is unknown."""
        return " · ".join(reference(self.questionnaire, id) for id in ids)


def material(questionnaire: Questionnaire, sheet: AnswerSheet, language: str) -> Material:
    """Score a sheet and gather what the view is made from. Pure."""
    scorecard = score(questionnaire, sheet)
    return Material(
        questionnaire, sheet, scorecard, diagnose(questionnaire, scorecard), Words(language), language
    )


def along(score: Fraction) -> float:
    """How far along the scale a score lies, for drawings: 0 for a score of 1, 100 for a score of 5."""
    return half_up((score - LOWEST) * 100 / (HIGHEST - LOWEST), 2)


def band_shade(band: int, count: int) -> int:
    """The shade (1..5) of a band (from 0, lowest first) among `count`: the ends get the end shades."""
    return LOWEST + (HIGHEST - LOWEST) * band // max(count - 1, 1)


def reference(questionnaire: Questionnaire, id: str) -> str:
    """Author and year of a source, or its title where the author is unknown."""
    source = questionnaire.source(id)
    year = str(source.year) if source.year else ""
    return ", ".join(filter(None, (source.author or source.title, year)))
