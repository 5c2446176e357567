"""Text from outside: bytes made text, text made clean, and whether there is anything to see in it."""

from __future__ import annotations

import re
import unicodedata

from e20assess import faults
from e20assess.errors import AssessError, Place
from e20assess.inputs.kinds import Wanted, kind_of_bytes


def text_of(data: bytes, file: str, wanted: Wanted) -> str:
    """The text of a file, each of its lines ended by a line feed.

    Raises AssessError where it is of a wrong kind (a spreadsheet, a picture), or not UTF-8.
    """
    if found := kind_of_bytes(data):
        raise wanted.refusal(file, found)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise AssessError.of(faults.NOT_UTF8, Place(file, line)) from None


_BREAK = re.compile("\r\n|[\n\v\f\r\x85\u2028\u2029]")
"""What ends a line somewhere: on a system, in a word processor, in Unicode."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
"""Control characters but those that end a line, and the tab."""


def clean(text: str) -> str:
    """Text of several lines as it is kept: whatever ends a line is a line feed; no control characters.

    Lone surrogates, which no file and no database bears, become question marks. Text in which there is
    nothing to see is empty.
    """
    if not text.isprintable():
        text = _CONTROL.sub("", _BREAK.sub("\n", text.encode("utf-8", "replace").decode()))
    return "" if is_blank(text) else text


def clean_line(text: str) -> str:
    """A name as it is kept: on one line, and else the same as `clean`."""
    return clean(text).replace("\n", " ")


_NO_INK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that are blank all the same: fillers of Hangul, a Braille cell without dots."""
_NO_INK_CATEGORIES = frozenset({"Cc", "Cf", "Mn", "Zl", "Zp", "Zs"})


def is_blank(text: str) -> bool:
    """Whether nothing in a text leaves ink: spaces of every kind, marks alone, what nobody can see."""
    return not any(map(_leaves_ink, text))


def _leaves_ink(char: str) -> bool:
    return unicodedata.category(char) not in _NO_INK_CATEGORIES and char not in _NO_INK
