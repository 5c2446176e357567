"""A long page in one widget: text, drawings and rows that open, with a cursor that goes from row to row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from e20assess.tui.document.blocks import GUTTER, LONGEST_LINE, Line, Part, Row, laid_out


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


STEP = 2
"""Lines that an arrow scrolls where the next row is out of sight."""

_KEYS = (
    ("down,j", "next_row"),
    ("up,k", "previous_row"),
    ("enter,space", "turn"),
    ("right", "open"),
    ("left", "fold"),
    ("home", "first"),
    ("end", "last"),
)


class Document(LinePage, can_focus=True):
    """Shows parts; it knows which rows are open and where the cursor is, and nothing of what they say."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(keys, action, show=False) for keys, action in _KEYS]

    class Moved(Message):
        """The cursor is on another row."""

        def __init__(self, row: str) -> None:
            super().__init__()
            self.row = row

    class Chosen(Message):
        """Enter or a click on a row that has nothing to open: it may lead somewhere."""

        def __init__(self, row: str) -> None:
            super().__init__()
            self.row = row

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._parts: tuple[Part, ...] = ()
        self._opened: frozenset[str] = frozenset()
        self._known: frozenset[str] = frozenset()

    def show(self, parts: Iterable[Part]) -> None:
        """Show other parts; open rows, the cursor and the place stay where they are."""
        self._parts = tuple(parts)
        rows = list(_rows(self._parts))
        self._opened |= {row.id for row in rows if row.starts_open and row.id not in self._known}
        self._known |= {row.id for row in rows}
        self.lay_out()
        if rows and self.cursor not in [row.id for row in rows]:
            self.cursor = rows[0].id

    def lines_for(self, width: int) -> Iterable[Line]:
        """The parts, with the bodies of the open rows."""
        return laid_out(self._parts, width, self._opened)

    # Rows

    @property
    def _heads(self) -> list[tuple[int, str]]:
        """The first line of each row in sight, and its id."""
        return [(number, line.row) for number, line in enumerate(self._lines) if line.is_first]

    def _line_of(self, row: str) -> int | None:
        return next((number for number, id in self._heads if id == row), None)

    def watch_cursor(self, row: str) -> None:
        """Say where the cursor is."""
        self.post_message(self.Moved(row))

    def action_next_row(self) -> None:
        """The next row, if it is in sight; else a little further down."""
        here = self._line_of(self.cursor)
        top = self.scroll_offset.y
        start = here if here is not None and self._is_visible(here) else top - 1
        for number, row in self._heads:
            if number > start:
                if self._is_visible(number):
                    self._go(row)
                    return
                break
        self.scroll_relative(y=STEP, animate=False)

    def action_previous_row(self) -> None:
        """The row before, if it is in sight; else a little further up."""
        here = self._line_of(self.cursor)
        end = here if here is not None and self._is_visible(here) else self.scroll_offset.y + self._height
        for number, row in reversed(self._heads):
            if number < end:
                if self._is_visible(number):
                    self._go(row)
                    return
                break
        self.scroll_relative(y=-STEP, animate=False)

    def action_first(self) -> None:
        """The head of the page."""
        if self._heads:
            self.cursor = self._heads[0][1]
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        """The foot of the page."""
        if self._heads:
            self.cursor = self._heads[-1][1]
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def action_turn(self) -> None:
        """Open the row under the cursor, or fold it; one with nothing behind it is chosen."""
        if not self._has_cursor_in_sight():
            return
        if any(row.id == self.cursor and not row.body for row in _rows(self._parts)):
            self.post_message(self.Chosen(self.cursor))
        else:
            self._set_open(self.cursor, self.cursor not in self._opened)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self._has_cursor_in_sight():
            self._set_open(self.cursor, True)

    def action_fold(self) -> None:
        """Fold the row under the cursor; where it is not open, go to the row that holds it."""
        if not self._has_cursor_in_sight():
            return
        if self.cursor in self._opened:
            self._set_open(self.cursor, False)
            return
        for outer in _rows(self._parts):
            if self.cursor in [part.id for part in outer.body if isinstance(part, Row)]:
                self._go(outer.id)

    def _has_cursor_in_sight(self) -> bool:
        """Whether the cursor can be seen; where the page was scrolled away from it, it first comes along."""
        here = self._line_of(self.cursor)
        if here is not None and self._is_visible(here):
            return True
        in_sight = [row for number, row in self._heads if self._is_visible(number)]
        if not in_sight:
            return True
        self.cursor = in_sight[0]
        return False

    def jump(self, row: str) -> None:
        """Go to a row, open it, and put it at the head of the screen."""
        self.cursor = row
        self._set_open(row, True)
        if (number := self._line_of(row)) is not None:
            self.scroll_to(y=number, animate=False)

    def open_all(self, *, is_open: bool) -> None:
        """Open every row, or put them back as they were at first."""
        rows = list(_rows(self._parts))
        self._opened = frozenset(row.id for row in rows if row.body and (is_open or row.starts_open))
        self.lay_out()
        if self._line_of(self.cursor) is None and rows:
            self.cursor = rows[0].id
        self._bring_into_view(self.cursor)

    def _go(self, row: str) -> None:
        self.cursor = row
        self._bring_into_view(row)

    def _set_open(self, row: str, is_open: bool) -> None:
        if not any(one.id == row and one.body for one in _rows(self._parts)):
            return
        self._opened = self._opened | {row} if is_open else self._opened - {row}
        self.lay_out()
        self._bring_into_view(row)

    def _bring_into_view(self, row: str) -> None:
        """Show a row with as much of what follows it as there is room for."""
        numbers = [number for number, _ in self._heads]
        places = {id: place for place, (_, id) in enumerate(self._heads)}
        if row not in places:
            return
        start, end = [*numbers, len(self._lines)][places[row] : places[row] + 2]
        top = self.scroll_offset.y
        if end > top + self._height:
            top = end - self._height
        self.scroll_to(y=min(top, start), animate=False)

    def on_click(self, event: events.Click) -> None:
        """A click on the head of a row opens or folds it."""
        offset = event.get_content_offset(self)
        if offset is None or self.text_selection is not None:
            return
        number = offset.y + self.scroll_offset.y
        if number < len(self._lines) and (row := self._lines[number].row):
            self.cursor = row
            self.action_turn()


def _rows(parts: Iterable[Part]) -> Iterator[Row]:
    for part in parts:
        if isinstance(part, Row):
            yield part
            yield from _rows(part.body)
