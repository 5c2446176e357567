"""What only a server can do to a store: refuse rights, keep text in another encoding, hold a lock, wait."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from e20assess import faults
from e20assess.answers.model import Answer
from e20assess.errors import AssessError, Fault
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from tests.support.sheets import example, sentences

if TYPE_CHECKING:
    from tests.support.postgres import Server

THIS = f"{os.getpid()}"


def fault_of(attempt: Callable[[], object]) -> Fault:
    with pytest.raises(AssessError) as caught:
        attempt()
    (fault,) = caught.value.faults
    return fault


@pytest.fixture
def url(server: Server, request: pytest.FixtureRequest) -> str:
    return server.make(f"own_{THIS}_{abs(hash(request.node.name))}")


def test_without_rights_nothing_is_said_of_files(server: Server, url: str) -> None:
    database = url.partition("@/")[2].partition("?")[0]
    with closing(Store.open(url)) as store:
        id = store.create(load_shipped(), example("alize"))
    server.execute(database, f"CREATE ROLE nobody_{database} LOGIN")
    fault = fault_of(lambda: Store.open(url.replace("tester@", f"nobody_{database}@")).load(id))
    assert fault.kind is faults.STORE_RIGHTS
    (said,) = sentences([fault])
    assert "file" not in said and "administrator" in said


def test_a_database_that_does_not_take_every_letter_is_refused_untouched(server: Server) -> None:
    url = server.make(f"latin_{THIS}", encoding="LATIN1")
    assert fault_of(lambda: Store.open(url)).kind is faults.STORE_ENCODING
    assert (
        server.execute(f"latin_{THIS}", "SELECT tablename FROM pg_tables WHERE schemaname = 'public'") == []
    )


def test_tables_of_another_program_are_left_alone(server: Server, url: str) -> None:
    server.execute(url.partition("@/")[2].partition("?")[0], "CREATE TABLE answer (x int)")
    fault = fault_of(lambda: Store.open(url))
    assert fault.kind is faults.STORE_NOT_OURS and "file" not in sentences([fault])[0]


def test_a_store_that_another_program_is_writing_to_says_so(url: str) -> None:
    with closing(Store.open(url, patience=0.2)) as store:
        id = store.create(load_shipped(), example("alize"))
        other = create_engine(url.replace("postgresql:", "postgresql+psycopg:"), poolclass=NullPool)
        with other.begin() as connection:
            connection.execute(text("UPDATE assessment SET unit = 'theirs'"))
            assert fault_of(lambda: store.save(id, {"owner": Answer("it")})).kind is faults.STORE_LOCKED
        store.save(id, {"owner": Answer("it")})
        assert store.load(id).sheet.answer("owner") == Answer("it")


def test_every_wait_has_an_end(url: str) -> None:
    with closing(Store.open(url, patience=0.5)) as store, store._opened.engine.connect() as connection:
        shown = {
            name: connection.scalar(text(f"SHOW {name}")) for name in ("lock_timeout", "statement_timeout")
        }
        assert shown == {"lock_timeout": "500ms", "statement_timeout": "1s"}
        line = connection.connection.dbapi_connection
        assert line is not None
        parameters = line.info.get_parameters()
        assert {name: parameters.get(name) for name in ("connect_timeout", "tcp_user_timeout")} == {
            "connect_timeout": "2",
            "tcp_user_timeout": "2000",
        }


def test_a_wrong_name_or_password_shows_no_password(server: Server) -> None:
    for query in ("password=s3cr%20et", "sslpassword=s3cr%20et&sslmode=disable"):
        url = f"postgresql://tester@/nowhere?port={server.port}&host={server.folder}&{query}"
        (said,) = sentences([fault_of(partial(Store.open, url))])
        assert "nowhere" in said and "s3cr" not in said
