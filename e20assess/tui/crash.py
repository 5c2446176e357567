"""How the program ends when nobody asked it to: after a signal or a crash, no answer is lost."""

from __future__ import annotations

import asyncio
import contextlib
import os
import platform
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from textual.worker import WorkerFailed

from e20assess.i18n import Words
from e20assess.output import tell
from e20assess.tui.base.autosave_screen import AutosaveScreen
from e20assess.tui.base.screen import LocalizedScreen

if TYPE_CHECKING:
    from textual.screen import Screen

    from e20assess.engine.assessment import Assessment
    from e20assess.engine.workspace import Workspace

SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGXCPU")
"""Polite kills (ctrl+c is a key here, and sends none); a closed lid, where the system tells of it; and what
would end the program unasked though nobody uses it here."""

STUCK_SECONDS = 5.0
"""How long a program that was cut short may take to leave a terminal; a dead one may hold it for ever."""


def on_signals(cut_short: Callable[[], object]) -> None:
    """From now on these signals end the program as it should end: the terminal is restored."""
    for name in SIGNALS:
        with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
            asyncio.get_running_loop().add_signal_handler(getattr(signal, name), cut_short)


def hand_over(screens: Sequence[Screen[object]]) -> tuple[Assessment, ...]:
    """The open assessments of these screens, the front one last, with what was typed and not yet given."""
    for screen in reversed(screens):
        with contextlib.suppress(Exception):  # a screen that is broken must not keep others from it
            if isinstance(screen, LocalizedScreen):
                screen.settle()
    return tuple(screen.assessment for screen in screens if isinstance(screen, AutosaveScreen))


class LastResort:
    """Ends the program without the terminal, if that does not let go."""

    def __init__(self, left_open: Callable[[], tuple[Assessment, ...]]) -> None:
        """`left_open` gives the assessments to bring to safety before."""
        self._left_open = left_open
        self._timer: Timer | None = None

    def start(self, code: int) -> None:
        """From now on the program has so long to leave, with this exit code; the first call counts."""
        if self._timer is None:
            self._timer = Timer(STUCK_SECONDS, self._leave_at_once, [code])
            self._timer.daemon = True
            self._timer.start()

    def cancel(self) -> None:
        """The terminal has let go."""
        if self._timer is not None:
            self._timer.cancel()

    def _leave_at_once(self, code: int) -> None:
        for _ in _brought_to_safety(self._left_open(), Words("en")):
            pass  # nobody is there to be told
        os._exit(code)


def farewell(workspace: Workspace, left_open: tuple[Assessment, ...], crash: BaseException | None) -> None:
    """Once the terminal is restored: bring what was not written to safety, and say what happened."""
    say = workspace.say
    said = list(_brought_to_safety(left_open, say))
    if crash is not None:
        log = write_log(crash)
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
                yield say(
                    "The last answers could not be saved: neither the database nor a folder takes them."
                )


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
