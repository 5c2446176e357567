"""Stopped, continued and signalled, each in a terminal of its own: the keys go on, the end comes at once."""

import os
import signal
from contextlib import closing
from pathlib import Path

import pytest

from e20assess.store.store import Store

if os.name != "posix":
    pytest.skip("Windows has no such terminals and no such signals", allow_module_level=True)

from tests.support.terminal import LEFT, Terminal

BEGUN = "\x1b[?1049h"
"""What takes the screen."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


def stored(path: Path) -> object:
    """The answer to the first question, as the store has it."""
    with closing(Store.open(str(path))) as store:
        return store.load(1).sheet.answer("owner").value


def program(path: Path) -> tuple[str, ...]:
    return ("e20assess", "--lang", "en", "--store", str(path))


@pytest.mark.parametrize("is_stopped_first", [True, False])
def test_after_a_stop_and_a_continuation_the_first_key_ends_it(
    is_stopped_first: bool, path: Path, tmp_path: Path
) -> None:
    with Terminal("tests.support.crashing_program", str(path), "", folder=tmp_path) as terminal:
        terminal.until_written("We have none")
        if is_stopped_first:
            terminal.process.send_signal(signal.SIGSTOP)
        terminal.process.send_signal(signal.SIGCONT)
        terminal.until(lambda: terminal.written.count(BEGUN) == 2, "the screen taken again")
        terminal.until(
            lambda: "We have none" in terminal.written.rpartition(BEGUN)[2], "the screen drawn again"
        )
        terminal.press("3")
        terminal.until(lambda: stored(path) == "hr", "the answer in the store")
        terminal.press("\x11")
        assert terminal.ended() == 0
    assert "Traceback" not in terminal.afterwards


def test_it_ends_on_a_signal_after_a_stop_too(path: Path, tmp_path: Path) -> None:
    with Terminal("tests.support.crashing_program", str(path), "", folder=tmp_path) as terminal:
        terminal.until_written("We have none")
        terminal.process.send_signal(signal.SIGSTOP)
        terminal.process.send_signal(signal.SIGCONT)
        terminal.until(lambda: terminal.written.count(BEGUN) == 2, "the screen taken again")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.ended() == 1


@pytest.mark.parametrize("name", ["SIGQUIT", "SIGUSR1", "SIGALRM"])
def test_a_signal_nobody_uses_keeps_half_a_note_and_restores_the_terminal(
    name: str, path: Path, tmp_path: Path
) -> None:
    with Terminal("tests.support.crashing_program", str(path), "", folder=tmp_path) as terminal:
        terminal.until_written("We have none")
        terminal.press("n")
        terminal.until_written("Save (ctrl+s)")
        terminal.press("half a sentence")
        terminal.until_written("sentence")
        terminal.process.send_signal(getattr(signal, name))
        assert terminal.ended() == 1
    assert LEFT in terminal.written
    with closing(Store.open(str(path))) as store:
        assert store.load(1).sheet.answer("owner").note == "half a sentence"


def test_ctrl_z_leads_to_the_shell_and_back(path: Path, tmp_path: Path) -> None:
    with Terminal("tests.support.jobs", *program(path), folder=tmp_path) as terminal:
        terminal.until_written("30 minutes")
        terminal.press("\x1a")
        terminal.until_written("STOPPED")
        assert terminal.written.count(LEFT) == 1
        terminal.press("\n")
        terminal.until(lambda: "30 minutes" in terminal.written.rpartition("STOPPED")[2], "drawn again")
        terminal.press("\x11")
        assert terminal.ended() == 0


def test_ctrl_z_says_that_there_is_no_shell(path: Path, tmp_path: Path) -> None:
    with Terminal(*program(path), folder=tmp_path) as terminal:
        terminal.until_written("30 minutes")
        terminal.press("\x1a")
        terminal.until_written("There is no shell")
        terminal.press("\x11")
        assert terminal.ended() == 0
