"""A report as a file: as what, where it went, and the way to look at it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from e20assess.i18n import N_
from e20assess.tui.base.dialogs import Offer
from e20assess.tui.base.keys import Key, bindings_of
from e20assess.tui.base.screen import COMMON_KEYS, Dialog
from e20assess.tui.base.text import plain

REPORT_OFFERS = (
    Offer("html", "h", N_("A web page (HTML)"), N_("to read, print or send: one file that needs no network")),
    Offer("pdf", "p", N_("PDF"), N_("to print or send: the same pages, as they are")),
    Offer("docx", "w", N_("Word"), N_("to change, or to bring into a document of yours")),
    Offer("md", "m", N_("Plain text (Markdown)"), N_("to paste or edit")),
)
"""The formats of a report, for a dialog."""

COMPARISON_OFFERS = tuple(offer for offer in REPORT_OFFERS if offer.id != "docx")
"""The formats of a comparison."""

_KEYS = (
    Key("enter", "open", "⏎", N_("open"), N_("Open the file in the program that shows such files.")),
    Key("escape,q", "close", "Esc, q", N_("close"), N_("Close; the file stays where it is.")),
    *COMMON_KEYS,
)


class WrittenDialog(Dialog[None]):
    """Says where a file is, and opens it if the user wants to see it."""

    KEYS = _KEYS
    BINDINGS = bindings_of(_KEYS)

    def __init__(self, path: Path, *, can_open: bool) -> None:
        """`can_open` says whether this machine has a display to show the file on."""
        super().__init__()
        self._path = path
        self._can_open = can_open
        self._has_failed = False

    def compose(self) -> ComposeResult:
        """Where it is, and what can be done."""
        with Vertical(classes="dialog"):
            yield Static(id="written-title", classes="dialog-title")
            yield Static(id="written-path")
            yield Static(id="written-keys")

    def render_text(self) -> None:
        """Everything, in the language of the moment."""
        say = self.say
        self.query_one("#written-title", Static).update(plain(say("The file is written")))
        self.query_one("#written-path", Static).update(plain(str(self._path)))
        if self._has_failed:
            words = say("No program here opens it. Open it from your files.")
        elif self._can_open:
            words = say("⏎ open it   Esc close")
        else:
            words = say("There is no display here to show it on. Esc closes this.")
        self.query_one("#written-keys", Static).update(plain(words, "$muted"))

    async def action_open(self) -> None:
        """Hand it to the viewer of this system; where there is none, only close."""
        from e20assess.engine.viewer import open_file

        if not self._can_open or self._has_failed or await asyncio.to_thread(open_file, self._path):
            self.dismiss(None)
            return
        self._has_failed = True
        self.render_text()

    def action_close(self) -> None:
        """The file stays."""
        self.dismiss(None)


def written_dialog(path: Path) -> WrittenDialog:
    """The dialog about a file that was just written on this machine."""
    from e20assess.engine.viewer import has_viewer

    return WrittenDialog(path, can_open=has_viewer())
