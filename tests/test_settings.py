"""The settings: kept in a file that may be broken in any way and never keeps the program from starting."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from e20assess import faults
from e20assess.engine.workspace import Workspace
from e20assess.errors import AssessError
from e20assess.paths import settings_file
from e20assess.settings import Settings, read_settings, write_settings
from tests.support.sheets import said, sentences


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "settings.toml"


def written(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_no_file_is_no_fault_and_nothing_is_made_by_reading(path: Path) -> None:
    assert read_settings(path) == (Settings(), ())
    assert not path.parent.exists()


@pytest.mark.parametrize(
    "settings",
    [Settings(), Settings("fr", "light", True), Settings("en", "terminal", False), Settings(theme="light")],
)
def test_what_is_kept_is_read_again(settings: Settings, path: Path) -> None:
    assert write_settings(settings, path) == path
    assert read_settings(path) == (settings, ())
    assert sorted(file.name for file in path.parent.iterdir()) == ["settings.toml"]


@pytest.mark.parametrize(
    ("text", "kept", "code", "line"),
    [
        (
            'language = "fr"\ntheme = "pink"\nauto_advance = true',
            Settings("fr", "dark", True),
            "wrong-value",
            2,
        ),
        ('auto_advance = 1\ntheme = "light"', Settings(theme="light"), "wrong-value", 1),
        ('auto_advance = "yes"\nlanguage = "en"', Settings("en"), "wrong-value", 1),
        ("# a comment\n\nlanguage = 7\ntheme = 'terminal'", Settings(theme="terminal"), "wrong-value", 3),
        ("theme = ['dark']\nauto_advance = true", Settings(auto_advance=True), "wrong-value", 1),
        ("auto_advance = true\n[theme]\nname = 'light'", Settings(auto_advance=True), "wrong-value", 2),
        ("theme.name = 'light'", Settings(), "wrong-value", 1),
        ("theme = nan", Settings(), "wrong-value", 1),
        ("them = 'light'\nauto_advance = true", Settings(auto_advance=True), "unknown-key", 1),
        ("theme = 'light'\nlanguage = ", Settings(), "toml-syntax", 2),
        ("\ufeffdark", Settings(), "toml-syntax", 1),
        (b"theme = '\xff'", Settings(), "not-utf8", 1),
        ("x = " + "[" * 100_000, Settings(), "toml-syntax", 1),
        (b"#" * (2**20 + 1), Settings(), "too-large", None),
        (b"\x00\x01\x02", Settings(), "wrong-file", None),
    ],
)
def test_each_value_that_does_not_fit_falls_back_alone_and_is_told_once(
    text: str | bytes, kept: Settings, code: str, line: int | None, path: Path
) -> None:
    settings, found = read_settings(written(path, text))
    assert settings == kept
    assert said(AssessError(found)) == [(code, line)]
    (sentence,) = sentences(found)
    assert sentence.startswith(str(path)) and "{key}" not in sentence


def test_every_bad_value_is_told_at_once_and_a_misspelt_key_is_guessed(path: Path) -> None:
    _, found = read_settings(written(path, 'language = "de"\nthem = "dark"\nauto_advance = 0\n'))
    first, second, third = sentences(found)
    assert 'holds "de", which does not fit: one of "en", "fr" is expected' in first
    assert "Did you mean “theme”?" in second
    assert "true or false is expected" in third


def test_a_file_of_notepad_is_read(path: Path) -> None:
    assert read_settings(written(path, "\ufefftheme = 'light'\r\nlanguage = 'fr'\r\n")) == (
        Settings("fr", "light"),
        (),
    )


def test_writing_keeps_the_known_keys_and_nothing_else(path: Path) -> None:
    settings, _ = read_settings(written(path, "theme = 'light'\nfont = 'Comic'\nlanguage = 'xx'"))
    write_settings(settings, path)
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert lines == ['theme = "light"', "auto_advance = false"]


def test_a_folder_in_place_of_the_file_is_said_when_it_is_written_to(path: Path) -> None:
    path.mkdir(parents=True)
    assert read_settings(path) == (Settings(), ())
    with pytest.raises(AssessError) as caught:
        write_settings(Settings(), path)
    assert caught.value.faults[0].kind is faults.IS_A_FOLDER
    assert list(path.parent.iterdir()) == [path], "no temporary file is left behind"


def test_a_place_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    in_the_way = written(tmp_path / "folder", "a file")
    with pytest.raises(AssessError) as caught:
        write_settings(Settings(), in_the_way / "settings.toml")
    assert caught.value.faults[0].kind is faults.UNWRITABLE
    assert read_settings(in_the_way / "settings.toml")[0] == Settings()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such device, and links need a privilege there")
def test_a_device_is_no_settings_and_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    assert read_settings(Path("/dev/zero")) == (Settings(), ())
    kept = written(tmp_path / "dotfiles" / "e20.toml", "theme = 'light'")
    path.parent.mkdir()
    path.symlink_to(kept)
    write_settings(Settings("fr"), path)
    assert path.is_symlink()
    assert read_settings(kept)[0] == Settings("fr")


# Who decides on the language


def test_the_command_line_wins_over_the_settings_and_they_win_over_the_locale(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert Workspace().language == "en"
    write_settings(Settings("fr"))
    assert Workspace().language == "fr"
    assert Workspace(lang="en").language == "en"
    written(settings_file(), "language = 'klingon'")
    assert Workspace().language == "en"


def test_the_commands_speak_the_language_of_the_settings(tmp_path: Path) -> None:
    write_settings(Settings("fr"))
    done = subprocess.run(
        [sys.executable, "-m", "e20assess", "score", str(tmp_path / "no.toml")],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C", "LANG": "C"},
    )
    assert done.returncode == 1
    assert "fichier" in done.stderr and "Traceback" not in done.stderr


def test_the_place_of_the_settings_is_the_user_s_own_unless_it_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("E20ASSESS_SETTINGS", str(tmp_path / "mine.toml"))
    assert settings_file() == tmp_path / "mine.toml"
    monkeypatch.setenv("E20ASSESS_SETTINGS", "")
    assert settings_file().name == "settings.toml"
    assert "e20assess" in str(settings_file().parent)


def test_the_help_texts_follow_the_settings_too() -> None:
    write_settings(Settings("fr"))
    done = subprocess.run(
        [sys.executable, "-m", "e20assess", "--help"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "LC_ALL": "C", "LANG": "C"},
    )
    assert "Calculer les scores" in done.stdout


def test_plain_lines_tell_what_is_wrong_in_the_settings_and_go_on(tmp_path: Path) -> None:
    written(settings_file(), "theme = 'pink'")
    done = subprocess.run(
        [sys.executable, "-m", "e20assess", "ask", "--lang", "en", "--store", str(tmp_path / "s.sqlite")],
        input="Acme\n\n\n1\nq\n",
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0
    assert done.stderr.count("pink") == 1 and "saved ✓" in done.stderr
