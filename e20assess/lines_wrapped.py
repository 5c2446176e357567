"""Plain lines broken at words for a terminal; a pipe gets each as one line."""

from __future__ import annotations

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
    indent = " " * min(_text_of(line), width // 2)
    return "\n".join(
        textwrap.wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    )


def _text_of(line: str) -> int:
    """Where the words of a line begin: after its indent, and after the number of a choice or a question."""
    words = line.lstrip(" ")
    number, space, rest = words.partition(" ")
    begin = len(line) - len(words)
    if number.rstrip(".").isdecimal():
        begin += len(number) + len(space) + len(rest) - len(rest.lstrip(" "))
    return begin
