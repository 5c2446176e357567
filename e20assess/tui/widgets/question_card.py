"""One question as a card: what is asked, what to recall, the choices, the note."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from e20assess.i18n import N_, Words
from e20assess.interview.choices import CHOICE_KEYS, NONE_KEY, choices, chosen_ids
from e20assess.interview.interview import Interview
from e20assess.interview.phrases import opening_words, why_words
from e20assess.questionnaire.model import Question
from e20assess.tui.base.keys import Key
from e20assess.tui.base.text import plain
from e20assess.tui.widgets.choice_list import ChoiceList
from e20assess.tui.widgets.clipped import Clipped

DIGITS = Key(
    ",".join(CHOICE_KEYS + NONE_KEY), "", "1-5", N_("choose"), N_("Choose the answer with this number.")
)
"""The keys of the choices of a question; how they are shown depends on it (see `keys_shown`)."""

ROOMY = 36
"""Lines of a card from which the choices stand apart, as on a projector."""

FEW = 9
"""Choices at most that stand apart: with more, what is below them would be out of sight."""


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
        shown = self.query_one(ChoiceList)
        shown.is_roomy = self.size.height >= ROOMY and shown.option_count <= FEW

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
        shown = self.query_one(ChoiceList)
        cursor = None if is_new else shown.highlighted
        shown.show(choices(interview, say), chosen_ids(answer), is_multiple=question.type == "multiple")
        if cursor is not None:
            shown.highlighted = cursor
        self._make_room()

    def mark(self, interview: Interview, say: Words) -> None:
        """Show another answer to the same question: only marks and note change."""
        self.query_one(ChoiceList).mark(chosen_ids(interview.answer))
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
