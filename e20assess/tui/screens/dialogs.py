"""A small question over a screen: something to confirm."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from e20assess.tui.keys import Key, bindings_of
from e20assess.tui.spoken import SpokenDialog
from e20assess.tui.text import plain
from e20assess.words import N_

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
        if event.key.lower() == "o" and self.say.language == "fr":
            event.stop()
            self.action_answer(True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The buttons do what the keys do."""
        self.action_answer(event.button.id == "yes")

    def action_answer(self, agrees: bool) -> None:
        """Give the answer."""
        self.dismiss(agrees)
