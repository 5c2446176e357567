"""An assessment being answered: the interview, its store, and what is not yet written to it.

The one engine behind the screens and the plain lines. An answer is first noted here and then written
by `flush`; whatever could not be written stays pending and goes with the next flush, so that nothing
answered is lost while a store is locked, full or gone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from e20assess import faults
from e20assess.answers.model import Answer, AnswerSheet, Facts, NoValue
from e20assess.answers.validity import valid
from e20assess.errors import AssessError
from e20assess.inputs.text import clean
from e20assess.interview.interview import BranchChange, Interview, begin
from e20assess.questionnaire.model import Questionnaire
from e20assess.store.time_limit import OneByOne

if TYPE_CHECKING:
    from datetime import date

    from e20assess.scoring.diagnosis import Diagnosis
    from e20assess.scoring.scorecard import Scorecard
    from e20assess.store.store import Store, Stored, Summary


Result = TypeVar("Result")

PATIENCE = 3.0
"""How many seconds a store may be silent before that is said."""

LEAVING = 2.5
"""The same for whoever is about to leave: longer than a store waits for another program that writes."""

OpenStore = Callable[[], "Store"]
"""Opens a store when it is needed. Raises AssessError."""


class Assessment:
    """One assessment of a store, open for answering."""

    def __init__(
        self, store: Store | OpenStore, id: int, interview: Interview, *, completed: bool = False
    ) -> None:
        """Use `start`, `resume` or `begin_unwritten`."""
        self._store = store
        self.id = id
        """Its number in the store; 0 until it is there."""
        self._interview = interview
        self._begun_with, self._begun_copied = interview.sheet, interview.copied
        self.completed = completed
        self._pending: dict[str, Answer] = {}
        self._earlier: list[tuple[str, Answer]] = []
        self._note_before_reason: dict[str, str] = {}
        """What was noted beside an answer before it became "not applicable", by question id."""
        self._aimed_at: Mapping[str, int] | None = None
        """The targets that are not in the store yet."""
        self._corrected: Facts | None = None
        """The facts that are not in the store yet."""
        self._written = (interview.current, completed)
        self._noting, self._with_store = Lock(), OneByOne()

    @classmethod
    def start(cls, store: Store, questionnaire: Questionnaire, sheet: AnswerSheet) -> Assessment:
        """Make a new assessment in the store, from a sheet with or without answers. Raises AssessError."""
        interview = begin(questionnaire, sheet)
        id = store.create(questionnaire, sheet, interview.current)
        return cls(store, id, interview)

    @classmethod
    def resume(cls, store: Store, id: int) -> Assessment:
        """Open an assessment where it was left. Raises AssessError."""
        stored = store.load(id)
        interview = begin(stored.questionnaire, stored.sheet, stored.place, stored.copied)
        return cls(store, id, interview, completed=stored.completed)

    @classmethod
    def begin_unwritten(
        cls, open_store: OpenStore, questionnaire: Questionnaire, sheet: AnswerSheet
    ) -> Assessment:
        """A new assessment whose store is opened by the first `flush`: the first question waits for none."""
        return cls(open_store, 0, begin(questionnaire, sheet))

    @classmethod
    def run_again(
        cls, open_store: OpenStore, earlier: Stored, today: date, *, with_answers: bool
    ) -> Assessment:
        """A new run of an assessment, dated today, of which nothing is written before something is said.

        With its answers, each waits to be confirmed; notes stay beside them, but what was to be discussed
        then is no longer flagged.
        """
        answers = {}
        if with_answers:
            answers = {id: answer.flagged(False) for id, answer in earlier.sheet.answers.items()}
        sheet = replace(earlier.sheet, date=today, answers=answers)
        copied = frozenset(id for id, answer in answers.items() if answer.is_given)
        return cls(open_store, 0, begin(earlier.questionnaire, sheet, copied=copied))

    @property
    def interview(self) -> Interview:
        """The sheet as answered so far, and the question before us."""
        return self._interview

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire it was begun with."""
        return self._interview.questionnaire

    @property
    def sheet(self) -> AnswerSheet:
        """The answers so far, whether written or not."""
        return self._interview.sheet

    @property
    def is_saved(self) -> bool:
        """Whether every answer given so far is in the store, and every target and fact."""
        with self._noting:
            return not self._pending and self._aimed_at is None and self._corrected is None

    def answer(self, answer: Answer) -> BranchChange:
        """Answer the question before us; `flush` then writes it. Raises AssessError if it does not take it.

        The reason why a question does not apply, given here, goes when it does apply; what was noted
        before it stays. The same answer again is written again: another window may have given another
        one since.
        """
        question, earlier = self._interview.current, self._interview.answer
        did_not_apply, does_not_apply = (one.value is NoValue.NOT_APPLICABLE for one in (earlier, answer))
        if did_not_apply and not does_not_apply and answer.note == earlier.note:
            answer = answer.noted(self._note_before_reason.get(question, earlier.note))
        answer = answer.noted(clean(answer.note))
        if answer != earlier:
            answer = valid(self._interview.question, answer, earlier)
            self._earlier.append((question, earlier))
        if does_not_apply and not did_not_apply:
            self._note_before_reason[question] = earlier.note
        return self._give(answer)

    def undo(self) -> bool:
        """Take back the last answer given here and go to its question; whether there was one."""
        if not self._earlier:
            return False
        question, answer = self._earlier.pop()
        self._give(answer, question)
        return True

    def _give(self, answer: Answer, question: str | None = None) -> BranchChange:
        """Answer the question before us, or another one, which may be set aside: its answer is kept then."""
        with self._noting:
            before = self._interview
            here = before if question is None else replace(before, current=question)
            after = here.with_answer(answer)
            self._pending[here.current] = answer
            self._interview = after
        given = after.sheet.answer
        aside = sum(given(id).is_given for id in after.aside - before.aside)
        back = sum(given(id).is_given for id in before.aside - after.aside)
        return BranchChange(aside - back, len(before.asked) - len(after.asked))

    def move(self, interview: Interview) -> None:
        """Go to another question of the same interview: `move(interview.next())`."""
        with self._noting:
            if interview.sheet is not self._interview.sheet:  # what was taken in meanwhile stays
                interview = replace(self._interview, current=interview.current).settled()
            self._interview = interview

    def aim(self, targets: Mapping[str, int]) -> None:
        """Aim at these levels (1..5, by dimension) and at no others; `flush` then writes them."""
        with self._noting:
            self._aimed_at = dict(targets)
            self._interview = replace(self._interview, sheet=replace(self.sheet, targets=dict(targets)))

    def correct(self, facts: Facts) -> None:
        """Say anew whom and when this is about; `flush` then writes it, once there is something to keep."""
        facts = facts.cleaned()
        with self._noting:
            self._interview = replace(self._interview, sheet=self.sheet.about(facts))
            if self.id:
                self._corrected = facts
            else:
                self._begun_with = self._begun_with.about(facts)

    def complete(self, completed: bool = True) -> None:
        """Mark the interview as finished, with or without gaps, or as not; `flush` then writes it."""
        self.completed = completed

    def flush(self, patience: float = PATIENCE) -> None:
        """Write what is pending; when it returns, everything noted before the call is in the store.

        One that was begun unwritten stays so until something was said in it. Raises AssessError where the
        store refuses, or is silent for `patience` seconds; what is pending stays so until it is written,
        even if a silent store takes it later. Safe from any thread.
        """
        self._in_time(self._write, patience)

    def _in_time(self, work: Callable[[], Result], patience: float) -> Result:
        try:
            return self._with_store.do(work, patience)
        except TimeoutError:
            raise AssessError.of(faults.STORE_SILENT, seconds=f"{patience:g}") from None

    def _write(self) -> None:
        with self._noting:
            pending, place, completed = dict(self._pending), self._interview.current, self.completed
        self._write_targets()
        self._write_facts()
        if not pending and (not completed if not self.id else (place, completed) == self._written):
            return
        store = self._opened()
        # Only what changed here: another window on the same assessment keeps what it changed.
        store.save(
            self.id,
            pending,
            place=place if place != self._written[0] else "",
            completed=completed if completed != self._written[1] else None,
        )
        self._written = (place, completed)
        with self._noting:
            for id, answer in pending.items():
                if self._pending.get(id) is answer:
                    del self._pending[id]

    def catch_up(self, patience: float = PATIENCE) -> int:
        """Take in what was changed elsewhere: another window, another program; how many answers and targets.

        What is pending here stays, and goes over it with the next `flush`. Raises AssessError. Safe from any
        thread.
        """
        return self._in_time(self._take_in, patience) if self.id else 0

    def _take_in(self) -> int:
        stored = self._opened().load(self.id)
        with self._noting:
            answers = {**stored.sheet.answers, **self._pending}
            answers = {id: answer for id, answer in answers.items() if not answer.is_empty}
            targets = stored.sheet.targets if self._aimed_at is None else self._aimed_at
            facts = self._corrected or stored.sheet.facts
            copied = stored.copied - self._pending.keys()
            changed = _differences(self.sheet.answers, answers)
            changed += _differences(self.sheet.targets, targets) + (facts != self.sheet.facts)
            if changed or copied != self._interview.copied:
                sheet = replace(self.sheet, answers=answers, targets=targets).about(facts)
                self._interview = replace(self._interview, sheet=sheet, copied=copied).settled()
            if self.completed == self._written[1]:
                self.completed = stored.completed
                self._written = (self._written[0], stored.completed)
        return changed

    def _write_targets(self) -> None:
        with self._noting:
            targets = self._aimed_at
        if targets is None:
            return
        self._opened().set_targets(self.id, targets)
        with self._noting:
            if self._aimed_at is targets:
                self._aimed_at = None

    def _write_facts(self) -> None:
        with self._noting:
            facts = self._corrected
        if facts is None:
            return
        self._opened().set_facts(self.id, facts)
        with self._noting:
            if self._corrected is facts:
                self._corrected = None

    def _opened(self) -> Store:
        """The store, opened and with this assessment in it."""
        if callable(self._store):
            self._store = self._store()
        if not self.id:
            self.id = self._store.create(
                self.questionnaire, self._begun_with, self._interview.current, copied=self._begun_copied
            )
        return self._store

    def scores(self) -> tuple[Scorecard, Diagnosis]:
        """The scores of what has been answered so far, and what they mean."""
        from e20assess.scoring.diagnosis import diagnose
        from e20assess.scoring.score import score

        scorecard = score(self.questionnaire, self.sheet)
        return scorecard, diagnose(self.questionnaire, scorecard)

    def unwritten(self) -> Mapping[str, Answer]:
        """The answers that are not in the store yet, by question id."""
        with self._noting:
            return dict(self._pending)


def answered_in(store: Store, summary: Summary) -> int:
    """How many of the questions that a stored assessment asks are answered: none that is set aside.

    Where its questionnaire can no longer be read, every answer that the store holds.
    """
    try:
        stored = store.load(summary.id)
    except AssessError:
        return summary.answered
    interview = begin(stored.questionnaire, stored.sheet)
    return interview.answered_among(interview.asked)


def _differences(before: Mapping[str, object], after: Mapping[str, object]) -> int:
    """How many keys have another value, or a value only once."""
    return sum(before.get(key) != after.get(key) for key in before.keys() | after.keys())
