"""Plain lines broken at words for a terminal; a pipe gets each as one line."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap

WIDEST = 100
"""Cells: a longer line of prose is hard to read."""


def wrapped(text: str) -> str:
    """A text as it is told on standard error: on a terminal in lines that fit, moved in as its own first.

    A space that binds ("42 questions :" in French) is never the place where a line ends.
    """
    if not sys.stderr.isatty():
        return text
    width = min(shutil.get_terminal_size().columns - 1, WIDEST)
    return "\n".join(_broken(line, width) for line in text.split("\n"))


def _broken(line: str, width: int) -> str:
    indent = " " * min(_text_of(line), width * 2 // 3)
    return "\n".join(
        textwrap.wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    )


def _text_of(line: str) -> int:
    """Where the lines after the first begin: under the last column, or under what follows a number."""
    columns = [match.end() for match in _COLUMN.finditer(line)]
    numbered = _NUMBERED.match(line)
    return columns[-1] if columns else numbered.end() if numbered else len(line) - len(line.lstrip(" "))


_COLUMN = re.compile(r"(?<=\S) {2,}(?=\S)")
_NUMBERED = re.compile(r" *\d+\. ")
