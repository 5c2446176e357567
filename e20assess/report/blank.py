"""The questionnaire on paper, as plain data: what every format of it shows, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from babel.lists import format_list

import e20assess
from e20assess.answers.branches import condition_value, questions_of_form
from e20assess.answers.model import Answer, Form
from e20assess.i18n import Words
from e20assess.interview.choices import CHOICE_KEYS
from e20assess.questionnaire.conditions import Comparison, Condition, Junction, Lookup, Not, names_of
from e20assess.questionnaire.model import Question as Item
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.context import babel_locale


def branches(
    questionnaire: Questionnaire, asked: Sequence[str], language: str
) -> Mapping[str, tuple[str, ...]]:
    """For each question that a branch sets aside: when to leave it out, a sentence for each branch.

    `asked` are the ids of the form's questions in the order of asking. A branch that hangs on a question
    which is not among them never closes.
    """
    wording = _Wording(questionnaire, asked, language)
    found: dict[str, tuple[str, ...]] = {}
    for skip in questionnaire.skips:
        if set(skip.when.names()) <= set(asked):
            sentence = wording.say("Leave this one out if {condition}.", condition=wording.of(skip.when.root))
            for id in skip.questions:
                found[id] = (*found.get(id, ()), sentence)
    return found


class _Wording:
    """Conditions on the answers of one form, in one language."""

    def __init__(self, questionnaire: Questionnaire, asked: Sequence[str], language: str) -> None:
        self.say = Words(language)
        self._questionnaire = questionnaire
        self._language = language
        self._labels = {id: self.say("Q{number}", number=number) for number, id in enumerate(asked, start=1)}

    def of(self, condition: Condition, wanted: bool = True) -> str:
        """When a condition holds, or (not `wanted`) when it does not."""
        if isinstance(condition, Not):
            return self.of(condition.part, not wanted)
        if isinstance(condition, Junction):
            # Of parts that are not wanted together, one that fails is enough.
            one_is_enough = condition.decisive is wanted
            return self._listed([self.of(part, wanted) for part in condition.parts], one_is_enough)
        return self._compared(condition, wanted)

    def _compared(self, comparison: Comparison, wanted: bool) -> str:
        names = tuple(dict.fromkeys(names_of(comparison)))
        if len(names) != 1:
            written = str(comparison) if wanted else f"not {comparison}"
            return self.say("{condition} (of {questions})", condition=written, questions=self._shown(names))
        (id,) = names
        question = self._questionnaire.questions[id]
        chosen = [
            text
            for answer, text in self._possible(question)
            if comparison.holds(self._lookup(question, answer)) is wanted
        ]
        if not chosen:
            return self.say("never")
        values = {"question": self._labels[id], "answers": self._listed(chosen, one_is_enough=True)}
        if question.type == "multiple":
            return self.say("the number of boxes ticked at {question} is {answers}", **values)
        return self.say("the answer to {question} is {answers}", **values)

    def _possible(self, question: Item) -> Iterator[tuple[Answer, str]]:
        """Every answer that can have a value, and how it is named on paper."""
        if question.type == "choice":
            for option in question.option:
                text = option.text.to(self._language)
                yield Answer(option.id), self.say("“{text}”", text=text)
        elif question.type == "multiple":
            ids = question.option_ids
            for count in range(len(ids) + 1):
                yield Answer(ids[:count]), str(count)
        else:
            for number, _ in enumerate(self._questionnaire.labels(question, "en"), start=1):
                yield Answer(number), str(number)

    def _lookup(self, question: Item, answer: Answer) -> Lookup:
        return {question.id: condition_value(self._questionnaire, question, answer)}.__getitem__

    def _shown(self, ids: Sequence[str]) -> str:
        return self._listed([f"{id} = {self._labels[id]}" for id in ids], one_is_enough=False)

    def _listed(self, parts: Sequence[str], one_is_enough: bool) -> str:
        locale = babel_locale(self.say)
        return format_list(list(parts), style="or" if one_is_enough else "standard", locale=locale)


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
