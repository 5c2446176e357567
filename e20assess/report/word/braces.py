"""Whether the tags of a Word template are whole: each must end in the paragraph in which it begins.

docxtpl joins a tag without its end to the next one, and Jinja then sees a sound template in which whatever
stood between the two is gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_QUOTES = {"'": "'", '"': '"', "“": "”", "‘": "’"}
_MARK = re.compile(r"\{[{%#]|[%#}]\}")
_RAW = re.compile(r"\{%[-+]?(?:p|tr|tc|r)?\s*(end)?raw\s*[-+]?%\}")
_SHOWN = 60
"""Characters of a paragraph that are enough to find it by."""


def torn_tag(part: Any) -> str:
    """The first tag that has lost a brace, as far as its paragraph goes; empty where all are whole."""
    is_raw = False
    for text in _texts_in(part):
        position = 0
        while found := (_RAW if is_raw else _MARK).search(text, position):
            if is_raw:
                is_raw, position = found[1] is None, found.end()
                continue
            if found[0] not in _ENDS:
                return _shortened(text[_begin(text, position, found.start()) :])
            end = _end(text, found.end(), _ENDS[found[0]])
            if not end:
                return _shortened(text[found.start() :])
            position = end
            raw = _RAW.fullmatch(text, found.start(), end)
            is_raw = raw is not None and raw[1] is None
    return ""


def has_tags(part: Any) -> bool:
    """Whether any tag stands in a part of a document."""
    return any(_MARK.search(text) for text in _texts_in(part))


def _texts_in(part: Any) -> Iterator[str]:
    """What can hold a tag: each paragraph, and each attribute, such as the description of a picture."""
    for element in part.iter(etree.Element):
        if element.tag == f"{W}p":
            yield "".join(_texts(element))
        for value in element.values():
            if "{" in value or "}" in value:
                yield value


def _texts(element: Any) -> Iterator[str]:
    """The texts of a paragraph, without those of paragraphs in it: a text box is anchored in one."""
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}br"):
            yield " "
        elif child.tag != f"{W}p":
            yield from _texts(child)


def _end(text: str, position: int, wanted: str) -> int:
    """Where a tag ends whose inside begins at `position`; 0 where it does not, or another begins in it."""
    if wanted == "#}":
        return text.find(wanted, position) + 2 if wanted in text[position:] else 0
    depth = 0
    while position < len(text):
        char = text[position]
        if not depth and text.startswith(wanted, position):
            return position + 2
        if char in _QUOTES:
            position = _after(text, position + 1, _QUOTES[char])
            if not position:
                return 0
            continue
        if char == "{":
            if text[position + 1 : position + 2] in ("%", "#"):
                return 0
            depth += 1
        elif char == "}":
            if not depth:
                return 0
            depth -= 1
        position += 1
    return 0


def _after(text: str, position: int, quote: str) -> int:
    """Where a quoted text ends; Word may have made its straight quotes curly, also only one of them."""
    alike = {"”": '”"“', '"': '"”“', "’": "’'‘", "'": "'’‘"}[quote]
    while position < len(text):
        if text[position] == "\\":
            position += 1
        elif text[position] in alike:
            return position + 1
        position += 1
    return 0


def _begin(text: str, after: int, end: int) -> int:
    """Where a tag without its first brace begins: at the brace it has, else at the word before."""
    brace = text.rfind("{", after, end)
    return brace if brace >= 0 else max(after, text.rfind(" ", after, max(end - 1, after)) + 1)


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
