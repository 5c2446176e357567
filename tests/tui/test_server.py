"""An interview kept on a server that dies or stops answering: it is told, nobody is held, nothing is lost."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from e20assess.answers.sheet_file import read_sheet
from e20assess.cli.main import program
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store

if os.name != "posix":
    pytest.skip("Windows has no such terminals and no such signals", allow_module_level=True)

from tests.support.terminal import LEFT, Terminal

if TYPE_CHECKING:
    from tests.support.postgres import Server


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A PostgreSQL server that is nobody else's, to be frozen and killed."""
    from tests.support.postgres import MISSING, binaries, own_server, place_of

    if binaries() is None:
        pytest.skip(MISSING)
    with own_server(place_of(tmp_path_factory.getbasetemp())) as server:
        yield server


@pytest.fixture
def server(own: Server) -> Iterator[Server]:
    """The same, awake again after every test."""
    yield own
    own.thaw()


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


def test_a_server_that_stops_answering_is_told_and_holds_nobody(server: Server, tmp_path: Path) -> None:
    url = server.make("silent")
    with Terminal("tests.support.crashing_program", url, "", folder=tmp_path) as terminal:
        begun(terminal, url)
        server.freeze()
        terminal.press("1")
        terminal.until_written(SILENT)
        terminal.until_written("not saved")
        terminal.press("\x11")
        terminal.until_written("All answers were saved to")
        terminal.press("y")
        assert terminal.ended() == 0
    assert LEFT in terminal.written
    assert rescued(tmp_path) == "marketing"


def test_one_that_answers_again_takes_what_was_answered_meanwhile(server: Server, tmp_path: Path) -> None:
    url = server.make("awake")
    with Terminal("tests.support.crashing_program", url, "", folder=tmp_path) as terminal:
        begun(terminal, url)
        server.freeze()
        terminal.press("1")
        terminal.until_written(SILENT)
        terminal.press("3")
        server.thaw()
        terminal.until_written("saved ✓")
        terminal.press("\x11")
        assert terminal.ended() == 0
    assert stored(url) == "hr"
    assert list(tmp_path.glob("*.toml")) == []


def test_a_kill_while_the_server_is_silent_writes_the_answers_to_a_file(
    server: Server, tmp_path: Path
) -> None:
    url = server.make("killed")
    with Terminal("tests.support.crashing_program", url, "", folder=tmp_path) as terminal:
        begun(terminal, url)
        server.freeze()
        before = len(terminal.written)
        terminal.press("1")
        terminal.until(lambda: "saving …" in terminal.written[before:], "that it is being saved")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.ended() == 1
    assert "All answers were saved to" in terminal.afterwards
    assert rescued(tmp_path) == "marketing"


def test_a_server_that_dies_and_comes_back_takes_them_too(server: Server, tmp_path: Path) -> None:
    url = server.make("dead")
    with Terminal("tests.support.crashing_program", url, "", folder=tmp_path) as terminal:
        begun(terminal, url)
        server.kill()
        terminal.press("1")
        terminal.until_written("not saved")
        server.start()
        terminal.until(lambda: stored(url) == "marketing", "the answer in the store")
        terminal.press("\x11")
        assert terminal.ended() == 0


def test_no_command_waits_for_a_silent_server(server: Server) -> None:
    url = server.make("listed")
    assert CliRunner().invoke(program, ["list", "--store", url]).exit_code == 0
    server.freeze()
    told = CliRunner().invoke(program, ["list", "--store", url, "--lang", "en"])
    assert told.exit_code == 1 and SILENT in told.stderr
