"""The list of assessments: rows whose columns give way as the screen gets narrow, and one in full below."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from e20assess.engine.listing import AssessmentItem, Mark, matching
from e20assess.i18n import LANGUAGE_NAMES, N_, Words
from e20assess.report.lines import FORM_NAMES
from e20assess.tui.base.row_list import RowList, columns
from e20assess.tui.base.text import one_line, plain
from e20assess.tui.program import program_of
from e20assess.tui.widgets.filter_line import FilterLine

MARGIN = 2
"""Cells at each side of what is written."""

BESIDE_ROW = 5
"""Cells beside a row: the margin, the cursor, a scrollbar."""

GAP = 2
"""Cells between columns."""

MARKED, UNMARKED = "◆ ", "  "
FINISHED, UNFINISHED = "●", "◐"
BLOCKS = "▁▂▃▄▅▆▇█"
FULL, EMPTY = "■", "□"

COLOURS = 4
"""How many colours dimensions are drawn in; their names stand beside them."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list: its head (a msgid), its width where it neither grows nor shrinks, its cells."""

    head: str
    width: int
    cell: Callable[[AssessmentItem, Words], Content]
    share: int = 0
    """Its part of the cells that are left over, or that are missing."""
    gives_way: int = 0
    """The column with the highest number is the first to go where there is no room; 0 stays."""


def shown_columns(width: int, *, with_time: bool = False) -> list[tuple[Column, int]]:
    """The columns that fit into `width` cells beside the mark, each with its width."""
    shown, width = list(COLUMNS), width - len(UNMARKED)
    if with_time:
        shown = [replace(column, width=column.width + TIME) if column is DATE else column for column in shown]
    while _least(shown) > width and any(column.gives_way for column in shown):
        shown.remove(max(shown, key=lambda column: column.gives_way))
    left, shares = width - _least(shown), sum(column.share for column in shown)
    return [(column, max(column.width + left * column.share // shares, 4)) for column in shown]


def heads(say: Words, width: int, *, with_time: bool = False) -> Content:
    """The heads of the columns; `with_time` where a date alone does not tell two rows apart."""
    shown = shown_columns(width, with_time=with_time)
    names = [plain(say(column.head), "$muted") for column, _ in shown]
    return Content(UNMARKED).append(columns(names, [cells for _, cells in shown], GAP))


def row(
    one: AssessmentItem, say: Words, width: int, *, is_marked: bool = False, with_time: bool = False
) -> Content:
    """An assessment on one line; the marked one waits for another to be compared with."""
    shown = shown_columns(width, with_time=with_time)
    cells = columns([column.cell(one, say) for column, _ in shown], [cells for _, cells in shown], GAP)
    return Content(MARKED if is_marked else UNMARKED).append(cells)


def _least(shown: Iterable[Column]) -> int:
    widths = [column.width for column in shown]
    return sum(widths) + GAP * (len(widths) - 1)


# Cells


def _progress(one: AssessmentItem, say: Words) -> Content:
    asked = "?" if one.asked is None else one.asked
    return Content(f"{FINISHED if one.summary.completed else UNFINISHED} {one.answered}/{asked}")


def _profile(one: AssessmentItem, say: Words) -> Content:
    """A digit (or the initial of a band) for each dimension, then the overall score."""
    if not one.marks:
        return Content("")
    steps = Content("·").join([Content(_step(mark, say)) for mark in one.marks])
    return steps.append(" ").append(say.score(one.score)) if one.score is not None else steps


def _step(mark: Mark, say: Words) -> str:
    if mark.step is None or mark.name is None:
        return "–"
    return str(mark.step) if mark.steps > 3 else mark.name.to(say.language)[:1]


def _blocks(one: AssessmentItem, say: Words) -> Content:
    """The same as little blocks, one a dimension."""
    blocks = [BLOCKS[mark.step * len(BLOCKS) // mark.steps - 1] if mark.step else " " for mark in one.marks]
    return Content("".join(blocks))


def _level(one: AssessmentItem, say: Words) -> Content:
    return plain(f"{one.level.value} {one.level.name.to(say.language)}" if one.level else "")


def _form(one: AssessmentItem, say: Words) -> Content:
    return plain(say("short") if one.summary.form == "short" else say("full"))


DATE = Column(N_("Date"), 11, lambda one, say: Content(one.when(say)))
TIME = 6
"""Cells that the time takes beside a date."""

COLUMNS = (
    Column(N_("Organisation"), 16, lambda one, say: one_line(one.summary.organisation or "–"), share=3),
    Column(N_("Unit"), 13, lambda one, say: one_line(one.summary.unit), share=3, gives_way=1),
    Column(N_("Answered by"), 15, lambda one, say: one_line(one.respondent), share=2, gives_way=2),
    DATE,
    Column(N_("Length"), 8, _form, gives_way=3),
    Column(N_("Lang."), 5, lambda one, say: one_line(one.summary.language), gives_way=6),
    Column(N_("Answers"), 8, _progress),
    Column("", 4, _blocks, gives_way=4),
    Column(N_("Profile"), 11, _profile),
    Column(N_("Level"), 17, _level, gives_way=5),
)


# What can be done with it


def offer_sentence(one: AssessmentItem, say: Words, width: int) -> str:
    """What Enter does with it, on one line; a long name gives way."""

    def sentence(who: str) -> str:
        if one.summary.completed:
            return say("⏎ See the results of “{who}”", who=who)
        minutes = one.minutes.get(say.language, 0)
        if one.asked is None:
            return say("⏎ Resume “{who}”", who=who)
        if one.to_confirm:
            words = N_("⏎ Resume “{who}”: {count} answers to confirm, about {minutes} min left")
            return say(words, who=who, count=one.to_confirm, minutes=minutes)
        if not minutes:
            return say("⏎ Resume “{who}”: every question is answered, just finish", who=who)
        words = N_("⏎ Resume “{who}”: {answered} of {asked} answered, about {minutes} min left")
        return say(words, who=who, answered=one.answered, asked=one.asked, minutes=minutes)

    room = max(width - Content(sentence("")).cell_length, 8)
    return sentence(one_line(one.who).truncate(room, ellipsis=True).plain)


# In full


def detail(one: AssessmentItem, say: Words, width: int) -> Content:
    """Everything about an assessment: who and when, then each dimension, two on a line."""
    summary = one.summary
    facts = (
        one.when(say),
        say(FORM_NAMES[summary.form]),
        LANGUAGE_NAMES.get(summary.language, summary.language),
        one.respondent,
    )
    lines = [
        one_line(one.who).stylize("bold"),
        one_line(" · ".join(filter(None, facts))).stylize("$muted"),
        *_dimensions(one, say, width),
    ]
    return Content("\n").join([line.truncate(width, ellipsis=True) for line in lines])


def _dimensions(one: AssessmentItem, say: Words, width: int) -> Iterable[Content]:
    if not one.marks:
        yield plain(say("No scores yet; s shows what can be said so far."), "$muted")
        return
    half = (width - GAP) // 2
    parts = [_dimension(mark, number % COLOURS + 1, say) for number, mark in enumerate(one.marks)]
    for first in range(0, len(parts), 2):
        pair = parts[first : first + 2]
        yield columns(pair, [half] * len(pair), GAP)


def _dimension(mark: Mark, colour: int, say: Words) -> Content:
    step = mark.step or 0
    blocks = FULL * step + EMPTY * (mark.steps - step)
    return Content.assemble(
        (blocks, f"$dimension-{colour}"), f" {say.score(mark.score)} ", plain(mark.dimension.to(say.language))
    )


# The list

Telling = Callable[[Words], str]
"""Something to be told, in the language of the moment."""


class AssessmentList(Vertical):
    """What Enter does, the filter, the rows, what was told, and the one under the cursor in full."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[AssessmentItem, ...] = ()
        self._shown: tuple[AssessmentItem, ...] = ()
        """Those that match what is looked for."""
        self._telling: Telling | None = None
        self.marked: int | None = None
        """The number of the assessment that waits to be compared with another."""

    def compose(self) -> ComposeResult:
        """The parts, from top to bottom."""
        yield Static(id="offer")
        yield FilterLine(id="filter")
        yield Static(id="heads")
        yield RowList(id="shelf")
        yield Static(id="told")
        yield Static(id="detail")

    @property
    def _say(self) -> Words:
        return program_of(self).say

    # Showing

    def show(self, items: tuple[AssessmentItem, ...]) -> None:
        """List these, in the language of the moment; the cursor stays."""
        self._items = items
        self._show_rows()

    def _show_rows(self) -> None:
        filter, rows, say = self.query_one(FilterLine), self.query_one(RowList), self._say
        self._shown = matching(self._items, filter.query_text)
        width = self.screen.size.width - BESIDE_ROW
        with_time = any(one.has_twin for one in self._shown)
        self.query_one("#heads", Static).update(heads(say, width, with_time=with_time))
        rows.show_rows(
            (str(one.id), row(one, say, width, is_marked=one.id == self.marked, with_time=with_time))
            for one in self._shown
        )
        filter.render_text(say, len(self._shown), len(self._items))
        self._show_chosen()

    def _show_chosen(self) -> None:
        """What Enter does to the assessment under the cursor, everything about it, and what was told."""
        one, filter, width = self.chosen(), self.query_one(FilterLine), self.screen.size.width - 2 * MARGIN
        offer, below = self.query_one("#offer", Static), self.query_one("#detail", Static)
        offer.display = one is not None and not filter.is_active
        below.display = one is not None
        if one is not None:
            offer.update(plain(offer_sentence(one, self._say, width)))
            below.update(detail(one, self._say, width))
        told = self.query_one("#told", Static)
        told.display = self._telling is not None
        if self._telling is not None:
            told.update(plain(self._telling(self._say)))

    @on(OptionList.OptionHighlighted, "#shelf")
    def follow_cursor(self) -> None:
        """Another assessment is under the cursor."""
        self._show_chosen()

    def tell(self, telling: Telling | None, *, is_trouble: bool = False) -> None:
        """Say something below the rows; None says nothing more."""
        self._telling = telling
        self.query_one("#told").set_class(is_trouble, "-trouble")
        self._show_chosen()

    def mark(self, id: int | None) -> None:
        """Mark the assessment that waits to be compared with another, or none."""
        self.marked = id
        self._show_rows()

    # The cursor

    def chosen(self) -> AssessmentItem | None:
        """The assessment under the cursor."""
        option = self.query_one(RowList).highlighted_option
        return next((one for one in self._shown if option is not None and str(one.id) == option.id), None)

    def move_to(self, one: AssessmentItem) -> None:
        """Put the cursor on an assessment; where the filter hides it, everything is shown again."""
        filter = self.query_one(FilterLine)
        if not matching([one], filter.query_text):
            filter.clear()
            self._show_rows()
        self.query_one(RowList).move_to(str(one.id))

    def take_keys(self) -> None:
        """The rows take the keys, unless something is being looked for."""
        if not self.is_typing:
            self.query_one(RowList).focus()

    # Finding

    @property
    def is_typing(self) -> bool:
        """Whether keys go into the filter."""
        return self.query_one(FilterLine).is_typing

    def find(self) -> None:
        """Type to find."""
        self.query_one(FilterLine).begin()
        self._show_chosen()

    def show_all(self) -> bool:
        """Look for nothing any more; whether something was looked for."""
        filter = self.query_one(FilterLine)
        if was_active := filter.is_active:
            filter.clear()
        return was_active

    @on(FilterLine.Changed)
    def show_matching(self) -> None:
        """Show what matches, with the cursor on the first."""
        self._show_rows()
        self.query_one(RowList).action_first()

    @on(FilterLine.Left)
    def leave_filter(self) -> None:
        """To the list, filtered or whole."""
        self.query_one(RowList).focus()
        self._show_rows()
