"""The results, plainly: the profile, what it means, what to do first, what was not known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from e20assess.assessment import Assessment
from e20assess.errors import AssessError
from e20assess.tui.keys import Key, bindings_of
from e20assess.tui.spoken import COMMON_KEYS, SpokenScreen
from e20assess.tui.text import plain
from e20assess.tui.widgets.results_page import Line, ResultsPage
from e20assess.words import N_

_KEYS = (
    Key("r", "report('html')", "r", N_("report (HTML)"), N_("Write the report as a page to print or send.")),
    Key("m", "report('md')", "m", N_("report (Markdown)"), N_("Write the report as plain text.")),
    Key("o", "answers", "o", N_("answers"), N_("Back to the questions: every answer can be changed.")),
    Key("q,escape,left", "close", "q", N_("home"), N_("Back to the list.")),
    Key("", "", "↑ ↓", N_("scroll"), N_("Scroll.")),
    *COMMON_KEYS,
)


class ResultsScreen(SpokenScreen[bool]):
    """Shows one assessment's scores; gives whether to go back to the questions."""

    KEYS = _KEYS
    BINDINGS = bindings_of(_KEYS)

    class ReportWritten(Message):
        """The report is in this file, or it could not be written."""

        def __init__(self, path: Path | None, error: AssessError | None = None) -> None:
            super().__init__()
            self.path = path
            self.error = error

    def __init__(self, assessment: Assessment) -> None:
        super().__init__()
        self.assessment = assessment
        self._written = ""

    def body(self) -> ComposeResult:
        """One page that scrolls, and the place where the report went."""
        yield VerticalScroll(id="page")
        yield Static(id="written")

    def on_mount(self) -> None:
        """The page scrolls with the arrows at once."""
        super().on_mount()
        self.query_one("#page").focus()

    def on_resize(self) -> None:
        """The profile is drawn for the width."""
        self.call_after_refresh(self.speak)

    def speak(self) -> None:
        """The whole page."""
        sheet = self.assessment.sheet
        self.head(self.say("Results"), " · ".join(filter(None, [sheet.organisation, sheet.unit])))
        page = self.query_one("#page", VerticalScroll)
        with self.program.batch_update():
            page.remove_children()
            page.mount_all([line.static() for line in self._lines()])
        self._show_written()

    def _lines(self) -> Iterator[Line]:
        return ResultsPage(self.assessment, self.say, max(self.size.width - 6, 40)).lines()

    # The report

    @work(thread=True, exclusive=True, group="report", exit_on_error=False)
    def action_report(self, format: str) -> None:
        """Write the report under a free name; the file's place comes back as a message."""
        from e20assess.files import file_stem
        from e20assess.report.render import render
        from e20assess.rescue import write_somewhere

        sheet = self.assessment.sheet
        stem = file_stem(sheet.organisation, sheet.unit, sheet.date.isoformat())
        try:
            pages = render(self.assessment.questionnaire, sheet, format, self.say.language)
        except AssessError as error:
            self.post_message(self.ReportWritten(None, error))
            return
        self.post_message(self.ReportWritten(write_somewhere(pages, stem, f".{format}")))

    def on_results_screen_report_written(self, event: ReportWritten) -> None:
        """Show where the report went, for as long as the screen is there."""
        if event.error is not None:
            self._written = event.error.faults[0].sentence(self.say)
        elif event.path is None:
            self._written = self.say("The report could not be written: no folder takes it. Is the disk full?")
        else:
            self._written = self.say("The report is in {path}", path=str(event.path))
        self._show_written()

    def _show_written(self) -> None:
        line = self.query_one("#written", Static)
        line.update(plain(self._written, "bold"))
        line.display = bool(self._written)

    def action_answers(self) -> None:
        """Back to the questions."""
        self.dismiss(True)

    def action_close(self) -> None:
        """Back to the list."""
        self.dismiss(False)
