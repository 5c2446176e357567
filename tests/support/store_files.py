"""A store of any kind as the tests see it, past the program: with SQL."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from e20assess.store.store import Store, Stored

Row = tuple[object, ...]


@dataclass(frozen=True)
class Kept:
    """Where a store is kept."""

    target: str
    """As it is named with --store."""
    url: str
    """As SQLAlchemy wants it."""

    def store(self, patience: float = 2.0) -> Store:
        """The store, opened."""
        return Store.open(self.target, patience=patience)

    def load(self, id: int) -> Stored:
        """What another program sees."""
        with closing(self.store()) as store:
            return store.load(id)

    def rows(self, query: str) -> list[Row]:
        """What a query of a database client gives."""
        engine = create_engine(self.url, poolclass=NullPool)
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(query))]

    def change(self, statement: str, **values: object) -> None:
        """What a database client changes by hand."""
        engine = create_engine(self.url, poolclass=NullPool)
        with engine.begin() as connection:
            connection.execute(text(statement), values)
