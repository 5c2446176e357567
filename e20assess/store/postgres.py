"""Connections to PostgreSQL that wait for nothing without end: not for a lock, a line or a silent server."""

from __future__ import annotations

import math
from contextlib import closing
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry


def postgres_engine(url: URL, patience: float) -> Engine:
    """An engine on a PostgreSQL database. Raises ImportError where the driver is missing.

    `patience` is how many seconds to wait for a connection, or for another program that is writing. The
    server gives a statement twice as long, and a second later it is given up here.
    """
    from e20assess.store.postgres_line import connect

    statement = 2 * patience

    # libpq counts whole seconds, from 2; a timeout of 0 would mean to wait for ever. A line that is cut
    # without a word is noticed by the probes, and by what is sent and never acknowledged.
    bounds = {
        "connect_timeout": max(2, math.ceil(patience)),
        "keepalives_idle": 5,
        "keepalives_interval": 2,
        "keepalives_count": 3,
        "tcp_user_timeout": _milliseconds(statement + 1),
    }
    named = {name: value for name, value in bounds.items() if name not in url.query}
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args=named)

    @event.listens_for(engine, "do_connect")
    def open_line(_dialect: object, _entry: object, words: list[Any], named: dict[str, Any]) -> object:
        return connect(statement + 1, *words, **named)

    @event.listens_for(engine, "connect")
    def bound(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        with closing(connection.cursor()) as cursor:
            cursor.execute(f"SET lock_timeout = {_milliseconds(patience)}")
            cursor.execute(f"SET statement_timeout = {_milliseconds(statement)}")
        connection.commit()

    return engine


def _milliseconds(seconds: float) -> int:
    return max(1, round(seconds * 1000))
