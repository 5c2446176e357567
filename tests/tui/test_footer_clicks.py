"""Keys at the foot of a screen can be clicked, and letters work with the shift lock on."""

from pathlib import Path

import pytest

from e20assess.store.store import Store
from e20assess.tui.base.bars import HintBar
from e20assess.tui.base.dialogs import ChoiceDialog
from e20assess.tui.screens.help import HelpScreen
from e20assess.tui.screens.note import NoteDialog
from e20assess.tui.screens.overview import OverviewScreen
from e20assess.tui.screens.results import ResultsScreen
from tests.support.screens import (
    Driver,
    begin,
    new_assessment,
    place,
    program,
    seen,
    until,
    until_asked,
    until_home,
    until_on,
    until_seen,
)
from tests.support.stores import kept


async def click_hint(pilot: Driver, words: str) -> None:
    """Click on these words of the line of keys in front."""
    app = pilot.app
    lines = seen(app).splitlines()
    bar = app.screen.query_one(HintBar)
    y = next(y for y in range(bar.region.bottom - 1, -1, -1) if words in lines[y])
    await pilot.click(offset=(lines[y].index(words) + 1, y))


async def test_an_interview_goes_on_and_back_by_the_mouse_alone(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await until_seen(pilot, "⏎ next")
        await click_hint(pilot, "⏎ next")
        await until_asked(pilot, "flows_handover")
        await click_hint(pilot, "← back")
        await until_asked(pilot, "owner")
        await click_hint(pilot, "n note")
        await until_on(pilot, NoteDialog)
        await pilot.press("escape")
        await until_asked(pilot)
        await click_hint(pilot, "1-9 a-c choose")
        await click_hint(pilot, "o overview")
        await until_on(pilot, OverviewScreen)
        await click_hint(pilot, "f finish")
        await until_home(pilot)
        assert screen.assessment.completed
        assert not screen.assessment.sheet.answers


async def test_every_hint_with_a_key_of_its_own_is_that_key_in_lists_dialogs_and_help(
    store: Store, tmp_path: Path
) -> None:
    kept(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30)) as pilot:
        await until_home(pilot)
        await until_seen(pilot, "r report")
        await click_hint(pilot, "r report")
        await until_on(pilot, ChoiceDialog)
        await until_seen(pilot, "Esc cancel")
        await click_hint(pilot, "Esc cancel")
        await until_home(pilot)
        await click_hint(pilot, "F1 help")
        await until_on(pilot, HelpScreen)
        await until_seen(pilot, "Esc close")
        await click_hint(pilot, "Esc close")
        await until_home(pilot)
        await click_hint(pilot, "⏎ open")
        await until_on(pilot, ResultsScreen)


async def test_letters_do_the_same_with_the_shift_lock_on(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("A", "D")
        assert screen.assessment.sheet.answer("owner").value == "cross_functional"
        assert screen.assessment.sheet.answer("owner").discuss
        await pilot.press("N")
        await until_on(pilot, NoteDialog)
        await pilot.press("N", "escape")
        await until_seen(pilot, "unsaved changes")
        await pilot.press("2")
        await until_asked(pilot)
        await pilot.press("O")
        await until_on(pilot, OverviewScreen)
        await pilot.press("J", "J", "enter")
        await until_asked(pilot)
        assert place(screen).current != "owner"


@pytest.mark.parametrize(("language", "words"), [("en", "press q"), ("fr", "appuyez sur q")])
async def test_one_escape_too_many_leads_nowhere_and_says_how_to_leave(
    language: str, words: str, store: Store, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begin(pilot, new_assessment(store))
        await pilot.press("w", "escape", "escape", "escape")
        page = await until_seen(pilot, words)
        await until_asked(pilot, "owner")
        assert page.splitlines().index(next(line for line in page.splitlines() if words in line)) == 21
        await pilot.press("q")
        await until_home(pilot)
        await until(pilot, lambda: words not in seen(app), "nothing told on another screen")


async def test_what_is_told_covers_no_choice(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("c")
        await until_seen(pilot, "13 questions will not be asked")
        choices = screen.query_one("#choices")
        toast = app.screen.query("Toast").first()
        assert choices.region.bottom <= toast.region.y
        await pilot.press("1")
        await until_seen(pilot, "13 questions are asked again")
