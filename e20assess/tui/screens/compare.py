"""Two assessments side by side: what moved, and by which answers."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import events, work
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from e20assess.errors import AssessError
from e20assess.i18n import N_
from e20assess.tui.base.dialogs import ChoiceDialog
from e20assess.tui.base.keys import Key, bindings_of, digit_key
from e20assess.tui.base.screen import COMMON_KEYS, FramedScreen
from e20assess.tui.base.text import plain
from e20assess.tui.document.blocks import Paragraph, Part
from e20assess.tui.document.page import Document
from e20assess.tui.results.comparison import SECTIONS, page

if TYPE_CHECKING:
    from e20assess.report.comparison.view import ComparisonView
    from e20assess.scoring.comparison import Comparison
    from e20assess.store.store import Stored

_KEYS: tuple[Key, ...] = (
    Key("", "", "⏎", N_("open"), N_("Open or fold what is under the cursor.")),
    Key("1,2,3,4,5", "", "1-5", N_("section"), N_("Go to the section with this number.")),
    Key("q,escape", "close", "q", N_("home"), N_("Back to the list.")),
    Key("x", "swap", "x", N_("swap"), N_("Swap the two: the other becomes the earlier.")),
    Key("r", "report", "r", N_("report"), N_("Save the comparison: a web page, PDF or plain text.")),
    Key("e", "open_all", "e", N_("open all"), N_("Expand all, or collapse all."), hint=False),
    Key("", "", "↑ ↓ j k", N_("move"), N_("Next row, or scroll."), hint=False),
    Key("", "", "→ ←", N_("open"), N_("Open what is under the cursor, or fold it."), hint=False),
    *COMMON_KEYS,
)


class CompareScreen(FramedScreen[None]):
    """Shows a comparison, or in one sentence why there is none."""

    KEYS = _KEYS
    BINDINGS = bindings_of(_KEYS)

    class Viewed(Message):
        """What there is to say in one language, or why nothing can be said."""

        def __init__(self, view: ComparisonView | None, error: AssessError | None = None) -> None:
            super().__init__()
            self.view = view
            self.error = error

    def __init__(self, before: Stored, after: Stored) -> None:
        super().__init__()
        self._pair = (before, after)
        self._written = ""
        self._all_open = False
        self._refusal: AssessError | None = None
        """Why there is nothing to show, nor to write."""

    def body(self) -> ComposeResult:
        """One page that scrolls, and where the report went."""
        yield Document(id="page")
        yield Static(id="written")

    def ready(self) -> None:
        """The page takes the arrows at once."""
        super().ready()
        self.query_one(Document).focus()

    def render_text(self) -> None:
        """The title and the keys at once; the page when it is worded."""
        before, after = (stored.sheet for stored in self._pair)
        whom = dict.fromkeys(
            " · ".join(filter(None, [sheet.organisation, sheet.unit])) for sheet in (before, after)
        )
        title = self.say("Comparison")
        dates = f"{self.say.day(before.date)} → {self.say.day(after.date)}"
        self.head(f"{title} · {' → '.join(whom)}", dates)
        self._show_written()
        self._word()

    @work(thread=True, exclusive=True, group="view")
    def _word(self) -> None:
        from e20assess.report.comparison.view import build_comparison

        try:
            view = build_comparison(self._compared(), self.say.language)
        except AssessError as error:
            self.post_message(self.Viewed(None, error))
        else:
            self.post_message(self.Viewed(view))

    def _compared(self) -> Comparison:
        from e20assess.scoring.comparison import compare

        before, after = self._pair
        return compare(before.questionnaire, before.sheet, after.questionnaire, after.sheet)

    def on_compare_screen_viewed(self, event: Viewed) -> None:
        """Show the page, or the refusal."""
        parts: tuple[Part, ...] = ()
        self._refusal = event.error
        if event.view is not None:
            parts = page(event.view, self.say)
        elif event.error is not None:
            sentences = (fault.sentence(self.say) for fault in event.error.faults)
            parts = tuple(Paragraph(plain(words), gap=True) for words in sentences)
        self.query_one(Document).show(parts)

    # What the keys do

    def on_key(self, event: events.Key) -> None:
        """A digit goes to the section with this number."""
        key = digit_key(event.key, self.say)
        if key.isdecimal() and 0 < int(key) <= len(SECTIONS):
            event.stop()
            self.query_one(Document).jump(SECTIONS[int(key) - 1])

    def action_open_all(self) -> None:
        "Expand all, or collapse all."
        self._all_open = not self._all_open
        self.query_one(Document).open_all(is_open=self._all_open)

    def action_swap(self) -> None:
        """The other way round."""
        before, after = self._pair
        self._pair = (after, before)
        self.render_text()

    @work(exclusive=True, group="report")
    async def action_report(self) -> None:
        """Choose a format, write the comparison under a free name, say where it is, and open it if wished."""
        from e20assess.engine.exports import write_comparison
        from e20assess.tui.screens.report_dialogs import COMPARISON_OFFERS, written_dialog

        if self._refusal is not None:
            self._tell(self._refusal.faults[0].sentence(self.say))
            return
        format = await self.program.push_screen_wait(
            ChoiceDialog(N_("Save the comparison as:"), COMPARISON_OFFERS)
        )
        if format is None:
            return
        try:
            path = await asyncio.to_thread(write_comparison, self._compared(), format, self.say.language)
        except AssessError as error:
            self._tell(error.faults[0].sentence(self.say))
            return
        if path is None:
            self._tell(self.say("No folder takes the file. Is the disk full?"))
            return
        self._tell(self.say("Saved: {path}", path=str(path)))
        await self.program.push_screen_wait(written_dialog(path))

    def _tell(self, words: str) -> None:
        """Say something for as long as the screen is there."""
        self._written = words
        self._show_written()

    def _show_written(self) -> None:
        line = self.query_one("#written", Static)
        line.update(plain(self._written, "bold"))
        line.display = bool(self._written)

    def action_close(self) -> None:
        """Back to the list."""
        self.dismiss(None)
