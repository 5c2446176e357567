"""The store: every answer is in it, durably, when `save` returns.

Every method raises AssessError, with one of the store's faults, for whatever goes wrong outside of the
program. A store may be used from several threads, and by several programs at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, select

from e20assess import faults
from e20assess.answers.model import Answer, AnswerSheet, Facts
from e20assess.errors import AssessError, Fault
from e20assess.questionnaire.model import Questionnaire
from e20assess.store import queries as rows
from e20assess.store import queries as writes
from e20assess.store import row_checks as cells
from e20assess.store import tables
from e20assess.store.engines import reading, writing
from e20assess.store.open import Opened, open_target
from e20assess.store.queries import Snapshots, Summary

__all__ = ["Store", "Stored", "Summary", "utc_now"]

_LARGEST_ID = 2**31 - 1
"""What an Integer holds in every database."""


def utc_now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Stored:
    """An assessment, opened: the sheet of its first respondent, and the questionnaire it was made with."""

    id: int
    sheet: AnswerSheet
    questionnaire: Questionnaire
    place: str
    """The id of the question the respondent was at; empty where none was kept."""
    completed: bool
    copied: frozenset[str] = frozenset()
    """The ids of the questions whose answers come from an earlier run and wait to be confirmed."""


class Store:
    """An open store; `Store.open` gives one."""

    def __init__(self, opened: Opened, clock: Callable[[], datetime]) -> None:
        """Use `Store.open`."""
        self._opened = opened
        self._clock = clock
        self._reader = reading(opened.engine)
        self._writer = writing(opened.engine)
        self._snapshots = Snapshots(opened.place)

    @classmethod
    def open(
        cls,
        target: str,
        *,
        patience: float = 2.0,
        clock: Callable[[], datetime] = utc_now,
        make: bool = True,
    ) -> Store:
        """Open a file, or a URL (`sqlite:///…`, `postgresql://…`); a missing file and its folder are made.

        `patience` is how many seconds to wait for another program that is writing. With `make` false, a
        store that is not there is taken for an empty one, and stays away.
        """
        return cls(open_target(target, patience, make=make), clock)

    def close(self) -> None:
        """Let go of the file or the server."""
        self._opened.engine.dispose()

    def summaries(self) -> tuple[Summary, ...]:
        """A line for each assessment, the most recently updated first."""
        with self._reading() as connection:
            return tuple(rows.summary_of(row) for row in connection.execute(rows.summary_query()))

    def load(self, id: int) -> Stored:
        """An assessment, with the questionnaire it was made with."""
        self._check_id(id)
        answers, targets = tables.answers, tables.targets
        with self._reading() as connection:
            head = connection.execute(rows.heads().where(tables.assessments.c.id == id)).first()
            if head is None:
                raise self._unknown(id)
            questionnaire = self._snapshots.questionnaire(connection, id, head.digest)
            given = connection.execute(select(answers).where(answers.c.respondent == head.respondent)).all()
            levels = connection.execute(select(targets).where(targets.c.assessment == id)).all()
            sheet = rows.sheet_of(questionnaire, head, given, levels)
            copied = rows.copied_among(given, head.created)
        return Stored(id, sheet, questionnaire, head.place, head.status == tables.COMPLETED, copied)

    def create(
        self,
        questionnaire: Questionnaire,
        sheet: AnswerSheet,
        place: str = "",
        *,
        completed: bool = False,
        copied: Collection[str] = (),
    ) -> int:
        """Keep a new assessment with all its answers, and its questionnaire beside it; returns its id.

        The answers to the `copied` questions come from an earlier run; each waits until it is saved again.
        """
        with self._writing() as connection:
            id = writes.add_assessment(connection, questionnaire, sheet, place, self._clock(), completed)
            writes.mark_copied(connection, id, copied)
            return id

    def save(
        self, id: int, answers: Mapping[str, Answer], *, place: str = "", completed: bool | None = None
    ) -> None:
        """Keep these answers, durably; the others stay, and an empty Answer removes the one there was.

        An empty `place` leaves the place as it was; so does None with whether it is completed.
        """
        with self._changing(id, completed) as (connection, now):
            writes.put_answers(connection, id, answers, now)
            if place:
                writes.put_place(connection, id, place)

    def set_targets(self, id: int, targets: Mapping[str, int]) -> None:
        """Aim at these levels (1..5, by dimension), and at no others."""
        with self._changing(id) as (connection, _):
            writes.put_targets(connection, id, targets)

    def set_facts(self, id: int, facts: Facts) -> None:
        """Say anew whom and when an assessment is about."""
        with self._changing(id) as (connection, _):
            writes.put_facts(connection, id, facts)

    def delete(self, id: int) -> None:
        """Forget an assessment: its respondents, answers, notes and targets. The questionnaire stays."""
        self._check_id(id)
        with self._writing() as connection:
            assessments = tables.assessments
            if not connection.execute(delete(assessments).where(assessments.c.id == id)).rowcount:
                raise self._unknown(id)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._opened.in_plain_words(), self._reader.connect() as connection:
            try:
                yield connection
            except (TypeError, ValueError) as error:
                # The types of SQLAlchemy, and ours, give up on a row that was changed by hand.
                found = cells.misfits(connection, self._opened.place)
                raise AssessError(found or [Fault(faults.STORE_DAMAGED, self._opened.place)]) from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction: committed at the end of the block, or nothing of it."""
        with self._opened.in_plain_words(), self._writer.begin() as connection:
            self._opened.check_file()
            yield connection

    @contextmanager
    def _changing(self, id: int, completed: bool | None = None) -> Iterator[tuple[Connection, datetime]]:
        """A transaction on an assessment, and the moment of it."""
        self._check_id(id)
        now = self._clock()
        with self._writing() as connection:
            if not writes.touch(connection, id, now, completed):
                raise self._unknown(id)
            yield connection, now

    def _check_id(self, id: int) -> None:
        if not 0 < id <= _LARGEST_ID:
            raise self._unknown(id)

    def _unknown(self, id: int) -> AssessError:
        return AssessError.of(faults.NO_ASSESSMENT, self._opened.place, id=id)
