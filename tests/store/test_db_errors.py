"""Where something is in the way of a store: what is said of it, and that nothing is lost or spoilt."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from e20assess import faults
from e20assess.answers.model import Answer
from e20assess.cli.main import program
from e20assess.errors import AssessError, Fault, FaultKind, Place
from e20assess.questionnaire.loader import load_files, load_shipped
from e20assess.store import open as files
from e20assess.store.db_errors import in_plain_words
from e20assess.store.store import Store
from tests.support.sheets import example, sheet
from tests.support.store_files import Kept
from tests.support.tiny_questionnaire import TINY


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def id(path: Path) -> int:
    """An assessment in a store that is closed again."""
    with closing(Store.open(str(path))) as store:
        return store.create(load_shipped(), example("alize"))


def opened(path: Path) -> Store:
    """The store, with little patience."""
    return Store.open(str(path), patience=0.05)


def fault_of(attempt: Callable[[], object]) -> Fault:
    with pytest.raises(AssessError) as caught:
        attempt()
    (fault,) = caught.value.faults
    return fault


def beside(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def test_a_store_locked_by_another_program_can_be_read_and_later_written(path: Path, id: int) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other, closing(opened(path)) as store:
        other.execute("BEGIN IMMEDIATE")
        fault = fault_of(lambda: store.save(id, {"owner": Answer("it")}))
        assert (fault.kind, str(fault.place)) == (faults.STORE_LOCKED, str(path))
        assert fault_of(lambda: store.delete(id)).kind is faults.STORE_LOCKED
        with closing(opened(path)) as second:
            assert second.load(id).sheet == store.load(id).sheet == example("alize")
        other.execute("ROLLBACK")
        store.save(id, {"owner": Answer("it")})
        assert store.load(id).sheet.answer("owner") == Answer("it")


def test_a_store_without_a_log_that_is_locked_says_so_when_it_is_opened(path: Path, id: int) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        assert fault_of(lambda: opened(path)).kind is faults.STORE_LOCKED
        other.execute("ROLLBACK")
        with closing(opened(path)) as store:
            assert store.load(id).sheet == example("alize")


def test_a_full_disk_is_said_and_nothing_is_half_written(path: Path, id: int) -> None:
    def no_page_more(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")

    many = {question: Answer(None, "x" * 4096) for question in load_shipped().questions}
    event.listen(Engine, "connect", no_page_more)
    try:
        with closing(opened(path)) as store:
            fault = fault_of(lambda: store.save(id, many, place="owner", completed=True))
            assert (fault.kind, str(fault.place)) == (faults.STORE_FULL, str(path))
            stored = store.load(id)
            assert (stored.sheet, stored.place, stored.completed) == (example("alize"), "", False)
    finally:
        event.remove(Engine, "connect", no_page_more)
    with closing(opened(path)) as store:
        store.save(id, many)
        assert store.load(id).sheet.answers == many


def test_a_disk_that_is_full_in_the_index_of_the_log_is_full(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE

    def fails() -> None:
        with in_plain_words(Place(str(path)), path):
            raise error

    for free, kind in ((2**30, faults.STORE_UNREACHABLE), (0, faults.STORE_FULL)):
        monkeypatch.setattr("shutil.disk_usage", lambda _, free=free: SimpleNamespace(free=free))
        assert fault_of(fails).kind is kind


def refuses_to_write(store: Store, id: int, path: Path) -> None:
    """Reading works, no kind of writing does."""
    assert store.load(id).sheet == example("alize")
    assert [line.id for line in store.summaries()] == [id]
    attempts: list[Callable[[], object]] = [
        lambda: store.save(id, {"owner": Answer("it")}),
        lambda: store.create(load_files(TINY), sheet()),
        lambda: store.set_targets(id, {"silos": 4}),
        lambda: store.delete(id),
    ]
    for attempt in attempts:
        fault = fault_of(attempt)
        assert (fault.kind, str(fault.place)) == (faults.STORE_READ_ONLY, str(path))
    assert store.load(id).sheet == example("alize")


def test_a_file_that_sqlite_may_not_write_is_read(path: Path, id: int) -> None:
    content = bytearray(path.read_bytes())
    content[18] = 3  # The version that may write: higher than any SQLite, which therefore only reads.
    path.write_bytes(content)
    with closing(opened(path)) as store:
        refuses_to_write(store, id, path)
    assert path.read_bytes() == content


def test_a_file_without_the_right_to_write_is_read_and_nothing_is_made_beside_it(
    path: Path, id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = path.read_bytes()
    monkeypatch.setattr("os.access", lambda *_: False)
    with closing(opened(path)) as store:
        refuses_to_write(store, id, path)
        assert beside(path) == ["store.db"]
    assert path.read_bytes() == content


def test_a_folder_in_which_no_log_can_be_made_is_read(
    path: Path, id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(_: Engine) -> None:
        error = sqlite3.OperationalError("unable to open database file")
        error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise error

    monkeypatch.setattr(files, "prefer_wal", forbidden)
    with closing(opened(path)) as store:
        refuses_to_write(store, id, path)
        assert beside(path) == ["store.db"]


def test_what_another_program_has_just_written_is_seen_by_one_that_may_only_read(
    path: Path, id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(opened(path)) as writer:
        writer.save(id, {"owner": Answer("it")})
        monkeypatch.setattr("os.access", lambda *_: False)
        with closing(opened(path)) as reader:
            writer.save(id, {"owner": Answer("sales")})
            assert reader.load(id).sheet.answer("owner") == Answer("sales")


def test_nothing_is_said_to_be_saved_in_a_file_that_was_replaced(path: Path, id: int) -> None:
    copy = path.with_name("copy.db")
    copy.write_bytes(path.read_bytes())
    with closing(opened(path)) as store:
        try:
            os.replace(copy, path)
        except PermissionError:
            return  # Windows keeps an open file where it is.
        fault = fault_of(lambda: store.save(id, {"owner": Answer("it")}))
        assert fault.kind is faults.STORE_UNREACHABLE
        path.unlink()
        assert fault_of(lambda: store.delete(id)).kind is faults.STORE_UNREACHABLE


def test_pages_that_are_no_pages_are_damage_and_stay_as_they_are(path: Path, id: int) -> None:
    content = path.read_bytes()
    spoilt = content[:4096] + b"\xff" * (len(content) - 4096)
    path.write_bytes(spoilt)
    fault = fault_of(lambda: opened(path).load(id))
    assert (fault.kind, str(fault.place)) == (faults.STORE_DAMAGED, str(path))
    assert path.read_bytes() == spoilt


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE assessment SET organisation = CAST(x'ff' AS TEXT)",
        "DROP TABLE answer",
    ],
)
def test_rows_that_hold_nonsense_are_damage(path: Path, id: int, damage: str) -> None:
    with closing(opened(path)) as store:
        with closing(sqlite3.connect(path)) as other:
            other.execute(damage)
            other.commit()
        assert fault_of(lambda: store.load(id)).kind is faults.STORE_DAMAGED
        assert fault_of(lambda: store.summaries()).kind is faults.STORE_DAMAGED


WRONG = {
    "assessment, organisation": "UPDATE assessment SET organisation = x'07'",
    "assessment, date": "UPDATE assessment SET date = 5",
    "assessment, date as text": "UPDATE assessment SET date = 'yesterday'",
    "assessment, form": "UPDATE assessment SET form = 'x'",
    "assessment, status": "UPDATE assessment SET status = 'x'",
    "assessment, updated": "UPDATE assessment SET updated = 2026",
    "respondent, role": "UPDATE respondent SET role = x'00'",
    "target, level": "UPDATE target SET level = 'x'",
    "target, level out of range": "UPDATE target SET level = 6",
    "answer, note": "UPDATE answer SET note = x'07' WHERE question = 'owner'",
    "questionnaire, version": "UPDATE questionnaire SET version = x'07'",
}


@pytest.mark.parametrize("where", WRONG)
def test_a_store_changed_by_hand_is_told_with_its_table_and_row(path: Path, id: int, where: str) -> None:
    with closing(opened(path)) as store:
        store.set_targets(id, {"silos": 4})
    with closing(sqlite3.connect(path)) as other:
        other.execute(WRONG[where])
        other.commit()
    with closing(opened(path)) as store:
        fault = fault_of(lambda: store.load(id))
    assert fault.kind is faults.STORE_ROW
    table, column = where.split(" ", 1)[0].rstrip(","), where.split(", ")[1].split()[0]
    assert (fault.values["table"], fault.values["column"]) == (table, column)
    command = CliRunner().invoke(program, ["show", str(id), "--store", str(path), "--lang", "en"])
    assert command.exit_code == 1 and f"“{table}”" in command.stderr and "Correct it there" in command.stderr


@pytest.mark.parametrize(
    "change",
    ["UPDATE assessment SET form = 'x'", "UPDATE assessment SET status = 'x'", "UPDATE target SET level = 6"],
)
def test_so_is_one_on_a_server(kept: Kept, change: str) -> None:
    with closing(kept.store()) as store:
        id = store.create(load_shipped(), replace(example("alize"), targets={"silos": 4}))
        kept.change(change)
        assert fault_of(lambda: store.load(id)).kind is faults.STORE_ROW


@pytest.mark.parametrize(
    "snapshot", ["{", "[]", "{}", '{"questionnaire.toml": 1}', '{"questionnaire.toml": ""}']
)
def test_a_snapshot_that_cannot_be_read_is_said_so(path: Path, snapshot: str) -> None:
    with closing(opened(path)) as store:
        id = store.create(load_files(TINY), sheet())
        with closing(sqlite3.connect(path)) as other:
            other.execute("UPDATE questionnaire SET files = ?", [snapshot])
            other.commit()
        fault = fault_of(lambda: store.load(id))
        assert (fault.kind, fault.values) == (faults.SNAPSHOT_UNREADABLE, {"id": id})
        assert [line.id for line in store.summaries()] == [id]


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ("55P03", faults.STORE_LOCKED),
        ("40P01", faults.STORE_LOCKED),
        ("57014", faults.STORE_SLOW),
        ("25006", faults.STORE_RIGHTS),
        ("42501", faults.STORE_RIGHTS),
        ("22P05", faults.STORE_ENCODING),
        ("53100", faults.STORE_FULL),
        ("42P01", faults.STORE_NOT_OURS),
        ("08006", faults.STORE_UNREACHABLE),
    ],
)
def test_what_postgresql_says_is_understood(state: str, kind: FaultKind) -> None:
    class Said(Exception):
        sqlstate = state

    def fails() -> None:
        with in_plain_words(Place("postgresql://h/d")):
            raise OperationalError("SELECT 1", {}, Said("so it is\nand more"))

    fault = fault_of(fails)
    assert fault.kind is kind
    assert kind is not faults.STORE_UNREACHABLE or fault.values == {"reason": "so it is"}
