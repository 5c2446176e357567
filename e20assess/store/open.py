"""Opens what `--store` names: a file, or a URL."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from contextlib import AbstractContextManager, closing, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, create_engine, make_url, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import NullPool, StaticPool

from e20assess import faults
from e20assess.errors import AssessError, Phrase, Place
from e20assess.i18n import N_
from e20assess.installed import command_to_add
from e20assess.paths import secrets_of, shown_store
from e20assess.store import versions as schema
from e20assess.store.db_errors import MOVED, in_plain_words, sqlite_code, unreachable
from e20assess.store.engines import UNWRITABLE, look_inside, prefer_wal, sqlite_engine
from e20assess.store.postgres import postgres_engine
from e20assess.store.tables import metadata, versions


@dataclass(frozen=True)
class Opened:
    """A database with the current tables in it; `path` is its file, or None on a server."""

    engine: Engine
    place: Place
    path: Path | None = None
    file: os.stat_result | None = None
    """Which file it was when it was opened."""
    target: str = ""
    """What --store named on a server, with its passwords: not to be shown."""

    def in_plain_words(self) -> AbstractContextManager[None]:
        """Raises AssessError for whatever the database raises inside."""
        return in_plain_words(self.place, self.path, self.target)

    def check_file(self) -> None:
        """Raises AssessError where the name no longer leads to the open file: writing would be losing."""
        if self.path is None or self.file is None:
            return
        try:
            same = os.path.samestat(self.path.stat(), self.file)
        except OSError:
            same = False
        if not same:
            raise unreachable(self.place, MOVED)


def empty(place: Place) -> Opened:
    """A store in memory with nothing in it, for one that is only read and is not there."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    metadata.create_all(engine)
    return Opened(engine, place)


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


_NO_FILE_IN_URL = Phrase(N_("write it as sqlite:///FILE, with nothing after the file"))
_NO_URL = Phrase(N_("its URL cannot be read"))
_PASSWORD_AS_IT_IS = Phrase(N_("write an @ in the password as %40"))
_UNKNOWN_URL = Phrase(N_("it must be a file, or begin with sqlite:/// or postgresql://"))
_POSTGRES = ("postgresql", "postgres", "postgresql+psycopg")

_MISTYPED_URL = re.compile(
    r"\s*([a-z][a-z0-9+.-]+:[/\\]|(sqlite|postgres|mysql|mariadb|oracle|mssql|jdbc)[\w+]*:"
    r"|(host|hostaddr|dbname|user|password|service)=)",
    re.IGNORECASE,
)
"""What no file is called: a scheme without its two slashes, or what libpq takes instead of a URL."""


def open_target(target: str, patience: float, *, make: bool = True) -> Opened:
    """Open a file or a URL, and make or migrate its tables. Raises AssessError.

    With `make` false, nothing is made where there is nothing: an empty store in memory stands for it.
    """
    place = Place(shown_store(target))
    if "://" not in target:
        if _MISTYPED_URL.match(target):
            raise unreachable(place, _UNKNOWN_URL)
        return open_file(Path(target), place, patience, make=make)
    try:
        url = make_url(target)
    except (ArgumentError, ValueError):
        # The rest may hold a password, and nobody knows where.
        raise unreachable(Place(f"{target.partition('://')[0]}://…"), _NO_URL) from None
    if url.drivername in ("sqlite", "sqlite+pysqlite"):
        file = url.database or ""
        if not file or file == ":memory:" or url.host or url.query:
            raise unreachable(place, _NO_FILE_IN_URL)
        return open_file(Path(file), place, patience, make=make)
    if url.drivername in _POSTGRES:
        if any("@" in part for part in secrets_of(target) if part in target):
            raise unreachable(place, _PASSWORD_AS_IT_IS)
        return _open_server(url.set(drivername=_POSTGRES[-1]), target, patience, make)
    raise unreachable(place, _UNKNOWN_URL)


def _open_server(url: URL, target: str, patience: float, make: bool) -> Opened:
    place = Place(shown_store(target))
    try:
        engine = postgres_engine(url, patience)
    except ImportError:
        command = command_to_add("psycopg[binary]")
        raise AssessError.of(faults.STORE_DRIVER, place, command=command) from None
    try:
        with in_plain_words(place, target=target):
            with engine.connect() as connection:
                version = schema.version_in(connection, place)
            if version is None and not make:
                engine.dispose()
                return empty(place)
            if version != schema.current():
                # The backups of a server are its administrator's; the migration is one transaction.
                schema.bring_up_to_date(engine, place, back_up=lambda: None)
    except BaseException:
        engine.dispose()
        raise
    return Opened(engine, place, target=target)
