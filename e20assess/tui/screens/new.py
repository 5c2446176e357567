"""A new assessment: for whom, by whom, in which language and form; then a word before the first question."""

from __future__ import annotations

import datetime
import re

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Input, Label, RadioButton, RadioSet, Static

from e20assess.answers.model import AnswerSheet, Form, Respondent
from e20assess.inputs.text import clean_line
from e20assess.questionnaire.model import Questionnaire
from e20assess.tui.keys import Key, bindings_of
from e20assess.tui.spoken import COMMON_KEYS, KEYS_WHILE_TYPING, SpokenScreen
from e20assess.tui.text import plain
from e20assess.tui.widgets.radio import Radio
from e20assess.words import LANGUAGE_NAMES, N_

_FIELDS = (
    ("organisation", N_("Organisation"), N_("needed: its name as the report should print it")),
    ("unit", N_("Unit"), N_("the part of it that is assessed")),
    ("name", N_("Respondent"), N_("a person, or a workshop")),
    ("role", N_("Role"), N_("such as executive, team lead, front line")),
)

_KEYS = (
    Key("ctrl+s", "start", "ctrl+s", N_("start"), N_("Start the interview.")),
    Key("", "", "Tab", N_("next field"), N_("Go to the next field; Shift+Tab goes back.")),
    Key("escape", "cancel", "Esc", N_("cancel"), N_("Back to the list without starting.")),
    *KEYS_WHILE_TYPING,
)


class NameInput(Input):
    """A name is one line: what is pasted over several comes in on one, and none of it is left out."""

    def on_paste(self, event: events.Paste) -> None:
        """Input itself would take the first line only."""
        event.text = clean_line(event.text)


class NewScreen(SpokenScreen[AnswerSheet | None]):
    """A form; gives an empty sheet, or None."""

    KEYS = _KEYS
    BINDINGS = bindings_of(_KEYS)

    def __init__(self, questionnaire: Questionnaire) -> None:
        super().__init__()
        self._questionnaire = questionnaire

    def body(self) -> ComposeResult:
        """Four lines to fill in, two things to choose, a button."""
        with VerticalScroll(id="form"):
            for id, _, _ in _FIELDS:
                with Horizontal(classes="field"):
                    yield Label(id=f"label-{id}", markup=False)
                    yield NameInput(id=id, compact=True, max_length=200)
            with Horizontal(classes="field"):
                yield Label(id="label-language", markup=False)
                with RadioSet(id="language", compact=True):
                    for language in self._questionnaire.languages:
                        name = LANGUAGE_NAMES.get(language, language)
                        yield Radio(plain(name), value=language == self._first_language())
            with Horizontal(classes="field"):
                yield Label(id="label-form", markup=False)
                with RadioSet(id="form-choice", compact=True):
                    yield Radio(id="full", value=True)
                    yield Radio(id="short")
            yield Static(id="form-warning")
            yield Button(id="start", variant="primary", compact=True)

    def on_mount(self) -> None:
        """Begin with the name."""
        super().on_mount()
        self.query_one("#organisation").focus()

    def speak(self) -> None:
        """Labels, choices and the button."""
        say = self.say
        self.head(say("A new assessment"), self._questionnaire.title.to(say.language))
        for id, name, help in _FIELDS:
            self.query_one(f"#label-{id}", Label).update(plain(say(name)))
            self.query_one(f"#{id}", Input).placeholder = say(help)
        self.query_one("#label-language", Label).update(plain(say("Language")))
        self.query_one("#label-form", Label).update(plain(say("Form")))
        full, short = len(self._questionnaire.questions), len(self._questionnaire.short)
        self.query_one("#full", RadioButton).label = plain(
            say("Full: {count} questions, levels and a complete report", count=full)
        )
        self.query_one("#short", RadioButton).label = plain(
            say("Short: {count} questions, a first orientation", count=short)
        )
        self.query_one("#start", Button).label = plain(say("Start (ctrl+s)"))

    @on(Input.Submitted)
    def next_field(self) -> None:
        """Enter goes to the next field, as people expect of a form."""
        self.focus_next()

    @on(Button.Pressed, "#start")
    def start_pressed(self) -> None:
        """The button does what the key does."""
        self.action_start()

    def action_start(self) -> None:
        """Give the sheet, if there is a name on it."""
        organisation = self._text("organisation")
        if not organisation:
            self.query_one("#form-warning", Static).update(
                plain(self.say("The report needs the organisation's name."))
            )
            self.query_one("#organisation").focus()
            return
        languages = self._questionnaire.languages
        form: Form = "short" if self.query_one("#form-choice", RadioSet).pressed_index == 1 else "full"
        language = languages[max(self.query_one("#language", RadioSet).pressed_index, 0)]
        if language in LANGUAGE_NAMES:
            self.program.language = language
        self.dismiss(
            AnswerSheet(
                questionnaire=self._questionnaire.id,
                version=self._questionnaire.version,
                organisation=organisation,
                unit=self._text("unit"),
                date=datetime.date.today(),
                language=language,
                form=form,
                respondent=Respondent(self._text("name"), self._text("role")),
            )
        )

    def action_cancel(self) -> None:
        """Back to the list."""
        self.dismiss(None)

    def _text(self, id: str) -> str:
        return clean_line(self.query_one(f"#{id}", Input).value).strip()

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
    Key("q,escape", "cancel", "q", N_("later"), N_("Back to the list; the assessment waits there.")),
    *COMMON_KEYS,
)


class IntroductionScreen(SpokenScreen[bool]):
    """What the respondent should know before the first question; gives whether to begin."""

    KEYS = _INTRODUCTION_KEYS
    BINDINGS = bindings_of(_INTRODUCTION_KEYS)

    def __init__(self, questionnaire: Questionnaire) -> None:
        super().__init__()
        self._questionnaire = questionnaire

    def body(self) -> ComposeResult:
        """One text, in a column that can be read."""
        with VerticalScroll(), Vertical(id="introduction"):
            yield Static(id="introduction-text")
            yield Static(id="introduction-go")

    def speak(self) -> None:
        """The introduction of the questionnaire."""
        language = self.say.language
        self.head("e20assess", self._questionnaire.title.to(language))
        text = "\n\n".join(paragraphs(self._questionnaire.introduction.to(language)))
        self.query_one("#introduction-text", Static).update(plain(text))
        self.query_one("#introduction-go", Static).update(
            plain(self.say("Press Enter to begin. You can stop at any time and resume."), "bold")
        )

    def action_begin(self) -> None:
        """To the first question."""
        self.dismiss(True)

    def action_cancel(self) -> None:
        """Back to the list."""
        self.dismiss(False)
