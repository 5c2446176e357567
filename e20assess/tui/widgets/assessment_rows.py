"""One assessment as a row, whose columns give way as the screen gets narrow, and in full below the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from textual.content import Content

from e20assess.engine.listing import AssessmentItem, Mark
from e20assess.i18n import LANGUAGE_NAMES, N_, Words
from e20assess.report.lines import FORM_NAMES
from e20assess.tui.base.row_list import columns
from e20assess.tui.base.text import one_line, plain

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
