"""Connections to a store: which read, which write, and how SQLite keeps every answer, with one writer."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from e20assess.store.db_errors import sqlite_code

UNWRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
"""What SQLite says of a file that may not be written, or beside which no log can be made."""

_IMMEDIATE = "e20assess_immediate"


def sqlite_engine(
    path: Path, patience: float, *, read_only: bool = False, foreign_keys: bool = True
) -> Engine:
    """An engine on a file; `patience` is how many seconds a connection waits for a lock."""

    def connect() -> sqlite3.Connection:
        connection = look_inside(path, patience) if read_only else _connect(path, patience, "mode=rwc")
        try:
            connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
            connection.execute("PRAGMA synchronous = FULL")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    # How to read without writing depends on whether somebody else writes, and so is decided anew each time.
    engine = create_engine(
        "sqlite://", hide_parameters=True, creator=connect, poolclass=NullPool if read_only else QueuePool
    )

    # The driver begins nothing by itself (isolation_level=None), so that a writer can say it is one: it
    # then waits for its turn, where a reader that turns writer would have to fail.
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get(_IMMEDIATE, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def writing(engine: Engine) -> Engine:
    """The same engine for transactions that write."""
    return engine.execution_options(**{_IMMEDIATE: True})


def reading(engine: Engine) -> Engine:
    """The same engine for transactions that read: each sees one state of the store, whoever writes."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def look_inside(path: Path, patience: float) -> sqlite3.Connection:
    """A connection that changes no byte of the file, and leaves nothing beside it."""
    # Without a log the file is all there is; with one, it has to be read along. SQLite keeps its log
    # beside the file itself, not beside a link to it.
    logged = _size(Path(f"{os.path.realpath(path)}-wal"))
    return _connect(path, patience, "mode=ro" if logged else "mode=ro&immutable=1")


def prefer_wal(engine: Engine) -> None:
    """Turn the write-ahead log on, so that readers need not wait; a store works without it too."""
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        cursor.execute("PRAGMA journal_mode")
        if cursor.fetchone() == ("wal",):
            return
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if sqlite_code(error) not in (sqlite3.SQLITE_BUSY, *UNWRITABLE):
                raise


def _connect(path: Path, patience: float, mode: str) -> sqlite3.Connection:
    # As a URI, absolute, because that alone takes a mode and every path of every system.
    place = path.absolute().as_posix()
    uri = f"file://{'' if place.startswith('/') else '/'}{quote(os.fsencode(place), safe='/:')}?{mode}"
    return sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
