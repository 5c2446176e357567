"""The settings on screen, and the help that names every key."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from e20assess.paths import settings_file
from e20assess.settings import Settings, read_settings, write_settings
from e20assess.store.store import Store
from e20assess.tui.base.keys import Key
from e20assess.tui.screens.help import HelpScreen
from e20assess.tui.screens.home import HomeScreen
from e20assess.tui.screens.new import NewScreen
from e20assess.tui.screens.settings import SettingsScreen
from tests.support.screens import (
    begin,
    new_assessment,
    program,
    seen,
    until,
    until_home,
    until_on,
    until_seen,
    write,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(str(tmp_path / "store.sqlite"))
    yield store
    store.close()


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 45)])
async def test_every_setting_is_changed_by_keyboard_holds_at_once_and_is_kept(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=size) as pilot:
        await until_home(pilot)
        await pilot.press("comma")
        await until_seen(
            pilot, "● as the system (English)", "○ Français", "● dark", str(settings_file())[:20]
        )
        await pilot.press("left")
        await until_seen(pilot, "Réglages", "● Français")
        await pilot.press("right", "enter")
        await until_seen(pilot, "Settings", "● English")
        await pilot.press("down", "space")
        await until_seen(pilot, "● light")
        await pilot.press("down", "right")
        await until_seen(pilot, "● on")
        await pilot.press("f2")
        await until_on(pilot, HomeScreen)
        await until(pilot, lambda: read_settings()[0] == Settings("en", "light", True), "kept")


async def test_a_click_changes_a_setting(tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_home(pilot)
        await pilot.press("f2")
        page = await until_seen(pilot, "Move on automatically")
        row = next(number for number, line in enumerate(page.splitlines()) if "Move on automatically" in line)
        await pilot.click(offset=(10, row))
        await until_seen(pilot, "● on")


async def test_the_settings_open_over_a_form_and_a_comma_stays_text(tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_home(pilot)
        await pilot.press("n")
        await until_on(pilot, NewScreen)
        await write(pilot, "Fret, tri, l")
        await pilot.press("f2")
        await until_on(pilot, SettingsScreen)
        await pilot.press("escape")
        await until_on(pilot, NewScreen)
        assert app.screen.query_one("#organisation", Input).value == "Fret, tri, l"


async def test_a_broken_settings_file_is_told_once_and_the_rest_of_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("E20ASSESS_SETTINGS", "settings.toml")
    settings_file().write_text('theme = "pink"\nauto_advance = true\n', encoding="utf-8")
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_home(pilot)
        await until_seen(pilot, '"pink"', "settings.toml:1")
        assert app.settings == Settings(auto_advance=True)
        assert len(app._notifications) == 1


async def test_a_folder_that_takes_no_settings_is_told_once_and_they_hold_until_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "a-file"
    in_the_way.write_text("", encoding="utf-8")
    monkeypatch.setenv("E20ASSESS_SETTINGS", str(in_the_way / "settings.toml"))
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_home(pilot)
        await pilot.press("t")
        await until_seen(pilot, "apply until you quit")
        await pilot.press("t", "t", "t")
        await pilot.pause(0.1)
        assert len(app._notifications) == 1
        assert app.settings.theme == "light"


async def test_settings_changed_in_a_hurry_are_kept_as_they_are_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    delays = random.Random(7)

    def slow(settings: Settings) -> None:
        time.sleep(delays.random() * 0.02)
        write_settings(settings)

    monkeypatch.setattr("e20assess.tui.app.write_settings", slow)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_home(pilot)
        await pilot.press(*"ttttttttttt")
    assert read_settings()[0] == app.settings == Settings(theme="terminal")


# Help


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_help_reaches_every_key_of_the_interview_on_the_smallest_screen(
    language: str, store: Store, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=(60, 20)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("f1")
        await until_on(pilot, HelpScreen)
        words = ""
        for _ in range(40):
            words += seen(app)
            await pilot.press("down", "down")
        keys: tuple[Key, ...] = screen.KEYS
        assert [key.shown for key in keys if screen.shown(key) not in words] == []
        for word in {word for key in keys for word in app.say(key.explained or key.does).split()}:
            assert word in words
