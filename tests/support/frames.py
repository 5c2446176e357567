"""What a terminal shows, whole frame by whole frame: only what our program writes is understood."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import get_character_cell_size as width_of

SUPPORTED = "\x1b[?2026;2$y"
"""What a terminal answers that shows a frame only when it is whole."""

_PART = re.compile(
    r"\x1b\[(?P<place>\d+;\d+)H|\x1b\[(?P<other>[?>=<]?[\d;]*\$?)(?P<final>[A-Za-z])|(?P<text>[^\x1b]+)|\x1b"
)
_WHOLE = re.compile(r"\x1b\[\?2026h(.*?)\x1b\[\?2026l", re.DOTALL)


class Screen:
    """The characters on a screen of 100 x 30."""

    def __init__(self) -> None:
        self._cells = [[" "] * 100 for _ in range(30)]
        self._row = self._column = 0
        self._read = 0

    def frames(self, written: str) -> Iterator[str]:
        """The screen after each whole frame that is new in what was written so far."""
        for match in _WHOLE.finditer(written, self._read):
            self._read = match.end()
            self._draw(match[1])
            yield "\n".join("".join(row).rstrip() for row in self._cells)

    def _draw(self, frame: str) -> None:
        for part in _PART.finditer(frame):
            if part["place"]:
                row, column = part["place"].split(";")
                self._row, self._column = int(row) - 1, int(column) - 1
            elif part["text"]:
                self._write(part["text"])

    def _write(self, text: str) -> None:
        for char in text:
            if char == "\r":
                self._column = 0
            elif char == "\n":
                self._row += 1
            elif self._row < 30 and self._column < 100:
                self._cells[self._row][self._column] = char
                self._column += width_of(char)
