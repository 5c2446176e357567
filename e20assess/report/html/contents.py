"""The table of contents, read from the parts that are there: a house may leave some out or add its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

_TAG = re.compile(r"<section\b([^>]*)>|</section>|<h2\b([^>]*)>(.*?)</h2>", re.DOTALL)
_ID = re.compile(r"""\bid=["']([^"']+)["']""")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document, as its contents name it."""

    id: str
    """What a link to it names; empty where the part has no id."""
    title: Markup


def contents(body: str) -> list[Part]:
    """The parts of a body of HTML, in their order: its outermost sections that have a heading (<h2>).

    The style sheet numbers the same headings, so that the numbers agree.
    """
    return list(_parts(body))


def _parts(body: str) -> Iterator[Part]:
    depth, section, is_named = 0, "", False
    for found in _TAG.finditer(body):
        if found[0] == "</section>":
            depth -= 1
        elif found[3] is None:
            depth += 1
            if depth == 1:
                section, is_named = _id(found[1]), False
        elif depth == 1 and not is_named:
            is_named = True
            yield Part(section or _id(found[2]), Markup(found[3]))


def _id(attributes: str) -> str:
    found = _ID.search(attributes)
    return found[1] if found else ""
