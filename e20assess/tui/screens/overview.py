"""Every question with its answer: what is answered, what is open, and the way to the end."""

from __future__ import annotations

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static

from e20assess.interview import Interview
from e20assess.phrases import answer_words, count_sentence, section_name
from e20assess.questionnaire.parts import Question
from e20assess.tui.keys import Key, bindings_of
from e20assess.tui.spoken import COMMON_KEYS, SpokenScreen
from e20assess.tui.text import one_line, plain
from e20assess.tui.widgets.lists import RowList
from e20assess.words import N_

FINISH = "-finish-"
"""What the overview gives, in place of a question's id, to end the interview."""

_KEYS = (
    Key("", "", "⏎", N_("go to"), N_("Go to the question under the cursor.")),
    Key("f", "finish", "f", N_("finish"), N_("End the interview and see the results; gaps are allowed.")),
    Key("g", "next_gap", "g", N_("next gap"), N_("The next question without an answer.")),
    Key("o,q,escape,left", "close", "o", N_("back"), N_("Back to the question you came from.")),
    *COMMON_KEYS,
)


class OverviewScreen(SpokenScreen[str | None]):
    """Lists the questions by section; gives a question's id, FINISH, or None."""

    KEYS = _KEYS
    BINDINGS = bindings_of(_KEYS)

    def __init__(self, interview: Interview, *, at_end: bool = False) -> None:
        """`at_end`: the last question was left, so that the cursor begins at "finish"."""
        super().__init__()
        self._interview = interview
        self._at_end = at_end

    def body(self) -> ComposeResult:
        """A line that counts, and the list."""
        yield Static(id="count")
        yield RowList(id="questions")

    def on_mount(self) -> None:
        """Begin at the question we came from."""
        super().on_mount()
        rows = self.query_one(RowList)
        rows.focus()
        rows.move_to(FINISH if self._at_end else self._interview.current)

    def on_resize(self) -> None:
        """Rows are laid out for the width."""
        self.call_after_refresh(self.speak)

    def speak(self) -> None:
        """The count and the rows."""
        interview, say = self._interview, self.say
        self.head(
            say("Overview"), " · ".join(filter(None, [interview.sheet.organisation, interview.sheet.unit]))
        )
        self.query_one("#count", Static).update(plain(count_sentence(interview, say)))
        self.query_one(RowList).show_rows(self._rows())

    def _rows(self) -> Iterator[tuple[str, Content]]:
        interview, say = self._interview, self.say
        room = max(self.size.width - 6, 30)
        for number, section in enumerate(interview.sections):
            count = f"{interview.answered_among(section.questions)}/{len(section.questions)}"
            gap = "\n" if number else ""
            yield "", plain(f"{gap}{section_name(interview, section, say)}  {count}", "bold $primary")
            for id in section.questions:
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
        mark = "●" if answer.is_given else "○"
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
        """Put the cursor on the next gap below it, going round."""
        rows = self.query_one(RowList)
        ids = [option.id for option in rows.options]
        here = (rows.highlighted or 0) + 1
        gaps = [id for id in (*ids[here:], *ids[:here]) if id in self._interview.gaps]
        if gaps and gaps[0]:
            rows.move_to(gaps[0])

    def action_close(self) -> None:
        """Back, changing nothing."""
        self.dismiss(None)
