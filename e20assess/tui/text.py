"""Text on screen. Whatever comes from files or people goes through `plain`: it is never markup."""

from __future__ import annotations

from textual.content import Content

from e20assess.errors import terminal_safe


def plain(text: str, style: str = "") -> Content:
    """Text as it is, brackets and all; control characters are shown as a replacement mark."""
    safe = terminal_safe(text)
    return Content.styled(safe, style) if style else Content(safe)


def one_line(text: str) -> Content:
    """Text from outside on a single line."""
    return plain(" ".join(text.split()))
