"""Collects every fault of a reading, so that an author mends a file in one go."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from e20assess.errors import AssessError, Fault, FaultKind, Place
from e20assess.inputs.locate import KeyPath, Lines, toml_lines


@dataclass(frozen=True, slots=True)
class _Finding:
    kind: FaultKind
    file: str
    path: KeyPath
    line: int | None
    values: Mapping[str, object]


class Findings:
    """Faults found so far, by file and key path; lines are looked for only when they are asked for."""

    def __init__(self, label: str = "", lines_of: Callable[[str], Lines] = toml_lines) -> None:
        """`label` goes before each file's name: the folder, with its separator."""
        self._label = label
        self._lines_of = lines_of
        self._texts: dict[str, str] = {}
        self._lines: dict[str, Lines] = {}
        self._found: list[_Finding] = []

    def read(self, file: str, text: str) -> None:
        """Keep the text of a file, in which lines will be looked up."""
        self._texts[file] = text

    def add(
        self, kind: FaultKind, file: str, path: KeyPath = (), *, line: int | None = None, **values: object
    ) -> None:
        """Note one fault; the line is that of `path` unless it is given."""
        self._found.append(_Finding(kind, file, path, line, values))

    def take(self, fault: Fault, file: str) -> None:
        """Note a fault met elsewhere as one of this file, on its own line if it has one."""
        line = fault.place.line if fault.place else None
        self._found.append(_Finding(fault.kind, file, (), line, fault.values))

    def line(self, file: str, path: KeyPath) -> int:
        """The line (from 1) of a key in a file that was read."""
        if file not in self._lines:  # one pass over the text, however many faults it has
            self._lines[file] = self._lines_of(self._texts.get(file, ""))
        return self._lines[file].of(path)

    def place(self, file: str, path: KeyPath) -> Place:
        """The place of a key in a file that was read, as it is shown."""
        return Place(self._label + file, self.line(file, path))

    def __bool__(self) -> bool:
        return bool(self._found)

    def faults(self) -> tuple[Fault, ...]:
        """Every fault, by file in the order they were read, then by line."""
        order = {file: position for position, file in enumerate(self._texts)}
        placed = [(found, found.line or self._known_line(found)) for found in self._found]
        placed.sort(key=lambda pair: (order.get(pair[0].file, len(order)), pair[1] or 0))
        return tuple(
            Fault(found.kind, Place(self._label + found.file, line), found.values) for found, line in placed
        )

    def raise_if_any(self) -> None:
        """Raise AssessError with all of them, if there are any."""
        if self._found:
            raise AssessError(self.faults())

    def _known_line(self, found: _Finding) -> int | None:
        return self.line(found.file, found.path) if found.file in self._texts else None


def quoted(words: Iterable[object]) -> str:
    """Words for a sentence, as they stand in a file: "a", "b", "c"."""
    return ", ".join(as_written(word) for word in words)


def as_written(value: object) -> str:
    """A value as a TOML or JSON file writes it, cut where it is long: the same in every language."""
    try:
        shown = json.dumps(value, ensure_ascii=False, default=str)
    except (ValueError, RecursionError):  # a number of thousands of digits, endless nesting
        return "…"
    return shown if len(shown) <= 60 else shown[:59] + "…"
