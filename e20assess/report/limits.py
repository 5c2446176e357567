"""What a template of others may cost, and how large what comes with it may be: all limits in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What the making of one document may cost, in a process of its own."""

    seconds: float
    """From its start to its end; where the system can tell, so much of the processor's time at most."""
    megabytes: int
    """Memory of the whole process, where the system keeps such a limit (Linux does)."""


PAGES = Limits(seconds=30, megabytes=1000)
"""A page, a text or a Word document: with the shipped templates they take less than one second."""

PDF = Limits(seconds=180, megabytes=2000)
"""A PDF: laying out very long notes takes minutes."""

LONGEST = 20_000_000
"""Characters of a document that a template makes."""

TEMPLATE_MEGABYTES = 4
"""Of a template or a style sheet."""

LOGO_KILOBYTES = 200
"""Of a logo: it is in every document, once."""

LOGO_PIXELS = 25_000_000
"""Of a logo: a small file can unfold into a picture that fills the memory."""

LOGO_ELEMENTS = 100_000
"""Of an SVG once everything that it shows again is counted again."""

WORD_MEGABYTES = 30
"""Of a Word template: enough for a house's pictures on every page."""

WORD_UNPACKED_MEGABYTES = 60
"""Of a Word template unpacked, pictures and all."""

WORD_TEXT_MEGABYTES = 8
"""Of one part of a Word template that holds text; that of the shipped template has less than one."""

WORD_RATIO = 200
"""How many times larger than packed a part of a Word template may be, if it has more than one megabyte."""

WORD_PARTS = 2000
"""Parts of a Word template; a usual one has a few dozen."""

WORD_COLUMNS = 63
"""Columns of a table: Word opens no document with more."""
