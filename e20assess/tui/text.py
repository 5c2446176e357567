"""Text on screen. Whatever comes from files or people goes through `plain`: it is never markup."""

from __future__ import annotations

import os

from textual.content import Content


def plain(text: str, style: str = "") -> Content:
    """Text as it is, brackets and all; control characters are shown as a replacement mark."""
    shown = "".join(
        char if char.isprintable() or char == "\n" else "\N{REPLACEMENT CHARACTER}" for char in text
    )
    return Content.styled(shown, style) if style else Content(shown)


def one_line(text: str) -> Content:
    """Text from outside on a single line."""
    return plain(" ".join(text.split()))


def is_colourless() -> bool:
    """Whether the user asked for no colour (https://no-color.org)."""
    return bool(os.environ.get("NO_COLOR"))
