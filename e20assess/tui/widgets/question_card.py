"""One question as a card: what is asked, what to recall, the choices, the note."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from e20assess.answers.model import Answer, NoValue
from e20assess.i18n import N_, Words
from e20assess.interview.interview import CHOICE_KEYS, Interview
from e20assess.interview.phrases import opening_words, value_ids, why_words
from e20assess.questionnaire.model import Question
from e20assess.tui.base.keys import Key
from e20assess.tui.base.text import plain
from e20assess.tui.widgets.choice_list import Choice, ChoiceList
from e20assess.tui.widgets.clipped import Clipped

DONT_KNOW, NOT_APPLICABLE, NONE = NoValue.DONT_KNOW.value, NoValue.NOT_APPLICABLE.value, "-none-"
"""Ids of the choices that stand apart from the scale; "none" says that nothing was ticked, on purpose."""

DIGITS = Key("1,2,3,4,5,6,7,8,9,a,b,c,0", "", "1-5", N_("choose"), N_("Choose the answer with this number."))
"""The keys of the choices of a question; how they are shown depends on it (see `digits_of`)."""

ROOMY = 36
"""Lines of a card from which the choices stand apart, as on a projector."""

FEW = 9
"""Choices at most that stand apart: with more, what is below them would be out of sight."""


def digits_of(question: Question) -> str:
    """The keys of the choices of a question as a person reads them: "1-5", "1-9 a-c"."""
    count = len(value_ids(question))
    return f"1-{count}" if count < 10 else f"1-9 a-{CHOICE_KEYS[count - 1]}"


class QuestionCard(Vertical):
    """Shows the question before us; it is told what to show and reports nothing but choices."""

    goes_on_alone = False
    """Whether a choice leads to the next question by itself, where only one can be made."""

    def compose(self) -> ComposeResult:
        """The parts, still without texts."""
        yield Static(id="opening")
        yield Static(id="capability")
        yield Static(id="question")
        yield Static(id="recall")
        yield ChoiceList(id="choices")
        yield Clipped(id="note")
        yield Static(id="why")

    def on_resize(self) -> None:
        """Where there is room for it, there is air between the choices."""
        self._make_room()

    def _make_room(self) -> None:
        choices = self.query_one(ChoiceList)
        choices.is_roomy = self.size.height >= ROOMY and choices.option_count <= FEW

    def show(self, interview: Interview, say: Words, *, with_why: bool, is_new: bool) -> None:
        """Show the question before us; `is_new` puts the cursor back to where an answer stands."""
        question, answer, language = interview.question, interview.answer, say.language
        self._write("opening", opening_words(interview, say))
        self._write("capability", interview.capability.name.to(language))
        self._write("question", question.text.to(language))
        self._write(
            "recall",
            question.recall.to(language),
            several_words(question, say, goes_on_alone=self.goes_on_alone),
        )
        self._write("note", beside_words(interview, say))
        self._write("why", why_words(interview, say) if with_why else "")
        choices = self.query_one(ChoiceList)
        cursor = None if is_new else choices.highlighted
        choices.show(
            _choices(interview, say), chosen_ids(question, answer), is_multiple=question.type == "multiple"
        )
        if cursor is not None:
            choices.highlighted = cursor
        self._make_room()

    def mark(self, interview: Interview, say: Words) -> None:
        """Show another answer to the same question: only marks and note change."""
        self.query_one(ChoiceList).mark(chosen_ids(interview.question, interview.answer))
        self._write("note", beside_words(interview, say))

    def _write(self, id: str, text: str, below: str = "") -> None:
        part = self.query_one(f"#{id}", Static)
        content = plain(text)
        if below:
            content = Content.assemble(content, "\n", plain(below, "$primary not italic"))
        if not (isinstance(part.content, Content) and content.is_same(part.content)):
            part.update(content)  # what stays as it is needs no layout
        # Not by a class, whose rule would only be looked up a frame later.
        part.styles.display = None if text else "none"


def several_words(question: Question, say: Words, *, goes_on_alone: bool) -> str:
    """That several choices can be ticked, and how to go on where other questions go on alone."""
    if question.type != "multiple":
        return ""
    if goes_on_alone:
        return say("Several answers may apply: tick them, then Enter goes on.")
    return say("Several answers may apply.")


def beside_words(interview: Interview, say: Words) -> str:
    """What stands beside an answer: that it waits to be confirmed, its flag, its note."""
    answer = interview.answer
    waits = say("↻ from the earlier run: Enter confirms it") if interview.waits(interview.current) else ""
    flag = say("⚑ to discuss") if answer.discuss else ""
    note = f"✎ {answer.note}" if answer.note else ""
    return "  ".join(filter(None, [waits, flag, note]))


def chosen_ids(question: Question, answer: Answer) -> frozenset[str]:
    """The ids of the choices that an answer stands for."""
    value = answer.value
    if value is None:
        return frozenset()
    if isinstance(value, tuple):
        return frozenset(value) or frozenset({NONE})
    return frozenset({str(value)})


def choice_of_key(question: Question, key: str) -> str | None:
    """The id of the choice that a key stands for; None where it stands for none."""
    if key == "0":
        return NONE if question.type == "multiple" else None
    ids = value_ids(question)
    position = CHOICE_KEYS.find(key)
    return ids[position] if 0 <= position < len(ids) else None


def answer_after(question: Question, answer: Answer, choice: str) -> Answer:
    """The answer once a choice is made: its value, one tick more or fewer, or no value; its note stays."""
    if choice in (DONT_KNOW, NOT_APPLICABLE):
        return answer.valued(NoValue(choice))
    if choice == NONE:
        return answer.valued(())
    if question.type == "multiple":
        return answer.toggled(choice, question.option_ids)
    return answer.valued(choice if question.type == "choice" else int(choice))


def _choices(interview: Interview, say: Words) -> Iterator[Choice]:
    question = interview.question
    labels = interview.questionnaire.labels(question, say.language)
    for id, key, label in zip(value_ids(question), CHOICE_KEYS, labels, strict=False):
        yield Choice(id, key, label)
    if question.type == "multiple":
        yield Choice(NONE, "0", say("None of these"))
    yield Choice(DONT_KNOW, "?", say("I don't know"), opens_group=True)
    yield Choice(NOT_APPLICABLE, "-", say("Not applicable (with the reason)"))
