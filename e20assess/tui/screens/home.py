"""The home screen: what is in the store, a new assessment, and the way into each."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static

from e20assess.assessment import Assessment
from e20assess.errors import AssessError
from e20assess.tui.keys import Key, bindings_of
from e20assess.tui.screens.dialogs import ConfirmDialog
from e20assess.tui.shelf import Shelved, read_shelf
from e20assess.tui.spoken import COMMON_KEYS, SpokenScreen
from e20assess.tui.text import one_line, plain
from e20assess.tui.widgets.lists import RowList, columns
from e20assess.words import N_

_KEYS = (
    Key("n", "new", "n", N_("new"), N_("Begin a new assessment.")),
    Key("", "", "⏎", N_("open"), N_("Resume where it was left, or show the results of a finished one.")),
    Key("a", "answers", "a", N_("answers"), N_("Open the questions of a finished assessment again.")),
    Key("d,delete", "delete", "d", N_("delete"), N_("Delete the assessment under the cursor, after asking.")),
    Key("q", "app.quit", "q", N_("quit"), N_("Leave.")),
    *COMMON_KEYS,
)


_HEADS = (N_("Organisation"), N_("Unit"), N_("Date"), N_("Form"), N_("Progress"))


class HomeScreen(SpokenScreen[None]):
    """Lists the assessments; the store is opened in a worker, after the first frame."""

    KEYS = _KEYS
    BINDINGS = bindings_of(_KEYS)

    class ShelfRead(Message):
        """The list was read, or could not be."""

        def __init__(self, shelf: tuple[Shelved, ...], error: AssessError | None = None) -> None:
            super().__init__()
            self.shelf = shelf
            self.error = error

    def __init__(self) -> None:
        super().__init__()
        self._shelf: tuple[Shelved, ...] | None = None
        self._error: AssessError | None = None

    def body(self) -> ComposeResult:
        """A few words, the heads of the columns, the list."""
        yield Static(id="welcome")
        yield Static(id="heads")
        yield RowList(id="shelf")

    def on_mount(self) -> None:
        """Show the frame, then read the store."""
        super().on_mount()
        self.call_after_refresh(self.read)

    def on_screen_resume(self) -> None:
        """Back from an assessment: the list may have changed."""
        if self._shelf is not None:
            self.read()

    def on_resize(self) -> None:
        """Columns are laid out for the width."""
        self.call_after_refresh(self.speak)

    @work(thread=True, exclusive=True, group="shelf", exit_on_error=False)
    def read(self) -> None:
        """Open the store if it is not yet, and read the list."""
        try:
            if self.program.store is None:
                self.program.store = self.program.session.open_store()
            self.post_message(self.ShelfRead(read_shelf(self.program.store)))
        except AssessError as error:
            self.post_message(self.ShelfRead((), error))

    def on_home_screen_shelf_read(self, event: ShelfRead) -> None:
        """Show what was read."""
        self._shelf, self._error = event.shelf, event.error
        self.speak()
        self.query_one(RowList).focus()

    def speak(self) -> None:
        """The words and the rows."""
        self.head("e20assess", self.say("Can your organisation work as a network?"))
        self.query_one("#welcome", Static).update(plain(self._welcome()))
        shelf = self._shelf or ()
        heads = self.query_one("#heads", Static)
        heads.display = bool(shelf)
        heads.update(columns([plain(self.say(name), "bold") for name in _HEADS], self._widths()))
        rows = self.query_one(RowList)
        rows.display = bool(shelf)
        rows.show_rows(self._rows(shelf))

    def _welcome(self) -> str:
        say = self.say
        if self._error is not None:
            return "\n".join(fault.sentence(say) for fault in self._error.faults)
        if self._shelf is None:
            return say("Opening your assessments …")
        if self._shelf:
            return say.many("{count} assessment.", "{count} assessments.", len(self._shelf))
        return "\n".join(
            (
                say(
                    "Four dimensions decide: silos, who owns community initiatives, the customer, management."
                ),
                say("Answer 42 questions in about twenty minutes, or twelve in six."),
                say("Every answer is saved as you give it; nothing leaves this machine."),
                "",
                say("Press n to begin."),
            )
        )

    def _rows(self, shelf: tuple[Shelved, ...]) -> Iterator[tuple[str, Content]]:
        for one in shelf:
            summary = one.summary
            cells = (
                one_line(summary.organisation or "–"),
                one_line(summary.unit),
                summary.date.isoformat(),
                self.say("short") if summary.form == "short" else self.say("full"),
                self._progress(one),
            )
            yield str(summary.id), columns(cells, self._widths())

    def _progress(self, one: Shelved) -> str:
        say = self.say
        if one.summary.completed and one.level_name is not None:
            return f"● {say.score(one.score)} {one.level_name.to(say.language)}"
        if one.summary.completed:
            return "● " + say("finished")
        return f"◐ {one.answered}/{one.asked if one.asked is not None else '?'}"

    def _widths(self) -> tuple[int, ...]:
        free = max(self.size.width - 6 - 8 - 10 - 8 - 22, 16)
        return free * 3 // 5, free * 2 // 5, 10, 8, 22

    # What the keys do

    @on(OptionList.OptionSelected, "#shelf")
    def open_row(self, event: OptionList.OptionSelected) -> None:
        """Resume, or show the results."""
        if event.option_id:
            self._open(int(event.option_id))

    def action_answers(self) -> None:
        """Open the questions, even of a finished one."""
        if (id := self._under_cursor()) is not None:
            self._open(id, to_questions=True)

    @work(exclusive=True, group="flow")
    async def _open(self, id: int, *, to_questions: bool = False) -> None:
        store = self.program.store
        if store is None:
            return
        try:
            assessment = await asyncio.to_thread(Assessment.resume, store, id)
        except AssessError as error:
            self.notify(error.faults[0].sentence(self.say), severity="error", markup=False)
            return
        self.program.language = self.program.session.say_for(assessment.sheet).language
        await self._walk(assessment, to_questions=to_questions or not assessment.completed)

    @work(exclusive=True, group="flow")
    async def action_new(self) -> None:
        """The form, the introduction, the interview, the results."""
        from e20assess.tui.screens.new import IntroductionScreen, NewScreen

        store, session = self.program.store, self.program.session
        if store is None:
            return
        try:
            questionnaire = session.questionnaire
            sheet = await self.program.push_screen_wait(NewScreen(questionnaire))
            if sheet is None:
                return
            assessment = await asyncio.to_thread(Assessment.start, store, questionnaire, sheet)
        except AssessError as error:
            for fault in error.faults[:3]:
                self.notify(fault.sentence(self.say), severity="error", markup=False)
            return
        if await self.program.push_screen_wait(IntroductionScreen(questionnaire)):
            await self._walk(assessment, to_questions=True)

    async def _walk(self, assessment: Assessment, *, to_questions: bool) -> None:
        """Between the questions and the results, for as long as the user goes from one to the other."""
        from e20assess.tui.screens.interview import InterviewScreen
        from e20assess.tui.screens.results import ResultsScreen

        goes_on = True
        while goes_on:
            screen: Screen[bool] = InterviewScreen(assessment) if to_questions else ResultsScreen(assessment)
            goes_on = await self.program.push_screen_wait(screen) or False
            to_questions = not to_questions

    @work(exclusive=True, group="flow")
    async def action_delete(self) -> None:
        """Delete after asking."""
        id, store = self._under_cursor(), self.program.store
        if id is None or store is None:
            return
        one = next(one for one in self._shelf or () if one.summary.id == id)
        who = " · ".join(filter(None, [one.summary.organisation, one.summary.unit]))
        question = self.say("Delete “{who}” and its {count} answers for good?", who=who, count=one.answered)
        if not await self.program.push_screen_wait(ConfirmDialog(question, N_("Delete"))):
            return
        try:
            await asyncio.to_thread(store.delete, id)
        except AssessError as error:
            self.notify(error.faults[0].sentence(self.say), severity="error", markup=False)
        self.read()

    def _under_cursor(self) -> int | None:
        option = self.query_one(RowList).highlighted_option
        return int(option.id) if option is not None and option.id else None
