"""Opens what `--store` names: a file, or a URL."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from e20assess import faults
from e20assess.errors import AssessError, Phrase, Place
from e20assess.installed import command_to_add
from e20assess.places import secrets_of, shown_store
from e20assess.store import schema
from e20assess.store.files import open_file
from e20assess.store.opened import Opened, empty
from e20assess.store.postgres import postgres_engine
from e20assess.store.troubles import in_plain_words, unreachable
from e20assess.words import N_

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
