"""A line to type into, that shows how many rows are left."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from e20assess.i18n import N_, Words
from e20assess.tui.base.text import plain


class FilterLine(Horizontal):
    """Hidden until `begin`; Enter and the down arrow leave it as it is, Escape leaves it empty."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "clear", show=False),
        Binding("enter,down,tab", "leave", show=False),
    ]

    class Changed(Message):
        """Something else is looked for."""

    class Left(Message):
        """The user wants to be in the list."""

    def compose(self) -> ComposeResult:
        """A sign, the field, the count."""
        yield Static("/", id="filter-sign")
        yield Input(id="filter-text", compact=True, max_length=100)
        yield Static(id="filter-count")

    def on_mount(self) -> None:
        """Nothing is looked for at first."""
        self.display = False

    @property
    def query_text(self) -> str:
        """What is looked for; empty shows everything."""
        return self.query_one(Input).value

    @property
    def is_typing(self) -> bool:
        """Whether keys go into the field."""
        return self.query_one(Input).has_focus

    @property
    def is_active(self) -> bool:
        """Whether the line is to be seen."""
        return bool(self.display)

    def render_text(
        self,
        say: Words,
        shown: int,
        count: int,
        looked_for: str = N_("organisation, unit, respondent or date"),
    ) -> None:
        """The words of the line; `looked_for` is the msgid of what can be typed."""
        self.query_one(Input).placeholder = say(looked_for)
        self.query_one("#filter-count", Static).update(
            plain(say("{shown} of {count}   Esc shows all", shown=shown, count=count))
        )

    def begin(self) -> None:
        """Show the line and type."""
        self.display = True
        self.query_one(Input).focus()

    def clear(self) -> None:
        """Look for nothing."""
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self.display = False
        self.post_message(self.Left())

    def action_clear(self) -> None:
        """Escape."""
        self.clear()

    def action_leave(self) -> None:
        """To the list; with nothing to look for the line goes away."""
        if not self.query_text.strip():
            self.clear()
        else:
            self.post_message(self.Left())

    @on(Input.Changed)
    def text_changed(self, event: Input.Changed) -> None:
        """Each key looks again."""
        event.stop()
        self.post_message(self.Changed())

    @on(Input.Submitted)
    def text_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        self.action_leave()
