"""Opens an SQLite file, and never changes one that is not ours."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Engine, create_engine, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from e20assess import faults
from e20assess.errors import AssessError, Phrase, Place
from e20assess.store import schema
from e20assess.store.engines import UNWRITABLE, look_inside, prefer_wal, sqlite_engine
from e20assess.store.opened import Opened, empty
from e20assess.store.tables import versions
from e20assess.store.troubles import in_plain_words, sqlite_code, unreachable
from e20assess.words import N_

_A_FOLDER = Phrase(N_("it is a folder, not a file"))
_NO_NAME = Phrase(N_("no file can have this name"))
_NO_PLAIN_FILE = Phrase(N_("it is not an ordinary file"))


def open_file(path: Path, place: Place, patience: float, *, make: bool = True) -> Opened:
    """Open a file, new or old; where it may not be written, for reading. Raises AssessError.

    With `make` false, no file and no folder is made: an empty store in memory stands for a missing one.
    """
    with in_plain_words(place, path):
        version = _version_of_file(path, place, patience, make)
        if version is None and not make:
            return empty(place)
        if version != schema.current():
            _make_or_migrate(path, place, patience)
        return Opened(_engine_for_all_rights(path, patience), place, path, path.stat())


def _version_of_file(path: Path, place: Place, patience: float, make: bool) -> str | None:
    """The version of a file, which is only looked at; None where it is missing or empty."""
    try:
        if make:
            path.parent.mkdir(parents=True, exist_ok=True)
        # Not opened here: closing it would let go of the locks that SQLite holds in this process.
        found = path.stat()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise unreachable(place, _reason(error, path)) from error
    if not stat.S_ISREG(found.st_mode):
        raise unreachable(place, _A_FOLDER if stat.S_ISDIR(found.st_mode) else _NO_PLAIN_FILE)
    if found.st_size == 0:
        return None
    if found.st_size == 1:
        # SQLite would take it for an empty one.
        raise AssessError.of(faults.STORE_DAMAGED, place)
    looking = create_engine("sqlite://", creator=lambda: look_inside(path, patience), poolclass=NullPool)
    with looking.connect() as connection:
        return schema.version_in(connection, place)


def _reason(error: Exception, path: Path) -> str | Phrase:
    if isinstance(error, PermissionError):
        return Phrase(N_("there is no right to use its folder"))
    if isinstance(error, FileExistsError | NotADirectoryError):
        return Phrase(N_("“{folder}” is not a folder"), {"folder": str(path.parent)})
    return (isinstance(error, OSError) and error.strerror) or _NO_NAME


def _make_or_migrate(path: Path, place: Place, patience: float) -> None:
    engine = sqlite_engine(path, patience, foreign_keys=False)
    _make_private(path)
    try:
        prefer_wal(engine)
        schema.bring_up_to_date(engine, place, back_up=lambda: _back_up(path, patience))
    finally:
        engine.dispose()


def _make_private(path: Path) -> None:
    """Make a missing file, empty, for its owner alone: it will hold what people said in confidence.

    SQLite gives the files beside it the same rights. One that is there keeps those it was given; where no
    file can be made, SQLite says why.
    """
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _back_up(path: Path, patience: float) -> None:
    """Copy the store beside itself: NAME.before-0002, where 0002 is the version it is migrated to."""
    name = f"{path.name}.before-{schema.current()}"
    copy, number = path.with_name(name), 1
    while copy.exists():
        number += 1
        copy = path.with_name(f"{name}-{number}")
    _make_private(copy)
    try:
        with closing(look_inside(path, patience)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
    except sqlite3.Error:
        # Half a copy would be taken for a whole one.
        copy.unlink(missing_ok=True)
        raise


def _engine_for_all_rights(path: Path, patience: float) -> Engine:
    """An engine that writes, or, where that is not possible, one that reads."""
    if os.access(path, os.W_OK):
        engine = sqlite_engine(path, patience)
        try:
            prefer_wal(engine)
            _read(engine)
            return engine
        except (sqlite3.OperationalError, DBAPIError) as error:
            engine.dispose()
            # The folder may forbid what the file allows.
            if sqlite_code(error) not in UNWRITABLE:
                raise
    engine = sqlite_engine(path, patience, read_only=True)
    _read(engine)
    return engine


def _read(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(select(versions.c.version_num))
