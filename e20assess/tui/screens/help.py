"""Every key of a screen, in sentences."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from e20assess.i18n import N_
from e20assess.tui.base.bars import DialogHints
from e20assess.tui.base.keys import Key, bindings_of
from e20assess.tui.base.screen import COMMON_KEYS, KEYS_WHILE_TYPING, Dialog, LocalizedScreen
from e20assess.tui.base.text import plain, wrapped

_KEYS = (Key("escape,f1,q,enter", "close", "Esc", N_("close")),)

_FIRST_WIDTH = 50
"""Cells, until it is known how wide the list is."""


class HelpScreen(Dialog[None]):
    """The keys of the screen below."""

    KEYS = _KEYS
    BINDINGS = bindings_of((*_KEYS, *(key for key in COMMON_KEYS if key.action != "app.help")))

    def __init__(self, below: LocalizedScreen[Any]) -> None:
        super().__init__()
        self._below = below

    def compose(self) -> ComposeResult:
        """A box with a title and the list."""
        with Vertical(classes="dialog"):
            yield Static(id="help-title", classes="dialog-title")
            with VerticalScroll():
                yield Static(id="help-keys")
            yield DialogHints(id="help-close")

    def render_text(self) -> None:
        """List the keys, the screen's own first."""
        self.query_one("#help-title", Static).update(self.say("Keys"))
        self.query_one(DialogHints).hints = (("Esc", self.say("close")),)
        keys = (*self._below.KEYS, *(key for key in KEYS_WHILE_TYPING if not self._lists(key)))
        rows = [(self._below.shown(key), self.say(key.explained or key.does)) for key in keys]
        column = max(plain(shown).cell_length for shown, _ in rows) + 2
        room = max((self.query_one("#help-keys").content_size.width or _FIRST_WIDTH) - column, 16)
        lines = []
        for shown, words in rows:
            for number, line in enumerate(wrapped(plain(words), room)):
                head = plain(shown if number == 0 else "", "bold")
                lines.append(head.pad_right(column - head.cell_length).append(line))
        self.query_one("#help-keys", Static).update(Content("\n").join(lines))

    def on_resize(self) -> None:
        """The sentences are broken for the width."""
        self.call_after_refresh(self.render_text)

    def _lists(self, key: Key) -> bool:
        """Whether the screen below has a use of its own for the key, or lists it already."""
        taken = {name for one in self._below.KEYS for name in one.keys.split(",")}
        return bool(taken & set(key.keys.split(",")))

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss(None)
