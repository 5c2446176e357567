"""Text on screen. Whatever comes from files or people goes through `plain`: it is never markup."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip

from e20assess.errors import terminal_safe

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.style import Style
    from textual.visual import RenderOptions

_GLUE = {0xA0: 0xE000, 0x202F: 0xE001}
"""Textual breaks lines at every space, also at those that must not be broken: it never sees one."""

_BREAKS = re.compile(r"[ \t\n]+")

_UNGLUE = {glue: space for space, glue in _GLUE.items()}


class Prose(Content):
    """Text whose no-break spaces are not broken at: a French "?" or "»" never begins a line.

    Only the breaking of lines knows of it; whoever asks for the text, to copy it say, gets it as it is.
    """

    @classmethod
    def of(cls, content: Content) -> Content:
        """The same content, bound together where it has to be."""
        if content.plain.isascii() or not any(map(content.plain.__contains__, map(chr, _GLUE))):
            return content
        return cls(content.plain, list(content.spans), strip_control_codes=False)

    @cached_property
    def bound(self) -> Content:
        """What the lines are broken from."""
        return _with_spaces(self, _GLUE)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines it takes at a width in cells."""
        return self.bound.get_height(rules, width)

    def get_minimal_width(self, rules: RulesMap) -> int:
        """The widest part that is not broken, in cells."""
        return self.bound.get_minimal_width(rules)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The lines, each no-break space being one again."""
        return [_unbound(strip) for strip in self.bound.render_strips(width, height, style, options)]


def plain(text: str, style: str = "") -> Content:
    """Text as it is, brackets and all; a tab is room, other control characters a replacement mark."""
    safe = terminal_safe(text.replace("\t", "    "))
    return Prose.of(Content.styled(safe, style) if style else Content(safe))


def one_line(text: str) -> Content:
    """Text from outside on a single line; no-break spaces stay what they are."""
    return plain(_BREAKS.sub(" ", text).strip(" "))


def wrapped(content: Content, width: int) -> list[Content]:
    """One line of text, broken into lines of at most `width` cells."""
    return [_with_spaces(line, _UNGLUE) for line in _with_spaces(content, _GLUE).wrap(width)]


def clipped(content: Content, width: int, most: int) -> Content:
    """The first lines of a text, at most so many of a width in cells; a "…" says that there is more."""
    lines = [line for part in content.split("\n", allow_blank=True) for line in wrapped(part, width)]
    if len(lines) <= most:
        return content
    last = lines[most - 1].rstrip()
    if last.cell_length >= width:
        last = last.truncate(width - 1)
    return Content("\n").join([*(line.rstrip() for line in lines[: most - 1]), last.append("…")])


def _with_spaces(content: Content, spaces: Mapping[int, int]) -> Content:
    return Content(content.plain.translate(spaces), list(content.spans), strip_control_codes=False)


def _unbound(strip: Strip) -> Strip:
    if not any(chr(glue) in strip.text for glue in _UNGLUE):
        return strip
    segments = [Segment(text.translate(_UNGLUE), style, control) for text, style, control in strip]
    return Strip(segments, strip.cell_length)
