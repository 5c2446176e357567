"""Ends that nobody asked for, each in its own terminal: a crash, a kill, a closed lid; nothing is lost."""

import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from e20assess.answers.sheet_file import read_sheet
from e20assess.paths import log_file
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from tests.support.crashing_program import SECRET, WAYS

if os.name != "posix":
    pytest.skip("Windows has no such terminals and no such signals", allow_module_level=True)

from tests.support.terminal import LEFT, Terminal

SAFE = "e20assess stopped because of an internal error; everything shown as saved is safe."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


def stored(path: Path) -> object:
    """The answer to the first question, as the store has it."""
    with closing(Store.open(str(path))) as store:
        return store.load(1).sheet.answer("owner").value


@pytest.fixture
def locked(path: Path) -> Iterator[list[sqlite3.Connection]]:
    """Other programs that write; they are asked to stop at the end."""
    others: list[sqlite3.Connection] = []
    yield others
    for other in others:
        other.close()


def lock(path: Path, locked: list[sqlite3.Connection]) -> None:
    """From now on the store takes nothing."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    locked.append(other)


@pytest.mark.parametrize("way", WAYS)
def test_a_crash_says_one_sentence_keeps_the_answers_and_its_log_has_none(
    way: str, path: Path, tmp_path: Path
) -> None:
    with Terminal("tests.support.crashing_program", str(path), way, folder=tmp_path) as terminal:
        if way not in ("paint", "mount"):
            terminal.until_written("We have none")
            terminal.press("3")
            if way != "store":
                terminal.until(lambda: stored(path) == "hr", "the answer in the store")
                terminal.press("wo")
        assert terminal.ended() == 1
    lines = terminal.afterwards.splitlines()
    assert lines[0].endswith(SAFE)
    assert lines[-1] == f"Details, without any answer, are in {log_file()}"
    assert len(lines) == (3 if way == "store" else 2)
    log = log_file().read_text(encoding="utf-8")
    assert "crashing_program.py" in log and "ValueError" in log
    for secret in (SECRET, "Alizé"):
        assert secret not in terminal.afterwards and secret not in log
    if way == "store":
        assert read_sheet(tmp_path / "groupe-alize-france.toml", load_shipped()).answer("owner").value == "hr"


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_kill_and_a_closed_lid_restore_the_terminal_and_lose_nothing(
    name: str, path: Path, tmp_path: Path
) -> None:
    with Terminal("tests.support.crashing_program", str(path), "", folder=tmp_path) as terminal:
        terminal.until_written("We have none")
        terminal.press("3")
        terminal.until(lambda: stored(path) == "hr", "the answer in the store")
        terminal.process.send_signal(getattr(signal, name))
        assert terminal.ended() == 1
    assert LEFT in terminal.written
    assert "Traceback" not in terminal.afterwards
    assert not log_file().exists()
    assert list(tmp_path.glob("*.toml")) == []


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize(("key", "title"), [("n", "Note"), ("-", "for what reason")])
def test_a_note_being_written_is_in_the_store_after_a_kill(
    name: str, key: str, title: str, path: Path, tmp_path: Path
) -> None:
    with Terminal("tests.support.crashing_program", str(path), "", folder=tmp_path) as terminal:
        terminal.until_written("We have none")
        terminal.press("3" + key)
        terminal.until_written(title)
        terminal.press("half a sentence")
        terminal.until_written("sentence")
        terminal.process.send_signal(getattr(signal, name))
        assert terminal.ended() == 1
    assert "Traceback" not in terminal.afterwards
    with closing(Store.open(str(path))) as store:
        answer = store.load(1).sheet.answer("owner")
    assert (answer.value, answer.note) == ("hr", "half a sentence")


def test_a_note_being_written_is_in_a_file_where_the_store_is_locked(
    path: Path, tmp_path: Path, locked: list[sqlite3.Connection]
) -> None:
    with Terminal("tests.support.crashing_program", str(path), "", folder=tmp_path) as terminal:
        terminal.until_written("We have none")
        lock(path, locked)
        terminal.press("n")
        terminal.until_written("Save (ctrl+s)")
        terminal.press("half a sentence")
        terminal.until_written("sentence")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.ended() == 1
    assert "All answers were saved to" in terminal.afterwards
    rescued = read_sheet(tmp_path / "groupe-alize-france.toml", load_shipped())
    assert rescued.answer("owner").note == "half a sentence"


def test_a_terminal_that_is_gone_is_a_closed_lid(path: Path, tmp_path: Path) -> None:
    with Terminal("tests.support.crashing_program", str(path), "", folder=tmp_path) as terminal:
        terminal.until_written("We have none")
        terminal.press("3")
        terminal.until(lambda: stored(path) == "hr", "the answer in the store")
        terminal.hang_up()
        assert terminal.process.wait(30) == 1
    assert not log_file().exists()


def test_a_terminal_that_does_not_let_go_holds_nobody_and_no_answer(
    path: Path, tmp_path: Path, locked: list[sqlite3.Connection]
) -> None:
    with Terminal("tests.support.crashing_program", str(path), "stuck", folder=tmp_path) as terminal:
        terminal.until_written("We have none")
        lock(path, locked)
        terminal.press("3")
        terminal.until_written("saving …")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.process.wait(30) == 1
    assert read_sheet(tmp_path / "groupe-alize-france.toml", load_shipped()).answer("owner").value == "hr"


def test_an_answer_that_a_locked_store_did_not_take_is_in_a_file_after_a_kill(
    path: Path, tmp_path: Path, locked: list[sqlite3.Connection]
) -> None:
    with Terminal("tests.support.crashing_program", str(path), "", folder=tmp_path) as terminal:
        terminal.until_written("We have none")
        lock(path, locked)
        terminal.press("3")
        terminal.until_written("saving …")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.ended() == 1
    assert "All answers were saved to" in terminal.afterwards
    assert read_sheet(tmp_path / "groupe-alize-france.toml", load_shipped()).answer("owner").value == "hr"


def test_ctrl_c_never_quits_and_ctrl_q_does(path: Path, tmp_path: Path) -> None:
    words = ("e20assess", "--lang", "en", "--store", str(path))
    with Terminal(*words, folder=tmp_path) as terminal:
        terminal.until_written("30 minutes")
        terminal.press("\x03\x03")
        terminal.until_written("press ctrl+q")
        assert terminal.process.poll() is None
        terminal.press("\x11")
        assert terminal.ended() == 0
    assert "Traceback" not in terminal.afterwards
