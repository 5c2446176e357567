"""What stands in place of a screen while its window is too small to answer in."""

from __future__ import annotations

from textual.app import RenderResult
from textual.geometry import Size
from textual.widget import Widget

from e20assess.i18n import Words
from e20assess.tui.base.text import Prose, plain

SMALLEST = Size(60, 20)
"""Cells in which every screen shows what it has to."""

NARROWEST = 40
"""Cells of a window that is narrow but tall enough to make up for it, as a phone's."""


def is_too_small(size: Size) -> bool:
    """Whether a window has no room for a question with its choices."""
    return size.width < NARROWEST or size.height < SMALLEST.height or size.area < SMALLEST.area


class Cover(Widget):
    """Hides the screen below it, which stays as it is; keys do nothing (see AssessApp)."""

    DEFAULT_CSS = """
    Cover {
        layer: cover;
        width: 100%;
        height: 100%;
        background: $background;
        content-align: center middle;
        text-align: center;
    }
    """

    def __init__(self, say: Words) -> None:
        super().__init__()
        self._say = say

    def render_text(self, say: Words) -> None:
        """The same in another language."""
        self._say = say
        self.refresh()

    def render(self) -> RenderResult:
        """What to do, then what becomes of the answers."""
        say, wanted = self._say, f"{SMALLEST.width} × {SMALLEST.height}"
        what = plain(say("Please enlarge the window: {size} is enough.", size=wanted), "bold")
        rest = say("Nothing is lost. Until then keys do nothing; ctrl+q quits.")
        return Prose.of(what.append("\n\n").append(plain(rest, "$muted")))
