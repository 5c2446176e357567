"""The results: one page from the profile to what was not known, and what can be done from there."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from e20assess.answers.model import AnswerSheet
from e20assess.engine.assessment import Assessment
from e20assess.errors import AssessError
from e20assess.i18n import N_
from e20assess.interview.phrases import count_sentence
from e20assess.report.lines import FORM_NAMES
from e20assess.report.view.report import ReportView
from e20assess.tui.base.autosave_screen import AutosaveScreen
from e20assess.tui.base.dialogs import ChoiceDialog
from e20assess.tui.base.keys import Key, bindings_of, digit_key
from e20assess.tui.base.screen import COMMON_KEYS
from e20assess.tui.base.text import plain
from e20assess.tui.document.blocks import Part, broken
from e20assess.tui.document.page import Document
from e20assess.tui.results.discussion import question_of
from e20assess.tui.results.page import SECTIONS, page, section_of, titles

_KEYS = (
    Key("", "", "⏎", N_("open"), N_("Open or fold what is under the cursor; go to a question to discuss.")),
    Key("1,2,3,4,5,6,7,8", "", "1-8", N_("section"), N_("Go to the section with this number.")),
    Key("q,escape", "close", "q", N_("home"), N_("Back to the list.")),
    Key("w", "what_if", "w", N_("what if"), N_("Change answers of a copy, and see what would change.")),
    Key("g", "goals", "g", N_("targets"), N_("Choose the level aimed at in each dimension.")),
    Key("r", "report", "r", N_("report"), N_("Save the report: a web page, PDF, Word or plain text.")),
    Key("o", "answers", "o", N_("answers"), N_("Back to the questions: every answer can be changed.")),
    Key("i", "facts", "i", N_("details"), N_("Correct the organisation, unit, respondent, role or date.")),
    Key("e", "open_all", "e", N_("open all"), N_("Expand all, or collapse all."), hint=False),
    Key("", "", "↑ ↓ j k", N_("move"), N_("Next row, or scroll."), hint=False),
    Key("", "", "→ ←", N_("open"), N_("Open what is under the cursor, or fold it."), hint=False),
    *COMMON_KEYS,
)


class ResultsScreen(AutosaveScreen[bool]):
    """Shows what one assessment says; gives whether to go back to the questions."""

    KEYS: ClassVar[tuple[Key, ...]] = _KEYS
    BINDINGS = bindings_of(_KEYS)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (140, "-widest")]

    class Viewed(Message):
        """What there is to say about the sheet, in one language."""

        def __init__(self, sheet: AnswerSheet, view: ReportView) -> None:
            super().__init__()
            self.sheet = sheet
            self.view = view

    def __init__(self, assessment: Assessment) -> None:
        super().__init__(assessment)
        self._parts: tuple[Part, ...] = ()
        self._written = ""
        self._all_open = False

    def body(self) -> ComposeResult:
        """One page that scrolls, its contents beside it where there is room, and where the report went."""
        with Horizontal(id="results"):
            yield Static(id="contents")
            yield Document(id="page")
        yield Static(id="written")

    def ready(self) -> None:
        """The page takes the arrows at once."""
        super().ready()
        self.query_one(Document).focus()

    def render_text(self) -> None:
        """The title and the keys at once; the page when it is worded."""
        sheet, say = self.assessment.sheet, self.say
        who = " · ".join(filter(None, [say("Results"), sheet.organisation, sheet.unit]))
        self.head(who, f"{say.day(sheet.date)} · {say(FORM_NAMES[sheet.form])}")
        self._show_written()
        self.word()

    @work(thread=True, exclusive=True, group="view")
    def word(self) -> None:
        """Word the whole page, away from the screen: dates and lists read files the first time."""
        from e20assess.report.view.report import build_view

        sheet = self.assessment.sheet
        self.post_message(
            self.Viewed(sheet, build_view(self.assessment.questionnaire, sheet, self.say.language))
        )

    def on_results_screen_viewed(self, event: Viewed) -> None:
        """Show the page, unless answers or language have changed since."""
        if event.sheet is self.assessment.sheet and event.view.language == self.say.language:
            interview = self.assessment.interview
            count = count_sentence(interview, self.say)
            self._parts = page(event.view, count, interview.to_discuss, self.say)
            self.query_one(Document).show(self._parts)
            self.show_place()

    # On the page

    @on(Document.Moved)
    def show_place(self) -> None:
        """Mark in the contents where the cursor is."""
        here = section_of(self._parts, self.query_one(Document).cursor)
        contents = self.query_one("#contents", Static)
        lines: list[Content] = []
        for number, (id, title) in enumerate(zip(SECTIONS, titles(self.say), strict=True), start=1):
            mark, style = ("▸", "bold") if id == here else (" ", "$muted")
            lines += broken(plain(f"{mark} {number}  {title}", style), contents.content_size.width, hang=5)
            lines.append(Content(""))
        contents.update(Content("\n").join(lines))

    def on_key(self, event: events.Key) -> None:
        """A digit goes to the section with this number."""
        key = digit_key(event.key, self.say)
        if key.isdecimal() and 0 < int(key) <= len(SECTIONS):
            event.stop()
            self.query_one(Document).jump(SECTIONS[int(key) - 1])

    @on(Document.Chosen)
    def open_question(self, event: Document.Chosen) -> None:
        """A question to be discussed: go to it."""
        if id := question_of(event.row):
            self.assessment.move(self.assessment.interview.at(id))
            self.action_answers()

    def action_open_all(self) -> None:
        "Expand all, or collapse all."
        self._all_open = not self._all_open
        self.query_one(Document).open_all(is_open=self._all_open)

    # What can be done from here

    @work
    async def action_what_if(self) -> None:
        """Change a copy of the answers; the assessment is not even given to that screen."""
        from e20assess.tui.screens.whatif import WhatIfScreen

        await self.program.push_screen_wait(
            WhatIfScreen(self.assessment.questionnaire, self.assessment.sheet)
        )

    @work
    async def action_goals(self) -> None:
        """Choose targets, show them at once, and write them."""
        from e20assess.tui.screens.targets import TargetsDialog

        dialog = TargetsDialog(self.assessment.questionnaire, self.assessment.sheet)
        targets = await self.program.push_screen_wait(dialog)
        if targets is not None and targets != self.assessment.sheet.targets:
            self.assessment.aim(targets)
            self.word()
            self.show_saved()
            self.save()

    @work
    async def action_facts(self) -> None:
        """Correct whom this is about, who answered, and when."""
        from e20assess.tui.screens.details import correct

        if await correct(self.program, self.assessment):
            self.render_text()
            self.show_saved()
            self.save()

    @work(exclusive=True, group="report")
    async def action_report(self) -> None:
        """Choose a format, write the report under a free name, say where it is, and open it if wished."""
        from e20assess.engine.exports import write_report
        from e20assess.tui.screens.report_dialogs import REPORT_OFFERS, written_dialog

        assessment = self.assessment
        dialog = ChoiceDialog(N_("Save the report of “{who}” as:"), REPORT_OFFERS, who=self._who)
        format = await self.program.push_screen_wait(dialog)
        if format is None:
            return
        self.take_in()
        self._tell(self.say("The report is being written…"))
        try:
            path = await asyncio.to_thread(
                write_report, assessment.questionnaire, assessment.sheet, format, self.say.language
            )
        except AssessError as error:
            self._tell(error.faults[0].sentence(self.say))
            return
        if path is None:
            self._tell(self.say("The report could not be written: no folder takes it. Is the disk full?"))
            return
        self._tell(self.say("The report is in {path}", path=str(path)))
        await self.program.push_screen_wait(written_dialog(path))

    @property
    def _who(self) -> str:
        sheet = self.assessment.sheet
        return " · ".join(filter(None, [sheet.organisation, sheet.unit]))

    def _tell(self, words: str) -> None:
        """Say something for as long as the screen is there."""
        self._written = words
        self._show_written()

    def _show_written(self) -> None:
        line = self.query_one("#written", Static)
        line.update(plain(self._written, "bold"))
        line.display = bool(self._written)

    def action_answers(self) -> None:
        """Back to the questions."""
        self.dismiss(True)

    @work
    async def action_close(self) -> None:
        """Back to the list, once everything is written."""
        if await self.may_leave():
            self.dismiss(False)
