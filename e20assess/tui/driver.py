"""The terminal's driver, with one thread that reads keys, however the program was stopped and continued."""

from __future__ import annotations

import os
from contextlib import suppress

from textual.drivers.linux_driver import LinuxDriver


class OneReader(LinuxDriver):
    """Textual begins to read anew at every SIGCONT, and takes for granted that SIGTSTP had ended the reading.

    After a bare SIGSTOP two threads would read, and the program's end would wait for the one forgotten.
    """

    def start_application_mode(self) -> None:
        """Begin to read and to draw; what a stop did not end is ended first."""
        if self._key_thread is not None and self._key_thread.is_alive() and self._is_in_front():
            self.suspend_application_mode()
            self._must_signal_resume = True
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's own says nothing

    def _is_in_front(self) -> bool:
        """Whether the terminal is ours; in the background Textual stops again by itself."""
        with suppress(OSError):
            return os.tcgetpgrp(self.fileno) == os.getpgrp()
        return True
