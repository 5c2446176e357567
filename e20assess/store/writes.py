"""What is written within one transaction; the transaction itself is the store's."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Table, delete, insert, select, update
from sqlalchemy.dialects import sqlite

from e20assess.answers.model import Answer, AnswerSheet, Facts
from e20assess.inputs.text import clean, clean_line
from e20assess.questionnaire.model import Questionnaire
from e20assess.store import tables
from e20assess.store.rows import answer_row, first_respondent, snapshot_row

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql


def add_assessment(
    connection: Connection,
    questionnaire: Questionnaire,
    sheet: AnswerSheet,
    place: str,
    now: datetime,
    completed: bool = False,
) -> int:
    """Everything of a new assessment; its id."""
    snapshot = _insert(connection, tables.questionnaires).on_conflict_do_nothing()
    connection.execute(snapshot, snapshot_row(questionnaire))
    head = insert(tables.assessments).values(
        digest=questionnaire.digest,
        organisation=clean_line(sheet.organisation),
        unit=clean_line(sheet.unit),
        date=sheet.date,
        language=sheet.language,
        form=sheet.form,
        status=_status(completed),
        created=now,
        updated=now,
    )
    key = connection.execute(head).inserted_primary_key
    assert key is not None, "one row was inserted"
    id: int = key[0]
    who = insert(tables.respondents).values(
        assessment=id,
        name=clean_line(sheet.respondent.name),
        role=clean_line(sheet.respondent.role),
        place=clean_line(place),
    )
    connection.execute(who)
    put_answers(connection, id, sheet.answers, now)
    put_targets(connection, id, sheet.targets)
    return id


def mark_copied(connection: Connection, id: int, questions: Collection[str]) -> None:
    """Date the answers to these questions before their assessment: they come from an earlier run."""
    if questions:
        columns = tables.answers.c
        created = connection.execute(
            select(tables.assessments.c.created).where(tables.assessments.c.id == id)
        ).scalar_one()
        ours = (columns.respondent == first_respondent(id), columns.question.in_(questions))
        earlier = created - timedelta(seconds=1)
        connection.execute(update(tables.answers).where(*ours).values(answered=earlier))


def touch(connection: Connection, id: int, now: datetime, completed: bool | None = None) -> bool:
    """Note that an assessment is being changed; whether there is one.

    The first statement of every change, so that on a server two of them wait for one another here.
    """
    change: dict[str, object] = {"updated": now}
    if completed is not None:
        change["status"] = _status(completed)
    done = connection.execute(update(tables.assessments).where(tables.assessments.c.id == id).values(change))
    return done.rowcount > 0


def put_answers(connection: Connection, id: int, given: Mapping[str, Answer], now: datetime) -> None:
    """The first respondent's answers in place of earlier ones; an empty one removes its row."""
    columns = tables.answers.c
    given = {question: replace(answer, note=clean(answer.note)) for question, answer in given.items()}
    respondent = connection.execute(select(first_respondent(id))).scalar_one()
    if emptied := [question for question, answer in given.items() if answer.is_empty]:
        connection.execute(
            delete(tables.answers).where(columns.respondent == respondent, columns.question.in_(emptied))
        )
    rows = [
        answer_row(respondent, question, answer, now)
        for question, answer in given.items()
        if not answer.is_empty
    ]
    if rows:
        statement = _insert(connection, tables.answers)
        new = {name: statement.excluded[name] for name in ("value", "note", "discuss", "answered")}
        connection.execute(
            statement.on_conflict_do_update(index_elements=["respondent", "question"], set_=new), rows
        )


def put_place(connection: Connection, id: int, place: str) -> None:
    """Where the first respondent is."""
    first = tables.respondents.c.id == first_respondent(id)
    connection.execute(update(tables.respondents).where(first).values(place=clean_line(place)))


def put_facts(connection: Connection, id: int, facts: Facts) -> None:
    """Whom and when an assessment is about, and who its first respondent is."""
    head = {
        "organisation": clean_line(facts.organisation),
        "unit": clean_line(facts.unit),
        "date": facts.date,
    }
    connection.execute(update(tables.assessments).where(tables.assessments.c.id == id).values(head))
    who = {"name": clean_line(facts.respondent.name), "role": clean_line(facts.respondent.role)}
    first = tables.respondents.c.id == first_respondent(id)
    connection.execute(update(tables.respondents).where(first).values(who))


def put_targets(connection: Connection, id: int, levels: Mapping[str, int]) -> None:
    """These targets in place of all earlier ones."""
    connection.execute(delete(tables.targets).where(tables.targets.c.assessment == id))
    rows = [{"assessment": id, "dimension": part, "level": level} for part, level in levels.items()]
    if rows:
        connection.execute(insert(tables.targets), rows)


def _status(completed: bool) -> str:
    return tables.COMPLETED if completed else tables.IN_PROGRESS


def _insert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that can say what to do with a row that is there already."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)
