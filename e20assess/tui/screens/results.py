"""The results, plainly: the profile, what it means, what to do first, what was not known."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from e20assess.assessment import Assessment
from e20assess.errors import AssessError
from e20assess.phrases import count_sentence
from e20assess.scoring.patterns import FoundPattern
from e20assess.scoring.scorecard import CapabilityScore, Scorecard
from e20assess.summary import SEVERITY_NAMES, overall_line
from e20assess.tui.keys import Key, bindings_of
from e20assess.tui.spoken import COMMON_KEYS, SpokenScreen
from e20assess.tui.text import plain
from e20assess.tui.widgets.profile import profile
from e20assess.words import N_

SHOWN_ACTIONS = 5
"""How many first actions the screen shows; the report has more."""

EFFORT_NAMES = {"days": N_("days"), "weeks": N_("weeks"), "months": N_("months")}

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
        self._scorecard, self._diagnosis = assessment.scores()
        self._written = ""

    def body(self) -> ComposeResult:
        """One page that scrolls, and the place where the report went."""
        with VerticalScroll(id="page"):
            yield Static(id="results")
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
        self.query_one("#results", Static).update(Content("\n").join(list(self._page())))
        self._show_written()

    def _page(self) -> Iterator[Content]:
        say, scorecard, sheet = self.say, self._scorecard, self.assessment.sheet
        questionnaire = self.assessment.questionnaire
        yield profile(questionnaire, sheet, scorecard, say, max(self.size.width - 6, 40))
        if scorecard.form == "full":
            yield Content("")
            line = overall_line(questionnaire, scorecard.overall, say)
            yield Content.assemble((say("Overall"), "bold"), f"  {line}")
        yield from self._section(say("What it means"), self._meaning())
        yield from self._section(say("Capabilities, from the weakest"), self._capabilities(scorecard))
        yield from self._section(say("What to do first"), self._actions())
        yield from self._section(say("What was not known"), self._unknown())

    def _section(self, title: str, lines: Iterator[Content]) -> Iterator[Content]:
        yield Content("")
        yield plain(title, "bold $primary")
        yield from lines

    def _meaning(self) -> Iterator[Content]:
        for found in self._diagnosis.present:
            yield from self._pattern(found)
        if not self._diagnosis.present:
            yield plain(self.say("No pattern is present."))
        for found in self._diagnosis.not_assessable:
            name = found.pattern.name.to(self.say.language)
            yield plain(self.say("Not assessable with these answers: {name}", name=name), "$muted")

    def _pattern(self, found: FoundPattern) -> Iterator[Content]:
        language, severity = self.say.language, self.say(SEVERITY_NAMES[found.severity])
        yield Content.assemble((f"▲ {found.pattern.name.to(language)}", "bold"), f"  ({severity})")
        yield plain(f"  {found.pattern.meaning.to(language)}")
        yield Content.assemble(("  → ", "bold"), plain(found.pattern.first_step.to(language)))

    def _capabilities(self, scorecard: Scorecard) -> Iterator[Content]:
        scored = [part for part in scorecard.capabilities if part.score is not None]
        for part in sorted(scored, key=lambda part: part.score or 0):
            yield self._capability(part)
        if not scored:
            yield plain(self.say("No capability has a score."))

    def _capability(self, part: CapabilityScore) -> Content:
        say, questionnaire = self.say, self.assessment.questionnaire
        name = questionnaire.capabilities[part.id].name.to(say.language)
        words = ""
        if part.level is not None and self._scorecard.form == "full":
            words = questionnaire.level(part.level).name.to(say.language)
        if part.is_thin:
            words += " " + say("(rests on one answer)")
        blocks = "■" * (part.level or 0) + "□" * (5 - (part.level or 0))
        return Content.assemble(f"{blocks}  {say.score(part.score):>3}  ", plain(name, "bold"), f"  {words}")

    def _actions(self) -> Iterator[Content]:
        say, language = self.say, self.say.language
        for number, found in enumerate(islice(self._diagnosis.actions, SHOWN_ACTIONS), 1):
            about = self.assessment.questionnaire.capabilities[found.action.capability].name.to(language)
            effort = say(EFFORT_NAMES[found.action.effort])
            yield Content.assemble(
                (f"{number}. {found.action.title.to(language)}", "bold"), f"  {about} · {effort}"
            )
            yield plain(f"   {found.action.how.to(language)}")
        if not self._diagnosis.actions:
            yield plain(say("Nothing can be said before more is answered."))

    def _unknown(self) -> Iterator[Content]:
        say, interview = self.say, self.assessment.interview
        yield plain(count_sentence(interview, say))
        for part in self._diagnosis.unknown:
            name = self.assessment.questionnaire.dimension(part.id).name.to(say.language)
            yield plain(
                say(
                    "{name}: {count} of {asked} questions got “I don't know”: a finding of its own.",
                    name=name,
                    count=part.dont_know,
                    asked=part.asked,
                )
            )

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
