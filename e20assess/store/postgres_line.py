"""The line to a PostgreSQL server, given up when nothing comes back. Importing this needs the driver."""

from __future__ import annotations

from collections.abc import Generator
from time import monotonic
from typing import Any, TypeVar

import psycopg

Result = TypeVar("Result")


class Silence(psycopg.OperationalError):
    """The server took a request and has not answered for so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"no answer for {seconds:g} seconds")
        self.seconds = seconds


def connect(seconds: float, *words: Any, **named: Any) -> psycopg.Connection[Any]:
    """A connection on which nothing is waited for longer than so many seconds. Raises Silence."""
    try:
        line = _Line.connect(*words, **named)
    except psycopg.errors.ConnectionTimeout as error:
        raise Silence(named["connect_timeout"]) from error
    line.seconds = seconds
    return line


class _Line(psycopg.Connection[Any]):
    """A server that is frozen, or behind a line that was cut, answers neither a request nor its recall."""

    seconds = 5.0

    def wait(self, gen: Generator[Any, Any, Result], *words: Any, **named: Any) -> Result:
        """Wait for the end of an exchange, as the driver does for every one of them. Raises Silence."""
        return super().wait(self._in_time(gen), *words, **named)

    def _in_time(self, exchange: Generator[Any, Any, Result]) -> Generator[Any, Any, Result]:
        """The same exchange. The driver asks now and then whether it is done, though nothing came."""
        end = monotonic() + self.seconds
        try:
            wanted = next(exchange)
            while True:
                ready = yield wanted
                if not ready and monotonic() >= end:
                    # Half an exchange cannot be gone on with: the server undoes what was not committed.
                    self.pgconn.finish()
                    raise Silence(self.seconds)
                wanted = exchange.send(ready)
        except StopIteration as done:
            result: Result = done.value
            return result
