"""What the user prefers, in the program on screen: its look, its pace, and that both are kept."""

from __future__ import annotations

import os
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from textual import work
from textual.app import App
from textual.reactive import var

from e20assess.errors import AssessError
from e20assess.settings import THEMES, Settings, write_settings
from e20assess.tui.themes import LOOKS
from e20assess.words import LANGUAGES, Words, language_of_environment

if TYPE_CHECKING:
    from e20assess.session import Session


class ComfortApp(App[int]):
    """A program with settings: they are applied at once, and kept in a worker."""

    say: Words
    language: str
    settings: var[Settings] = var(Settings(), init=False)

    def __init__(self, session: Session) -> None:
        """Under NO_COLOR nothing but the terminal's own colours is ever sent, whatever the look."""
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        if "TEXTUAL_ANIMATIONS" not in os.environ:
            self.animation_level = "none"
        self.session = session
        settings, self._notices = session.preferences
        self.set_reactive(ComfortApp.settings, settings)
        for look in LOOKS.values():
            self.register_theme(look)
        self._wear_look()
        self._keeping = Lock()
        self._is_unkept_told = False

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

    def refresh_css(self, animate: bool = True) -> None:
        """Before the first screen there is nothing to restyle: the rules are read once, when it comes."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

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
