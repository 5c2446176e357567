"""Run by test_tui_ending.py in a terminal of its own: an interview that goes wrong in a way that is named."""

import sys
from contextlib import suppress
from threading import Event
from typing import Any

from textual.drivers._writer_thread import WriterThread

from e20assess.engine.workspace import Workspace
from e20assess.store.store import Store
from e20assess.tui import app as tui
from e20assess.tui import crash as ending
from e20assess.tui.screens.interview import InterviewScreen
from e20assess.tui.widgets.question_card import QuestionCard
from tests.support.screens import new_assessment

SECRET = "the-note-of-the-works-council"


def boom(*_: Any, **__: Any) -> Any:
    """Fail with an answer at hand, in a local variable and in the message."""
    answer = f"answered: {SECRET}"
    try:
        raise KeyError(answer)
    except KeyError as error:
        raise ValueError(f"cannot score {answer!r}") from error


async def boom_later(*_: Any, **__: Any) -> Any:
    """The same, in a task."""
    boom()


WAYS: dict[str, tuple[type, str]] = {
    "key": (InterviewScreen, "action_why"),
    "task": (InterviewScreen, "action_why"),
    "worker": (InterviewScreen, "action_overview"),
    "paint": (QuestionCard, "render"),
    "store": (Store, "save"),
    "mount": (InterviewScreen, "body"),
    "timer": (InterviewScreen, "action_why"),
}
"""What is replaced by something that fails."""


def main(target: str, way: str) -> int:
    """Show the interview of a new assessment, which fails in this way once a key is pressed, or before."""
    with suppress(ImportError, OSError):
        import fcntl
        import termios

        fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # closing the other end sends SIGHUP, as a closed lid does
    store = Store.open(target)
    assessment = new_assessment(store)

    def on_ready(self: tui.AssessApp) -> None:
        self.push_screen(InterviewScreen(assessment))

    tui.AssessApp.on_ready = on_ready  # type: ignore[attr-defined]
    if way == "stuck":  # the terminal takes nothing more, and the thread that writes to it never ends
        ending.STUCK_SECONDS = 0.5
        WriterThread.stop = lambda self: Event().wait()  # type: ignore[assignment,method-assign]
    if way in WAYS:
        owner, name = WAYS[way]
        failing: Any = boom_later if way in ("task", "worker") else boom
        if way == "worker":
            from textual import work

            failing = work(boom_later)
        if way == "timer":
            failing = lambda self: self.set_timer(0.01, boom)  # noqa: E731
        setattr(owner, name, failing)
    return tui.run(Workspace(lang="en", store_target=target))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
