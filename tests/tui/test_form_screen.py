"""The form of a new assessment, walked with Enter alone; and nothing is written before the first answer."""

from pathlib import Path

import pytest
from textual.widgets import Input

from e20assess.store.store import Store
from e20assess.tui.screens.new import IntroductionScreen, NewScreen
from tests.support.screens import (
    program,
    seen,
    until,
    until_asked,
    until_home,
    until_on,
    until_seen,
    until_seen_words,
    write,
)


@pytest.mark.parametrize(("language", "place"), [("fr", "1 sur 42"), ("en", "1 of 42")])
async def test_enter_walks_the_form_changes_no_choice_and_after_the_last_field_starts(
    language: str, place: str, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_home(pilot)
        await pilot.press("n")
        await until_on(pilot, NewScreen)
        await write(pilot, "Dupond")
        await pilot.press("enter", "enter", "enter", "enter", "enter")
        assert isinstance(app.screen, NewScreen)
        await pilot.press("enter")
        await until_on(pilot, IntroductionScreen)
        await pilot.press("enter")
        screen = await until_asked(pilot)
        await until_seen(pilot, "Dupond", place)
        sheet = screen.assessment.sheet
        assert (sheet.language, sheet.form, app.language) == (language, "full", language)


async def test_arrows_choose_and_enter_keeps_what_is_chosen(tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite", "fr")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_home(pilot)
        await pilot.press("n")
        await until_on(pilot, NewScreen)
        await write(pilot, "Dupond")
        await pilot.press("enter", "enter", "enter", "enter")
        await until_seen(pilot, "●  Français", "○  English")
        await pilot.press("up")
        await until_seen(pilot, "○  Français", "●  English")
        await pilot.press("enter", "down", "enter", "enter")
        screen = await until_asked(pilot)
        await until_seen(pilot, "1 of 12")
        assert (screen.assessment.sheet.language, screen.assessment.sheet.form) == ("en", "short")


async def test_enter_on_an_empty_name_says_that_it_is_needed_and_stays(tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_home(pilot)
        await pilot.press("n")
        await until_on(pilot, NewScreen)
        await pilot.press("enter")
        page = await until_seen(pilot, "needs the organisation's name")
        assert page.index("Organisation") < page.index("needs the") < page.index("Unit")
        assert isinstance(app.focused, Input) and app.focused.id == "organisation"
        await write(pilot, "A")
        await until(pilot, lambda: "needs the" not in seen(app), "the warning is over")


async def test_nothing_is_written_and_nothing_called_saved_before_the_first_answer(tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        home = await until_home(pilot)
        for leave_at_introduction in (True, False):
            await pilot.press("n")
            await until_on(pilot, NewScreen)
            await write(pilot, "Acme")
            await pilot.press("ctrl+s")
            await until_on(pilot, IntroductionScreen)
            if not leave_at_introduction:
                await pilot.press("enter")
                await until_asked(pilot)
                await pilot.press("right", "left")
                assert "saved" not in await until_seen(pilot, "1 of 42")
            await pilot.press("q")
            await until_home(pilot)
        assert home._shelf == ()
        await pilot.press("n")
        await until_on(pilot, NewScreen)
        await write(pilot, "Acme")
        await pilot.press("ctrl+s")
        await until_on(pilot, IntroductionScreen)
        await pilot.press("enter")
        await until_asked(pilot)
        await pilot.press("2")
        await until_seen(pilot, "saved ✓")
    store = Store.open(str(tmp_path / "store.sqlite"))
    assert [(one.organisation, one.answered) for one in store.summaries()] == [("Acme", 1)]
    store.close()


@pytest.mark.parametrize(
    ("language", "promise", "left"),
    [
        ("en", ("about 30 minutes", "12 in 10"), "about 30 min left"),
        ("fr", ("30 minutes environ", "12 en 10"), "encore 30 min environ"),
    ],
)
async def test_the_time_is_the_same_wherever_it_is_told(
    language: str, promise: tuple[str, str], left: str, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=(100, 30)) as pilot:
        await until_home(pilot)
        await until_seen(pilot, *promise)
        await pilot.press("n")
        await until_on(pilot, NewScreen)
        await until_seen(pilot, "30 min", "10 min")
        await write(pilot, "Acme")
        await pilot.press("ctrl+s")
        await until_on(pilot, IntroductionScreen)
        await until_seen(pilot, promise[0])
        await pilot.press("enter")
        await until_asked(pilot)
        await until_seen_words(pilot, left)
