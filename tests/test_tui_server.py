"""An interview kept on a server that dies or stops answering: it is told, nobody is held, nothing is lost."""

from __future__ import annotations

import os
import signal
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from e20assess.answers.reading import read_sheet
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store

if os.name != "posix":
    pytest.skip("Windows has no such terminals and no such signals", allow_module_level=True)

from tests.terminal import LEFT, Terminal

if TYPE_CHECKING:
    from tests.postgres import Server

SILENT = "has not answered for"


def rescued(folder: Path) -> object:
    """The answer to the first question in the file that was written instead, for its owner alone."""
    path = folder / "groupe-alize-france.toml"
    assert path.stat().st_mode & 0o777 == 0o600
    return read_sheet(path, load_shipped()).answer("owner").value


def stored(url: str) -> object:
    with closing(Store.open(url)) as store:
        return store.load(1).sheet.answer("owner").value


def begun(terminal: Terminal, url: str) -> None:
    """The first answer is in the store."""
    terminal.until_written("We have none")
    terminal.press("3")
    terminal.until(lambda: stored(url) == "hr", "the answer in the store")


def test_a_server_that_stops_answering_is_told_and_left_with_ctrl_q(
    frozen_server: Server, tmp_path: Path
) -> None:
    url = frozen_server.make("team")
    with Terminal("tests.ended", url, "", folder=tmp_path) as terminal:
        begun(terminal, url)
        frozen_server.freeze()
        terminal.press("1")
        terminal.until_written(SILENT)
        terminal.until_written("not saved")
        terminal.press("\x11")
        terminal.until_written("All answers were written to")
        terminal.press("y")
        assert terminal.ended() == 0
    assert LEFT in terminal.written
    assert rescued(tmp_path) == "marketing"


def test_a_kill_while_the_server_is_silent_writes_the_answers_to_a_file(
    frozen_server: Server, tmp_path: Path
) -> None:
    url = frozen_server.make("team")
    with Terminal("tests.ended", url, "", folder=tmp_path) as terminal:
        begun(terminal, url)
        frozen_server.freeze()
        terminal.press("1")
        terminal.until_written("saving …")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.ended() == 1
    assert "All answers were written to" in terminal.afterwards
    assert rescued(tmp_path) == "marketing"


def test_a_server_that_answers_again_takes_what_was_answered_meanwhile(
    frozen_server: Server, tmp_path: Path
) -> None:
    url = frozen_server.make("team")
    with Terminal("tests.ended", url, "", folder=tmp_path) as terminal:
        begun(terminal, url)
        frozen_server.freeze()
        terminal.press("1")
        terminal.until_written(SILENT)
        terminal.press("2")
        frozen_server.thaw()
        terminal.until(lambda: stored(url) == "it", "the last answer in the store")
        terminal.press("\x11")
        assert terminal.ended() == 0
    assert stored(url) == "it"
    assert list(tmp_path.glob("*.toml")) == []


def test_a_server_that_dies_and_comes_back_takes_them_too(frozen_server: Server, tmp_path: Path) -> None:
    url = frozen_server.make("team")
    with Terminal("tests.ended", url, "", folder=tmp_path) as terminal:
        begun(terminal, url)
        frozen_server.kill()
        terminal.press("1")
        terminal.until_written("not saved")
        frozen_server.start()
        terminal.until(lambda: stored(url) == "marketing", "the answer in the store")
        terminal.press("\x11")
        assert terminal.ended() == 0


def test_no_command_waits_for_a_silent_server(frozen_server: Server, tmp_path: Path) -> None:
    url = frozen_server.make("team")
    with Terminal("e20assess", "--lang", "en", "--store", url, "list", folder=tmp_path) as terminal:
        assert terminal.ended() == 0
    frozen_server.freeze()
    for words in (["list"], ["import", "missing.toml"], ["show", "1"]):
        with Terminal("e20assess", "--lang", "en", "--store", url, *words, folder=tmp_path) as terminal:
            assert terminal.ended() == 1
        assert SILENT in terminal.written or "missing.toml" in terminal.written
