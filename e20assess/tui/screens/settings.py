"""The settings: every choice of each is shown, the chosen one is marked, and each explains itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static

from e20assess.i18n import LANGUAGE_NAMES, LANGUAGES, N_, language_of_environment
from e20assess.paths import settings_file
from e20assess.settings import THEMES, Settings
from e20assess.tui.base.keys import Key, bindings_of
from e20assess.tui.base.row_list import RowList
from e20assess.tui.base.screen import COMMON_KEYS, FramedScreen
from e20assess.tui.base.text import plain

_KEYS = (
    Key("", "", "↑ ↓", N_("move"), N_("Move between the settings.")),
    Key("right", "change(1)", "→ ⏎", N_("change"), N_("Next choice; applied at once.")),
    Key("left", "change(-1)", "←", N_("change"), N_("Previous choice."), hint=False),
    Key("q,escape,f2,comma", "close", "q", N_("back"), N_("Back to where you came from.")),
    *(key for key in COMMON_KEYS if key.action != "app.settings"),
)

_LOOK_NAMES = {"dark": N_("dark"), "light": N_("light"), "terminal": N_("terminal")}


@dataclass(frozen=True, slots=True)
class _Row:
    """A setting as it is shown: its field in Settings, its name and what it is for (msgids)."""

    field: str
    name: str
    explained: str
    values: tuple[object, ...]


_ROWS = (
    _Row(
        "language",
        N_("Language"),
        N_("The language the program starts in; --lang on the command line takes precedence."),
        (None, *LANGUAGES),
    ),
    _Row(
        "theme",
        N_("Theme"),
        N_("“terminal” uses the colours of your terminal."),
        THEMES,
    ),
    _Row(
        "auto_advance",
        N_("Move on automatically"),
        N_(
            "After a choice, the next question comes up by itself; not where several answers can be "
            "ticked, nor for “I don't know” and “Not applicable”."
        ),
        (False, True),
    ),
)


class SettingsScreen(FramedScreen[None]):
    """Shows the settings and changes them; each change holds at once, on every screen."""

    KEYS = _KEYS
    BINDINGS = bindings_of(_KEYS)

    def body(self) -> ComposeResult:
        """The rows, and where they are kept."""
        yield RowList(id="settings")
        yield Static(id="kept")

    def ready(self) -> None:
        """The cursor begins at the first."""
        super().ready()
        self.query_one(RowList).focus()
        self.watch(self.app, "settings", self.render_text, init=False)

    def render_text(self) -> None:
        """The rows, with what holds now."""
        self.head(self.say("Settings"))
        self.query_one(RowList).show_rows((row.field, self._content(row)) for row in _ROWS)
        kept = self.say("Saved in {path}", path=str(settings_file()))
        self.query_one("#kept", Static).update(plain(kept))

    def _content(self, row: _Row) -> Content:
        now = getattr(self.program.settings, row.field)
        choices = "   ".join(
            f"{'●' if value == now else '○'} {self._words(row.field, value)}" for value in row.values
        )
        explained = plain(self.say(row.explained), "$muted")
        return Content("\n").join([plain(self.say(row.name), "bold"), plain(choices), explained, Content("")])

    def _words(self, field: str, value: object) -> str:
        if field == "language":
            if value is None:
                name = LANGUAGE_NAMES[language_of_environment()]
                return self.say("as the system ({language})", language=name)
            return LANGUAGE_NAMES[str(value)]
        if field == "theme":
            return self.say(_LOOK_NAMES[str(value)])
        return self.say("on") if value else self.say("off")

    @on(OptionList.OptionSelected, "#settings")
    def change_row(self) -> None:
        """Enter, Space or a click takes the next choice."""
        self.action_change(1)

    def action_change(self, step: int) -> None:
        """Take another choice of the setting under the cursor, going round."""
        option = self.query_one(RowList).highlighted_option
        row = next((row for row in _ROWS if option is not None and row.field == option.id), None)
        if row is None:
            return
        settings: Settings = self.program.settings
        place = (row.values.index(getattr(settings, row.field)) + step) % len(row.values)
        changed: dict[str, Any] = {row.field: row.values[place]}
        self.program.change_settings(replace(settings, **changed))

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss(None)
