"""What a database says when something is wrong, as faults in the user's words."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from e20assess import faults
from e20assess.errors import AssessError, Fault, FaultKind, Phrase, Place
from e20assess.i18n import N_
from e20assess.paths import without_secrets

CANNOT_OPEN = Phrase(N_("the file cannot be opened or made"))
MOVED = Phrase(N_("its file was moved, replaced or deleted while it was open"))

_SQLITE: Mapping[int, FaultKind] = {
    sqlite3.SQLITE_BUSY: faults.STORE_LOCKED,
    sqlite3.SQLITE_LOCKED: faults.STORE_LOCKED,
    sqlite3.SQLITE_PROTOCOL: faults.STORE_LOCKED,
    sqlite3.SQLITE_READONLY: faults.STORE_READ_ONLY,
    sqlite3.SQLITE_FULL: faults.STORE_FULL,
    sqlite3.SQLITE_NOTADB: faults.STORE_DAMAGED,
    sqlite3.SQLITE_CORRUPT: faults.STORE_DAMAGED,
    # A table or a column is missing, or holds what our own constraints forbid.
    sqlite3.SQLITE_ERROR: faults.STORE_DAMAGED,
    sqlite3.SQLITE_CONSTRAINT: faults.STORE_DAMAGED,
}

# SQLSTATE of PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRES: Mapping[str, FaultKind] = {
    "55P03": faults.STORE_LOCKED,
    "40P01": faults.STORE_LOCKED,
    "40001": faults.STORE_LOCKED,
    "57014": faults.STORE_SLOW,
    "25006": faults.STORE_RIGHTS,
    "42501": faults.STORE_RIGHTS,
    "22P05": faults.STORE_ENCODING,
    "53100": faults.STORE_FULL,
    "42P01": faults.STORE_NOT_OURS,
    "42703": faults.STORE_NOT_OURS,
}

_NO_ROOM = 64 * 1024
"""Bytes: less than this, and a disk error is taken for a full disk."""


@contextmanager
def in_plain_words(place: Place, path: Path | None = None, target: str = "") -> Iterator[None]:
    """Raises AssessError for whatever the database raises inside.

    `path` is the file of an SQLite store, `target` the name of one on a server, whose passwords are not said.
    """
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, ValueError) as error:
        raise AssessError([_fault(error, place, path, target)]) from error


def unreachable(place: Place, reason: str | Phrase) -> AssessError:
    """An error that says why a store cannot be opened."""
    return AssessError.of(faults.STORE_UNREACHABLE, place, reason=reason)


def sqlite_code(error: BaseException) -> int | None:
    """The primary result code of SQLite behind an error, whoever wrapped it."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    code: int | None = getattr(origin, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _fault(error: Exception, place: Place, path: Path | None, target: str) -> Fault:
    if isinstance(error, PoolTimeout):
        return Fault(faults.STORE_LOCKED, place)
    origin = error.orig if isinstance(error, DBAPIError) else error
    code = sqlite_code(error)
    if code is not None:
        if getattr(origin, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY_DBMOVED:
            return Fault(faults.STORE_UNREACHABLE, place, {"reason": MOVED})
        if code == sqlite3.SQLITE_CANTOPEN:
            return Fault(faults.STORE_UNREACHABLE, place, {"reason": CANNOT_OPEN})
        if code == sqlite3.SQLITE_IOERR and path is not None and _is_full(path):
            return Fault(faults.STORE_FULL, place)
        if kind := _SQLITE.get(code):
            return Fault(kind, place)
    if kind := _POSTGRES.get(getattr(origin, "sqlstate", None) or ""):
        return Fault(kind, place)
    if (seconds := getattr(origin, "seconds", None)) is not None:
        return Fault(faults.STORE_SILENT, place, {"seconds": f"{seconds:g}"})
    if isinstance(origin, UnicodeEncodeError):
        return Fault(faults.STORE_ENCODING, place)
    # Text that is not UTF-8, a date that is none: the driver or SQLAlchemy gives up, without a code.
    if isinstance(origin, ValueError) or (isinstance(origin, sqlite3.OperationalError) and code is None):
        return Fault(faults.STORE_DAMAGED, place)
    return Fault(faults.STORE_UNREACHABLE, place, {"reason": without_secrets(_first_line(origin), target)})


def _is_full(path: Path) -> bool:
    """SQLite calls a full disk an I/O error where it happens in the index of its write-ahead log."""
    try:
        return shutil.disk_usage(path.parent).free < _NO_ROOM
    except OSError:
        return False


def _first_line(error: BaseException | None) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
