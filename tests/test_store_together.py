"""Several programs and threads on one store: nothing is lost, whatever becomes of them."""

import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from e20assess.answers.model import Answer, NoValue
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store, Stored

from .helpers import sheet


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


def reopened(path: Path, id: int) -> Stored:
    """What another program sees."""
    with closing(Store.open(str(path))) as store:
        return store.load(id)


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_two_stores_and_several_threads_lose_nothing(path: Path) -> None:
    with closing(Store.open(str(path))) as store:
        id = store.create(load_shipped(), sheet())
    questions = list(load_shipped().questions)
    failed: list[BaseException] = []

    def write(target: Store, mine: list[str]) -> None:
        try:
            for question in mine:
                target.save(id, {question: Answer(NoValue.DONT_KNOW, question)}, place=question)
                target.load(id)
        except BaseException as error:
            failed.append(error)

    with (
        closing(Store.open(str(path), patience=60)) as one,
        closing(Store.open(str(path), patience=60)) as two,
    ):
        parts = [questions[start::4] for start in range(4)]
        threads = [
            threading.Thread(target=write, args=pair) for pair in zip((one, two) * 2, parts, strict=True)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failed == []
    assert reopened(path, id).sheet.answers == {id: Answer(NoValue.DONT_KNOW, id) for id in questions}


OTHER_PROGRAM = """
import sys
from e20assess.answers.model import Answer
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from tests.helpers import sheet
store, name = Store.open(sys.argv[1], patience=60), sys.argv[2]
id = store.create(load_shipped(), sheet())
for round in range(3):
    for question in load_shipped().questions:
        store.save(id, {question: Answer(None, f"{name} {round}")})
print("saved", id, flush=True)
sys.stdin.read()
"""


def other_program(path: Path, name: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", OTHER_PROGRAM, str(path), name],
        cwd=Path(__file__).parent.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_programs_on_a_new_store_lose_nothing_even_when_they_are_killed(path: Path) -> None:
    names = ("one", "two")
    programs = [other_program(path, name) for name in names]
    ids = []
    for program in programs:
        assert program.stdout is not None
        said = program.stdout.readline().split()
        assert said[:1] == ["saved"]
        ids.append(int(said[1]))
    for program in programs:
        program.kill()
        program.communicate()
    for id, name in zip(ids, names, strict=True):
        answers = reopened(path, id).sheet.answers
        assert answers == dict.fromkeys(load_shipped().questions, Answer(None, f"{name} 2"))
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    assert rows(path, "PRAGMA foreign_key_check") == []


def test_many_that_make_the_same_store_at_once_find_one_store(path: Path) -> None:
    starters = 12
    gate = threading.Barrier(starters)

    def start(_: int) -> int:
        gate.wait()
        with closing(Store.open(str(path), patience=60)) as store:
            return store.create(load_shipped(), sheet())

    with ThreadPoolExecutor(starters) as pool:
        ids = list(pool.map(start, range(starters)))
    assert sorted(ids) == list(range(1, starters + 1))
    assert rows(path, "SELECT count(*) FROM assessment UNION ALL SELECT count(*) FROM questionnaire") == [
        (starters,),
        (1,),
    ]
