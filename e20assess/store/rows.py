"""Between what the program holds and what the tables hold."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, ScalarSelect, Select, func, select

from e20assess.answers.model import Answer, AnswerSheet, Form, Respondent
from e20assess.inputs.text import clean, clean_line
from e20assess.questionnaire.model import Questionnaire
from e20assess.store import tables
from e20assess.store.cells import FORMS, STATES, Misfit, is_level
from e20assess.store.values import decoded, encoded


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
