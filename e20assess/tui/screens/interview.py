"""The interview: one question at a time, updated in place, every answer written as it is given."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import OptionList

from e20assess.answers.model import Answer, NoValue
from e20assess.engine.assessment import Assessment
from e20assess.errors import AssessError
from e20assess.i18n import N_, Words
from e20assess.interview.choices import (
    DONT_KNOW,
    NOT_APPLICABLE,
    answer_after,
    choice_of_key,
    is_tick,
    keys_shown,
)
from e20assess.interview.interview import Interview
from e20assess.interview.phrases import change_sentence
from e20assess.tui.base.autosave_screen import AutosaveScreen, elsewhere_sentence
from e20assess.tui.base.keys import Key, bindings_of, digit_key
from e20assess.tui.base.screen import COMMON_KEYS
from e20assess.tui.widgets.choice_list import ChoiceList
from e20assess.tui.widgets.progress import Rail, RailStrip
from e20assess.tui.widgets.question_card import DIGITS, QuestionCard

INTERVIEW_KEYS = (
    DIGITS,
    Key("", "", "⏎", N_("next"), N_("Continue; if there is no answer yet, choose the highlighted one.")),
    Key("left,shift+tab", "back", "←", N_("back"), N_("Previous question, without checking this one.")),
    Key("n", "note", "n", N_("note"), N_("Write a note beside the answer.")),
    Key("o", "overview", "o", N_("overview"), N_("Every question with its answer; jump to any, or finish.")),
    Key("w", "why", "w", N_("why"), N_("Why the question is asked, and from which sources.")),
    Key(
        "question_mark",
        "dont_know",
        "?",
        N_("don't know"),
        N_("Answer “I don't know”; it does not affect any score."),
    ),
    Key("minus", "not_applicable", "-", N_("not applicable"), N_("Say that it does not apply, and why.")),
    Key("g", "next_gap", "g", N_("next gap"), N_("Go to the next unanswered question."), hint=False),
    Key("d", "discuss", "d", N_("discuss"), N_("Flag the question, to talk about it together."), hint=False),
    Key(
        "v", "next_flagged", "v", N_("next to discuss"), N_("Go to the next question to discuss."), hint=False
    ),
    Key("u", "undo", "u", N_("undo"), N_("Undo the last answer."), hint=False),
    Key("slash,ctrl+p", "find", "/", N_("find"), N_("Go to a question by one of its words."), hint=False),
    Key("x,delete", "clear", "x", N_("clear"), N_("Take the answer back; the note stays."), hint=False),
    Key(
        "right", "forward", "→", N_("skip"), N_("The next question, without answering this one."), hint=False
    ),
    Key(
        "i",
        "facts",
        "i",
        N_("details"),
        N_("Correct the organisation, unit, respondent, role or date."),
        hint=False,
    ),
    Key("", "", N_("Space"), N_("choose"), N_("Choose or tick what is under the cursor."), hint=False),
    Key("", "", "↑ ↓ j k", N_("move"), N_("Move the cursor."), hint=False),
    Key("q", "leave", "q", N_("home"), N_("Back to the list; resume later.")),
    Key("escape", "close", "Esc", N_("close"), N_("Hide why the question is asked."), hint=False),
    *COMMON_KEYS,
)


SEEN_SECONDS = 0.4
"""How long an answer is seen before the interview goes on by itself, for those who prefer that."""


class InterviewScreen(AutosaveScreen[bool]):
    """Asks; the assessment holds the answers, this screen only shows them. Gives whether it was finished."""

    KEYS = INTERVIEW_KEYS
    BINDINGS = bindings_of(INTERVIEW_KEYS)

    def __init__(self, assessment: Assessment) -> None:
        super().__init__(assessment)
        self._with_why = False
        self._shown = ""

    def body(self) -> ComposeResult:
        """The rail and the card; on a narrow screen the rail is a line."""
        yield RailStrip(id="rail-strip")
        with Horizontal(id="desk"):
            yield Rail(id="rail")
            yield QuestionCard()

    def ready(self) -> None:
        """Ask the first question."""
        super().ready()
        self.query_one(ChoiceList).focus()

    def on_resize(self) -> None:
        """The rail is laid out for its width."""
        self.call_after_refresh(self._show_progress)

    def render_text(self) -> None:
        """Everything again, in the language of the moment; the place and the cursor stay."""
        self._shown = ""
        self._show(keep_cursor=True)
        self.show_saved()

    def shown(self, key: Key) -> str:
        """The digits are those of this question."""
        return keys_shown(self.assessment.interview.question) if key is DIGITS else super().shown(key)

    def hints(self) -> tuple[tuple[str, str], ...]:
        """Where several answers can be given, they are ticked."""
        digits, *others = super().hints()
        if self.assessment.interview.question.type != "multiple":
            return (digits, *others)
        return ((digits[0], self.say("tick")), *others)

    def _show(self, *, keep_cursor: bool = False) -> None:
        interview = self.assessment.interview
        card = self.query_one(QuestionCard)
        if self._shown == interview.current:
            card.mark(interview, self.say)
            self._after_frame(self._show_progress)
        else:
            card.goes_on_alone = self.program.settings.auto_advance
            card.show(interview, self.say, with_why=self._with_why, is_new=not keep_cursor)
            self._shown = interview.current
            self._show_progress()

    def _after_frame(self, work: Callable[[], object]) -> None:
        """Do what can wait once the choice is seen: the rail, the time left, the writing."""
        # Through the list: the screen itself would not yet know that the list is to be drawn.
        self.query_one(ChoiceList).call_after_refresh(work)

    def _show_progress(self) -> None:
        interview, say = self.assessment.interview, self.say
        self.query_one(Rail).show(interview, say)
        self.query_one(RailStrip).show(interview, say)
        sheet = interview.sheet
        who = " · ".join(part for part in (sheet.organisation, sheet.unit) if part)
        minutes = interview.minutes_left(say.language)
        place = say("{place} of {count}", place=interview.position, count=len(interview.asked))
        left = say("about {minutes} min left", minutes=minutes) if minutes else say("all answered")
        if interview.to_confirm:
            left = say("{count} to confirm, {left}", count=len(interview.to_confirm), left=left)
        self.head(who, f"{place} · {left}")

    # Answering

    def on_key(self, event: events.Key) -> None:
        """A digit (or a letter, past nine) chooses; other keys have their bindings."""
        key = event.key if event.key == "minus" else digit_key(event.key, self.say)
        choice = choice_of_key(self.assessment.interview.question, key)
        if choice is not None:
            event.stop()
            self._choose(choice)

    @on(OptionList.OptionSelected, "#choices")
    def choose_option(self, event: OptionList.OptionSelected) -> None:
        """A click or Space chooses."""
        if event.option_id is not None:
            self._choose(event.option_id)

    def _choose(self, choice: str) -> None:
        interview = self.assessment.interview
        question, answer = interview.question, interview.answer
        if choice == NOT_APPLICABLE:
            self.action_not_applicable()
            return
        # The same choice again confirms what an earlier run gave, and is written again: another window may
        # have made another one since.
        self._answer(answer_after(question, answer, choice), again=True)
        is_value = question.type != "multiple" and choice != DONT_KNOW
        if is_value and self.program.settings.auto_advance:
            self.set_timer(SEEN_SECONDS, partial(self._go_on_from, self.assessment.interview))

    def _answer(self, answer: Answer, *, again: bool = False) -> None:
        """Give an answer; the one that is there already only where it is meant to be given `again`."""
        if answer == self.assessment.interview.answer and not again:
            return
        try:
            change = self.assessment.answer(answer)
        except AssessError as error:  # another window has changed what it was given to
            for fault in error.faults:
                self.notify(fault.sentence(self.say), severity="warning", markup=False)
            return
        if words := change_sentence(change, self.say):
            self.app.clear_notifications()
            self.notify(words, markup=False)
        self._show()
        self.show_saved()
        self._after_frame(self.save)

    def action_dont_know(self) -> None:
        """Say "I don't know"."""
        self._choose(DONT_KNOW)

    def action_not_applicable(self) -> None:
        """Say that the question does not apply; the reason is asked for, and a note stays beside it."""
        answer = self.assessment.interview.answer
        if answer.value is NoValue.NOT_APPLICABLE:
            self._write_note()
            return
        from e20assess.tui.screens.note import NoteDialog

        dialog = NoteDialog(
            N_("Not applicable: for what reason?"),
            "",
            lambda reason: self._answer(self.assessment.interview.answer.because(reason)),
            beside=answer.note,
            must_say=not answer.note,
            is_reason=True,
            rescue=self._note_below,
            about=self._asked_here,
        )
        self.program.push_screen(dialog)

    def action_note(self) -> None:
        """Write a note beside the answer."""
        self._write_note()

    def _write_note(self) -> None:
        """The note beside an answer; where the question does not apply, it is the reason."""
        from e20assess.tui.screens.note import NoteDialog

        answer = self.assessment.interview.answer
        is_reason = answer.value is NoValue.NOT_APPLICABLE
        title = N_("Not applicable: for what reason?") if is_reason else N_("Note beside the answer")
        dialog = NoteDialog(
            title, answer.note, self._note, must_say=is_reason, is_reason=is_reason, about=self._asked_here
        )
        self.program.push_screen(dialog)

    def _asked_here(self, say: Words) -> str:
        """The question before us, with its number."""
        interview = self.assessment.interview
        return f"{interview.position}. {interview.question.text.to(say.language)}"

    def _note(self, note: str) -> None:
        self._answer(self.assessment.interview.answer.noted(note))

    def _note_below(self, text: str) -> None:
        """A reason begun and not kept is a note: no answer is given that nobody confirmed."""
        answer = self.assessment.interview.answer
        self._answer(answer.noted("\n".join(filter(None, [answer.note, text]))))

    def action_clear(self) -> None:
        """Take the answer back; a note stays."""
        self._answer(self.assessment.interview.answer.valued(None))
        self.query_one(ChoiceList).highlighted = None

    def action_discuss(self) -> None:
        """Flag the question, or take the flag away."""
        answer = self.assessment.interview.answer
        self._answer(answer.flagged(not answer.discuss))

    def action_undo(self) -> None:
        """Take back the last answer, and go to its question."""
        if not self.assessment.undo():
            self.notify(self.say("There is nothing to undo."), markup=False)
            return
        self._show()
        self.show_saved()
        self._after_frame(self.save)

    # Moving

    def action_proceed(self) -> None:
        """Go on; on a question not yet answered, take what is under the cursor first.

        An answer that an earlier run gave is confirmed by going on, and one that was given is never changed
        by it. Where several can be ticked, the first Enter ticks and the next one goes on.
        """
        interview = self.assessment.interview
        option = self.query_one(ChoiceList).highlighted_option
        if option is not None and option.id is not None and not interview.answer.is_given:
            self._choose(option.id)
            if is_tick(interview.question, option.id) or option.id == NOT_APPLICABLE:
                return
        here = self.assessment.interview
        self._answer(here.answer, again=here.waits(here.current))
        self._go_on()

    def _go_on(self) -> None:
        if self.assessment.interview.is_last:
            self._review(at_end=True)
        else:
            self.action_forward()

    def _go_on_from(self, answered: Interview) -> None:
        """Go on by itself, unless something else was done since the answer was given."""
        if self.is_active and self.assessment.interview is answered:
            self._go_on()

    def action_forward(self) -> None:
        """The next question."""
        self._go(self.assessment.interview.next().current)

    def action_back(self) -> None:
        "Previous question."
        self._go(self.assessment.interview.back().current)

    def action_next_gap(self) -> None:
        """The next question that is open."""
        self._go(self.assessment.interview.next_gap().current)

    def action_next_flagged(self) -> None:
        """The next question to discuss."""
        interview = self.assessment.interview
        following = interview.next_flagged().current
        if following != interview.current:
            self._go(following)
        elif interview.to_discuss:
            self.notify(self.say("No other question is to be discussed."), markup=False)
        else:
            self.notify(
                self.say("No question is to be discussed yet: d flags the one before you."), markup=False
            )

    def _go(self, question: str) -> None:
        interview = self.assessment.interview
        if question == interview.current:
            return
        self.assessment.move(interview.at(question))
        self._show()
        self._after_frame(self.save)

    def action_find(self) -> None:
        """Type a word of a question, and go there."""
        from textual.command import CommandPalette

        from e20assess.tui.widgets.question_finder import QuestionFinder

        placeholder = self.say("A word of the question …")
        self.program.push_screen(CommandPalette([QuestionFinder], placeholder=placeholder))

    def go_to(self, question: str) -> None:
        """Go to a question; one that is not asked just now is left alone."""
        if question in self.assessment.interview.asked:
            self._go(question)

    def action_why(self) -> None:
        """Show or hide why the question is asked."""
        self._with_why = not self._with_why
        self._shown = ""
        self._show(keep_cursor=True)

    def action_overview(self) -> None:
        """Every question with its answer; a choice there brings us to it, or ends the interview."""
        self._review(at_end=False)

    @work
    async def _review(self, *, at_end: bool) -> None:
        from e20assess.tui.screens.overview import FINISH, OverviewScreen

        count = await asyncio.to_thread(self.changed_elsewhere)
        self.render_text()
        screen = OverviewScreen(self.assessment.interview, at_end=at_end)
        screen.notice = elsewhere_sentence(count, self.say) if count else ""
        chosen = await self.program.push_screen_wait(screen)
        if chosen == FINISH:
            self.assessment.complete()
            if await self.may_leave():
                self.dismiss(True)
            else:
                self.assessment.complete(False)
        elif chosen is not None:
            self.go_to(chosen)

    def action_close(self) -> None:
        """Hide why the question is asked; one Esc too many leads nowhere."""
        if self._with_why:
            self.action_why()
        else:
            self.app.clear_notifications()
            self.notify(self.say("To go back to the list, press q."), markup=False)

    @work
    async def action_facts(self) -> None:
        """Correct whom this is about, who answers, and when."""
        from e20assess.tui.screens.details import correct

        if await correct(self.program, self.assessment):
            self._show_progress()
            self.show_saved()
            self.save()

    @work
    async def action_leave(self) -> None:
        """Back to the list."""
        if await self.may_leave():
            self.dismiss(False)
