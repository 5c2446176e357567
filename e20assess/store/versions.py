"""The version of a store's tables: recognised, made, and brought up to date."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, Engine, insert, inspect, select, text

from e20assess import faults
from e20assess.errors import AssessError, Place
from e20assess.store.engines import writing
from e20assess.store.tables import VERSION_TABLE, metadata, versions

VERSIONS = ("0001", "0002")
"""Every version of the tables there has been, oldest first: the ids of the migrations."""

_EVER = frozenset({"questionnaire", "assessment", "target", "respondent", "answer"})
"""The tables that every version has had."""

_POSTGRES_LOCK = 0xE20A55E5
"""Whoever makes or migrates the tables of a database holds this advisory lock."""


def current() -> str:
    """The version this program writes."""
    return VERSIONS[-1]


def version_in(connection: Connection, place: Place) -> str | None:
    """The version of the store in a database; None where there is none yet.

    Raises AssessError where the database is another program's, or a newer version's.
    """
    names = set(inspect(connection).get_table_names())
    ours = set(metadata.tables)
    not_ours = faults.STORE_DAMAGED if connection.dialect.name == "sqlite" else faults.STORE_NOT_OURS
    if VERSION_TABLE not in names:
        # A file belongs to one program; a server's database may have room for several.
        taken = names & ours if connection.dialect.name != "sqlite" else names or _is_marked(connection)
        if taken:
            raise AssessError.of(not_ours, place)
        return None
    version: str | None = connection.scalar(select(versions.c.version_num))
    if version is not None and version not in VERSIONS:
        raise AssessError.of(faults.STORE_NEWER, place)
    if version is None or not (ours if version == current() else _EVER) <= names:
        raise AssessError.of(not_ours, place)
    return version


def bring_up_to_date(engine: Engine, place: Place, back_up: Callable[[], None]) -> None:
    """Make the tables, or migrate them, in one transaction; `back_up` is called before a migration."""
    with writing(engine).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_POSTGRES_LOCK})"))
            _check_encoding(connection, place)
        # Another program may have been faster.
        version = version_in(connection, place)
        if version is None:
            metadata.create_all(connection)
            versions.create(connection)
            connection.execute(insert(versions).values(version_num=current()))
        elif version != current():
            # Alembic is slow to import, and hardly ever needed.
            from e20assess.store.migrations import upgrade

            back_up()
            upgrade(connection)
            _check_references(connection, place)


def _check_encoding(connection: Connection, place: Place) -> None:
    """What people write may hold any letter."""
    if connection.scalar(text("SHOW server_encoding")) != "UTF8":
        raise AssessError.of(faults.STORE_ENCODING, place)


def _check_references(connection: Connection, place: Place) -> None:
    """SQLite migrates with its foreign keys off, so that a table can be replaced by its successor."""
    if connection.dialect.name == "sqlite" and connection.execute(text("PRAGMA foreign_key_check")).first():
        raise AssessError.of(faults.STORE_DAMAGED, place)


def _is_marked(connection: Connection) -> bool:
    """Whether a file without tables bears another program's number all the same."""
    pragmas = ("application_id", "user_version")
    return any(connection.scalar(text(f"PRAGMA {pragma}")) for pragma in pragmas)
