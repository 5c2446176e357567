"""How the program ends when nobody asked it to: after a signal or a crash, no answer is lost."""

from __future__ import annotations

import asyncio
import contextlib
import os
import platform
import signal
import traceback
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from textual.app import App
from textual.worker import WorkerFailed

from e20assess.i18n import Words
from e20assess.output import tell

if TYPE_CHECKING:
    from textual.driver import Driver

    from e20assess.engine.assessment import Assessment
    from e20assess.engine.workspace import Workspace

SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGXCPU")
"""Polite kills (ctrl+c is a key here, and sends none); a closed lid, where the system tells of it; and what
would end the program unasked though nobody uses it here."""

STUCK_SECONDS = 5.0
"""How long a program that was cut short may take to leave a terminal; a dead one may hold it for ever."""


class EndingApp(App[int]):
    """A program that keeps hold of the open assessments when it is cut short."""

    say: Words
    """The words of the language of the moment."""

    crash: BaseException | None = None
    """The error of the program's own that ended it."""

    left_open: tuple[Assessment, ...] = ()
    """The assessments that were open when the program was cut short."""

    last_resort: Timer | None = None
    """Leaves without the terminal, if that does not let go."""

    def get_driver_class(self) -> type[Driver]:
        """The driver of the platform, ours where Textual's begins to read twice."""
        chosen = super().get_driver_class()
        if chosen.__name__ == "LinuxDriver":
            from e20assess.tui.driver import OneReader

            return OneReader
        return chosen

    def action_pause(self) -> None:
        """Back to the shell, if there is one; it goes on with everything as it was."""
        driver = self._driver
        # Where our group of processes leads the session no shell would ever continue it.
        if os.name == "nt" or driver is None or not driver.can_suspend or os.getsid(0) == os.getpgrp():
            self.notify(
                self.say("There is no shell to go back to here. To leave, press ctrl+q."), markup=False
            )
            return
        self.app_suspend_signal.publish(self)
        # Whatever started us waits along, as when the terminal itself stops a program.
        os.killpg(os.getpgrp(), signal.SIGTSTP)

    def leave_on_signals(self) -> None:
        """From now on these signals end the program as it should end: the terminal is restored."""
        for name in SIGNALS:
            with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self._cut_short)

    def _cut_short(self) -> None:
        from e20assess.tui.base.autosave_screen import SavingScreen
        from e20assess.tui.base.screen import Spoken

        stack = self.screen_stack
        for screen in reversed(stack):
            with contextlib.suppress(Exception):  # a screen that is broken must not keep others from it
                if isinstance(screen, Spoken):
                    screen.settle()
        self.left_open = tuple(screen.assessment for screen in stack if isinstance(screen, SavingScreen))
        self.leave_surely(1)

    def leave_surely(self, code: int) -> None:
        """Leave, even if neither the terminal nor the store lets go."""
        if self.last_resort is None and not self.is_headless:
            self.last_resort = Timer(STUCK_SECONDS, self._leave_at_once, [code])
            self.last_resort.daemon = True
            self.last_resort.start()
        self.exit(code)

    def _leave_at_once(self, code: int) -> None:
        for _ in _brought_to_safety(self.left_open, Words("en")):
            pass  # nobody is there to be told
        os._exit(code)

    def _handle_exception(self, error: Exception) -> None:
        """Textual would print a traceback with every value in it, and exit with 0."""
        if self.crash is None:
            self.crash = error
            self._exception = error
            self._exception_event.set()
            self._return_code = 1
            self._cut_short()


def farewell(app: EndingApp, workspace: Workspace) -> None:
    """Once the terminal is restored: bring what was not written to safety, and say what happened."""
    if app.last_resort is not None:
        app.last_resort.cancel()
    say = workspace.say
    said = list(_brought_to_safety(app.left_open, say))
    if app.crash is not None:
        log = write_log(app.crash)
        said.insert(
            0, say("e20assess stopped because of an internal error; everything shown as saved is safe.")
        )
        if log is not None:
            said.append(say("Details, without any answer, are in {log}", log=str(log)))
    with contextlib.suppress(OSError):  # a terminal that is gone cannot be told anything
        for sentence in said:
            tell(sentence)


def _brought_to_safety(left_open: tuple[Assessment, ...], say: Words) -> Iterator[str]:
    """Write what is pending to the store; where it refuses, the sheet to a file: the place of it is said."""
    from e20assess.engine.assessment import LEAVING
    from e20assess.engine.exports import rescue

    for assessment in left_open:
        try:
            assessment.flush(LEAVING)
        except Exception:  # whatever is wrong with the store, or with the program
            path = rescue(assessment.sheet)
            if path is not None:
                yield say("All answers were saved to {path} instead.", path=str(path))
            else:
                yield say("The last answers could not be saved: neither the store nor a folder takes them.")


def write_log(crash: BaseException) -> Path | None:
    """Write where the program went wrong; the file, or None where there is no room for it."""
    from e20assess import __version__
    from e20assess.paths import log_file

    log = log_file()
    head = f"e20assess {__version__} · Python {platform.python_version()} · {platform.platform()}"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text("\n".join([head, *_trace(crash, set())]) + "\n", encoding="utf-8")
    except OSError:
        return None
    return log


def _trace(error: BaseException, seen: set[int]) -> Iterator[str]:
    """Kinds of errors and lines of code, the cause first; never a message, which may quote an answer."""
    if id(error) in seen:
        return
    seen.add(id(error))
    parts = [error.error] if isinstance(error, WorkerFailed) else getattr(error, "exceptions", ())
    for behind in (error.__cause__, error.__context__, *parts):
        if isinstance(behind, BaseException):
            yield from _trace(behind, seen)
    yield f"{type(error).__module__}.{type(error).__qualname__}"
    for line in traceback.format_tb(error.__traceback__):
        yield line.rstrip("\n")
