"""What is made on disk, and what is not: stores that are only read, rights, files that appear in between."""

import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from e20assess import faults, files
from e20assess.cli.main import program
from e20assess.errors import AssessError
from e20assess.files import write_file
from e20assess.store.store import Store
from tests.support.sheets import EXAMPLES

ALIZE = EXAMPLES / "groupe-alize.toml"


def e20(store: Path, *words: str) -> Result:
    return CliRunner().invoke(program, [*words, "--store", str(store), "--lang", "en"])


@pytest.mark.parametrize(
    "words",
    [
        ["show", "1"],
        ["export", "1"],
        ["report", "1"],
        ["compare", "1", "2"],
        ["delete", "1", "--yes"],
        ["ask", "1"],
    ],
    ids=" ".join,
)
def test_a_command_that_reads_makes_no_store(words: list[str], tmp_path: Path) -> None:
    store = tmp_path / "folder" / "store.sqlite"
    result = e20(store, *words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "there is no assessment 1 in this store" in result.stderr
    assert not store.parent.exists()


def test_the_list_of_a_missing_store_is_empty(tmp_path: Path) -> None:
    store = tmp_path / "folder" / "store.sqlite"
    result = e20(store, "list")
    assert (result.exit_code, result.output) == (0, "")
    assert not store.parent.exists()
    assert e20(tmp_path / "none" / "store.sqlite", "list").output == ""


def test_an_empty_file_stays_empty_when_it_is_read(tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    store.touch()
    assert e20(store, "list").output == ""
    assert store.stat().st_size == 0


def test_what_stands_for_a_missing_store_takes_no_assessment_along(tmp_path: Path) -> None:
    store = Store.open(str(tmp_path / "store.sqlite"), make=False)
    assert store.summaries() == ()
    with pytest.raises(AssessError):
        store.delete(1)
    store.close()
    assert not list(tmp_path.iterdir())


def test_a_finished_sheet_is_imported_as_finished_in_one_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*args: object, **values: object) -> None:
        raise AssertionError("one transaction is enough")

    monkeypatch.setattr(Store, "save", never)
    store = tmp_path / "store.sqlite"
    assert e20(store, "import", str(ALIZE)).stdout == "1\n"
    assert e20(store, "list").stdout.endswith("finished\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_store_is_for_its_owner_alone_and_one_that_is_there_keeps_its_rights(tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    e20(store, "import", str(ALIZE))
    assert stat.S_IMODE(store.stat().st_mode) == 0o600
    opened = Store.open(str(store))
    opened.summaries()
    for beside in tmp_path.iterdir():
        assert stat.S_IMODE(beside.stat().st_mode) == 0o600, beside
    opened.close()
    store.chmod(0o640)
    e20(store, "import", str(ALIZE))
    assert stat.S_IMODE(store.stat().st_mode) == 0o640


def no_links(*args: object, **values: object) -> None:
    """What a file system without links says."""
    raise OSError("no links here")


def appear_in_between(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program writes the file just before ours gives it its name."""
    give_rights = files._give_rights

    def late(temporary: str, target: Path) -> None:
        give_rights(temporary, target)
        path.write_bytes(b"theirs")

    monkeypatch.setattr(files, "_give_rights", late)


@pytest.mark.parametrize("has_links", [True, False])
def test_a_file_that_appears_in_between_is_not_overwritten(
    has_links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_links:
        monkeypatch.setattr(os, "link", no_links)
    write_file(tmp_path / "first.md", b"ours")
    assert (tmp_path / "first.md").read_bytes() == b"ours"
    path = tmp_path / "report.md"
    appear_in_between(path, monkeypatch)
    with pytest.raises(AssessError) as caught:
        write_file(path, b"ours")
    assert caught.value.faults[0].kind is faults.EXISTS
    assert path.read_bytes() == b"theirs"
    write_file(path, b"ours", overwrite=True)
    assert path.read_bytes() == b"ours"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["first.md", "report.md"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
@pytest.mark.parametrize("has_links", [True, False])
def test_a_new_file_has_the_usual_rights(
    has_links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_links:
        monkeypatch.setattr(os, "link", no_links)
    mask = os.umask(0o027)
    try:
        write_file(tmp_path / "report.md", b"ours")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "report.md").stat().st_mode) == 0o640
