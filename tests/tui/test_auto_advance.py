"""Going on by itself after a single answer, for those who prefer that, and never otherwise."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from e20assess.answers.model import NoValue
from e20assess.settings import Settings, write_settings
from e20assess.store.store import Store
from e20assess.tui.screens import interview as interview_module
from e20assess.tui.screens.note import NoteDialog
from e20assess.tui.screens.overview import OverviewScreen
from e20assess.tui.widgets.choice_list import ChoiceList
from tests.support.screens import (
    begin,
    new_assessment,
    place,
    program,
    until_asked,
    until_on,
    write,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(str(tmp_path / "store.sqlite"))
    yield store
    store.close()


@pytest.fixture
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Going on by itself is preferred, and an answer is seen for a moment only."""
    write_settings(Settings(auto_advance=True))
    monkeypatch.setattr(interview_module, "SEEN_SECONDS", 0.03)


async def test_by_default_the_interview_waits_for_enter(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("3")
        await pilot.pause(interview_module.SEEN_SECONDS + 0.1)
        assert place(screen).current == "owner"


@pytest.mark.usefixtures("brisk")
async def test_a_single_answer_goes_on_by_itself_by_key_and_by_click(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("3")
        await until_asked(pilot, "flows_handover")
        await pilot.press("down", "space")
        await until_asked(pilot, "flows_follow_through")
        await pilot.click(ChoiceList, offset=(12, 1))
        await until_asked(pilot, "liaison")
        assert len(screen.assessment.sheet.answers) == 3
        await pilot.press("left")
        await until_asked(pilot, "flows_follow_through")
        await pilot.press("2")
        await until_asked(pilot, "liaison")


@pytest.mark.usefixtures("brisk")
async def test_nothing_else_goes_on_by_itself(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("question_mark")
        await pilot.pause(0.15)
        assert screen.assessment.sheet.answer("owner").value is NoValue.DONT_KNOW
        await pilot.press("minus")
        await until_on(pilot, NoteDialog)
        await write(pilot, "3")
        await pilot.press("ctrl+s")
        await until_asked(pilot, "owner")
        await pilot.pause(0.15)
        assert place(screen).current == "owner"
        screen._go("platforms_slates")
        await pilot.press("1", "2")
        await pilot.pause(0.15)
        assert place(screen).current == "platforms_slates"


@pytest.mark.usefixtures("brisk")
async def test_whoever_acts_meanwhile_is_not_carried_away(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interview_module, "SEEN_SECONDS", 0.6)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("3", "enter")
        await until_asked(pilot, "flows_handover")
        await pilot.pause(0.8)
        assert place(screen).current == "flows_handover", "Enter and the pace are one step, not two"
        await pilot.press("3", "n")
        await until_on(pilot, NoteDialog)
        await pilot.pause(0.8)
        await pilot.press("escape")
        await until_asked(pilot, "flows_handover")
        await pilot.press("2", "4")
        await until_asked(pilot, "flows_follow_through")
        assert screen.assessment.sheet.answer("flows_handover").value == 4


@pytest.mark.usefixtures("brisk")
async def test_after_the_last_answer_comes_the_overview(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        screen._go(place(screen).asked[-1])
        await pilot.press("3")
        await until_on(pilot, OverviewScreen)
