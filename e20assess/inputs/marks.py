"""Marks that the eye takes for those of TOML and JSON: curly quotes, unusual spaces, what nobody can see."""

from __future__ import annotations

import re
import unicodedata

from e20assess.errors import Phrase
from e20assess.i18n import N_

_IN_QUOTES = re.compile(r"""\"(?:[^"\\]|\\.)*"|'[^']*'|\#.*""")
_QUOTES = frozenset("“”„‟‘’‚‛«»‹›＂＇`´")


def mistaken_mark(text: str, position: int) -> Phrase | None:
    """The mark that keeps a line from being understood: where its parser stopped, or elsewhere on it."""
    start = text.rfind("\n", 0, position) + 1
    line = text[start:].partition("\n")[0]
    for char in text[position : position + 1] + _IN_QUOTES.sub("", line):
        if char in _QUOTES:
            return Phrase(N_('it holds {mark}, where a straight quote (") is expected'), {"mark": char})
        if char.isascii():
            continue
        code = {"code": f"U+{ord(char):04X}"}
        if unicodedata.category(char) == "Zs":
            return Phrase(N_("a special space ({code}) stands outside the quotes: type a plain one"), code)
        if unicodedata.category(char) in ("Cf", "Mn"):
            return Phrase(N_("an invisible character ({code}) stands outside the quotes: delete it"), code)
    return None
