"""The choices of one question: numbered, one or several of them chosen, never by colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from e20assess.interview.choices import Choice
from e20assess.tui.base.text import plain

GUTTER = 7
"""Cells before the text of a choice: cursor, key, mark."""


class ChoiceList(OptionList):
    """Shows choices and which are chosen; a click or Space posts `OptionSelected` with the choice's id.

    Enter is left to the screen: it means "go on", not "choose".
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", show=False),
        Binding("enter", "screen.proceed", show=False),
        Binding("j,J", "cursor_down", show=False),
        Binding("k,K", "cursor_up", show=False),
    ]

    highlighted = reactive[int | None](None, repaint=False)
    """Where the cursor is; only the choices that it leaves and reaches are drawn again."""

    chosen: reactive[frozenset[str]] = reactive(frozenset(), repaint=False)
    """The ids of what is chosen; only those that change are drawn again."""

    is_roomy = reactive(False)
    """Whether an empty line stands after each choice."""

    is_multiple = reactive(False)
    """Whether several can be chosen: marks are boxes instead of circles."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._choices: tuple[Choice, ...] = ()

    def show(self, choices: Iterable[Choice], chosen: frozenset[str], *, is_multiple: bool) -> None:
        """Show other choices; the cursor goes to the chosen one, or nowhere while nothing is chosen."""
        self._choices = tuple(choices)
        self.set_options(self._rows())
        self.is_multiple = is_multiple
        self.highlighted = None
        self.mark(chosen)

    def _rows(self) -> Iterator[Option | None]:
        end = "\n" if self.is_roomy else ""
        for choice in self._choices:
            if choice.opens_group:
                yield None
            yield Option(plain(choice.text + end), id=choice.id)

    def watch_is_roomy(self) -> None:
        """The same choices, nearer to each other or further apart."""
        cursor = self.highlighted
        self.set_options(self._rows())
        self.highlighted = cursor

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Lines of all choices; OptionList would forget the gutter and the scrollbar."""
        return super().get_content_height(container, viewport, width - GUTTER - self.scrollbar_size_vertical)

    def mark(self, chosen: frozenset[str]) -> None:
        """Mark what is chosen; where one thing can be, the cursor goes there. Sentences stay laid out."""
        self.chosen = chosen
        positions = [index for index, choice in enumerate(self._choices) if choice.id in chosen]
        if positions and not self.is_multiple:
            self.highlighted = positions[0]

    # Textual gives both values to a watcher that takes two; OptionList's own takes one.
    def watch_highlighted(self, before: int | None, now: int | None) -> None:  # type: ignore[override]
        """Bring the cursor into view, and draw it where it was and where it is."""
        super().watch_highlighted(now)
        self._redraw(before, now)

    def watch_chosen(self, before: frozenset[str], now: frozenset[str]) -> None:
        """Other marks; the sentences stay."""
        changed = before ^ now
        self._redraw(*(index for index, choice in enumerate(self._choices) if choice.id in changed))

    def _redraw(self, *indexes: int | None) -> None:
        """Draw these choices again, and no others: a key is answered within a frame."""
        lines = self._index_to_line
        for index in indexes:
            if index in lines:
                self.refresh_lines(lines[index], self._heights[index])

    def _get_left_gutter_width(self) -> int:
        return GUTTER

    def render_line(self, y: int) -> Strip:
        """A line of the list, with cursor, key and mark before the first line of each choice."""
        line = super().render_line(y)
        number = self.scroll_offset.y + y
        if number >= len(self._lines):
            return line
        index, offset = self._lines[number]  # kept by OptionList for its own rendering
        if offset and not line.text.strip():
            return Strip.blank(line.cell_length + GUTTER, self.rich_style)
        style = next((segment.style for segment in line if segment.style), None) or Style()
        gutter = self._gutter(index) if offset == 0 else " " * GUTTER
        return Strip([Segment(gutter, style + Style(meta={"option": index})), *line])

    def _gutter(self, index: int) -> str:
        choice = self._choices[index]
        is_chosen = choice.id in self.chosen
        if self.is_multiple and choice.is_value:
            mark = "■" if is_chosen else "□"
        else:
            mark = "●" if is_chosen else "○"
        cursor = "▸" if index == self.highlighted else " "
        return f"{cursor} {choice.key} {mark}  "
