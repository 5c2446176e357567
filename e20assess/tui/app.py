"""The program on screen: its language, its settings, its store, and the screens it shows."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from textual import events, work
from textual.app import App
from textual.reactive import reactive, var

from e20assess import startup
from e20assess.errors import AssessError
from e20assess.i18n import LANGUAGES, Words, language_of_environment
from e20assess.settings import THEMES, Settings, write_settings
from e20assess.tui.base.screen import LocalizedScreen
from e20assess.tui.crash import LastResort, farewell, hand_over, on_signals
from e20assess.tui.key_queue import KeyQueue, Settled
from e20assess.tui.themes import LOOKS

if TYPE_CHECKING:
    from textual.driver import Driver

    from e20assess.answers.model import AnswerSheet
    from e20assess.engine.assessment import Assessment
    from e20assess.engine.workspace import Workspace
    from e20assess.store.store import Store

STARTED_SECONDS = 1.0
"""By when the first frame has been drawn."""


class AssessApp(App[int]):
    """e20assess in a terminal. The store is opened after the first frame, in a worker."""

    TITLE = "e20assess"
    CSS_PATH = ["e20assess.tcss", "results.tcss", "looks.tcss"]
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (150, "-widest")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (20, "-short"), (30, "-tall"), (40, "-tallest")]

    language: reactive[str] = reactive("en", init=False)
    settings: var[Settings] = var(Settings(), init=False)

    def __init__(self, workspace: Workspace, new: AnswerSheet | None = None) -> None:
        """At home; with a `new` sheet, at its first question.

        Under NO_COLOR nothing but the terminal's own colours is ever sent, whatever the look.
        """
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        if "TEXTUAL_ANIMATIONS" not in os.environ:
            self.animation_level = "none"
        self.workspace = workspace
        self.say = Words(workspace.language)
        self.set_reactive(AssessApp.language, self.say.language)
        settings, self._notices = workspace.preferences
        self.set_reactive(AssessApp.settings, settings)
        for look in LOOKS.values():
            self.register_theme(look)
        self._wear_look()
        self.store: Store | None = None
        self.key_queue = KeyQueue(self, self._give_key)
        self.crash: BaseException | None = None
        """The error of the program's own that ended it."""
        self.left_open: tuple[Assessment, ...] = ()
        """The assessments that were open when the program was cut short."""
        self.last_resort = LastResort(lambda: self.left_open)
        self._new = new
        self._opening = Lock()
        self._keeping = Lock()
        self._is_unkept_told = False

    def on_mount(self) -> None:
        """Open the home screen, or ask the first question."""
        on_signals(self._cut_short)
        if self._new is None:
            self._go_home()
        else:
            self._begin(self._new)
        self.tell_notices()
        self.set_timer(STARTED_SECONDS, startup.take_up)

    @work
    async def _begin(self, sheet: AnswerSheet) -> None:
        """An assessment of which nothing is written before something was said; then home."""
        from e20assess.engine.assessment import Assessment
        from e20assess.tui.screens.flow import walk

        assessment = Assessment.begin_unwritten(self.open_store, self.workspace.questionnaire, sheet)
        await walk(self, assessment, to_questions=True)
        self._go_home(assessment.id)

    def _go_home(self, wanted: int = 0) -> None:
        from e20assess.tui.screens.home import HomeScreen

        self.push_screen(HomeScreen(wanted or None))

    def open_store(self) -> Store:
        """The store, opened by whoever needs it first, from any thread. Raises AssessError."""
        with self._opening:
            if self.store is None:
                self.store = self.workspace.open_store()
            return self.store

    def watch_language(self, language: str) -> None:
        """Say every screen again, in place."""
        self.say = Words(language)
        for screen in self.screen_stack:
            if isinstance(screen, LocalizedScreen) and screen.is_mounted:
                screen.render_text()

    def refresh_css(self, animate: bool = True) -> None:
        """Before the first screen there is nothing to restyle: the rules are read once, when it comes."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    # What is typed

    async def on_event(self, event: events.Event) -> None:
        """Keys and pastes wait for their turn; everything else goes on as ever."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            await self.key_queue.add(event)
        else:
            await super().on_event(event)

    async def _give_key(self, event: events.Key | events.Paste) -> None:
        """While the screen in front is covered for want of room, nothing typed does anything but ctrl+q."""
        is_covered = isinstance(self.screen, LocalizedScreen) and self.screen.is_covered
        if not is_covered or (isinstance(event, events.Key) and event.key == "ctrl+q"):
            await super().on_event(event)

    async def on_settled(self, message: Settled) -> None:
        """The last key is done: the next one may come."""
        message.stop()
        await self.key_queue.settle(message)

    # Settings

    def tell_notices(self) -> None:
        """Say what is wrong in the settings file: once, when the program starts."""
        for fault in self._notices:
            self.notify(fault.sentence(self.say), severity="warning", markup=False, timeout=10)
        self._notices = ()

    def change_settings(self, settings: Settings) -> None:
        """Apply other settings, and keep them for the next time."""
        before, self.settings = self.settings, settings
        self._wear_look()
        if settings.language != before.language:
            self.language = settings.language or language_of_environment()
        self._keep()

    def _wear_look(self) -> None:
        self.theme = LOOKS["terminal" if self.no_color else self.settings.theme].name

    @work(thread=True, group="settings")
    def _keep(self) -> None:
        """Write the settings as they are by now; a place that takes none is said once."""
        try:
            with self._keeping:
                write_settings(self.settings)
        except AssessError as error:
            self.call_from_thread(self._tell_unkept, error)

    def _tell_unkept(self, error: AssessError) -> None:
        if not self._is_unkept_told:
            self._is_unkept_told = True
            fault = error.faults[0]
            sentence = self.say(
                "The settings apply until you quit; they could not be saved in {path}: {why}",
                path=str(fault.place),
                why=fault.what(self.say),
            )
            self.notify(sentence, severity="warning", markup=False)

    # What the keys do

    def action_other_language(self) -> None:
        """Switch to the next language that the program speaks, until the program ends."""
        self.language = LANGUAGES[(LANGUAGES.index(self.language) + 1) % len(LANGUAGES)]

    def action_other_look(self) -> None:
        """Switch to the next look, and keep it."""
        if self.no_color:
            self.notify(self.say("NO_COLOR is set: the program shows no colours."), markup=False)
            return
        look = THEMES[(THEMES.index(self.settings.theme) + 1) % len(THEMES)]
        self.change_settings(replace(self.settings, theme=look))

    def action_settings(self) -> None:
        """Show the settings over the screen in front."""
        from e20assess.tui.screens.settings import SettingsScreen

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen())

    def action_help_quit(self) -> None:
        """What ctrl+c says where nothing is selected: people press it to leave."""
        self.notify(self.say("ctrl+c copies what is selected. To leave, press ctrl+q."), markup=False)

    def action_help(self) -> None:
        """List every key of the screen in front."""
        from e20assess.tui.screens.help import HelpScreen

        if isinstance(self.screen, LocalizedScreen) and not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

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

    @work
    async def action_quit(self) -> None:  # type: ignore[override]  # asking first takes a worker
        """Leave; whatever would be lost is asked about first, from the front screen on."""
        for screen in reversed(tuple(self.screen_stack)):
            if isinstance(screen, LocalizedScreen) and not await screen.may_leave():
                return
        self.leave_surely(0)

    # How it ends

    def leave_surely(self, code: int) -> None:
        """Leave, even if neither the terminal nor the store lets go."""
        if not self.is_headless:
            self.last_resort.start(code)
        self.exit(code)

    def _cut_short(self) -> None:
        """End at once, and keep hold of the open assessments."""
        self.left_open = hand_over(self.screen_stack)
        self.leave_surely(1)

    def _handle_exception(self, error: Exception) -> None:
        """Textual would print a traceback with every value in it, and exit with 0."""
        if self.crash is None:
            self.crash = error
            self._exception = error
            self._exception_event.set()
            self._return_code = 1
            self._cut_short()

    def get_driver_class(self) -> type[Driver]:
        """The driver of the platform, ours where Textual's begins to read twice."""
        chosen = super().get_driver_class()
        if chosen.__name__ == "LinuxDriver":
            from e20assess.tui.driver import OneReader

            return OneReader
        return chosen


def run(workspace: Workspace, new: AnswerSheet | None = None) -> int:
    """Show the screens until the user leaves, from the first question of a `new` sheet on if there is one.

    Gives the exit code of the program.
    """
    app = AssessApp(workspace, new)
    code: int | None = 1
    try:
        code = app.run()
    except Exception as error:
        app.crash = app.crash or error
    app.last_resort.cancel()
    farewell(workspace, app.left_open, app.crash)
    if app.store is not None:
        app.store.close()
    return 1 if app.crash is not None else code or app.return_code or 0
