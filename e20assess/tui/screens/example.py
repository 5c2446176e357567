"""The results of an example, to be seen before answering anything; nothing of it is written unasked."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from textual import on, work

from e20assess.answers.examples import Example
from e20assess.engine.assessment import Assessment
from e20assess.errors import AssessError
from e20assess.i18n import N_, Words
from e20assess.interview.interview import begin
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from e20assess.tui.base.bars import HintBar
from e20assess.tui.base.dialogs import ConfirmDialog
from e20assess.tui.base.keys import Key, bindings_of
from e20assess.tui.screens.results import ResultsScreen


class LookedAt(Assessment):
    """An assessment that is only looked at: whatever is done to it, nothing is written."""

    def flush(self, patience: float = 0.0) -> None:
        """Nothing is pending, for nothing is to be kept."""
        with self._noting:
            self._pending.clear()
            self._aimed_at = None

    def catch_up(self, patience: float = 0.0) -> int:
        """Nobody else has it."""
        return 0


def looked_at(example: Example, say: Words) -> LookedAt:
    """An example as an assessment; its organisation's name says what it is, here and on paper."""
    sheet = example.sheet()
    sheet = replace(sheet, organisation=say("{name} (example)", name=sheet.organisation))
    return LookedAt(_nowhere, 0, begin(load_shipped(), sheet), completed=True)


def kept_in(store: Store, seen: Assessment) -> Assessment:
    """The same as an assessment of a store. Raises AssessError."""
    kept = Assessment.start(store, seen.questionnaire, seen.sheet)
    kept.complete()
    kept.move(seen.interview)
    kept.flush()
    return kept


def _nowhere() -> Store:
    raise AssertionError("an example has no store")


_KEYS = (
    Key(
        "s",
        "keep",
        "s",
        N_("save"),
        N_("Add this example to your list, to change its answers or compare it."),
    ),
    *ResultsScreen.KEYS,
)


class ExampleScreen(ResultsScreen):
    """Results under the word "example"; `kept` is the assessment once the user asked to keep it."""

    KEYS = _KEYS
    BINDINGS = bindings_of(_KEYS[:1])

    def __init__(self, assessment: Assessment) -> None:
        super().__init__(assessment)
        self.kept: Assessment | None = None

    def head(self, left: str, right: str = "") -> None:
        """Every title says that this is an example."""
        word = self.say("Example")
        super().head(f"{word} · {left}", right)

    def show_saved(self) -> None:
        """Nothing is called saved that is not."""
        if self.kept is None:
            self.query_one(HintBar).status = self.say("nothing is saved")
        else:
            super().show_saved()

    @on(ResultsScreen.Written)
    def show_unsaved(self, event: ResultsScreen.Written) -> None:
        """The same where the screen below would say it."""
        if self.kept is None:
            event.prevent_default()
            self.show_saved()

    @work(exclusive=True, group="keep")
    async def action_keep(self) -> None:
        """Write it into the store, once."""
        await self._keep()

    def render_text(self) -> None:
        """The page, and that nothing of it is kept."""
        super().render_text()
        self.show_saved()

    def action_answers(self) -> None:
        """The answers are shown where they can be changed, and for that they have to be kept."""
        self._to_answers()

    @work(exclusive=True, group="keep")
    async def _to_answers(self) -> None:
        if self.kept is None:
            question = self.say("The answers of an example can be opened once it is in your list.")
            if not await self.program.push_screen_wait(ConfirmDialog(question, N_("Save"))):
                return
        if await self._keep():
            self.dismiss(True)

    async def _keep(self) -> bool:
        store = self.program.store
        if self.kept is not None or store is None:
            return self.kept is not None
        try:
            self.kept = await asyncio.to_thread(kept_in, store, self.assessment)
        except AssessError as error:
            self.notify(error.faults[0].sentence(self.say), severity="error", markup=False)
            return False
        self.assessment = self.kept
        self.show_saved()
        who = self.kept.sheet.organisation
        self._written = self.say("“{who}” is in your list.", who=who)
        self._show_written()
        return True
