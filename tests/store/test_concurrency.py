"""Several programs and threads on one store: nothing is lost, whatever becomes of them."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from e20assess.answers.model import Answer, NoValue
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from tests.support.sheets import sheet
from tests.support.store_files import Kept


def test_two_stores_and_several_threads_lose_nothing(kept: Kept) -> None:
    with closing(Store.open(kept.target)) as store:
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
        closing(Store.open(kept.target, patience=60)) as one,
        closing(Store.open(kept.target, patience=60)) as two,
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
    assert kept.load(id).sheet.answers == {id: Answer(NoValue.DONT_KNOW, id) for id in questions}


OTHER_PROGRAM = """
import sys
from e20assess.answers.model import Answer
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from tests.support.sheets import sheet
store, name = Store.open(sys.argv[1], patience=60), sys.argv[2]
id = store.create(load_shipped(), sheet())
for round in range(3):
    for question in load_shipped().questions:
        store.save(id, {question: Answer(None, f"{name} {round}")})
print("saved", id, flush=True)
sys.stdin.read()
"""


def other_program(kept: Kept, name: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", OTHER_PROGRAM, kept.target, name],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_programs_on_a_new_store_lose_nothing_even_when_they_are_killed(kept: Kept) -> None:
    names = ("one", "two")
    programs = [other_program(kept, name) for name in names]
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
        answers = kept.load(id).sheet.answers
        assert answers == dict.fromkeys(load_shipped().questions, Answer(None, f"{name} 2"))
    if kept.url.startswith("sqlite"):
        assert kept.rows("PRAGMA integrity_check") == [("ok",)]
        assert kept.rows("PRAGMA foreign_key_check") == []


def test_many_that_make_the_same_store_at_once_find_one_store(kept: Kept) -> None:
    starters = 12
    gate = threading.Barrier(starters)

    def start(_: int) -> int:
        gate.wait()
        with closing(Store.open(kept.target, patience=60)) as store:
            return store.create(load_shipped(), sheet())

    with ThreadPoolExecutor(starters) as pool:
        ids = list(pool.map(start, range(starters)))
    assert sorted(ids) == list(range(1, starters + 1))
    assert kept.rows("SELECT count(*) FROM assessment") == [(starters,)]
    assert kept.rows("SELECT count(*) FROM questionnaire") == [(1,)]
