"""The home screen: what is in the store, found as one types, and the way into each."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import OptionList, Static

from e20assess.engine.assessment import Assessment
from e20assess.engine.listing import AssessmentItem, read_shelf, to_resume
from e20assess.errors import AssessError
from e20assess.i18n import N_
from e20assess.tui.base.autosave_screen import elsewhere_sentence
from e20assess.tui.base.bars import HintBar
from e20assess.tui.base.dialogs import ChoiceDialog, ConfirmDialog, Offer
from e20assess.tui.base.keys import Key, bindings_of
from e20assess.tui.base.screen import COMMON_KEYS, FramedScreen
from e20assess.tui.base.text import Prose
from e20assess.tui.screens.flow import walk
from e20assess.tui.widgets.assessment_rows import AssessmentList, Telling
from e20assess.tui.widgets.filter_line import FilterLine
from e20assess.tui.widgets.welcome import welcome

if TYPE_CHECKING:
    from e20assess.questionnaire.model import Questionnaire
    from e20assess.store.store import Store

Given = TypeVar("Given")


_KEYS = (
    Key("", "", "⏎", N_("open"), N_("Resume where you left off, or show the results of a finished one.")),
    Key("n", "new", "n", N_("new"), N_("Begin a new assessment")),
    Key("slash", "find", "/", N_("find"), N_("Find by organisation, unit, respondent or date, as you type.")),
    Key("s", "results", "s", N_("results"), N_("See the results so far, even if unfinished.")),
    Key("r", "report", "r", N_("report"), N_("Save the report: a web page, PDF, Word or plain text.")),
    Key(
        "c", "compare", "c", N_("compare"), N_("Mark an assessment; then c on another one compares the two.")
    ),
    Key(
        "y",
        "duplicate",
        "y",
        N_("new run"),
        N_("Start again from the same assessment: with its answers, or empty."),
    ),
    Key("i", "facts", "i", N_("details"), N_("Correct the organisation, unit, respondent, role or date.")),
    Key("e", "export", "e", N_("export"), N_("Save the answers as a file (TOML).")),
    Key("a", "answers", "a", N_("answers"), N_("Open the questions of a finished assessment again.")),
    Key("d,delete", "delete", "d", N_("delete"), N_("Delete the assessment under the cursor, after asking.")),
    Key("x", "example", "x", N_("example"), N_("See the results of an example; your list stays as it is.")),
    Key("escape", "back", "Esc", N_("show all"), N_("Show all again, or forget the marked one."), hint=False),
    Key("f5", "again", "F5", N_("try again"), N_("Read the list again."), hint=False),
    Key("q", "app.quit", "q", N_("quit"), N_("Leave.")),
    *COMMON_KEYS,
)
_KEYS_OF_EMPTY = tuple(key for key in _KEYS if key.hint and key.action in ("new", "example", "app.quit"))
_KEYS_OF_TROUBLE = tuple(key for key in _KEYS if key.action in ("again", "example", "app.quit"))


_RUNS = (
    Offer("answers", "a", N_("From these answers"), N_("each one is filled in, to confirm or change")),
    Offer("empty", "e", N_("Empty"), N_("earlier answers stay hidden while you answer")),
)


class HomeScreen(FramedScreen[None]):
    """Lists the assessments; the store is opened in a worker, after the first frame.

    Actions run in workers of one group; what touches the store or a folder does so in a thread.
    """

    KEYS = _KEYS
    BINDINGS = bindings_of(_KEYS)
    AUTO_FOCUS = ""

    class ShelfRead(Message):
        """The list was read, or could not be."""

        def __init__(
            self,
            shelf: tuple[AssessmentItem, ...],
            error: AssessError | None = None,
            questionnaire: Questionnaire | None = None,
        ) -> None:
            """With the questionnaire, where there is nothing to list."""
            super().__init__()
            self.shelf = shelf
            self.error = error
            self.questionnaire = questionnaire

    def __init__(self, wanted: int | None = None) -> None:
        """With the cursor on the assessment that is wanted, once the list is read."""
        super().__init__()
        self._shelf: tuple[AssessmentItem, ...] | None = None
        """What was read last; None before."""
        self._error: AssessError | None = None
        self._questionnaire: Questionnaire | None = None
        self._wanted = wanted
        self._list = AssessmentList()

    def body(self) -> ComposeResult:
        """The welcome, or the list."""
        with VerticalScroll(id="welcome-page", can_focus=False):
            yield Static(id="welcome")
        yield self._list

    def ready(self) -> None:
        """The frame is shown: read the store."""
        super().ready()
        self.call_after_refresh(self.read)
        self.watch(self.app, "app_focus", self._look_again, init=False)

    def _look_again(self, has_focus: bool) -> None:
        """Back in this window: another one may have changed the list."""
        if has_focus and self.is_current:
            self.on_screen_resume()

    def on_screen_resume(self) -> None:
        """Back from an assessment: the list may have changed."""
        if self._shelf is not None:
            self.read()

    def on_resize(self) -> None:
        """Columns are laid out for the width."""
        self.call_after_refresh(self.render_text)

    # Reading

    def read(self, wanted: int | None = None) -> object:
        """Read the list, in a worker; the cursor then goes to the assessment that is wanted."""
        self._wanted = wanted or self._wanted
        return self._read(self._shelf or ())

    @work(thread=True, exclusive=True, group="shelf")
    def _read(self, known: tuple[AssessmentItem, ...]) -> None:
        try:
            shelf = read_shelf(self.program.open_store(), known)
            questionnaire = None if shelf else self.program.workspace.questionnaire
        except AssessError as error:
            self.post_message(self.ShelfRead((), error))
        else:
            self.post_message(self.ShelfRead(shelf, questionnaire=questionnaire))

    def action_again(self) -> None:
        """Read once more, for a store that could not be opened may be free by now."""
        self.tell(None)
        if self._error is not None:
            self._shelf = self._error = None
            self.render_text()
        self.read()

    def on_key(self, event: events.Key) -> None:
        """Where there is no list, Enter tries again."""
        if event.key == "enter" and self._error is not None and not self._shelf:
            event.stop()
            self.action_again()

    def on_home_screen_shelf_read(self, event: ShelfRead) -> None:
        """Show what was read; at first, the cursor is on the latest that is not finished."""
        if event.error is not None and self._shelf:
            # What was listed is more use than an empty screen.
            self.tell(event.error.faults[0].sentence, is_trouble=True)
            return
        if self._shelf is None and self._wanted is None:
            self._wanted = last.id if (last := to_resume(event.shelf)) is not None else None
        self._shelf, self._error = event.shelf, event.error
        self._questionnaire = event.questionnaire or self._questionnaire
        self.render_text()
        wanted = next((one for one in event.shelf if one.id == self._wanted), None)
        if wanted is not None:
            self._list.move_to(wanted)
            self._wanted = None
        self._list.take_keys()

    # Showing

    def render_text(self) -> None:
        """The words and the rows."""
        shelf, say = self._shelf or (), self.say
        count = say.many("{count} assessment", "{count} assessments", len(shelf))
        self.head("e20assess", count if shelf else "")
        greeting = welcome(say, self._questionnaire if self._shelf is not None else None, self._error)
        self.query_one("#welcome", Static).update(Prose.of(greeting))
        self.set_class(not shelf, "-empty-shelf")
        self._list.show(shelf)
        self.show_hints()

    def hints(self) -> tuple[tuple[str, str], ...]:
        """Only the keys that do something now."""
        if self._list.is_typing:
            return (("⏎", self.say("to the list")), ("Esc", self.say("show all")), *super().hints()[-1:])
        if self._shelf:
            return super().hints()
        keys = _KEYS_OF_TROUBLE if self._error is not None else _KEYS_OF_EMPTY
        own = tuple((key.shown, self.say(key.does)) for key in keys)
        return (*own, *super().hints()[-1:])

    @on(OptionList.OptionHighlighted, "#shelf")
    @on(FilterLine.Changed)
    @on(FilterLine.Left)
    def show_hints(self) -> None:
        """Other keys may do something now."""
        self.query_one(HintBar).hints = self.hints()

    def tell(self, telling: Telling | None, *, is_trouble: bool = False) -> None:
        """Say something until the next action; None says nothing more."""
        self._list.tell(telling, is_trouble=is_trouble)
        self.show_hints()

    # Moving about the list

    def action_find(self) -> None:
        """Type to find."""
        if self._shelf:
            self.tell(None)
            self._list.find()
            self.show_hints()

    def action_back(self) -> None:
        """Show everything again; where that is so already, forget what was marked."""
        if not self._list.show_all():
            self._list.mark(None)
            self.tell(None)

    @on(OptionList.OptionSelected, "#shelf")
    def open_row(self) -> None:
        """Enter, Space or a click."""
        self.open_chosen()

    # Acting on the one under the cursor

    def chosen(self) -> AssessmentItem | None:
        """The assessment under the cursor."""
        return self._list.chosen()

    def begin(self) -> AssessmentItem | None:
        """An action begins: what the last one told is over. Gives the assessment it is about."""
        self.tell(None)
        return self.chosen()

    async def away(self, work: Callable[[Store], Given]) -> Given | None:
        """What a piece of work gives, done away from the screen; None where it failed, which is told."""
        store = self.program.store
        if store is None:
            return None
        try:
            return await asyncio.to_thread(work, store)
        except AssessError as error:
            self.tell(error.faults[0].sentence, is_trouble=True)
            self.read()
            return None

    # Opening

    @work(exclusive=True, group="flow")
    async def open_chosen(self) -> None:
        """Resume, or show the results of a finished one."""
        if (one := self.begin()) is not None:
            await self._open(one, to_questions=not one.summary.completed)

    @work(exclusive=True, group="flow")
    async def action_results(self) -> None:
        """The results, even of an unfinished one."""
        if (one := self.begin()) is not None:
            await self._open(one, to_questions=False)

    @work(exclusive=True, group="flow")
    async def action_answers(self) -> None:
        """The questions, even of a finished one."""
        if (one := self.begin()) is not None:
            await self._open(one, to_questions=True)

    async def _open(self, one: AssessmentItem, *, to_questions: bool) -> None:
        assessment = await self.away(lambda store: Assessment.resume(store, one.id))
        if assessment is not None:
            self.program.language = self.program.workspace.say_for(assessment.sheet).language
            await self._walk(assessment, to_questions=to_questions)

    async def _walk(self, assessment: Assessment, *, to_questions: bool) -> None:
        """Go through an assessment, and come back to the list with the cursor on it."""

        async def catch_up() -> str:
            changed = await self.away(lambda _: assessment.catch_up())
            return elsewhere_sentence(changed, self.say) if changed else ""

        await walk(self.program, assessment, to_questions=to_questions, before_each=catch_up)
        self.read(assessment.id)

    # Beginning

    @work(exclusive=True, group="flow")
    async def action_new(self) -> None:
        """The form, the introduction, the interview, the results."""
        from e20assess.tui.screens.new import IntroductionScreen, NewScreen

        self.begin()
        if self.program.store is None:
            return
        session = self.program.workspace
        questionnaire = await self.away(lambda _: session.questionnaire)
        if questionnaire is None:
            return
        sheet = await self.program.push_screen_wait(NewScreen(questionnaire))
        if sheet is None:
            return
        if await self.program.push_screen_wait(IntroductionScreen(questionnaire, sheet.form)):
            assessment = Assessment.begin_unwritten(self.program.open_store, questionnaire, sheet)
            await self._walk(assessment, to_questions=True)

    @work(exclusive=True, group="flow")
    async def action_duplicate(self) -> None:
        """A new run of the same unit, today, by the same questionnaire so that the two compare."""
        if (one := self.begin()) is None:
            return
        dialog = ChoiceDialog(N_("Repeat “{who}”, dated today:"), _RUNS, who=one.who)
        begin_with = await self.program.push_screen_wait(dialog)
        if begin_with is None:
            return

        def start(store: Store) -> Assessment:
            earlier, today = store.load(one.id), datetime.date.today()
            with_answers = begin_with == "answers"
            return Assessment.run_again(self.program.open_store, earlier, today, with_answers=with_answers)

        assessment = await self.away(start)
        if assessment is not None:
            await self._walk(assessment, to_questions=True)

    # Correcting

    @work(exclusive=True, group="flow")
    async def action_facts(self) -> None:
        """Whom it is about, who answered, and when."""
        from e20assess.tui.screens.details import correct

        if (one := self.begin()) is None:
            return
        assessment = await self.away(lambda store: Assessment.resume(store, one.id))
        if assessment is not None and await correct(self.program, assessment):
            await self.away(lambda _: assessment.flush())
            self.read(one.id)

    @work(exclusive=True, group="flow")
    async def action_example(self) -> None:
        """The results of an example, which is written into the store only if the user asks for it."""
        from e20assess.answers.examples import EXAMPLES
        from e20assess.tui.screens.example import ExampleScreen, looked_at

        self.begin()
        offers = [Offer(one.id, str(key), one.name, one.shows) for key, one in enumerate(EXAMPLES, 1)]
        id = await self.program.push_screen_wait(ChoiceDialog(N_("See the results of an example"), offers))
        example = next((one for one in EXAMPLES if one.id == id), None)
        if example is None:
            return
        screen = ExampleScreen(await asyncio.to_thread(looked_at, example, self.say))
        to_questions = await self.program.push_screen_wait(screen)
        if screen.kept is not None and to_questions:
            await self._walk(screen.kept, to_questions=True)
        elif screen.kept is not None:
            self.read(screen.kept.id)

    # Writing

    @work(exclusive=True, group="flow")
    async def action_report(self) -> None:
        """The report in a format to choose; then it can be opened."""
        from e20assess.tui.screens.report_dialogs import REPORT_OFFERS, written_dialog

        if (one := self.begin()) is None:
            return
        format = await self.program.push_screen_wait(
            ChoiceDialog(N_("Save the report of “{who}” as:"), REPORT_OFFERS, who=one.who)
        )
        if format is None:
            return
        language = self.say.language

        def write(store: Store) -> tuple[Path | None]:
            from e20assess.engine.exports import write_report

            stored = store.load(one.id)
            return (write_report(stored.questionnaire, stored.sheet, format, language),)

        written = await self.away(write)
        self._tell_written(written)
        if written is not None and written[0] is not None:
            await self.program.push_screen_wait(written_dialog(written[0]))

    @work(exclusive=True, group="flow")
    async def action_export(self) -> None:
        """The answer sheet as a file."""
        if (one := self.begin()) is None:
            return

        def write(store: Store) -> tuple[Path | None]:
            from e20assess.engine.exports import write_sheet

            return (write_sheet(store.load(one.id).sheet),)

        self._tell_written(await self.away(write))

    def _tell_written(self, written: tuple[Path | None] | None) -> None:
        """`written` is None where something went wrong that has been told already."""
        if written is None:
            return
        path = written[0]
        if path is None:
            self.tell(lambda say: say("No folder takes the file. Is the disk full?"), is_trouble=True)
        else:
            self.tell(lambda say: say("Saved: {path}", path=str(path)))

    # Comparing

    @work(exclusive=True, group="flow")
    async def action_compare(self) -> None:
        """Mark an assessment; with another one marked, compare the two, the earlier first."""
        if (one := self.begin()) is None:
            return
        marked = self._list.marked
        self._list.mark(one.id if marked is None else None)
        if marked is None:
            self.tell(
                lambda say: say("◆ “{who}” is marked. Press c on another one to compare them.", who=one.who)
            )
        elif marked != one.id:
            await self._compare(marked, one.id)

    async def _compare(self, *ids: int) -> None:
        from e20assess.tui.screens.compare import CompareScreen

        pair = await self.away(lambda store: [store.load(id) for id in ids])
        if pair is not None:
            before, after = sorted(pair, key=lambda stored: (stored.sheet.date, stored.id))
            await self.program.push_screen_wait(CompareScreen(before, after))

    # Deleting

    @work(exclusive=True, group="flow")
    async def action_delete(self) -> None:
        """Delete after asking."""
        if (one := self.begin()) is None:
            return
        what = " · ".join(filter(None, [one.when(self.say), one.respondent]))
        question = self.say.many(
            "Delete “{who}” ({what}) and its {count} answer? This cannot be undone.",
            "Delete “{who}” ({what}) and its {count} answers? This cannot be undone.",
            one.answered + one.to_confirm,
            who=one.who,
            what=what,
        )
        if not await self.program.push_screen_wait(ConfirmDialog(question, N_("Delete"))):
            return

        def delete(store: Store) -> bool:
            store.delete(one.id)
            return True

        if await self.away(delete):
            self.tell(lambda say: say("“{who}” is deleted.", who=one.who))
        self.read()
