"""What if: a copy of the answers to be changed, with what it would move beside what is.

The screen is given a sheet and a questionnaire, both immutable, and no assessment: whatever is tried here
cannot reach the store.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from e20assess.answers.model import Answer, AnswerSheet
from e20assess.engine.listing import folded
from e20assess.i18n import N_, Words
from e20assess.interview.choices import answer_after, choice_of_key, keys_shown
from e20assess.interview.interview import Interview, begin
from e20assess.interview.phrases import answer_words, section_name
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.charts.text import DOT
from e20assess.report.context import Material, material
from e20assess.report.view.profile import dimensions, scale
from e20assess.scoring.comparison import Comparison, PatternChange, compare
from e20assess.scoring.scorecard import Standing
from e20assess.tui.base.bars import HintBar
from e20assess.tui.base.keys import Key, bindings_of, digit_key
from e20assess.tui.base.row_list import RowList
from e20assess.tui.base.screen import COMMON_KEYS, FramedScreen
from e20assess.tui.base.text import one_line, plain
from e20assess.tui.document.blocks import broken
from e20assess.tui.document.profile_chart import WOULD_BE, profile, strip
from e20assess.tui.widgets.choice_list import ChoiceList
from e20assess.tui.widgets.filter_line import FilterLine
from e20assess.tui.widgets.question_card import DIGITS, QuestionCard

_KEYS = (
    DIGITS,
    Key("", "", "⏎", N_("open"), N_("Show the question with its choices; there, take one and go on.")),
    Key(
        "q,escape",
        "leave",
        "q",
        N_("back"),
        N_("Back to the list, then to the results: nothing has changed."),
    ),
    Key("slash", "find", "/", N_("find"), N_("Find a question by its words or its number, as you type.")),
    Key("u", "put_back", "u", N_("restore"), N_("Restore the original answer to this question.")),
    Key("r", "reset", "r", N_("restore all"), N_("Restore all the original answers.")),
    Key("question_mark", "choose('dont_know')", "?", N_("don't know"), N_("Try “I don't know”."), hint=False),
    Key(
        "minus",
        "choose('not_applicable')",
        "-",
        N_("not applicable"),
        N_("Try “not applicable”."),
        hint=False,
    ),
    Key("x,delete", "clear", "x", N_("clear"), N_("Try without an answer."), hint=False),
    Key("right", "move(1)", "→", N_("next"), N_("The next question."), hint=False),
    Key("left,shift+tab", "move(-1)", "←", N_("back"), N_("Previous question."), hint=False),
    Key("", "", "↑ ↓ j k", N_("move"), N_("Move the cursor."), hint=False),
    *COMMON_KEYS,
)

_ROW_MARGIN = 5
"""Cells of a row that are no text: the cursor before it, a scrollbar after it."""

NAMED = 2
"""How many patterns of a kind are named where there is little room."""


# The list: each question with its answer, and what is tried


def changed_ids(real: Interview, copy: Interview) -> frozenset[str]:
    """The ids of the questions whose answer in the copy is another one."""
    ids = copy.questionnaire.questions
    return frozenset(id for id in ids if real.sheet.answer(id).value != copy.sheet.answer(id).value)


def matching_ids(copy: Interview, query: str, labels: Mapping[str, str], say: Words) -> tuple[str, ...]:
    """The ids of the asked questions whose text or label holds every word, whatever its case and accents."""
    words = folded(query).split()

    def searched(id: str) -> str:
        return folded(f"{labels.get(id, '')} {copy.questionnaire.questions[id].text.to(say.language)}")

    return tuple(id for id in copy.asked if all(word in searched(id) for word in words))


def question_rows(
    real: Interview, copy: Interview, shown: Collection[str], labels: Mapping[str, str], say: Words, room: int
) -> Iterator[tuple[str, Content]]:
    """The questions `shown` of the copy, by section; a heading has no id. `room` is the width in cells.

    `labels` are what the results call the questions, such as "Q7".
    """
    changed = changed_ids(real, copy)
    gap = ""
    for section in copy.sections:
        ids = [id for id in section.questions if id in shown]
        if ids:
            yield "", plain(gap + section_name(copy, section, say), "bold $primary")
            gap = "\n"
        for id in ids:
            yield id, _question_row(real, copy, id, labels.get(id, ""), say, room, is_tried=id in changed)


def answer_today(real: Interview, id: str, say: Words) -> str:
    """The answer that stands in the assessment, whatever is tried."""
    question = real.questionnaire.questions[id]
    return say("now: {answer}", answer=answer_words(real, question, say))


def _question_row(
    real: Interview, copy: Interview, id: str, label: str, say: Words, room: int, *, is_tried: bool
) -> Content:
    question = copy.questionnaire.questions[id]
    mark = ("● " if copy.sheet.answer(id).is_given else "○ ", "")
    if is_tried:
        mark = (f"{WOULD_BE} ", "bold $accent")
    text = one_line(f"{label} {question.text.to(say.language)}".strip()).truncate(room - 2, ellipsis=True)
    then = one_line(answer_words(copy, question, say)).truncate(room - 4, ellipsis=True)
    row = Content.assemble(mark, text, "\n    ", then.stylize("bold $accent" if is_tried else "$muted"))
    if not is_tried:
        return row
    now = one_line(answer_today(real, id, say))
    return Content.assemble(row, "\n    ", now.truncate(room - 4, ellipsis=True).stylize("$muted"))


# The panel: what it would move


def panel_lines(
    real: Material, copy: Material, comparison: Comparison, width: int, *, is_small: bool, is_tight: bool
) -> Iterator[Content]:
    """The lines of the panel, for a width in cells; `is_small` leaves a line for each dimension."""
    say = real.say
    now, then = dimensions(real), dimensions(copy)
    if is_small:
        yield from strip(now, scale(real), then, width)
        for dimension, other in zip(now, then, strict=True):
            if dimension.standing != other.standing:
                words = say(
                    "{subject}: {value}",
                    subject=dimension.name,
                    value=f"{dimension.standing.words} → {WOULD_BE} {other.standing.words}",
                )
                yield from broken(plain(words), width, hang=2)
    else:
        yield Content.assemble(
            (f"{DOT} ", "bold"), plain(say("now"), "$muted"), "   ", (f"{WOULD_BE} ", "bold $accent"),
            plain(say("what if"), "$muted"),
        )  # fmt: skip
        yield from profile(now, scale(real), say, then, has_gaps=not is_tight, has_words=False)(width)
        yield Content("")
    if not real.is_short and (line := _overall_line(comparison, say)):
        yield from broken(line, width, hang=2)
    aside, aside_before = (
        sum(part.standing is Standing.SET_ASIDE for part in one.scorecard.questions.values())
        for one in (copy, real)
    )
    if aside != aside_before:
        words = say.many("{count} question is set aside.", "{count} questions are set aside.", aside)
        yield plain(words, "$muted")
    for line in _pattern_lines(real, comparison, is_small=is_small):
        yield from broken(line, width, hang=2)


def _overall_line(comparison: Comparison, say: Words) -> Content | None:
    overall = comparison.overall
    if (overall.before, overall.level_before) == (overall.after, overall.level_after):
        return None
    scores = f"{say.score(overall.before)} → {WOULD_BE} {say.score(overall.after)}"
    levels = ""
    if overall.level_before != overall.level_after:
        levels = " · " + say(
            "level {before} → {after}",
            before=overall.level_before or "–",
            after=overall.level_after or "–",
        )
    return plain(f"{say('Overall')}  {scores}{levels}", "$muted")


def _pattern_lines(real: Material, comparison: Comparison, *, is_small: bool) -> Iterator[Content]:
    """What would come, go, and become unsure; where nothing moves, that it does not."""
    say = real.say
    kinds = (
        ("+", "bold $error", say("new warning patterns"), comparison.gained),
        ("−", "bold $success", say("warning patterns gone"), comparison.lost),
        ("?", "bold $warning", say("patterns assessable in only one of the two"), comparison.reassessed),
        ("=", "bold $muted", say("patterns unchanged"), comparison.kept),
    )
    moved = [kind for kind in kinds[:3] if kind[3]]
    for sign, style, words, changes in moved if is_small and moved else kinds:
        if changes:
            named = _named(real, changes, is_small=is_small)
            yield Content.assemble((f"{sign} ", style), plain(f"{words}  ", "$muted"), plain(named, "bold"))
    if not any(changes for *_, changes in kinds):
        yield plain(say("No pattern is present."), "$muted")


def _named(real: Material, changes: Sequence[PatternChange], *, is_small: bool) -> str:
    names = [change.pattern.name.to(real.language) for change in changes]
    if is_small and len(names) > NAMED:
        names = [*names[:NAMED], f"+{len(names) - NAMED}"]
    return " · ".join(names)


# The screen


class WhatIfScreen(FramedScreen[None]):
    """Holds the real answers and a copy; every key changes the copy only."""

    KEYS = _KEYS
    BINDINGS = bindings_of(_KEYS)

    def __init__(self, questionnaire: Questionnaire, sheet: AnswerSheet) -> None:
        super().__init__()
        self._real = begin(questionnaire, sheet, questionnaire.asking_order[0])
        self._copy = self._real
        self._has_card = False

    @property
    def copy(self) -> Interview:
        """The answers as they are tried, at the question before us."""
        return self._copy

    def body(self) -> ComposeResult:
        """The panel, and beside or below it the list or the card of the question."""
        with Container(id="what-if"):
            with VerticalScroll(id="would-be-page", can_focus=False):
                yield Static(id="would-be")
            with Vertical(id="trying"):
                yield FilterLine(id="filter")
                yield RowList(id="tried")
                yield Static(id="today")
                yield QuestionCard()

    def ready(self) -> None:
        """The list takes the keys at once."""
        super().ready()
        self.query_one(RowList).focus()

    def on_resize(self) -> None:
        """Panel and rows are laid out for the width."""
        self.call_after_refresh(self.render_text)

    def render_text(self) -> None:
        """Everything, in the language of the moment."""
        self._show_card()
        self._show()

    def shown(self, key: Key) -> str:
        """The digits are those of this question."""
        return keys_shown(self._copy.question) if key is DIGITS else super().shown(key)

    # Showing

    def _show(self) -> None:
        say, sheet = self.say, self._real.sheet
        changed = changed_ids(self._real, self._copy)
        words = say.many("{count} answer tried", "{count} answers tried", len(changed))
        who = " · ".join(filter(None, [say("What if"), sheet.organisation, sheet.unit]))
        self.head(who, f"{words}, {say('nothing is saved')}" if changed else say("nothing is saved"))
        self.query_one(HintBar).hints = self.hints()
        self._show_rows()
        self._show_would_be()

    def _show_rows(self) -> None:
        say, questions, filter = self.say, self.query_one("#tried", RowList), self.query_one(FilterLine)
        real = material(self._real.questionnaire, self._real.sheet, say.language)
        labels = {id: real.label(id) for id in self._copy.asked}
        shown = matching_ids(self._copy, filter.query_text, labels, say)
        filter.render_text(
            say, len(shown), len(self._copy.asked), N_("a word of the question, or its number")
        )
        room = max(questions.content_size.width - _ROW_MARGIN, 30)
        questions.show_rows(question_rows(self._real, self._copy, shown, labels, say, room))
        questions.move_to(self._copy.current)

    def _show_would_be(self) -> None:
        questionnaire, language = self._real.questionnaire, self.say.language
        real = material(questionnaire, self._real.sheet, language)
        copy = material(questionnaire, self._copy.sheet, language)
        comparison = compare(questionnaire, self._real.sheet, questionnaire, self._copy.sheet)
        panel = self.query_one("#would-be", Static)
        lines = panel_lines(
            real,
            copy,
            comparison,
            max(self.query_one("#would-be-page").content_size.width - 1, 40),
            is_small=self.has_class("-narrow"),
            is_tight=self.has_class("-short"),
        )
        panel.update(Content("\n").join(lines))

    def _show_card(self) -> None:
        self.set_class(self._has_card, "-card")
        self.query_one(QuestionCard).show(self._copy, self.say, with_why=False, is_new=True)
        self.query_one("#today", Static).update(
            plain(answer_today(self._real, self._copy.current, self.say), "$muted")
        )
        self.query_one(HintBar).hints = self.hints()

    # Trying

    def on_key(self, event: events.Key) -> None:
        """A digit (or a letter, past nine) answers the question before us."""
        self.follow_cursor()
        key = event.key if event.key == "minus" else digit_key(event.key, self.say)
        choice = choice_of_key(self._copy.question, key)
        if choice is not None:
            event.stop()
            self.action_choose(choice)

    @on(OptionList.OptionHighlighted, "#tried")
    def follow_cursor(self) -> None:
        """The question under the cursor of the list is the one before us."""
        option = self.query_one("#tried", RowList).highlighted_option
        is_asked = option is not None and option.id in self._copy.asked
        if option is not None and option.id is not None and is_asked and not self._has_card:
            self._copy = self._copy.at(option.id)
            self.query_one(HintBar).hints = self.hints()

    @on(OptionList.OptionSelected, "#tried")
    def open_card(self) -> None:
        """Show the question with its choices; the list is whole again afterwards."""
        self._has_card = True
        self.query_one(FilterLine).clear()
        self._show_card()
        self.query_one(ChoiceList).focus()

    @on(OptionList.OptionSelected, "#choices")
    def choose_option(self, event: OptionList.OptionSelected) -> None:
        """A click or Space chooses."""
        if event.option_id is not None:
            self.action_choose(event.option_id)

    def action_choose(self, choice: str) -> None:
        """Try an answer; "not applicable" needs no reason here."""
        self._answer(lambda at: answer_after(at.question, at.answer, choice))

    def action_clear(self) -> None:
        """Try without an answer."""
        self._answer(lambda at: at.answer.valued(None))

    def action_put_back(self) -> None:
        """This answer as it is."""
        self._answer(lambda at: self._real.sheet.answer(at.current))

    def _answer(self, given: Callable[[Interview], Answer]) -> None:
        self.follow_cursor()
        self._try(self._copy.with_answer(given(self._copy)))

    def action_reset(self) -> None:
        """Every answer as it is; the place stays."""
        self._try(replace(self._real, current=self._copy.current).settled())

    def _try(self, copy: Interview) -> None:
        is_same = copy.current == self._copy.current
        self._copy = copy
        if is_same:
            self.query_one(QuestionCard).mark(copy, self.say)
        else:
            self._show_card()
        self._show()

    # Moving

    def action_proceed(self) -> None:
        """Take what is under the cursor where one thing is to be chosen, and go on."""
        option = self.query_one(ChoiceList).highlighted_option
        if option is not None and option.id is not None and self._copy.question.type != "multiple":
            self.action_choose(option.id)
        self.action_move(1)

    def action_move(self, by: int) -> None:
        """The next question, or the one before."""
        self._copy = self._copy.next() if by > 0 else self._copy.back()
        self._show_card()
        self.query_one(RowList).move_to(self._copy.current)

    def action_leave(self) -> None:
        """From the card to the list; from the list back to the results, where nothing has changed."""
        if not self._has_card:
            self.dismiss(None)
            return
        self._has_card = False
        self._show_card()
        self.query_one(RowList).focus()
        # While the card was there the list had no width to lay its rows out for.
        self.call_after_refresh(self._show_rows)

    # Finding

    def action_find(self) -> None:
        """Type to find a question of the list."""
        if self._has_card:
            self.action_leave()
        self.query_one(FilterLine).begin()

    @on(FilterLine.Changed)
    def find(self) -> None:
        """Show what matches, with the cursor on the first."""
        self._show_rows()
        self.query_one("#tried", RowList).action_first()

    @on(FilterLine.Left)
    def leave_filter(self) -> None:
        """To the list, filtered or whole, unless a question was opened from it."""
        if not self._has_card:
            self.query_one("#tried", RowList).focus()
            self._show_rows()
