"""The line at the top of a screen and the line of keys at its foot."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from e20assess.tui.text import one_line


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
    """One line: as many keys as fit, the last one always, and the state of saving at the right."""

    hints: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Pairs of a key and what it does, the most needed first; the last pair is always shown."""

    status = reactive("")
    is_trouble = reactive(False, toggle_class="-trouble")

    def on_resize(self) -> None:
        """The line is laid out for the width."""
        self.refresh()

    def render(self) -> RenderResult:
        """Keys in bold, what they do beside them."""
        status = one_line(self.status)
        room = self.size.width - (status.cell_length + 2 if self.status else 0)
        *others, last = [_hint(key, does) for key, does in self.hints] or [Content("")]
        shown, used = [], last.cell_length
        for hint in others:
            if used + hint.cell_length > room:
                break
            shown.append(hint)
            used += hint.cell_length
        line = Content("").join([*shown, last])
        if not self.status:
            return line
        return line.pad_right(max(room - line.cell_length + 2, 0)).append(status.stylize("bold"))


def _hint(key: str, does: str) -> Content:
    return Content.assemble((f" {key} ", "bold"), f"{does} ")
