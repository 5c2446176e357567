"""How a store is named: a password is never shown, however it stands there, and a slip makes no file."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from e20assess.cli.main import program
from e20assess.engine.workspace import Workspace
from e20assess.paths import secrets_of, shown_store, without_secrets

WITH_PASSWORD = {
    "postgresql://me:s3cret@h/db": "postgresql://me:***@h/db",
    "postgres://me:s3cret@h:5432/db?sslmode=require": "postgres://me:***@h:5432/db?sslmode=require",
    "postgresql+psycopg://me:s3cret@h/db": "postgresql+psycopg://me:***@h/db",
    "postgresql://me:a@s3cret/b?c@h/db": "postgresql://me:***@h/db",
    "postgresql://me@h/db?password=s3cret": "postgresql://me@h/db?password=***",
    "postgresql://me@h/db?sslpassword=s3cret&sslmode=x": "postgresql://me@h/db?sslpassword=***&sslmode=x",
    "postgresql://me@h/db?a=b&PASSWORD=s3cret": "postgresql://me@h/db?a=b&PASSWORD=***",
    "postgresql://me@h/db?p%61ssword=s3cret": "postgresql://me@h/db?p%61ssword=***",
    "postgresql://me@h/db?password=s3cret&more": "postgresql://me@h/db?password=***",
    "postgresql:/me:s3cret@h/db": "postgresql:/me:***@h/db",
    "mysql://me:s3cret@h/db": "mysql://me:***@h/db",
    "host=h user=me password=s3cret dbname=db": "host=h user=me password=*** dbname=db",
}


@pytest.mark.parametrize(("target", "shown"), WITH_PASSWORD.items())
def test_a_password_is_not_shown(target: str, shown: str) -> None:
    assert shown_store(target) == shown
    assert "s3cret" not in without_secrets(f'could not reach "{target}"', target)


@pytest.mark.parametrize(
    "target",
    [
        "store.sqlite",
        r"C:\Users\me\store.db",
        "sqlite:///a/b.db",
        "postgresql://me@h:5432/db",
        "postgresql://me@h/db?passfile=/home/me/.pgpass&sslmode=require",
    ],
)
def test_what_holds_none_is_shown_as_it_is(target: str) -> None:
    assert shown_store(target) == target
    assert secrets_of(target) == ()


def test_a_password_is_hidden_as_written_and_as_meant() -> None:
    target = "postgresql://me:p%40ss+w@h/db?sslpassword=k"
    assert without_secrets("p%40ss+w p@ss+w p@ss w k 'k' key", target) == "*** *** *** *** '***' key"


@pytest.mark.parametrize("target", [*WITH_PASSWORD, "postgresql:u@h/db", "sqlite:/x.db", "postgres:/h/db"])
def test_a_slip_in_a_url_is_told_and_makes_no_file(
    target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    target = target.replace("@h", "@127.0.0.1:1").replace(":1:5432", ":1")
    of_nobody = ["--organisation", "A", "--unit", "", "--role", ""]
    for command in (["list"], ["import", "none.toml"], ["ask", *of_nobody]):
        told = CliRunner().invoke(program, ["--store", target, "--lang", "en", *command], input="1\n")
        assert told.exit_code == 1
        assert "s3cret" not in told.output and "s3cret" not in told.stderr
        assert told.exception is None or isinstance(told.exception, SystemExit)
    assert [path for path in tmp_path.rglob("*") if path.suffix != ".toml"] == []


def test_a_command_to_copy_is_whole_or_says_what_to_do_first(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Workspace("en", "postgresql://me@h/db")
    assert (plain.naming_store(8), plain.store_hint) == ('8 --store "postgresql://me@h/db"', "")
    secret = Workspace("en", "postgresql://me@h/db?password=s3cret")
    assert secret.naming_store(8) == "8"
    assert "E20ASSESS_STORE" in secret.store_hint and "s3cret" not in secret.store_hint
    monkeypatch.setenv("E20ASSESS_STORE", "postgresql://me@h/db?password=s3cret")
    assert (secret.naming_store(8), secret.store_hint) == ("8", "")
