"""An assessment being answered: the interview, its store, and what is not yet written to it.

The one engine behind the screens and the plain lines. An answer is first noted here and then written
by `flush`; whatever could not be written stays pending and goes with the next flush, so that nothing
answered is lost while a store is locked, full or gone.
"""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock
from typing import TYPE_CHECKING

from e20assess.answers.model import Answer, AnswerSheet, clean
from e20assess.interview import Interview, begin
from e20assess.questionnaire.model import Questionnaire

if TYPE_CHECKING:
    from e20assess.scoring.diagnosis import Diagnosis
    from e20assess.scoring.scorecard import Scorecard
    from e20assess.store.store import Store


class Assessment:
    """One assessment of a store, open for answering."""

    def __init__(self, store: Store, id: int, interview: Interview, *, completed: bool = False) -> None:
        self._store = store
        self.id = id
        self._interview = interview
        self.completed = completed
        self._pending: dict[str, Answer] = {}
        self._written = (interview.current, completed)
        self._noting, self._writing = Lock(), Lock()

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
        interview = begin(stored.questionnaire, stored.sheet, stored.place)
        return cls(store, id, interview, completed=stored.completed)

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
        """Whether every answer given so far is in the store."""
        with self._noting:
            return not self._pending

    def answer(self, answer: Answer) -> int:
        """Answer the question before us; `flush` then writes it. Gives how many answers it set aside."""
        before = self._interview
        answer = Answer(answer.value, clean(answer.note))
        after = before.with_answer(answer)
        with self._noting:
            self._pending[before.current] = answer
            self._interview = after
        return sum(after.sheet.answer(id).is_given for id in after.aside - before.aside)

    def move(self, interview: Interview) -> None:
        """Go to another question of the same interview: `move(interview.next())`."""
        self._interview = interview

    def complete(self, completed: bool = True) -> None:
        """Mark the interview as finished, with or without gaps, or as not; `flush` then writes it."""
        self.completed = completed

    def flush(self) -> None:
        """Write what is pending; when it returns, everything noted before the call is in the store.

        Raises AssessError where the store refuses; what is pending stays so. Safe from any thread.
        """
        with self._writing:
            with self._noting:
                pending, place, completed = dict(self._pending), self._interview.current, self.completed
            if not pending and (place, completed) == self._written:
                return
            # Only what changed here: another window on the same assessment keeps what it changed.
            self._store.save(
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


def toggled(answer: Answer, option: str, options: tuple[str, ...]) -> Answer:
    """A multiple answer with one option ticked or unticked, in the questionnaire's order."""
    ticked = set(answer.value) if isinstance(answer.value, tuple) else set()
    return Answer(tuple(id for id in options if (id in ticked) != (id == option)), answer.note)


def with_note(answer: Answer, note: str) -> Answer:
    """The same answer with another note."""
    return Answer(answer.value, note.strip())
