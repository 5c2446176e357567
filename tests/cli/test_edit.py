"""The command that corrects whom an assessment is about, who answered, and when."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from e20assess.cli.main import program
from e20assess.store.store import Store
from tests.support.stores import kept


def edit(store: Path, *words: str, lang: str = "en") -> Result:
    return CliRunner().invoke(program, ["--lang", lang, "--store", str(store), "edit", *words])


@pytest.fixture
def place(tmp_path: Path) -> Path:
    store = Store.open(str(tmp_path / "store.sqlite"))
    kept(store)
    store.close()
    return tmp_path / "store.sqlite"


def test_what_is_given_changes_is_said_and_the_rest_stays(place: Path) -> None:
    done = edit(
        place, "1", "--organisation", " Alizé\n Groupe ", "--respondent", "M. Roux", "--date", "01/04/2026"
    )
    assert (done.exit_code, done.stdout) == (0, "")
    assert "Organisation: Groupe Alizé → Alizé Groupe" in done.stderr
    assert "→ M. Roux" in done.stderr and "Date: 17 Mar 2026 → 1 Apr 2026" in done.stderr
    assert "Unit:" not in done.stderr
    store = Store.open(str(place))
    sheet = store.load(1).sheet
    store.close()
    assert (sheet.organisation, sheet.respondent.name, sheet.date.isoformat()) == (
        "Alizé Groupe",
        "M. Roux",
        "2026-04-01",
    )
    assert sheet.unit and len(sheet.answers) == 42


def test_a_unit_can_be_emptied_but_not_the_organisation(place: Path) -> None:
    assert "→ –" in edit(place, "1", "--unit", "").stderr
    refused = edit(place, "1", "--organisation", " \t", lang="fr")
    assert refused.exit_code == 2 and "nom de l'organisation" in refused.stderr


def test_a_date_that_is_none_is_told_with_how_to_write_one(place: Path) -> None:
    refused = edit(place, "1", "--date", "31/02/2026")
    assert refused.exit_code == 2
    assert "“31/02/2026” is no date. Write it as 2026-03-17 or 17/03/2026." in " ".join(
        refused.stderr.split()
    )


def test_nothing_to_do_is_said(place: Path) -> None:
    assert edit(place, "1").exit_code == 2
    same = edit(place, "1", "--date", "2026-03-17")
    assert same.exit_code == 0 and "Nothing changed" in same.stderr
    missing = edit(place, "7", "--unit", "x")
    assert missing.exit_code == 1 and missing.stderr.count("\n") == 1
