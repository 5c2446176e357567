"""The questionnaire on paper, as plain data: what every format of it shows, in one language."""

from __future__ import annotations

from dataclasses import dataclass

import e20assess
from e20assess.answers.model import Form
from e20assess.answers.values import questions_of_form
from e20assess.interview import CHOICE_KEYS
from e20assess.questionnaire.model import Questionnaire
from e20assess.questionnaire.parts import Question as Item
from e20assess.report.blank_branches import branches
from e20assess.words import Words


@dataclass(frozen=True, slots=True)
class Choice:
    """A box to tick."""

    key: str
    """The key for it on screen; "0" for "none of these"."""
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its boxes; the names of levels are nowhere, for they pull answers."""

    number: int
    """From 1, in the order of asking."""
    label: str
    """That number as the report refers to it: "Q7"."""
    id: str
    type: str
    """level, agreement, multiple, choice."""
    text: str
    recall: str
    """A concrete event to remember before answering."""
    conditions: tuple[str, ...]
    """When it is to be left out, a sentence each; none where it is always asked."""
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The opening, or a dimension: two pages at most on A4."""

    id: str
    name: str
    colour: int
    """1 to 4: that of its dimension; 0 for the opening."""
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """The whole questionnaire, or its short form."""

    language: str
    """The language of the program's words: "en" or "fr"."""
    title: str
    introduction: str
    is_short: bool
    form: str
    """In words."""
    count: int
    """How many questions there are."""
    questionnaire: str
    """Its id."""
    version: str
    program: str
    """The version of e20assess."""
    sections: tuple[Section, ...]


def build_blank(questionnaire: Questionnaire, form: Form, language: str) -> Blank:
    """Everything that is asked in a form, in the order of asking. Pure."""
    say = Words(language)
    ids = questions_of_form(questionnaire, form)
    left_out = branches(questionnaire, ids, language)
    asked = {
        id: _question(questionnaire, questionnaire.questions[id], number, left_out.get(id, ()), language)
        for number, id in enumerate(ids, start=1)
    }
    opening = tuple(id for id in ids if id in questionnaire.order)
    sections = [Section("opening", say("Opening"), 0, tuple(asked[id] for id in opening))]
    for index, dimension in enumerate(questionnaire.dimensions):
        own = tuple(
            asked[part.id] for part in dimension.questions if part.id in asked and part.id not in opening
        )
        sections.append(Section(dimension.id, dimension.name.to(language), index % 4 + 1, own))
    return Blank(
        language=say.language,
        title=questionnaire.title.to(language),
        introduction=questionnaire.introduction.to(language),
        is_short=form == "short",
        form=say("Short questionnaire") if form == "short" else say("Full questionnaire"),
        count=len(ids),
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        program=e20assess.__version__,
        sections=tuple(section for section in sections if section.questions),
    )


def _question(
    questionnaire: Questionnaire, item: Item, number: int, conditions: tuple[str, ...], language: str
) -> Question:
    say = Words(language)
    labels = questionnaire.labels(item, language)
    choices = [Choice(key, text) for key, text in zip(CHOICE_KEYS, labels, strict=False)]
    if item.type == "multiple":
        choices.append(Choice("0", say("None of these")))
    return Question(
        number=number,
        label=say("Q{number}", number=number),
        id=item.id,
        type=item.type,
        text=item.text.to(language),
        recall=item.recall.to(language),
        conditions=conditions,
        choices=tuple(choices),
    )
