"""A text of which only the beginning has room; that there is more is told by a "…"."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from e20assess.tui.base.text import clipped


class Clipped(Static):
    """Shows as many lines as its `max-height` allows."""

    @property
    def _most(self) -> int:
        most = self.styles.max_height
        return int(most.value) - self.gutter.height if most is not None else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Lines of the text, and no more than there is room for."""
        height = super().get_content_height(container, viewport, width)
        return min(height, self._most) if self._most > 0 else height

    def render(self) -> RenderResult:
        """The text, cut where its room ends."""
        content = self.content
        if not isinstance(content, Content) or self._most <= 0 or not self.content_size.width:
            return super().render()
        return clipped(content, self.content_size.width, self._most)
