"""A list of rows in columns, each row with its own id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from e20assess.tui.base.text import Prose


class RowList(OptionList):
    """Rows of Content under an id, the one under the cursor marked; it stays so when rows are shown again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,J", "cursor_down", show=False),
        Binding("k,K", "cursor_up", show=False),
        Binding("space", "select", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)

    def render_line(self, y: int) -> Strip:
        """A line of the list, with a mark before the row under the cursor (a gutter has its own)."""
        line = super().render_line(y)
        number = self.scroll_offset.y + y
        if number >= len(self._lines) or self._lines[number] != (self.highlighted, 0):
            return line
        if self._get_left_gutter_width() or not line.text.startswith(" "):
            return line
        style = next((segment.style for segment in line if segment.style), None)
        return Strip.join([Strip([Segment("▸", style)]), line.crop(1)])

    def show_rows(self, rows: Iterable[tuple[str, Content]]) -> None:
        """Show other rows; a row whose id is empty is a heading and cannot be chosen."""
        kept = self.highlighted_option.id if self.highlighted_option else None
        options = [Option(Prose.of(content), id=id or None, disabled=not id) for id, content in rows]
        self.set_options(options)
        ids = [option.id for option in options]
        if kept in ids:
            self.highlighted = ids.index(kept)
        else:
            self.action_first()

    def move_to(self, id: str) -> None:
        """Put the cursor on the row of this id, if it is there."""
        if id in [option.id for option in self.options]:
            self.highlighted = self.get_option_index(id)


def columns(cells: Sequence[Content | str], widths: Sequence[int], gap: int = 2) -> Content:
    """Cells side by side, each cut or filled to its width."""
    parts = [
        (cell if isinstance(cell, Content) else Content(cell)).truncate(width, ellipsis=True, pad=True)
        for cell, width in zip(cells, widths, strict=True)
    ]
    return Content(" " * gap).join(parts)
