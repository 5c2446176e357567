"""What is written within one transaction; the transaction itself is the store's."""

from __future__ import annotations

import datetime
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    ScalarSelect,
    Select,
    Table,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import sqlite

from e20assess import faults
from e20assess.answers.model import Answer, AnswerSheet, AnswerValue, Facts, Form, NoValue, Respondent
from e20assess.errors import AssessError, Place
from e20assess.inputs.text import clean, clean_line
from e20assess.questionnaire.loader import load_files, load_shipped
from e20assess.questionnaire.model import Question, Questionnaire
from e20assess.questionnaire.rubric import HIGHEST, LOWEST
from e20assess.store import tables
from e20assess.store.row_checks import FORMS, STATES, Misfit, is_level

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql


def encoded(value: AnswerValue) -> str | None:
    """The value as JSON: `3`, `"marketing"`, `["search"]`, `"dont_know"`; None where there is only a note."""
    return None if value is None else json.dumps(value)


def decoded(text: str | None, question: Question) -> AnswerValue:
    """The value as its question understands it; None where it is no answer to this question."""
    try:
        given = None if text is None else json.loads(text)
    except (ValueError, RecursionError):
        return None
    if given in tuple(NoValue):
        return NoValue(given)
    options = question.option_ids
    match question.type:
        case "level" | "agreement":
            return given if type(given) is int and LOWEST <= given <= HIGHEST else None
        case "choice":
            return given if isinstance(given, str) and given in options else None
        case "multiple":
            if not isinstance(given, list) or any(option not in options for option in given):
                return None
            return tuple(id for id in options if id in given)


@dataclass(frozen=True)
class Summary:
    """One line of the list of assessments; `created` and `updated` are in UTC."""

    id: int
    organisation: str
    unit: str
    date: datetime.date
    form: Form
    language: str
    questionnaire: str
    version: str
    answered: int
    """How many questions have an answer of any kind; a note alone is none."""
    completed: bool
    created: datetime.datetime
    updated: datetime.datetime
    respondent_name: str
    respondent_role: str


def first_respondent(assessment: int | ColumnElement[int]) -> ScalarSelect[int]:
    """The id of the first respondent of an assessment."""
    all = tables.respondents.alias()
    return select(func.min(all.c.id)).where(all.c.assessment == assessment).scalar_subquery()


def heads() -> Select[Any]:
    """Each assessment with its first respondent and its questionnaire."""
    assessments, respondents, questionnaires = tables.assessments, tables.respondents, tables.questionnaires
    first = respondents.c.id == first_respondent(assessments.c.id)
    return (
        select(
            assessments,
            questionnaires.c.id.label("questionnaire"),
            questionnaires.c.version,
            respondents.c.id.label("respondent"),
            respondents.c.name,
            respondents.c.role,
            respondents.c.place,
        )
        .select_from(assessments)
        .join(respondents, first)
        .join(questionnaires, questionnaires.c.digest == assessments.c.digest)
    )


def summary_query() -> Select[Any]:
    """The columns of Summary, most recently updated first."""
    answers, assessments = tables.answers.c, tables.assessments.c
    given = select(func.count()).where(
        answers.respondent == tables.respondents.c.id, answers.value.is_not(None)
    )
    return (
        heads()
        .add_columns(given.scalar_subquery().label("answered"))
        .order_by(assessments.updated.desc(), assessments.id.desc())
    )


def summary_of(row: Row[Any]) -> Summary:
    """A row of `summary_query`. Raises Misfit."""
    _check_head(row)
    return Summary(
        id=row.id,
        organisation=row.organisation,
        unit=row.unit,
        date=row.date,
        form=row.form,
        language=row.language,
        questionnaire=row.questionnaire,
        version=row.version,
        answered=row.answered,
        completed=row.status == tables.COMPLETED,
        created=row.created,
        updated=row.updated,
        respondent_name=row.name,
        respondent_role=row.role,
    )


def _check_head(row: Row[Any]) -> None:
    """What SQLAlchemy lets through, whatever type a column has."""
    texts = (row.organisation, row.unit, row.language, row.version, row.name, row.role, row.place)
    if row.form not in FORMS or row.status not in STATES or not all(isinstance(part, str) for part in texts):
        raise Misfit


def snapshot_row(questionnaire: Questionnaire) -> dict[str, object]:
    """The questionnaire, with all that is needed to read it again."""
    return {
        "digest": questionnaire.digest,
        "id": questionnaire.id,
        "version": questionnaire.version,
        "files": json.dumps(dict(questionnaire.files), ensure_ascii=False),
    }


def answer_row(respondent: int, question: str, answer: Answer, now: datetime.datetime) -> dict[str, object]:
    """One answer, given now."""
    return {
        "respondent": respondent,
        "question": question,
        "value": encoded(answer.value),
        "note": answer.note,
        "discuss": answer.discuss,
        "answered": now,
    }


def sheet_of(
    questionnaire: Questionnaire, head: Row[Any], given: Iterable[Row[Any]], targets: Iterable[Row[Any]]
) -> AnswerSheet:
    """The sheet of an assessment and its first respondent, from the rows of its answers and targets.

    Raises Misfit.
    """
    _check_head(head)
    levels = {row.dimension: row.level for row in targets}
    if not all(map(is_level, levels.values())):
        raise Misfit
    return AnswerSheet(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        organisation=clean_line(head.organisation),
        unit=clean_line(head.unit),
        date=head.date,
        language=clean_line(head.language),
        form=head.form,
        respondent=Respondent(clean_line(head.name), clean_line(head.role)),
        targets={part.id: levels[part.id] for part in questionnaire.dimensions if part.id in levels},
        answers=_answers(questionnaire, given),
    )


def copied_among(given: Iterable[Row[Any]], created: datetime.datetime) -> frozenset[str]:
    """The questions whose answers are older than the assessment, and so come from an earlier run."""
    return frozenset(row.question for row in given if row.answered < created)


def _answers(questionnaire: Questionnaire, rows: Iterable[Row[Any]]) -> dict[str, Answer]:
    """The answers to the questions there are, in their order; what fits no question stays in the store."""
    kept = {row.question: row for row in rows}
    if not all(isinstance(row.note, str) for row in kept.values()):
        raise Misfit
    found = {
        id: Answer(decoded(kept[id].value, question), clean(kept[id].note), kept[id].discuss)
        for id, question in questionnaire.questions.items()
        if id in kept
    }
    return {id: answer for id, answer in found.items() if not answer.is_empty}


class Snapshots:
    """Reads questionnaires back, each only once: that takes long, and they never change."""

    def __init__(self, place: Place) -> None:
        """`place` names the store in faults."""
        self._place = place
        self._read: dict[str, Questionnaire] = {}

    def questionnaire(self, connection: Connection, assessment: int, digest: str) -> Questionnaire:
        """The questionnaire of this digest, which `assessment` was made with. Raises AssessError."""
        if digest == load_shipped().digest:
            return load_shipped()
        if digest not in self._read:
            kept = tables.questionnaires.c
            files = connection.execute(select(kept.files).where(kept.digest == digest)).scalar_one()
            self._read[digest] = self._loaded(files, assessment)
        return self._read[digest]

    def _loaded(self, text: str, assessment: int) -> Questionnaire:
        unreadable = AssessError.of(faults.SNAPSHOT_UNREADABLE, self._place, id=assessment)
        try:
            files = json.loads(text)
        except (TypeError, ValueError, RecursionError) as error:
            raise unreadable from error
        if not isinstance(files, dict) or not all(isinstance(part, str) for part in files.values()):
            raise unreadable
        try:
            return load_files(files)
        except AssessError as error:
            raise unreadable from error


def add_assessment(
    connection: Connection,
    questionnaire: Questionnaire,
    sheet: AnswerSheet,
    place: str,
    now: datetime.datetime,
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
        earlier = created - datetime.timedelta(seconds=1)
        connection.execute(update(tables.answers).where(*ours).values(answered=earlier))


def touch(connection: Connection, id: int, now: datetime.datetime, completed: bool | None = None) -> bool:
    """Note that an assessment is being changed; whether there is one.

    The first statement of every change, so that on a server two of them wait for one another here.
    """
    change: dict[str, object] = {"updated": now}
    if completed is not None:
        change["status"] = _status(completed)
    done = connection.execute(update(tables.assessments).where(tables.assessments.c.id == id).values(change))
    return done.rowcount > 0


def put_answers(connection: Connection, id: int, given: Mapping[str, Answer], now: datetime.datetime) -> None:
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
