"""What to type where a library is missing, and who shows a file: as this machine has it."""

import shlex
import sys
from pathlib import Path

import pytest

from e20assess import installed
from e20assess.engine import viewer
from e20assess.installed import command_to_add


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "my tools" / "python"))
    return tmp_path


def test_pip_of_this_very_environment_is_named(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "find_spec", lambda name: object())
    words = shlex.split(command_to_add("psycopg[binary]"))
    assert words == [sys.executable, "-m", "pip", "install", "psycopg[binary]"]


def test_pipx_and_uv_keep_their_own_environments(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "find_spec", lambda name: None)
    line = command_to_add("weasyprint")
    assert shlex.split(line) == ["uv", "pip", "install", "--python", sys.executable, "weasyprint"]
    (place / "pipx_metadata.json").touch()
    assert command_to_add("weasyprint") == "pipx inject e20assess weasyprint"


@pytest.mark.parametrize(
    ("platform", "environment", "can_open"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"SSH_CONNECTION": "a 1 b 2", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ("linux", {"SSH_CONNECTION": "a 1 b 2", "DISPLAY": "localhost:10.0"}, True),
        ("darwin", {}, True),
        ("darwin", {"SSH_CONNECTION": "a 1 b 2"}, False),
        ("win32", {}, True),
    ],
)
def test_a_file_is_opened_only_where_there_is_a_display(
    platform: str, environment: dict[str, str], can_open: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    assert viewer.has_viewer(environment) is can_open


def test_without_a_program_that_opens_files_nothing_is_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert not viewer.has_viewer({"DISPLAY": ":0"})
    monkeypatch.setenv("DISPLAY", ":0")
    assert not viewer.open_file(tmp_path / "report.html")
