"""The line at the top of a screen and the line of keys at its foot, which can be pressed and clicked."""

from __future__ import annotations

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from e20assess.tui.base.text import one_line


class TitleBar(Widget):
    """One line: who and what on the left, how far on the right."""

    left = reactive("")
    right = reactive("")

    def on_resize(self) -> None:
        """The line is laid out for the width."""
        self.refresh()

    def render(self) -> RenderResult:
        """The left text gives way to the right one where both do not fit."""
        right = one_line(self.right)
        room = max(self.size.width - right.cell_length - 2, 0)
        left = one_line(self.left).stylize("bold")
        if left.cell_length > room:
            left = left.truncate(room, ellipsis=True)
        return left.pad_right(room - left.cell_length + 2).append(right)


class HintBar(Widget):
    """One line: as many keys as fit, the last one always, and the state of saving at the right.

    A click on a key is the same as pressing it.
    """

    hints: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Pairs of a key and what it does, the most needed first; the last pair is always shown."""

    status = reactive("")
    is_trouble = reactive(False, toggle_class="-trouble")

    pointed: reactive[str] = reactive("")
    """The key under the mouse."""

    class Clicked(Message):
        """The hint of a key was clicked; `shown` is the key as it is written there."""

        def __init__(self, shown: str) -> None:
            super().__init__()
            self.shown = shown

    def on_resize(self) -> None:
        """The line is laid out for the width."""
        self.refresh()

    def render(self) -> RenderResult:
        """Keys in bold, what they do beside them."""
        status = one_line(self.status)
        room = self._room
        line = Content("").join([self._hint(key, does) for key, does in self._fitting()])
        if not self.status:
            return line
        return line.pad_right(max(room - line.cell_length + 2, 0)).append(status.stylize("bold"))

    @property
    def _room(self) -> int:
        """Cells that the state of saving leaves to the keys."""
        width = self.content_size.width
        return width - (one_line(self.status).cell_length + 2 if self.status else 0)

    def _fitting(self) -> list[tuple[str, str]]:
        *others, last = self.hints or (("", ""),)
        shown, used = [], self._hint(*last).cell_length
        for hint in others:
            used += self._hint(*hint).cell_length
            if used > self._room:
                break
            shown.append(hint)
        return [*shown, last]

    def _hint(self, key: str, does: str) -> Content:
        if not key:
            return Content("")
        pointed = " underline" if key == self.pointed else ""
        return Content.assemble(" ", (key, f"bold{pointed}"), " ", (does, pointed.strip()), " ")

    # The mouse

    def _key_at(self, event: events.MouseEvent) -> str:
        """The key whose hint is under the mouse; empty where there is none."""
        offset = event.get_content_offset(self)
        end = 0
        for key, does in self._fitting():
            end += self._hint(key, does).cell_length
            if offset is not None and offset.x < end:
                return key
        return ""

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Underline what a click would press."""
        self.pointed = self._key_at(event)

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self.pointed = ""

    def on_click(self, event: events.Click) -> None:
        """Say which key was clicked."""
        if key := self._key_at(event):
            event.stop()
            self.post_message(self.Clicked(key))


class DialogHints(HintBar):
    """The same inside a dialog."""
