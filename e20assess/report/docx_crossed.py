"""Which tag of a Word template cuts through a paragraph, a row or a cell: it is asked once one has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_TAG = re.compile(r"\{%(p|tr|tc|r)?[-+]?\s+(\w+).*?%\}")
_OPENING = ("for", "if", "filter", "macro", "call", "with")


@dataclass(frozen=True)
class _Tag:
    text: str
    kind: str
    """p, tr, tc, r; empty for a tag within a line."""
    word: str
    """if, for, endif …"""
    home: Any
    """The element that its like must share: a paragraph for a tag within a line, a table for rows …"""


def crossed(body: Any) -> str:
    """The first opening tag whose end is of another kind or lies elsewhere; "?" where none is found."""
    opened: list[_Tag] = []
    for tag in _tags(body):
        if tag.word in _OPENING:
            opened.append(tag)
        elif tag.word.startswith("end") and opened:
            beginning = opened.pop()
            if (beginning.kind, beginning.home) != (tag.kind, tag.home):
                return beginning.text
    return opened[-1].text if opened else "?"


def _tags(body: Any) -> Iterator[_Tag]:
    for paragraph in body.iter(f"{W}p"):
        text = "".join(part.text or "" for part in paragraph.iter(f"{W}t"))
        for found in _TAG.finditer(text):
            kind = found[1] or ""
            yield _Tag(found[0], kind, found[2], _home(paragraph, kind))


def _home(paragraph: Any, kind: str) -> Any:
    if kind == "p":
        return paragraph.getparent()
    if kind in ("tr", "tc"):
        inside = next(paragraph.iterancestors(f"{W}{kind}"), None)
        return None if inside is None else inside.getparent()
    return paragraph
