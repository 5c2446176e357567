"""Fixtures of all tests. Hypothesis draws the same examples in every run and writes nothing to disk."""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Generator, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from e20assess.i18n import Words
from e20assess.questionnaire.loader import load_shipped
from e20assess.questionnaire.model import Questionnaire
from e20assess.report import isolated as apart
from e20assess.report.document import Document
from e20assess.store.store import Store
from tests.support.store_files import Kept

if TYPE_CHECKING:
    from tests.support.postgres import Server

settings.register_profile(
    "e20assess",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("e20assess")

MOST_PROCESSES = 8
"""Each takes some 300 MB."""

_NUMBERS = count()


@pytest.fixture(autouse=True)
def of_no_one(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test sees or touches the settings, the log or the colours of whoever runs it."""
    folder = tmp_path_factory.getbasetemp() / f"user-{next(_NUMBERS)}"
    monkeypatch.setenv("E20ASSESS_SETTINGS", str(folder / "settings.toml"))
    monkeypatch.setenv("E20ASSESS_LOG", str(folder / "e20assess.log"))
    for name in ("NO_COLOR", "E20ASSESS_STORE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store of the test's own."""
    store = Store.open(str(tmp_path / "store.sqlite"))
    yield store
    store.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A PostgreSQL server, the same for all workers of the run; each test makes a database of its own."""
    from tests.support.postgres import MISSING, binaries, place_of, shared_server

    if binaries() is None:
        pytest.skip(MISSING)
    with shared_server(place_of(tmp_path_factory.getbasetemp())) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Kept:
    """Where a store can be kept: an SQLite file, and a database of a server."""
    if request.param == "sqlite":
        return Kept(str(tmp_path / "store.db"), f"sqlite:///{tmp_path / 'store.db'}")
    server: Server = request.getfixturevalue("server")
    url = server.make(f"test_{os.getpid()}_{next(_NUMBERS)}")
    return Kept(url, url.replace("postgresql:", "postgresql+psycopg:"))


@pytest.fixture(scope="session")
def questionnaire() -> Questionnaire:
    return load_shipped()


@pytest.fixture
def made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents with templates of others are made in this process: it is quicker."""
    monkeypatch.setattr(apart, "made_apart", Document.made)


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every sentence that the program asks its catalogues for while a test runs."""
    heard: set[str] = set()
    say_one, say_many = Words.__call__, Words.many

    def listen(self: Words, msgid: str, /, **values: object) -> str:
        heard.add(msgid)
        return say_one(self, msgid, **values)

    def listen_many(self: Words, one: str, other: str, count: int, /, **values: object) -> str:
        heard.update((one, other))
        return say_many(self, one, other, count, **values)

    monkeypatch.setattr(Words, "__call__", listen)
    monkeypatch.setattr(Words, "many", listen_many)
    return heard


@pytest.hookimpl(wrapper=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> Generator[None, int, int]:
    """How many processes `-n auto` stands for: no more than files are named, and none besides this for one.

    The tests of the screens wait about as long as they work, so that a core has room for two of them.
    """
    cores = yield
    named = [Path(word.partition("::")[0]) for word in config.args]
    most = len(named) if all(path.is_file() for path in named) else MOST_PROCESSES
    return min(2 * cores, most) if most > 1 else 0


def pytest_collection_finish() -> None:
    """What is loaded stays: looking through it for garbage, again and again, takes a sixth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """No test is left out unseen: how many, and why."""
    reasons = Counter(
        report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        for report in terminalreporter.stats.get("skipped", [])
    )
    for reason, number in reasons.items():
        terminalreporter.write_line(f"LEFT OUT: {number} tests. {reason}", yellow=True, bold=True)
