"""Sheets of the shipped questionnaire in one line each: `sheet(with_answers(all_answers(3), owner="it"))`."""

import datetime
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from e20assess.answers.model import Answer, AnswerSheet, Form, NoValue
from e20assess.answers.sheet_file import read_sheet
from e20assess.errors import AssessError, Fault
from e20assess.i18n import LANGUAGES, Words
from e20assess.questionnaire.loader import load_shipped
from e20assess.questionnaire.model import Question
from e20assess.scoring.score import score
from e20assess.scoring.scorecard import Scorecard

DK, NA = NoValue.DONT_KNOW, NoValue.NOT_APPLICABLE
EXAMPLES = Path(__file__).parents[2] / "questions" / "enterprise20" / "examples"
DIMENSIONS = ("silos", "ownership", "customer", "management")

Answers = dict[str, Answer]
Given = int | str | tuple[str, ...] | NoValue | None
"""An answer as a respondent gives it; None takes the answer away."""

ENGLISH = Words("en")
SPOKEN = tuple(Words(language) for language in LANGUAGES)
"""The words of every language."""


def scored_questions(dimension: str = "") -> list[Question]:
    """The questions that can have a value, in file order; of one dimension if it is named."""
    questionnaire = load_shipped()
    return [
        question
        for question in questionnaire.questions.values()
        if question.is_scored and dimension in ("", questionnaire.dimension_of[question.id].id)
    ]


def valued(question: Question, value: int) -> Answer:
    """The answer that has this value (1..5): turned round where reversed, ticked from the first option on."""
    if question.type == "multiple":
        ticks = load_shipped().count_levels[question.id].index(value)
        return Answer(question.option_ids[:ticks])
    return Answer(6 - value if question.reversed else value)


def all_answers(value: int) -> Answers:
    """All 42 questions answered, each scored one with this value; no pattern's choice among them."""
    answers = {question.id: valued(question, value) for question in scored_questions()}
    return with_answers(answers, owner="cross_functional", liaison="customer_service")


def with_answers(answers: Mapping[str, Answer], **changes: Given) -> Answers:
    """These answers with some given otherwise (as a respondent gives them), or taken away by None."""
    changed = dict(answers)
    for id, given in changes.items():
        changed.pop(id, None)
        if given is not None:
            changed[id] = Answer(given, "does not exist here" if given is NA else "")
    return changed


def with_all(answers: Mapping[str, Answer], ids: Iterable[str], given: Given) -> Answers:
    """These answers with the same one given to several questions."""
    return with_answers(answers, **dict.fromkeys(ids, given))


def with_tenths(answers: Mapping[str, Answer], dimension: str, tenths: int) -> Answers:
    """These answers with a dimension's ten scored questions worth `tenths` together: a score of tenths/10."""
    changed = dict(answers)
    for place, question in enumerate(scored_questions(dimension)):
        changed[question.id] = valued(question, tenths // 10 + (place < tenths % 10))
    return changed


def profile(silos: int, ownership: int, customer: int, management: int) -> Answers:
    """All answers, for four dimensions of so many tenths: `profile(36, 36, 36, 16)`."""
    answers = all_answers(3)
    for dimension, tenths in zip(DIMENSIONS, (silos, ownership, customer, management), strict=True):
        answers = with_tenths(answers, dimension, tenths)
    return answers


def sheet(answers: Mapping[str, Answer] | None = None, form: Form = "full") -> AnswerSheet:
    """A sheet of the shipped questionnaire with these answers."""
    return AnswerSheet(
        questionnaire="enterprise20",
        version="1.1",
        organisation="Groupe Alizé",
        unit="France",
        date=datetime.date(2026, 3, 17),
        language="fr",
        form=form,
        answers=dict(answers or {}),
    )


def scored(answers: Mapping[str, Answer] | None = None, form: Form = "full") -> Scorecard:
    """The scorecard of a sheet with these answers."""
    return score(load_shipped(), sheet(answers, form))


def example(name: str, form: Form = "full") -> AnswerSheet:
    """One of the three example sheets: alize, delcourt or rivage."""
    files = {
        "alize": "groupe-alize.toml",
        "delcourt": "ateliers-delcourt.toml",
        "rivage": "cooperative-rivage.toml",
    }
    return replace(read_sheet(EXAMPLES / files[name], load_shipped()), form=form)


def scores(card: Scorecard) -> dict[str, Fraction | None]:
    """The exact score of each dimension, in order."""
    return {dimension.id: dimension.score for dimension in card.dimensions}


def said(error: AssessError) -> list[tuple[str, int | None]]:
    """What an error holds, in order: the code and the line of each fault."""
    return [(fault.kind.code, fault.place.line if fault.place else None) for fault in error.faults]


def sentences(faults: Iterable[Fault]) -> list[str]:
    """The faults as their reader sees them, in English."""
    return [fault.sentence(ENGLISH) for fault in faults]


def steering(text: str) -> list[str]:
    """The characters of a text that could steer a terminal: controls, line ends, bidi marks, surrogates."""
    if text.isprintable():
        return []
    bidi = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    return [char for char in text if char in bidi or unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")]
