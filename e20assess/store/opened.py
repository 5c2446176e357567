"""A database that has been opened, and what holds while it is."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool

from e20assess.errors import Place
from e20assess.store.tables import metadata
from e20assess.store.troubles import MOVED, in_plain_words, unreachable


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
