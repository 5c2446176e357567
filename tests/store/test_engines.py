"""Connections to a store in a file: what an answer said to be saved survives."""

from contextlib import closing
from pathlib import Path

import pytest

from e20assess.store.engines import sqlite_engine, writing

FULL = 2
"""What SQLite calls `PRAGMA synchronous = FULL`: a transaction is on the disk before it has ended."""


@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_written_is_on_the_disk_before_it_is_said_to_be_saved(
    tmp_path: Path, read_only: bool
) -> None:
    path = tmp_path / "store.sqlite"
    path.touch()
    engine = sqlite_engine(path, 1.0, read_only=read_only)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == FULL
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


def test_a_writer_begins_as_one(tmp_path: Path) -> None:
    engine = sqlite_engine(tmp_path / "store.sqlite", 0.0)
    begun: list[str] = []
    for one in (engine, writing(engine)):
        with closing(one.raw_connection()) as raw:
            raw.driver_connection.set_trace_callback(begun.append)  # type: ignore[union-attr]
        with one.begin():
            pass
    engine.dispose()
    assert [words for words in begun if words.startswith("BEGIN")] == ["BEGIN", "BEGIN IMMEDIATE"]
