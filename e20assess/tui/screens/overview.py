"""Every question with its answer: what is answered, what is open, and the way to the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static

from e20assess.i18n import N_
from e20assess.interview.interview import Interview
from e20assess.interview.phrases import answer_words, count_sentence, section_name
from e20assess.questionnaire.model import Question
from e20assess.tui.base.keys import Key, bindings_of
from e20assess.tui.base.row_list import RowList
from e20assess.tui.base.screen import COMMON_KEYS, FramedScreen
from e20assess.tui.base.text import one_line, plain

FINISH = "-finish-"
"""What the overview gives, in place of a question's id, to end the interview."""

WAITS = "↻"
"""Before a question whose answer comes from an earlier run and waits to be confirmed."""


@dataclass(frozen=True, slots=True)
class Only:
    """Some of the questions: which, and what is said while no others are shown (a msgid)."""

    among: Callable[[Interview], tuple[str, ...]]
    told: str


ONLY = (
    Only(lambda interview: interview.open, N_("Shown: the unanswered.")),
    Only(lambda interview: interview.to_discuss, N_("Shown: those to discuss.")),
)

_KEYS = (
    Key("", "", "⏎", N_("go to"), N_("Go to the question under the cursor.")),
    Key("f", "finish", "f", N_("finish"), N_("End the interview and see the results; gaps are allowed.")),
    Key("g", "next_gap", "g", N_("next gap"), N_("Go to the next unanswered question.")),
    Key("v", "next_flagged", "v", N_("next to discuss"), N_("Go to the next question to discuss.")),
    Key("a", "narrow", "a", N_("all / some"), N_("Show all questions, the unanswered, or those to discuss.")),
    Key("o,q,escape,left", "close", "o", N_("back"), N_("Back to the question you came from.")),
    *COMMON_KEYS,
)


class OverviewScreen(FramedScreen[str | None]):
    """Lists the questions by section; gives a question's id, FINISH, or None."""

    KEYS = _KEYS
    BINDINGS = bindings_of(_KEYS)

    def __init__(self, interview: Interview, *, at_end: bool = False) -> None:
        """`at_end`: the last question was left, so that the cursor begins at "finish"."""
        super().__init__()
        self._interview = interview
        self._at_end = at_end
        self._only: Only | None = None

    def body(self) -> ComposeResult:
        """A line that counts, and the list."""
        yield Static(id="count")
        yield RowList(id="questions")

    def ready(self) -> None:
        """Begin at the question we came from."""
        super().ready()
        rows = self.query_one(RowList)
        rows.focus()
        rows.move_to(FINISH if self._at_end else self._interview.current)

    def on_resize(self) -> None:
        """Rows are laid out for the width."""
        self.call_after_refresh(self.render_text)

    def render_text(self) -> None:
        """The count and the rows."""
        interview, say = self._interview, self.say
        self.head(
            say("Overview"), " · ".join(filter(None, [interview.sheet.organisation, interview.sheet.unit]))
        )
        words = [count_sentence(interview, say)]
        if interview.to_discuss:
            words.append(
                say.many(
                    "⚑ {count} is to be discussed.",
                    "⚑ {count} are to be discussed.",
                    len(interview.to_discuss),
                )
            )
        if self._only is not None:
            words.append(say(self._only.told))
        self.query_one("#count", Static).update(plain(" ".join(words)))
        self.query_one(RowList).show_rows(self._rows())

    def _rows(self) -> Iterator[tuple[str, Content]]:
        interview, say = self._interview, self.say
        room = max(self.size.width - 6, 30)
        shown = self._only.among(interview) if self._only is not None else interview.asked
        sections = [part for part in interview.sections if set(part.questions) & set(shown)]
        for number, section in enumerate(sections):
            count = f"{interview.answered_among(section.questions)}/{len(section.questions)}"
            gap = "\n" if number else ""
            yield "", plain(f"{gap}{section_name(interview, section, say)}  {count}", "bold $primary")
            for id in (id for id in section.questions if id in shown):
                yield id, self._row(interview.questionnaire.questions[id], room)
        if interview.aside:
            sentence = say.many(
                "{count} question is set aside.", "{count} questions are set aside.", len(interview.aside)
            )
            yield "", plain(f"\n{sentence}", "$muted")
        yield "", plain("")
        yield FINISH, plain(say("Finish and see the results"), "bold")

    def _row(self, question: Question, room: int) -> Content:
        answer, say = self._interview.sheet.answer(question.id), self.say
        mark = WAITS if self._interview.waits(question.id) else "●" if answer.is_given else "○"
        note = (" ⚑" if answer.discuss else "") + (" ✎" if answer.note else "")
        number = self._interview.asked.index(question.id) + 1
        text = one_line(f"{number}. {question.text.to(say.language)}").truncate(room - 2, ellipsis=True)
        words = answer_words(self._interview, question, say)
        if answer.is_empty:
            return Content.assemble(f"{mark} ", text)
        below = one_line(words).truncate(room - 4 - len(note), ellipsis=True).stylize("$muted")
        return Content.assemble(f"{mark} ", text, "\n    ", below, note)

    @on(OptionList.OptionSelected, "#questions")
    def go_to(self, event: OptionList.OptionSelected) -> None:
        """Give the row that was chosen."""
        self.dismiss(event.option_id)

    def action_finish(self) -> None:
        """End the interview."""
        self.dismiss(FINISH)

    def action_next_gap(self) -> None:
        """Go to the next question that is open, as the same key does in the interview."""
        self._leave_for(self._here().next_gap(), self._interview.open)

    def action_next_flagged(self) -> None:
        """Go to the next question to discuss, as the same key does in the interview."""
        self._leave_for(self._here().next_flagged(), self._interview.to_discuss)

    def _here(self) -> Interview:
        """The interview at the question under the cursor."""
        option = self.query_one(RowList).highlighted_option
        id = option.id if option is not None else None
        return self._interview.at(id) if id in self._interview.asked else self._interview

    def _leave_for(self, there: Interview, among: tuple[str, ...]) -> None:
        if there.current in among:
            self.dismiss(there.current)

    def action_narrow(self) -> None:
        """Show fewer questions, or all again; what there is none of is left out."""
        ways = [None, *(only for only in ONLY if only.among(self._interview))]
        self._only = ways[(ways.index(self._only) + 1) % len(ways)]
        self.render_text()

    def action_close(self) -> None:
        """Back, changing nothing."""
        self.dismiss(None)
