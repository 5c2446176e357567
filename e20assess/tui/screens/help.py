"""Every key of a screen, in sentences."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from e20assess.tui.keys import Key, bindings_of
from e20assess.tui.spoken import COMMON_KEYS, KEYS_WHILE_TYPING, Spoken, SpokenDialog
from e20assess.words import N_

_KEYS = (Key("escape,f1,q,enter", "close", "Esc, F1, q", N_("close"), N_("Close this help.")),)


class HelpScreen(SpokenDialog[None]):
    """The keys of the screen below."""

    KEYS = _KEYS
    BINDINGS = bindings_of((*_KEYS, *(key for key in COMMON_KEYS if key.action != "app.help")))

    def __init__(self, below: Spoken) -> None:
        super().__init__()
        self._below = below

    def compose(self) -> ComposeResult:
        """A box with a title and the list."""
        with Vertical(classes="dialog"):
            yield Static(id="help-title", classes="dialog-title")
            with VerticalScroll():
                yield Static(id="help-keys")

    def speak(self) -> None:
        """List the keys, the screen's own first."""
        self.query_one("#help-title", Static).update(self.say("Keys"))
        keys = (*self._below.KEYS, *(key for key in KEYS_WHILE_TYPING if not self._lists(key)), *_KEYS)
        table = Table.grid(padding=(0, 2))
        for key in keys:
            table.add_row(Text(key.shown, "bold", no_wrap=True), Text(self.say(key.explained or key.does)))
        self.query_one("#help-keys", Static).update(table)

    def _lists(self, key: Key) -> bool:
        """Whether the screen below has a use of its own for the key, or lists it already."""
        taken = {name for one in self._below.KEYS for name in one.keys.split(",")}
        return bool(taken & set(key.keys.split(",")))

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss(None)
