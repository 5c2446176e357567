"""Where a note is written: several lines, and a limit that a paste gone wrong does not pass."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import TextArea

LONGEST_NOTE = 20_000
"""Characters kept of a note; more is a paste gone wrong."""


class NoteEditor(TextArea):
    """Takes text up to the limit; a paste that would pass it is left out whole, and said."""

    DEFAULT_CSS = """
    NoteEditor {
        /* Undoing a long paste fails inside Textual 8.2 where it makes the scrollbar disappear. */
        overflow-y: scroll;
    }
    """

    class PasteRefused(Message):
        """What was pasted is too long; the text is as it was."""

    class Ended(Message):
        """Enter was pressed where it ends the text."""

    def __init__(self, text: str, *, id: str | None = None, ends_with_enter: bool = False) -> None:
        super().__init__(text, soft_wrap=True, tab_behavior="focus", id=id)
        self._ends_with_enter = ends_with_enter

    def on_key(self, event: events.Key) -> None:
        """Enter makes a new line, unless one line is all there is to write."""
        if event.key == "enter" and self._ends_with_enter:
            event.prevent_default()
            event.stop()
            self.post_message(self.Ended())

    @property
    def is_too_long(self) -> bool:
        """Whether the text has passed the limit by other ways than a paste."""
        return len(self.text) > LONGEST_NOTE

    def on_paste(self, event: events.Paste) -> None:
        """Refuse what would make the text too long; TextArea takes everything else."""
        if len(self.text) - len(self.selected_text) + len(event.text) > LONGEST_NOTE:
            event.prevent_default()
            event.stop()
            self.post_message(self.PasteRefused())
