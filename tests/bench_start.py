"""The first question beside a bare Textual app, in one run: time to it, a key to its frame, memory.

Both programs run as a user runs them: processes of their own, of the same Python, in pseudo-terminals of
the same size, started in turns, and from bytecode, as an installation leaves it. The first frame is there
when the last choice on it has come out of the terminal. A key is answered when the choice that it reaches or
takes has come out with its new mark, and with it the rest of that frame.
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
SAME_FRAME = 0.002
"""Seconds within which more bytes belong to the same frame."""
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
DOWN, UP, SPACE, ENTER = b"\x1b[B", b"\x1b[A", b" ", b"\r"
QUIET = 0.2
"""Seconds between two keys that are timed: time to write what was answered, and to say so."""


@dataclass
class Measured:
    """What was measured of one program; seconds, and megabytes."""

    starts: list[float] = field(default_factory=list)
    keys: list[float] = field(default_factory=list)
    choices: list[float] = field(default_factory=list)
    at_first: list[float] = field(default_factory=list)
    later: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)


@dataclass
class Program:
    """How a program is run, and what it writes."""

    command: Sequence[str]
    last: bytes
    """The last choice of its first frame."""
    reached: bytes
    """The choice of a number, with the cursor on it."""
    chosen: bytes
    """The choice of a number, with its mark."""
    measured: Measured = field(default_factory=Measured)


class Running:
    """A program in a pseudo-terminal of 100 x 30."""

    def __init__(self, command: Sequence[str], folder: str) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self._mine, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PYTHONPYCACHEPREFIX": str(Path(folder) / "bytecode"),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
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

    def press(self, key: bytes, shown: bytes = b"") -> float:
        """Press a key; the seconds until the frame with this text on it is complete."""
        begun = time.perf_counter()
        os.write(self._mine, key)
        written, seconds = b"", 0.0
        while not (seconds and shown in written):
            if not select.select([self._mine], [], [], PATIENCE)[0]:
                raise TimeoutError(f"{key!r} did not show {shown!r}\n{written[-2000:]!r}")
            written += os.read(self._mine, 65536)
            seconds = time.perf_counter() - begun
        while select.select([self._mine], [], [], SAME_FRAME)[0]:
            os.read(self._mine, 65536)
            seconds = time.perf_counter() - begun
        self.settle(QUIET)
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
        ended, end = 0, time.perf_counter() + PATIENCE
        while not ended:
            self.settle(0.02)  # a program that leaves waits until what it wrote is read
            ended, status, usage = os.wait4(self.process.pid, os.WNOHANG)
            if not ended and time.perf_counter() > end:
                self.process.kill()
                raise TimeoutError("ctrl+q did not end it")
        self.process.returncode = os.waitstatus_to_exitcode(status)
        os.close(self._mine)
        return usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Measure both in turns, and print a line a figure."""
    if os.name != "posix":
        print("first question: measured on Linux and macOS only (it takes a pseudo-terminal)")
        return
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "bare.py"
        script.write_text(BARE, encoding="utf-8")
        store = str(Path(folder) / "store.sqlite")
        new = ["-m", "e20assess", "new", "Acme", "--unit", "France", "--lang", "en", "--store", store]
        bare = Program([sys.executable, str(script)], BARE_LAST, b"Answer %d", b"Answer %d")
        ours = Program([sys.executable, *new], OURS_LAST, "▸ %d ".encode(), "%d ●".encode())
        for program in (bare, ours):
            _warm(program, folder)
        for _ in range(PAIRS):
            for program in (bare, ours):
                _start(program, folder, program.measured).quit()
        _use(bare, ours, folder)
    _tell("start to first question", bare.measured.starts, ours.measured.starts, 1.6)
    _tell("key to frame, moving", bare.measured.keys, ours.measured.keys, 1.3)
    _tell("key to frame, choosing", bare.measured.choices, ours.measured.choices, 1.3)
    _tell_memory("memory at the first question", bare.measured.at_first, ours.measured.at_first, 1.5)
    _tell_memory(f"memory after {ANSWERS} answers", bare.measured.later, ours.measured.later, 1.5)
    _tell_memory("memory at most", bare.measured.peaks, ours.measured.peaks, 1.5)


def _warm(program: Program, folder: str) -> None:
    """One run that warms the disk, and leaves the bytecode of all that an answer needs."""
    running = _start(program, folder, Measured())
    for key in (DOWN, SPACE):
        running.press(key)
    running.settle(2)
    running.quit()


def _start(program: Program, folder: str, into: Measured) -> Running:
    running = Running(program.command, folder)
    into.starts.append(running.until(program.last))
    running.settle()
    into.at_first.append(running.resident())
    return running


def _use(bare: Program, ours: Program, folder: str) -> None:
    """Both at once, the same keys, in turns."""
    both = [(program, _start(program, folder, Measured())) for program in (bare, ours)]
    both[0][1].press(DOWN)  # its cursor stands on the first choice; ours stands nowhere yet
    for key in (DOWN, DOWN):
        both[1][1].press(key)
    # Between the first choice and the second, in both programs.
    steps = [(DOWN, 2) if number % 2 else (UP, 1) for number in range(KEYS)]
    for key, reached in steps:
        for program, running in both:
            program.measured.keys.append(running.press(key, program.reached % reached))
    for key, reached in steps:
        for program, running in both:
            running.press(key)
            program.measured.choices.append(running.press(SPACE, program.chosen % reached))
    for number in range(ANSWERS):
        both[0][1].press(DOWN if number % 2 else UP)
        both[0][1].press(SPACE)
        both[1][1].press(b"1")
        both[1][1].press(ENTER)
    for program, running in both:
        running.settle(1)
        program.measured.later.append(running.resident())
        program.measured.peaks.append(running.quit())


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
