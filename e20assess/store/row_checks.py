"""What a row may hold: a store changed by hand is told with the table, the row and the column."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args

from sqlalchemy import Column, Connection, Table, select, type_coerce
from sqlalchemy.types import NullType

from e20assess import faults
from e20assess.answers.model import Form
from e20assess.errors import Fault, Phrase, Place, printable
from e20assess.i18n import N_
from e20assess.questionnaire.rubric import HIGHEST, LOWEST
from e20assess.store import tables

FORMS = get_args(Form)
STATES = (tables.IN_PROGRESS, tables.COMPLETED)

Fits = Callable[[Any], bool]


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_number(value: Any) -> bool:
    return type(value) is int


def _is_date(value: Any) -> bool:
    if isinstance(value, str):
        return _reads(datetime.date.fromisoformat, value)
    return isinstance(value, datetime.date)


def _is_moment(value: Any) -> bool:
    if isinstance(value, str):
        return _reads(datetime.datetime.fromisoformat, value)
    return isinstance(value, datetime.datetime)


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


def is_level(value: Any) -> bool:
    """Whether it is a level, as a target has one."""
    return type(value) is int and LOWEST <= value <= HIGHEST


_TEXT = (_is_text, Phrase(N_("it must be a text")))
_NUMBER = (_is_number, Phrase(N_("it must be a whole number")))
_DATE = (_is_date, Phrase(N_("it must be a date such as 2026-03-17")))
_MOMENT = (_is_moment, Phrase(N_("it must be a date and a time such as 2026-03-17 09:00:00")))
_YES_OR_NO = (lambda value: value in (0, 1), Phrase(N_("it must be 0 or 1")))
_LEVEL = (is_level, Phrase(N_("it must be a whole number from 1 to 5")))

_EXPECTED: Mapping[Table, Mapping[str, tuple[Fits, Phrase]]] = {
    tables.assessments: {
        "id": _NUMBER,
        "organisation": _TEXT,
        "unit": _TEXT,
        "date": _DATE,
        "language": _TEXT,
        "form": (FORMS.__contains__, Phrase(N_("it must be “full” or “short”"))),
        "status": (STATES.__contains__, Phrase(N_("it must be “in_progress” or “completed”"))),
        "created": _MOMENT,
        "updated": _MOMENT,
    },
    tables.respondents: {"id": _NUMBER, "name": _TEXT, "role": _TEXT, "place": _TEXT},
    tables.targets: {"dimension": _TEXT, "level": _LEVEL},
    tables.answers: {
        "question": _TEXT,
        "value": (lambda value: value is None or isinstance(value, str), _TEXT[1]),
        "note": _TEXT,
        "discuss": _YES_OR_NO,
        "answered": _MOMENT,
    },
    tables.questionnaires: {"id": _TEXT, "version": _TEXT},
}


class Misfit(ValueError):
    """Raised for a row that holds what no program of ours writes; `misfits` finds out where."""


def misfits(connection: Connection, place: Place) -> tuple[Fault, ...]:
    """Every cell of the store that holds what does not fit, read as it stands; `place` names the store."""
    return tuple(fault for table in _EXPECTED for fault in _misfits_of(connection, table, place))


def _misfits_of(connection: Connection, table: Table, place: Place) -> Iterator[Fault]:
    for row in connection.execute(select(*(_as_it_stands(column) for column in table.c))).mappings():
        for name, (fits, expected) in _EXPECTED[table].items():
            if not fits(row[name]):
                values = {
                    "table": table.name,
                    "row": ", ".join(f"{key.name} = {row[key.name]!r}" for key in table.primary_key),
                    "column": name,
                    "shown": printable(repr(row[name]), 60),
                    "expected": expected,
                }
                yield Fault(faults.STORE_ROW, place, values)


def _as_it_stands(column: Column[Any]) -> Any:
    """SQLite keeps anything in any column; its own types would be read into what they should be."""
    return type_coerce(column, NullType()).label(column.name)
