"""A page of lines that scrolls, in one widget: drawn line by line, as far as it is in sight."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from e20assess.tui.results.parts import GUTTER, LONGEST_LINE, Line


class LinePage(ScrollView):
    """Lays lines out for its width and draws them, a cursor before one of the rows; text can be copied."""

    ALLOW_SELECT = True

    cursor: reactive[str] = reactive("")
    """The id of the row under the cursor."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: tuple[Line, ...] = ()
        self._laid_out_for = 0

    def lines_for(self, width: int) -> Iterable[Line]:
        """What there is to show, for a width in cells."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """Everything is laid out for the width."""
        if self._laid_out_for != self._width:
            self.lay_out()

    @property
    def _width(self) -> int:
        """Cells of a line: one is left free before the scrollbar."""
        return max(self.scrollable_content_region.width - 1, 0)

    @property
    def _height(self) -> int:
        return self.scrollable_content_region.height

    def lay_out(self) -> None:
        """Break everything into lines again."""
        self._laid_out_for = self._width
        if not self._width:
            return
        self._lines = tuple(self.lines_for(self._width))
        self.virtual_size = Size(self._width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of the page, with its cursor and its mark."""
        number, width = y + self.scroll_offset.y, self._width
        line = self._lines[number] if number < len(self._lines) else Line(Content(""))
        content = self._with_gutter(line)
        if (selection := self.text_selection) and (span := selection.get_span(number)):
            style = Style.from_styles(self.screen.get_component_styles("screen--selection"))
            content = content.stylize(style, span[0], None if span[1] == -1 else span[1])
        strips = Visual.to_strips(self, content, width, 1, self.visual_style, apply_selection=False, pad=True)
        return strips[0].adjust_cell_length(width + 1, self.rich_style).apply_offsets(0, number)

    def _with_gutter(self, line: Line) -> Content:
        if not line.row:
            return line.content.pad_left(GUTTER)
        is_here = line.row == self.cursor
        cursor = "▸" if is_here and line.is_first else " "
        mark = line.mark if line.is_first else " "
        content = Content.assemble((f"{cursor} {mark} ", "bold" if is_here else "$muted"), line.content)
        if not is_here:
            return content
        free = min(self._width, LONGEST_LINE + GUTTER) - content.cell_length
        return content.pad_right(max(free, 0)).stylize_before("bold on $panel")

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, for the clipboard."""
        return selection.extract("\n".join(self._with_gutter(line).plain for line in self._lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what is selected."""
        self.refresh()

    def _is_visible(self, number: int) -> bool:
        return self.scroll_offset.y <= number < self.scroll_offset.y + self._height
