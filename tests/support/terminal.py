"""A terminal for a program of ours: it runs as it does for a user, and everything it writes is kept."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from types import TracebackType

ROOT = Path(__file__).parents[2]
SECONDS = 60
"""How long anything may take before a test gives up."""

LEFT = "\x1b[?1049l"
"""What restores the screen that was there before."""


class Terminal:
    """Runs `python -m module words` in a pseudo-terminal of 100 x 30."""

    def __init__(self, *words: str, folder: Path, kind: str = "") -> None:
        self._mine, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
        self.process = subprocess.Popen(
            [sys.executable, "-m", *words],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=folder,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": path, "TERM": kind or "xterm-256color", "HOME": str(folder)},
        )
        os.close(theirs)
        self._written, self._is_gone = bytearray(), False
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        self.hang_up()

    @property
    def written(self) -> str:
        """Everything written so far."""
        return self._written.decode("utf-8", "replace")

    @property
    def afterwards(self) -> str:
        """What was written after the screen was restored: what a user is left with."""
        return self.written.rpartition(LEFT)[2] if LEFT in self.written else ""

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self._mine, keys.encode())

    def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait until something is so."""
        end = time.monotonic() + SECONDS
        while not condition():
            assert time.monotonic() < end, f"never: {what}\n{self.written[-3000:]!r}"
            time.sleep(0.02)

    def until_written(self, text: str) -> None:
        """Wait until a text was written."""
        self.until(lambda: text in self.written, text)

    def ended(self) -> int:
        """Wait for the end; the exit code."""
        code = self.process.wait(SECONDS)
        self._reader.join(SECONDS)
        return code

    def hang_up(self) -> None:
        """Close the terminal, as a lid that falls or a line that is lost."""
        self._is_gone = True
        self._reader.join()  # a terminal that is being read from stays open
        with suppress(OSError):
            os.close(self._mine)

    def _read(self) -> None:
        with suppress(OSError):
            while not self._is_gone:
                if select.select([self._mine], [], [], 0.02)[0]:
                    self._written += os.read(self._mine, 65536)
