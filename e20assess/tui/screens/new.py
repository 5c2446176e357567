"""A new assessment: for whom, by whom, in which language and form; then a word before the first question."""

from __future__ import annotations

import datetime
import re

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Label, RadioButton, RadioSet, Static

from e20assess.answers.model import AnswerSheet, Form, Respondent
from e20assess.i18n import LANGUAGE_NAMES, N_
from e20assess.interview.interview import minutes_for_form
from e20assess.questionnaire.model import Questionnaire
from e20assess.tui.base.form_screen import FormScreen
from e20assess.tui.base.keys import Key, bindings_of
from e20assess.tui.base.screen import COMMON_KEYS, KEYS_WHILE_TYPING, FramedScreen
from e20assess.tui.base.text import plain
from e20assess.tui.widgets.radio import Radio, RadioList

_KEYS = (
    Key("ctrl+s", "done", "ctrl+s", N_("start"), N_("Start the interview.")),
    Key("", "", "⏎", N_("next field"), N_("Go to the next field; after the last one, start.")),
    Key("", "", "Tab", N_("move"), N_("Go to the next field; Shift+Tab goes back."), hint=False),
    Key("", "", "↑ ↓", N_("choose"), N_("Choose another language or form."), hint=False),
    Key("escape", "cancel", "Esc", N_("cancel"), N_("Back to the list without starting.")),
    *KEYS_WHILE_TYPING,
)


class NewScreen(FormScreen[AnswerSheet | None]):
    """The form of a new assessment; gives an empty sheet, or None."""

    KEYS = _KEYS
    BINDINGS = bindings_of(_KEYS)
    DONE = N_("Start (ctrl+s)")

    def __init__(self, questionnaire: Questionnaire) -> None:
        super().__init__()
        self._questionnaire = questionnaire

    def choices(self) -> ComposeResult:
        """The language of the sheet, and the form."""
        with Horizontal(classes="field"):
            yield Label(id="label-language", markup=False)
            with RadioList(id="language", compact=True):
                for language in self._questionnaire.languages:
                    name = LANGUAGE_NAMES.get(language, language)
                    yield Radio(plain(name), value=language == self._first_language())
        with Horizontal(classes="field"):
            yield Label(id="label-form", markup=False)
            with RadioList(id="form-choice", compact=True):
                yield Radio(id="full", value=True)
                yield Radio(id="short")

    def render_text(self) -> None:
        """Labels, choices with the time they take, and the button."""
        super().render_text()
        say, questionnaire = self.say, self._questionnaire
        title = say("A new assessment")
        self.head(f"{title} · {questionnaire.title.to(say.language)}")
        self.query_one("#label-language", Label).update(plain(say("Language")))
        self.query_one("#label-form", Label).update(plain(say("Length")))
        self.query_one("#full", RadioButton).label = plain(
            say(
                "Full: {count} questions, about {minutes} min, complete report",
                count=len(questionnaire.questions),
                minutes=minutes_for_form(questionnaire, "full", say.language),
            )
        )
        self.query_one("#short", RadioButton).label = plain(
            say(
                "Short: {count} questions, about {minutes} min, first orientation",
                count=len(questionnaire.short),
                minutes=minutes_for_form(questionnaire, "short", say.language),
            )
        )

    def give(self) -> None:
        """Give the sheet."""
        languages = self._questionnaire.languages
        form: Form = "short" if self.query_one("#form-choice", RadioSet).pressed_index == 1 else "full"
        language = languages[max(self.query_one("#language", RadioSet).pressed_index, 0)]
        if language in LANGUAGE_NAMES:
            self.program.language = language
        self.dismiss(
            AnswerSheet(
                questionnaire=self._questionnaire.id,
                version=self._questionnaire.version,
                organisation=self.text("organisation"),
                unit=self.text("unit"),
                date=datetime.date.today(),
                language=language,
                form=form,
                respondent=Respondent(self.text("name"), self.text("role")),
            )
        )

    def _first_language(self) -> str:
        languages = self._questionnaire.languages
        return self.say.language if self.say.language in languages else languages[0]


_SENTENCE_END = re.compile(r"(?<=[.!?])[ \n]+")
_TOO_SHORT = 60
"""Characters: what is shorter is no paragraph."""


def paragraphs(text: str) -> list[str]:
    """A text in pieces that can be taken in one by one: a sentence each, a short one with its neighbour."""
    pieces: list[str] = []
    for sentence in _SENTENCE_END.split(text):
        if pieces and min(len(pieces[-1]), len(sentence)) < _TOO_SHORT:
            pieces[-1] += f" {sentence}"
        else:
            pieces.append(sentence)
    return pieces


_INTRODUCTION_KEYS = (
    Key("enter,space", "begin", "⏎", N_("begin"), N_("Go to the first question.")),
    Key("q,escape", "cancel", "q", N_("cancel"), N_("Back to the list; nothing is begun yet.")),
    *COMMON_KEYS,
)


class IntroductionScreen(FramedScreen[bool]):
    """What the respondent should know before the first question; gives whether to begin."""

    KEYS = _INTRODUCTION_KEYS
    BINDINGS = bindings_of(_INTRODUCTION_KEYS)

    def __init__(self, questionnaire: Questionnaire, form: Form) -> None:
        super().__init__()
        self._questionnaire = questionnaire
        self._form = form

    def body(self) -> ComposeResult:
        """One text, in a column that can be read; how to go on stays below it, however long it is."""
        with VerticalScroll(), Vertical(id="introduction"):
            yield Static(id="introduction-text")
        yield Static(id="introduction-go")

    def render_text(self) -> None:
        """The introduction of the questionnaire."""
        language = self.say.language
        self.head("e20assess", self._questionnaire.title.to(language))
        text = "\n\n".join(paragraphs(self._questionnaire.introduction.to(language)))
        self.query_one("#introduction-text", Static).update(plain(text))
        minutes = minutes_for_form(self._questionnaire, self._form, language)
        go = self.say(
            "Press Enter to begin: about {minutes} minutes. You can stop at any time and resume.",
            minutes=minutes,
        )
        self.query_one("#introduction-go", Static).update(plain(go, "bold"))

    def action_begin(self) -> None:
        """To the first question."""
        self.dismiss(True)

    def action_cancel(self) -> None:
        """Back to the list."""
        self.dismiss(False)
