"""Small questions over a screen: a note to write, a choice to confirm."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from e20assess.tui.keys import Key, bindings_of
from e20assess.tui.spoken import KEYS_WHILE_TYPING, SpokenDialog
from e20assess.tui.text import plain
from e20assess.tui.widgets.note_editor import LONGEST_NOTE, NoteEditor
from e20assess.words import N_

_NOTE_KEYS = (
    Key("ctrl+s", "keep", "ctrl+s", N_("keep"), N_("Keep what is written and close.")),
    Key("escape", "cancel", "Esc", N_("cancel"), N_("Close without a change.")),
)


class NoteDialog(SpokenDialog[str | None]):
    """Write a note of several lines; gives the text, or None where nothing was changed."""

    KEYS = _NOTE_KEYS
    BINDINGS = bindings_of((*_NOTE_KEYS, *KEYS_WHILE_TYPING))

    def __init__(self, title: str, note: str, *, must_say: bool = False) -> None:
        """`title` is a msgid; with `must_say`, an empty text is refused."""
        super().__init__()
        self._title = title
        self._note = note
        self._must_say = must_say

    def compose(self) -> ComposeResult:
        """The title, the editor, two buttons."""
        with Vertical(classes="dialog"):
            yield Static(id="note-title", classes="dialog-title")
            yield NoteEditor(self._note, id="note-text")
            yield Static(id="note-warning")
            with Horizontal(classes="buttons"):
                yield Button(id="keep", variant="primary", compact=True)
                yield Button(id="cancel", compact=True)

    def on_mount(self) -> None:
        """Write at the end of what is there."""
        super().on_mount()
        editor = self.query_one(NoteEditor)
        editor.move_cursor(editor.document.end)
        editor.focus()

    def speak(self) -> None:
        """Title and buttons."""
        self.query_one("#note-title", Static).update(plain(self.say(self._title)))
        self.query_one("#keep", Button).label = plain(self.say("Keep (ctrl+s)"))
        self.query_one("#cancel", Button).label = plain(self.say("Cancel (Esc)"))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The buttons do what the keys do."""
        if event.button.id == "keep":
            self.action_keep()
        else:
            self.action_cancel()

    def action_keep(self) -> None:
        """Give the text, if there is one where there has to be."""
        editor = self.query_one(NoteEditor)
        text = editor.text.strip()
        if self._must_say and not text:
            self._warn(self.say("A short reason is needed: it is printed in the report."))
        elif editor.is_too_long:
            self._warn(
                self.say("This is longer than {limit} characters; please shorten it.", limit=LONGEST_NOTE)
            )
        else:
            self.dismiss(text)

    @on(NoteEditor.PasteRefused)
    def refuse_paste(self) -> None:
        """Say that nothing was pasted, and why."""
        sentence = self.say(
            "Nothing was pasted: the note would be longer than {limit} characters.", limit=LONGEST_NOTE
        )
        self._warn(sentence)

    def _warn(self, sentence: str) -> None:
        self.query_one("#note-warning", Static).update(plain(sentence))

    def action_cancel(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)


_CONFIRM_KEYS = (
    Key("y", "answer(True)", "y", N_("yes")),
    Key("n,escape", "answer(False)", "n, Esc", N_("no")),
)


class ConfirmDialog(SpokenDialog[bool]):
    """A question to be answered by yes or no; "no" has the focus."""

    KEYS = _CONFIRM_KEYS
    BINDINGS = bindings_of(_CONFIRM_KEYS)

    def __init__(self, question: str, yes: str) -> None:
        """`question` is ready to show; `yes` is the msgid of the button that agrees."""
        super().__init__()
        self._question = question
        self._yes = yes

    def compose(self) -> ComposeResult:
        """The question and two buttons."""
        with Vertical(classes="dialog -small"):
            yield Static(plain(self._question), classes="dialog-question")
            with Horizontal(classes="buttons"):
                yield Button(id="yes", variant="error", compact=True)
                yield Button(id="no", compact=True)

    def on_mount(self) -> None:
        """The harmless answer is the nearest."""
        super().on_mount()
        self.query_one("#no", Button).focus()

    def speak(self) -> None:
        """The buttons."""
        self.query_one("#yes", Button).label = plain(self.say(self._yes))
        self.query_one("#no", Button).label = plain(self.say("No"))

    def on_key(self, event: events.Key) -> None:
        """In French, the o of "oui" agrees as well."""
        if event.key == "o" and self.say.language == "fr":
            event.stop()
            self.action_answer(True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The buttons do what the keys do."""
        self.action_answer(event.button.id == "yes")

    def action_answer(self, agrees: bool) -> None:
        """Give the answer."""
        self.dismiss(agrees)
