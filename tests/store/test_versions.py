"""Opening a store: new, old, newer than the program, or no store at all; and its migrations."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect

from e20assess import faults
from e20assess.errors import AssessError, Fault
from e20assess.questionnaire.loader import load_shipped
from e20assess.store import migrations, tables
from e20assess.store import versions as schema
from e20assess.store.store import Store
from tests.support.sheets import example, sentences

SECOND = '''
"""A later version: a table is replaced by its successor, which has one column more."""
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    with op.batch_alter_table("assessment", recreate="always") as batch:
        batch.add_column(sa.Column("sector", sa.Text, nullable=False, server_default="unknown"))
'''


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "100% café" / "store.db"


@pytest.fixture
def id(path: Path) -> int:
    """An assessment in a store that is closed again."""
    with closing(Store.open(str(path))) as store:
        return store.create(load_shipped(), example("alize"))


def fault_of(target: str) -> Fault:
    with pytest.raises(AssessError) as caught:
        Store.open(target, patience=0.05).close()
    (fault,) = caught.value.faults
    return fault


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def execute(path: Path, *statements: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        found = [row for statement in statements for row in connection.execute(statement)]
        connection.commit()
        return found


def test_a_new_store_and_its_folder_are_made_with_what_keeps_answers_safe(path: Path) -> None:
    with closing(Store.open(f"sqlite:///{path}")) as store:
        assert store.summaries() == ()
    assert execute(path, "SELECT version_num FROM e20assess_version", "PRAGMA journal_mode") == [
        (schema.current(),),
        ("wal",),
    ]
    assert list(contents(path.parent)) == ["store.db"]


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with closing(Store.open(str(path))) as store:
        assert store.create(load_shipped(), example("alize"))


def test_a_store_that_lost_its_log_mode_gets_it_back(path: Path, id: int) -> None:
    execute(path, "PRAGMA journal_mode = DELETE")
    with closing(Store.open(str(path))) as store:
        assert store.load(id).sheet == example("alize")
    assert execute(path, "PRAGMA journal_mode") == [("wal",)]


@pytest.mark.parametrize(
    "content",
    [b"format = 1\n", b"\n", b"\0" * 5000, b"SQLite format 3\0", b"SQLite format 3\0" + b"\xa5" * 9000],
    ids=["text", "one byte", "zeros", "short", "garbage"],
)
def test_a_file_that_is_no_database_is_left_alone(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    fault = fault_of(str(path))
    assert (fault.kind, str(fault.place)) == (faults.STORE_DAMAGED, str(path))
    assert contents(path.parent) == {"store.db": content}


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE invoice (number INTEGER)"],
        ["PRAGMA journal_mode = WAL", "CREATE TABLE answer (number INTEGER)"],
        ["CREATE TABLE alembic_version (version_num TEXT)", "INSERT INTO alembic_version VALUES ('0001')"],
        ["PRAGMA user_version = 7"],
        ["PRAGMA application_id = 1196444487"],
        ["CREATE TABLE e20assess_version (version_num TEXT)"],
        [
            "CREATE TABLE e20assess_version (version_num TEXT)",
            "INSERT INTO e20assess_version VALUES ('0001')",
        ],
        [
            "CREATE TABLE e20assess_version (version_num TEXT)",
            "INSERT INTO e20assess_version VALUES ('0002')",
        ],
        ["CREATE TABLE e20assess_version (number TEXT)"],
    ],
)
def test_the_database_of_another_program_is_left_alone(path: Path, statements: list[str]) -> None:
    path.parent.mkdir()
    execute(path, *statements)
    before = contents(path.parent)
    assert fault_of(str(path)).kind is faults.STORE_DAMAGED
    assert contents(path.parent) == before


def test_another_programs_database_in_use_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE invoice (number INTEGER)")
        before = contents(path.parent)
        assert fault_of(str(path)).kind is faults.STORE_DAMAGED
        after = contents(path.parent)
    del before["store.db-shm"], after["store.db-shm"]  # The readers of a log are counted there.
    assert after == before


def test_a_store_of_a_newer_version_is_left_alone(path: Path, id: int) -> None:
    execute(path, "UPDATE e20assess_version SET version_num = '9999'", "DROP TABLE answer")
    before = contents(path.parent)
    assert fault_of(str(path)).kind is faults.STORE_NEWER
    assert contents(path.parent) == before


@pytest.fixture
def second_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program whose newest version is 0003."""
    folder = tmp_path / "later 50%"
    shutil.copytree(migrations.FOLDER, folder)
    (folder / "versions" / "0003_later.py").write_text(SECOND, encoding="utf-8")
    monkeypatch.setattr(migrations, "FOLDER", folder)
    monkeypatch.setattr(schema, "VERSIONS", ("0001", "0002", "0003"))


def test_an_older_store_is_copied_and_brought_up_to_date(path: Path, id: int, second_version: None) -> None:
    for _ in range(2):
        with closing(Store.open(str(path))) as store:
            assert store.load(id).sheet == example("alize")
    assert execute(path, "SELECT version_num FROM e20assess_version", "SELECT sector FROM assessment") == [
        ("0003",),
        ("unknown",),
    ]
    assert execute(path, "SELECT count(*) FROM answer", "PRAGMA foreign_key_check") == [(42,)]
    copy = path.with_name("store.db.before-0003")
    assert sorted(contents(path.parent)) == ["store.db", copy.name]
    assert execute(copy, "SELECT version_num FROM e20assess_version") == [("0002",)]
    with closing(Store.open(str(copy))) as store:
        assert store.load(id).sheet == example("alize")


def test_a_copy_never_replaces_an_earlier_copy(path: Path, id: int, second_version: None) -> None:
    earlier = path.with_name("store.db.before-0003")
    earlier.write_bytes(b"earlier")
    Store.open(str(path)).close()
    assert sorted(contents(path.parent)) == ["store.db", earlier.name, f"{earlier.name}-2"]
    assert earlier.read_bytes() == b"earlier"


def test_a_migration_that_fails_changes_nothing(
    path: Path, id: int, second_version: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = migrations.FOLDER / "versions" / "0003_later.py"
    later.write_text(SECOND + "    op.execute('DELETE FROM questionnaire')\n", encoding="utf-8")
    before = execute(path, "SELECT sql FROM sqlite_master", "SELECT * FROM answer ORDER BY question")
    assert fault_of(str(path)).kind is faults.STORE_DAMAGED
    assert before == execute(path, "SELECT sql FROM sqlite_master", "SELECT * FROM answer ORDER BY question")
    monkeypatch.undo()
    with closing(Store.open(str(path))) as store:
        assert store.load(id).sheet == example("alize")


def made_by_the_store(path: Path) -> None:
    Store.open(str(path)).close()


def made_by_migrations(path: Path) -> None:
    path.parent.mkdir()
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        migrations.upgrade(connection)
    engine.dispose()


def described(engine: Engine) -> dict[str, object]:
    """Whatever SQLAlchemy can tell of every table, the version's included."""
    looking = inspect(engine)
    return {
        name: (
            [str(sorted(column.items(), key=str)) for column in looking.get_columns(name)],
            looking.get_pk_constraint(name),
            looking.get_foreign_keys(name),
            looking.get_indexes(name),
        )
        for name in looking.get_table_names()
    }


def test_the_migrations_make_the_same_tables_as_a_new_store(tmp_path: Path) -> None:
    found = []
    for make in (made_by_the_store, made_by_migrations):
        path = tmp_path / make.__name__ / "store.db"
        make(path)
        engine = create_engine(f"sqlite:///{path}")
        with engine.connect() as connection:
            options = {"version_table": tables.VERSION_TABLE, "compare_type": True}
            context = MigrationContext.configure(connection, opts=options)
            assert compare_metadata(context, tables.metadata) == []
            assert context.get_current_revision() == schema.current()
        found.append(described(engine))
        engine.dispose()
    assert found[0] == found[1]


def test_the_versions_are_those_of_the_migrations() -> None:
    scripts = ScriptDirectory.from_config(migrations.config())
    assert [script.revision for script in scripts.walk_revisions()][::-1] == list(schema.VERSIONS)
    assert scripts.get_current_head() == schema.current()


def test_neither_a_new_store_nor_a_current_one_waits_for_alembic(path: Path) -> None:
    program = (
        "import sys; from e20assess.store.store import Store\n"
        "for _ in range(2): Store.open(sys.argv[1]).close()\n"
        "assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=True)


TARGETS: dict[str, tuple[Callable[[Path], str], str]] = {
    "folder": (lambda folder: str(folder), "it is a folder, not a file"),
    "file as folder": (lambda folder: str(folder / "file" / "a" / "b.db"), "is not a folder"),
    "file as parent": (lambda folder: str(folder / "file" / "b.db"), "is not a folder"),
    "no name": (lambda folder: str(folder / "a\0b"), "no file can have this name"),
    "no path in URL": (lambda folder: "sqlite://", "sqlite:///FILE"),
    "memory": (lambda folder: "sqlite:///:memory:", "sqlite:///FILE"),
    "query": (lambda folder: f"sqlite:///{folder}/a.db?mode=ro", "sqlite:///FILE"),
    "other database": (lambda folder: "mysql://me:secret@host/db", "postgresql://"),
    "no URL": (lambda folder: "postgresql://me:secret@host:port/db", "URL cannot be read"),
}


@pytest.mark.parametrize(("target", "reason"), TARGETS.values(), ids=TARGETS.keys())
def test_a_target_that_cannot_be_a_store_says_why(
    tmp_path: Path, target: Callable[[Path], str], reason: str
) -> None:
    (tmp_path / "file").write_text("text", encoding="utf-8")
    fault = fault_of(target(tmp_path))
    assert fault.kind is faults.STORE_UNREACHABLE
    (sentence,) = sentences([fault])
    assert reason in sentence
    assert "secret" not in sentence
    assert contents(tmp_path) == {"file": b"text"}


@pytest.mark.parametrize("url", ["postgresql://me:secret@host/db", "postgres://me@host/db?password=secret"])
def test_a_missing_driver_is_named(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    fault = fault_of(url)
    assert fault.kind is faults.STORE_DRIVER
    assert "secret" not in str(fault.place)
