"""kill -9 at any moment of an interview: what was shown as saved is there, and the store is sound."""

import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from e20assess.engine.assessment import Assessment
from e20assess.store.store import Store

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("seed", range(20))
def test_nothing_shown_as_saved_is_missing_after_kill_9_on_screen(seed: int, tmp_path: Path) -> None:
    moment = random.Random(seed)
    path = tmp_path / "store.sqlite"
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.support.killed_program", str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    shown = [process.stdout.readline() for _ in range(moment.randrange(1, 25))]
    time.sleep(moment.random() * 0.04)
    process.kill()
    shown += process.stdout.readlines()
    process.wait()
    saved = dict(line.rstrip("\n").split("\t") for line in shown if line.endswith("\n"))
    assert saved, "the screen never said that anything was saved"
    store = Store.open(str(path))
    assessment = Assessment.resume(store, 1)
    order = list(saved)
    for id in order[:-1]:
        value = assessment.sheet.answer(id).value
        assert str(list(value) if isinstance(value, tuple) else value) == saved[id]
    assert assessment.sheet.answer(order[-1]).is_given, "the last question may hold a later answer, not none"
    assert assessment.interview.current in assessment.interview.asked
    store.close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("seed", range(3))
def test_nothing_said_to_be_saved_is_missing_after_kill_9_in_plain_lines(seed: int, tmp_path: Path) -> None:
    moment = random.Random(seed)
    path = tmp_path / "store.sqlite"
    process = subprocess.Popen(
        [sys.executable, "-m", "e20assess", "ask", "--lang", "en", "--store", str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
    )
    assert process.stdin is not None and process.stderr is not None
    process.stdin.write("Acme\n\n\n" + "2\n" * 42)
    process.stdin.flush()
    wanted, saved = moment.randrange(1, 30), 0
    for line in process.stderr:
        saved += "saved ✓" in line
        if saved == wanted:
            break
    process.kill()
    saved += sum("saved ✓" in line for line in process.stderr.readlines())
    process.wait()
    process.stdin.close()
    store = Store.open(str(path))
    assert len(store.load(1).sheet.answers) >= saved >= wanted
    store.close()
