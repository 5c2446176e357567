"""Windows with too little room: nothing is answered blind, nothing is lost, and it comes back as it was."""

from pathlib import Path

import pytest
from textual import events

from e20assess.store.store import Store
from e20assess.tui.base.dialogs import ConfirmDialog
from e20assess.tui.screens.note import NoteDialog, NoteEditor
from e20assess.tui.widgets.choice_list import ChoiceList
from tests.support.screens import (
    begin,
    new_assessment,
    place,
    program,
    seen,
    until,
    until_home,
    until_on,
    until_seen,
    write,
)
from tests.support.stores import kept

ENLARGE = {"en": "Please enlarge the window: 60 × 20", "fr": "Agrandissez la fenêtre"}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [(59, 20), (60, 19), (39, 60), (100, 10), (20, 5)])
async def test_keys_wait_while_the_question_cannot_be_seen(
    language: str, size: tuple[int, int], store: Store, tmp_path: Path
) -> None:
    assessment = new_assessment(store)
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, assessment)
        await pilot.press("2", "enter")
        await pilot.resize_terminal(*size)
        await until_seen(pilot, *ENLARGE[language].split()[:2])
        await pilot.press("3", "enter", "x", "n", "d", "f1", "f2", "o", "q", "escape")
        app.post_message(events.Paste("a paste"))
        await pilot.pause()
        assert app.screen is screen
        assert (place(screen).current, dict(assessment.sheet.answers)) == (
            "flows_handover",
            {"owner": assessment.sheet.answer("owner")},
        )
        await pilot.resize_terminal(80, 24)
        await until_seen(pilot, "1 ○", "5 ○")
        assert isinstance(app.screen.focused, ChoiceList)
        await pilot.press("3")
        await until_seen(pilot, "3 ●")


async def test_the_smallest_windows_show_the_question_and_every_key_chooses(
    store: Store, tmp_path: Path
) -> None:
    for size in ((60, 20), (40, 30)):
        app = program(tmp_path / "store.sqlite", "fr")
        async with app.run_test(size=size) as pilot:
            await begin(pilot, new_assessment(store))
            await pilot.press("2", "enter")
            for digit in "12345":
                await pilot.press(digit)
                await until_seen(pilot, f"▸ {digit} ●")
            assert "Agrandissez" not in seen(app)


async def test_a_covered_program_can_be_left_and_a_small_question_answered(
    store: Store, tmp_path: Path
) -> None:
    kept(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(50, 12)) as pilot:
        await until_home(pilot)
        await until_seen(pilot, "enlarge")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not app.is_running, "the end")
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_home(pilot)
        await pilot.press("d")
        await until_on(pilot, ConfirmDialog)
        await pilot.resize_terminal(50, 12)
        await until_seen(pilot, "cannot be undone", "No")
        await pilot.press("n")
        await until_seen(pilot, "enlarge")
    assert store.summaries()


async def test_a_note_goes_on_in_a_small_window(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, new_assessment(store))
        await pilot.press("n")
        await until_on(pilot, NoteDialog)
        await write(pilot, "first")
        for size in ((50, 12), (20, 5), (44, 12), (200, 60), (50, 12)):
            await pilot.resize_terminal(*size)
        await write(pilot, " second")
        await until_seen(pilot, "first second", "Save")
        assert app.screen.query_one(NoteEditor).text == "first second"


async def test_a_storm_of_sizes_leaves_the_question_as_it_was(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite", "fr")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("c")
        before = await until_seen(pilot, "c ●", "enregistré ✓")
        for step in range(60):
            await pilot.resize_terminal(1 + step * 37 % 211, 1 + step * 17 % 71)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: seen(app) == before, "as it was")
        assert len(screen.query("Cover")) == 0 and isinstance(screen.focused, ChoiceList)
