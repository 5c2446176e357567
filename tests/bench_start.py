"""The first question beside a bare Textual app, in one run: time to it, a key to its frame, memory.

Both programs run as a user runs them: processes of their own, of the same Python, in pseudo-terminals of
the same size, started in turns. A frame is there when the last choice on it has come out of the terminal.
"""

from __future__ import annotations

import os
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

PAIRS = 9
KEYS = 20
ANSWERS = 10
PATIENCE = 20
"""Seconds to wait for what should be written."""

BARE = """
from textual.app import App
from textual.widgets import RadioButton, RadioSet
class Bare(App):
    def compose(self):
        with RadioSet():
            for number in range(1, 6):
                yield RadioButton(f"Answer {number}")
Bare().run()
"""
BARE_LAST, OURS_LAST = b"Answer 5", b"Not applicable"
DOWN, UP, SPACE = b"\x1b[B", b"\x1b[A", b" "


@dataclass
class Measured:
    """What was measured of one program; seconds, and megabytes."""

    starts: list[float] = field(default_factory=list)
    keys: list[float] = field(default_factory=list)
    choices: list[float] = field(default_factory=list)
    at_first: list[float] = field(default_factory=list)
    later: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)


class Running:
    """A program in a pseudo-terminal of 100 x 30."""

    def __init__(self, command: Sequence[str], folder: str) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self._mine, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self._begun = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=environment
        )
        os.close(theirs)

    def until(self, text: bytes) -> float:
        """Read until a text was written; the seconds since the start of the process."""
        written = b""
        while text not in written:
            if not select.select([self._mine], [], [], PATIENCE)[0]:
                raise TimeoutError(f"never written: {text!r}\n{written[-2000:]!r}")
            written += os.read(self._mine, 65536)
        return time.perf_counter() - self._begun

    def settle(self, quiet: float = 0.3) -> None:
        """Read until nothing more comes, or for as long as patience lasts."""
        end = time.perf_counter() + PATIENCE
        with suppress(OSError):  # its end, where the program has left
            while time.perf_counter() < end and select.select([self._mine], [], [], quiet)[0]:
                if not os.read(self._mine, 65536):
                    break

    def press(self, key: bytes) -> float:
        """Press a key; the seconds until the first bytes of the frame it makes."""
        begun = time.perf_counter()
        os.write(self._mine, key)
        if not select.select([self._mine], [], [], PATIENCE)[0]:
            raise TimeoutError(f"{key!r} did nothing")
        seconds = time.perf_counter() - begun
        self.settle(0.05)
        return seconds

    def resident(self) -> float:
        """The memory it has now, in megabytes."""
        shown = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(self.process.pid)], capture_output=True, text=True, check=True
        )
        return int(shown.stdout) / 1024

    def quit(self) -> float:
        """Press ctrl+q; the most memory it ever had, in megabytes."""
        os.write(self._mine, b"\x11")
        ended = 0
        while not ended:
            self.settle(0.02)  # a program that leaves waits until what it wrote is read
            ended, status, usage = os.wait4(self.process.pid, os.WNOHANG)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        os.close(self._mine)
        return usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Measure both in turns, and print a line a figure."""
    if os.name != "posix":
        print("first question: measured on Linux and macOS only (it takes a pseudo-terminal)")
        return
    bare, ours = Measured(), Measured()
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "bare.py"
        script.write_text(BARE, encoding="utf-8")
        store = str(Path(folder) / "store.sqlite")
        new = ["-m", "e20assess", "new", "Acme", "--unit", "France", "--lang", "en", "--store", store]
        for number in range(PAIRS + 1):
            for command, last, answering, into in (
                ([sys.executable, str(script)], BARE_LAST, DOWN, bare),
                ([sys.executable, *new], OURS_LAST, b"1", ours),
            ):
                # The first pair only warms the disk; the last one is also used.
                kept = into if number else Measured()
                _measure(command, last, answering, folder, kept, is_used=number == PAIRS)
    _tell("start to first question", bare.starts, ours.starts, 1.6)
    _tell("key to frame, moving", bare.keys, ours.keys, 1.3)
    _tell("key to frame, choosing", bare.choices, ours.choices, 1.3)
    _tell_memory("memory at the first question", bare.at_first, ours.at_first, 1.5)
    _tell_memory(f"memory after {ANSWERS} answers", bare.later, ours.later, 1.5)
    _tell_memory("memory at most", bare.peaks, ours.peaks, 1.5)


def _measure(
    command: Sequence[str], last: bytes, answering: bytes, folder: str, into: Measured, *, is_used: bool
) -> None:
    running = Running(command, folder)
    into.starts.append(running.until(last))
    running.settle()
    into.at_first.append(running.resident())
    if is_used:
        for key in (DOWN, DOWN):
            running.press(key)
        # Between the first choice and the second, in both programs.
        for number in range(KEYS):
            into.keys.append(running.press(DOWN if number % 2 else UP))
        for number in range(KEYS):
            running.press(DOWN if number % 2 else UP)
            into.choices.append(running.press(SPACE))
        for number in range(ANSWERS):
            running.press(answering if answering != DOWN or number % 2 else UP)
            running.press(b"\r")
        running.settle(1)
        into.later.append(running.resident())
        into.peaks.append(running.quit())
    else:
        running.quit()


def _tell(what: str, bare: Sequence[float], ours: Sequence[float], wanted: float) -> None:
    ratio = statistics.median(b / a for a, b in zip(bare, ours, strict=True))
    first, second = (statistics.median(seconds) * 1000 for seconds in (bare, ours))
    print(
        f"{what}: {ratio:.2f} x a bare Textual app "
        f"({second:.0f} and {first:.0f} ms, median of {len(bare)} pairs; wanted: {wanted})"
    )


def _tell_memory(what: str, bare: Sequence[float], ours: Sequence[float], wanted: float) -> None:
    first, second = statistics.median(bare), statistics.median(ours)
    print(
        f"{what}: {second / first:.2f} x a bare Textual app "
        f"({second:.0f} and {first:.0f} MB; wanted: {wanted})"
    )


if __name__ == "__main__":
    main()
