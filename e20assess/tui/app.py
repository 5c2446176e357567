"""The program on screen: its language, its store, and the screens it shows."""

from __future__ import annotations

import contextlib
import signal
import traceback
from typing import TYPE_CHECKING

from textual import work
from textual.app import App
from textual.reactive import reactive

from e20assess.session import Session
from e20assess.tui.spoken import Spoken
from e20assess.tui.themes import DARK, LIGHT
from e20assess.words import LANGUAGES, Words

if TYPE_CHECKING:
    from e20assess.store.store import Store


class AssessApp(App[int]):
    """e20assess in a terminal. The store is opened after the first frame, in a worker (see Home)."""

    TITLE = "e20assess"
    CSS_PATH = "e20assess.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    language: reactive[str] = reactive("en", init=False)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = DARK.name
        self.say = Words(session.language)
        self.set_reactive(AssessApp.language, self.say.language)
        self.store: Store | None = None
        self.crash: BaseException | None = None

    def on_mount(self) -> None:
        """Open the home screen."""
        from e20assess.tui.screens.home import HomeScreen

        self._leave_on_signals()
        self.push_screen(HomeScreen())

    def _leave_on_signals(self) -> None:
        """A closed lid or a polite kill restores the terminal; every answer is already in the store."""
        import asyncio

        for name in ("SIGTERM", "SIGHUP"):
            with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.exit, 1)

    def watch_language(self, language: str) -> None:
        """Say every screen again, in place."""
        self.say = Words(language)
        for screen in self.screen_stack:
            if isinstance(screen, Spoken) and screen.is_mounted:
                screen.speak()

    def action_other_language(self) -> None:
        """Switch to the next language that the program speaks."""
        self.language = LANGUAGES[(LANGUAGES.index(self.language) + 1) % len(LANGUAGES)]

    def action_help(self) -> None:
        """List every key of the screen in front."""
        from e20assess.tui.screens.help import HelpScreen

        if isinstance(self.screen, Spoken) and not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    @work
    async def action_quit(self) -> None:  # type: ignore[override]  # asking first takes a worker
        """Leave; if answers could not be written yet, ask first."""
        for screen in self.screen_stack:
            if isinstance(screen, Spoken) and not await screen.may_leave():
                return
        self.exit(0)

    def _handle_exception(self, error: Exception) -> None:
        """A crash says one sentence; the traceback, without values, goes to the log."""
        if self.crash is None:
            self.crash = error
            self._exception = error
            self._exception_event.set()
            self.exit(1)


def run(session: Session) -> int:
    """Show the screens until the user leaves; the exit code of the program."""
    app = AssessApp(session)
    code = app.run()
    if app.store is not None:
        app.store.close()
    if app.crash is not None:
        _tell_crash(session, app.crash)
        return 1
    return code or app.return_code or 0


def _tell_crash(session: Session, crash: BaseException) -> None:
    from e20assess.places import log_file

    log = log_file()
    with contextlib.suppress(OSError):
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text("".join(traceback.format_exception(crash)), encoding="utf-8")
    session.tell(
        session.say(
            "e20assess stopped on an error of its own. Your saved answers are safe; details: {log}",
            log=str(log),
        )
    )
