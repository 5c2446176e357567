"""A screen on which answers are given: each is written at once, and nothing is called saved before it is."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TypeVar

from textual import on, work
from textual.message import Message
from textual.timer import Timer

from e20assess.engine.assessment import LEAVING, Assessment
from e20assess.errors import AssessError
from e20assess.i18n import N_, Words
from e20assess.tui.base.bars import HintBar
from e20assess.tui.base.screen import FramedScreen

RETRY_SECONDS = 2.0
"""How long to wait before an answer that could not be written is tried again."""

Result = TypeVar("Result")


class AutosaveScreen(FramedScreen[Result]):
    """Keeps the mark "saved" true; workers write, messages come back, handlers show."""

    class Written(Message):
        """A flush ended well."""

    class NotWritten(Message):
        """A flush failed; what was to be written is still pending."""

        def __init__(self, error: AssessError) -> None:
            super().__init__()
            self.error = error

    class CaughtUp(Message):
        """So many answers and targets were changed elsewhere, and are here now."""

        def __init__(self, count: int) -> None:
            super().__init__()
            self.count = count

    def __init__(self, assessment: Assessment) -> None:
        super().__init__()
        self.assessment = assessment
        self._was_left = False
        self._is_writing = False
        self._is_asked_again = False
        """Whether something was to be written while something else was being written."""
        self._told: AssessError | None = None
        """What keeps the answers from being written, as it was said last."""
        self._retry: Timer | None = None

    def save(self) -> None:
        """Write what is pending, away from the screen; one writing waits for the other."""
        if self._is_writing:
            self._is_asked_again = True
        else:
            self._is_writing = True
            self._write()

    @work(thread=True, group="save")
    def _write(self) -> None:
        """The outcome comes back as a message."""
        try:
            self.assessment.flush()
        except AssessError as error:
            self.post_message(self.NotWritten(error))
        else:
            self.post_message(self.Written())

    @on(Written)
    def go_on_writing(self) -> None:
        """What was answered meanwhile is written too."""
        self._is_writing = False
        if self._is_asked_again:
            self._is_asked_again = False
            self.save()
        self.show_saved()

    def show_saved(self) -> None:
        """Say "saved" only once everything is; trouble stays on show until then."""
        bar = self.query_one(HintBar)
        if self.assessment.is_saved:
            self._told = None
            bar.is_trouble = False
            # Of an assessment begun unwritten there is nothing yet to be called saved.
            bar.status = self.say("saved ✓") if self.assessment.id else ""
        elif self._told is None:
            bar.status = self.say("saving …")
        else:
            bar.status = self.say("not saved ✗")

    @on(NotWritten)
    def show_trouble(self, event: NotWritten) -> None:
        """Say once what keeps the answers from being written, and try again until they are."""
        self._is_writing = self._is_asked_again = False
        bar = self.query_one(HintBar)
        bar.is_trouble = True
        bar.status = self.say("not saved ✗")
        fault = event.error.faults[0]
        if self._told is None or self._told.faults[0].kind is not fault.kind:
            kept = self.say("The answer is kept here, and will be saved as soon as the database takes it.")
            self.notify(f"{fault.sentence(self.say)} {kept}", severity="error", markup=False)
        self._told = event.error
        if self._retry is not None:
            self._retry.stop()
        self._retry = self.set_timer(RETRY_SECONDS, self.save)

    # What other windows change

    def ready(self) -> None:
        """Whoever comes back to this window sees what was done in another one."""
        super().ready()
        self.watch(self.app, "app_focus", self._look_again, init=False)

    def on_screen_suspend(self) -> None:
        """Another screen comes over this one."""
        self._was_left = True

    def on_screen_resume(self) -> None:
        """This one is in front again."""
        if self._was_left:
            self._look_again(True)

    def _look_again(self, has_focus: bool) -> None:
        if has_focus and self.is_current:
            self.catch_up()

    @work(thread=True, exclusive=True, group="catch-up")
    def catch_up(self) -> None:
        """Take in what was changed elsewhere, away from the screen."""
        self.take_in()

    def take_in(self) -> None:
        """The same at once."""
        if count := self.changed_elsewhere():
            self.post_message(self.CaughtUp(count))

    def changed_elsewhere(self) -> int:
        """Take in what was changed elsewhere, and count it.

        Where the store does not let itself be read, the next writing will say so.
        """
        with suppress(AssessError):
            return self.assessment.catch_up()
        return 0

    @on(CaughtUp)
    def show_caught_up(self, event: CaughtUp) -> None:
        """Show what is new, and say that it came from elsewhere."""
        self.render_text()
        self.notify(elsewhere_sentence(event.count, self.say), markup=False)

    async def may_leave(self) -> bool:
        """Whether nothing would be lost; where something would, it goes to a file and the user decides."""
        try:
            await asyncio.to_thread(self.assessment.flush, LEAVING)
        except AssessError as error:
            return await self._leave_with_rescue(error) or False
        return True

    async def _leave_with_rescue(self, error: AssessError) -> bool | None:
        from e20assess.engine.exports import rescue
        from e20assess.tui.base.dialogs import ConfirmDialog

        path = await asyncio.to_thread(rescue, self.assessment.sheet)
        question = self.say("The last answers could not be saved: {why}", why=error.faults[0].what(self.say))
        if path is not None:
            question += "\n\n" + self.say("All answers were saved to {path} instead.", path=str(path))
        return await self.program.push_screen_wait(ConfirmDialog(question, N_("Leave")))


def elsewhere_sentence(count: int, say: Words) -> str:
    """That another window or program changed answers or targets of the same assessment."""
    return say.many(
        "{count} change was made in another window; it is shown here now.",
        "{count} changes were made in another window; they are shown here now.",
        count,
    )
