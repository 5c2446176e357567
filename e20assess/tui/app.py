"""The program on screen: its language, its store, and the screens it shows."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from textual import work
from textual.reactive import reactive

from e20assess import garbage
from e20assess.session import Session
from e20assess.tui.comfort import ComfortApp
from e20assess.tui.ending import EndingApp, farewell
from e20assess.tui.room import RoomApp
from e20assess.tui.spoken import Spoken
from e20assess.tui.typed import TypedApp
from e20assess.words import Words

if TYPE_CHECKING:
    from e20assess.answers.model import AnswerSheet
    from e20assess.store.store import Store


STARTED_SECONDS = 1.0
"""By when the first frame has been drawn."""


class AssessApp(TypedApp, ComfortApp, EndingApp, RoomApp):
    """e20assess in a terminal. The store is opened after the first frame, in a worker."""

    TITLE = "e20assess"
    CSS_PATH = ["e20assess.tcss", "results.tcss", "looks.tcss"]
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (150, "-widest")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (20, "-short"), (30, "-tall"), (40, "-tallest")]

    language: reactive[str] = reactive("en", init=False)

    def __init__(self, session: Session, new: AnswerSheet | None = None) -> None:
        """At home; with a `new` sheet, at its first question."""
        super().__init__(session)
        self.say = Words(session.language)
        self.set_reactive(AssessApp.language, self.say.language)
        self.store: Store | None = None
        self._opening = Lock()
        self._new = new

    def on_mount(self) -> None:
        """Open the home screen, or ask the first question."""
        self.leave_on_signals()
        if self._new is None:
            self._go_home()
        else:
            self._begin(self._new)
        self.tell_notices()
        self.set_timer(STARTED_SECONDS, garbage.take_up)

    @work
    async def _begin(self, sheet: AnswerSheet) -> None:
        """An assessment of which nothing is written before something was said; then home."""
        from e20assess.assessment import Assessment
        from e20assess.tui.walk import walk

        assessment = Assessment.begin_unwritten(self.open_store, self.session.questionnaire, sheet)
        await walk(self, assessment, to_questions=True)
        self._go_home(assessment.id)

    def _go_home(self, wanted: int = 0) -> None:
        from e20assess.tui.screens.home import HomeScreen

        self.push_screen(HomeScreen(wanted or None))

    def open_store(self) -> Store:
        """The store, opened by whoever needs it first, from any thread. Raises AssessError."""
        with self._opening:
            if self.store is None:
                self.store = self.session.open_store()
            return self.store

    def watch_language(self, language: str) -> None:
        """Say every screen again, in place."""
        self.say = Words(language)
        for screen in self.screen_stack:
            if isinstance(screen, Spoken) and screen.is_mounted:
                screen.speak()

    def action_help(self) -> None:
        """List every key of the screen in front."""
        from e20assess.tui.screens.help import HelpScreen

        if isinstance(self.screen, Spoken) and not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    @work
    async def action_quit(self) -> None:  # type: ignore[override]  # asking first takes a worker
        """Leave; whatever would be lost is asked about first, from the front screen on."""
        for screen in reversed(tuple(self.screen_stack)):
            if isinstance(screen, Spoken) and not await screen.may_leave():
                return
        self.leave_surely(0)


def run(session: Session, new: AnswerSheet | None = None) -> int:
    """Show the screens until the user leaves, from the first question of a `new` sheet on if there is one.

    Gives the exit code of the program.
    """
    app = AssessApp(session, new)
    code: int | None = 1
    try:
        code = app.run()
    except Exception as error:
        app.crash = app.crash or error
    farewell(app, session)
    if app.store is not None:
        app.store.close()
    return 1 if app.crash is not None else code or app.return_code or 0
