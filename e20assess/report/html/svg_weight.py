"""How many elements an SVG draws once everything that it shows again is counted again.

A few lines that show each other ten times each draw a picture without end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_BY_URL = re.compile(r"url\(\s*+[\"']?+#([^\"')\s]+)")

TOP = 0
"""What stands in no element that has an id."""


class Weight:
    """Counts while an SVG is read: `begin` and `end` for each element, then `total`."""

    def __init__(self) -> None:
        self._own = [0]
        """Elements of each part; a part is what stands in an element with an id, up to the next one."""
        self._shows: list[list[int | str]] = [[]]
        """What each part shows: the parts in it by number, others by the id they name."""
        self._part_of: dict[str, int] = {}
        self._inside = [TOP]

    def begin(self, attributes: Mapping[str, str]) -> None:
        """An element begins; its attributes as expat gives them, namespaces first."""
        part = self._inside[-1]
        if id := attributes.get("id"):
            self._own.append(0)
            self._shows.append([])
            self._shows[part].append(len(self._own) - 1)
            part = len(self._own) - 1
            self._part_of.setdefault(id, part)
        self._inside.append(part)
        self._own[part] += 1
        for key, value in attributes.items():
            if key.rpartition(" ")[2] == "href" and value.strip().startswith("#"):
                self._shows[part].append(value.strip()[1:])
            elif "url(" in value:
                self._shows[part].extend(_BY_URL.findall(value))

    def end(self) -> None:
        """An element ends."""
        self._inside.pop()

    def total(self, limit: int) -> int:
        """Elements drawn, never more than `limit` + 1; that many, too, where something shows itself."""
        shows = [self._parts(shown) for shown in self._shows]
        whole: list[int | None] = [None] * len(shows)
        waiting = [(TOP, False)]
        begun: set[int] = set()
        while waiting:
            part, is_ready = waiting.pop()
            if whole[part] is not None:
                continue
            if is_ready:
                whole[part] = min(self._own[part] + sum(whole[one] or 0 for one in shows[part]), limit + 1)
                continue
            if part in begun:
                return limit + 1
            begun.add(part)
            waiting.append((part, True))
            waiting.extend((one, False) for one in set(shows[part]) if whole[one] is None)
        return whole[TOP] or 0

    def _parts(self, shown: list[int | str]) -> list[int]:
        numbers = (self._part_of.get(one) if isinstance(one, str) else one for one in shown)
        return [number for number in numbers if number is not None]
