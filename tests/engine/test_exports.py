"""Files under a free name in the first folder that takes them; a rescue is for its owner alone."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from e20assess import faults
from e20assess.answers.model import AnswerSheet
from e20assess.answers.sheet_file import read_sheet
from e20assess.cli.main import program
from e20assess.engine.exports import rescue, write_sheet
from e20assess.errors import AssessError
from e20assess.files import write_file
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from tests.support.sheets import example


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


FOLDERS = ("here", "home", "temporary")


@pytest.mark.parametrize("write", [write_sheet, rescue])
@pytest.mark.parametrize("refusing", range(4))
def test_the_first_folder_that_takes_the_file_gets_it(
    refusing: int,
    write: Callable[[AnswerSheet], Path | None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in FOLDERS[:refusing]:
        (tmp_path / name).write_text("a file where a folder should be")
    for name in FOLDERS[refusing:]:
        (tmp_path / name).mkdir()
    monkeypatch.setattr(Path, "cwd", lambda: tmp_path / "here")
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "temporary"))
    path = write(example("alize"))
    if refusing == len(FOLDERS):
        assert path is None
    else:
        assert path is not None and path.parent == tmp_path / FOLDERS[refusing]
        assert read_sheet(path, load_shipped()) == example("alize")


@pytest.mark.parametrize("write", [write_sheet, rescue])
def test_neither_a_working_folder_that_is_gone_nor_a_missing_home_is_in_the_way(
    write: Callable[[AnswerSheet], Path | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> Path:
        raise FileNotFoundError(2, "No such file or directory")

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "cwd", gone)
    monkeypatch.setattr(Path, "home", homeless)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    path = write(example("alize"))
    assert path is not None and path.parent == tmp_path


def test_it_is_its_owners_alone_and_stays_so_when_it_is_written_again(folder: Path) -> None:
    before = os.umask(0)
    try:
        path = rescue(example("alize"))
        assert path is not None and rescue(example("alize"), path) == path
    finally:
        os.umask(before)
    assert read_sheet(path, load_shipped()) == example("alize")
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_nothing_that_is_there_is_written_over_or_through(folder: Path) -> None:
    stem = "groupe-alize-marques-grand-public-france"
    (folder / f"{stem}.toml").write_text("mine")
    try:
        (folder / f"{stem}-2.toml").symlink_to(folder / "elsewhere")
    except OSError:  # Windows lets few users make links
        (folder / f"{stem}-2.toml").write_text("mine")
    path = rescue(example("alize"))
    assert path == folder / f"{stem}-3.toml"
    assert (folder / f"{stem}.toml").read_text() == "mine"
    assert not (folder / "elsewhere").exists()


def test_a_place_that_may_not_be_written_is_not_said_to_be_unreadable(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(self: Path, **_: object) -> os.stat_result:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", forbidden)
    with pytest.raises(AssessError) as caught:
        write_file(folder / "closed" / "report.md", b"")
    assert caught.value.faults[0].kind is faults.UNWRITABLE


def test_plain_lines_that_can_be_kept_nowhere_say_so_at_the_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from click.testing import CliRunner

    def full(self: Store, *_: object, **__: object) -> int:
        raise AssessError.of(faults.STORE_FULL)

    monkeypatch.setattr(Store, "create", full)
    with monkeypatch.context() as nowhere:
        nowhere.setattr(tempfile, "mkstemp", lambda **_: (_ for _ in ()).throw(OSError(28, "No space left")))
        words = ["ask", "--organisation", "A", "--unit", "", "--role", "", "--store", "s.db", "--lang", "en"]
        told = CliRunner().invoke(program, words, input="3\nq\n")
    assert told.exit_code == 1
    assert "could not be saved: neither the database nor a folder takes them" in told.stderr
    assert "is kept" not in told.stderr
