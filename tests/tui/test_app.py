"""Comfort: nothing moves, ctrl+c copies, and calm whatever happens to the terminal or the disk."""

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import Pool
from textual import events
from textual.geometry import Offset
from textual.selection import Selection
from textual.widgets import Input, Static, TextArea

from e20assess.answers.model import LONGEST_NOTE, Answer
from e20assess.answers.sheet_file import read_sheet
from e20assess.engine.assessment import Assessment
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from e20assess.tui.base import autosave_screen as saving
from e20assess.tui.base.dialogs import ConfirmDialog
from e20assess.tui.screens.help import HelpScreen
from e20assess.tui.screens.new import NewScreen
from e20assess.tui.screens.note import NoteDialog
from e20assess.tui.screens.overview import OverviewScreen
from e20assess.tui.widgets.choice_list import ChoiceList
from tests.support.screens import (
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
    until_seen_words,
    write,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(str(tmp_path / "store.sqlite"))
    yield store
    store.close()


@pytest.mark.parametrize(("asked", "level"), [(None, "none"), ("none", "none"), ("full", "full")])
async def test_nothing_moves_unless_it_is_asked_for(
    asked: str | None, level: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if asked is None:
        monkeypatch.delenv("TEXTUAL_ANIMATIONS", raising=False)
    else:
        monkeypatch.setenv("TEXTUAL_ANIMATIONS", asked)
        monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", asked)
    assert program(tmp_path / "store.sqlite").animation_level == level


async def test_scrolling_jumps(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEXTUAL_ANIMATIONS", raising=False)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(60, 20)) as pilot:
        await begin(pilot, new_assessment(store))
        await pilot.press("f1")
        await until_on(pilot, HelpScreen)
        listed = app.screen.query_one("VerticalScroll")
        await pilot.press("end")
        assert listed.scroll_offset.y == listed.max_scroll_y > 0


async def test_ctrl_c_copies_from_a_field_a_note_and_the_screen_and_never_quits(
    store: Store, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await until_home(pilot)
        await pilot.press("n")
        await until_on(pilot, NewScreen)
        await write(pilot, "Acme")
        await pilot.press("shift+home", "ctrl+c")
        assert app.clipboard == "Acme"
        await pilot.press("escape")
        await begin(pilot, new_assessment(store))
        await pilot.press("n")
        await until_on(pilot, NoteDialog)
        await write(pilot, "noted")
        await pilot.press("shift+home", "ctrl+c", "escape", "2")
        assert app.clipboard == "noted"
        screen = await until_asked(pilot)
        recall = screen.query_one("#recall", Static)
        screen.selections = {recall: Selection(Offset(0, 0), Offset(5, 0))}
        await pilot.press("ctrl+c")
        assert app.clipboard == load_shipped().questions["owner"].recall.to("en")[:5]
        screen.clear_selection()
        await pilot.press("ctrl+c", "ctrl+c")
        await until_seen(pilot, "ctrl+c copies")
        assert app.is_running
        await pilot.press("o")
        await until_on(pilot, OverviewScreen)
        await pilot.press("ctrl+c")
        assert app.is_running


# Whatever happens to the terminal


async def test_fifty_sizes_in_a_row_keep_the_place_and_show_the_question(
    store: Store, tmp_path: Path
) -> None:
    sizes = random.Random(20)
    assessment = new_assessment(store)
    assessment.answer(Answer("hr", "a note " * 30))
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, assessment)
        await pilot.press("enter", "4")
        for number in range(50):
            await pilot.resize_terminal(sizes.randint(10, 200), sizes.randint(3, 60))
            if number % 2:  # a key needs a window in which something can be seen
                await pilot.resize_terminal(sizes.randint(60, 200), sizes.randint(20, 60))
                await until(pilot, lambda: not screen.is_covered, "room")
            if number % 10 == 3:
                await pilot.press("o")
                await until_on(pilot, OverviewScreen)
            elif number % 10 == 5:
                await pilot.press("o", "f1")
            elif number % 10 == 7:
                await pilot.press("escape", "f2")
            elif number % 10 == 9:
                await pilot.press("escape")
        await pilot.resize_terminal(80, 24)
        await until_asked(pilot, "flows_handover")
        await until_seen_words(pilot, place(screen).question.text.to("en"))
        await until_seen(pilot, "4 ●")
        assert screen.query_one(ChoiceList).has_focus
        assert screen.assessment.sheet.answer("flows_handover").value == 4


@pytest.mark.parametrize(
    "text", ["mot " * 25_000, "x" * 100_000, "une ligne\n" * 10_000], ids=["words", "one word", "lines"]
)
async def test_a_paste_of_100_kilobytes_is_refused_politely_and_the_note_is_as_it_was(
    text: str, store: Store, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("n")
        await until_on(pilot, NoteDialog)
        await write(pilot, "before")
        app.post_message(events.Paste(text))
        await until_seen(pilot, "Nothing was pasted", "before")
        await write(pilot, " after")
        await pilot.press("ctrl+s")
        await until_asked(pilot)
        assert screen.assessment.sheet.answer("owner").note == "before after"


async def test_a_long_paste_of_many_lines_is_kept_undone_and_done_again(store: Store, tmp_path: Path) -> None:
    text = "une ligne\n" * (LONGEST_NOTE // 10 - 1)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("n")
        await until_on(pilot, NoteDialog)
        editor = app.screen.query_one(TextArea)
        app.post_message(events.Paste(text))
        await until(pilot, lambda: editor.text == text, "pasted")
        await pilot.press("ctrl+z")
        assert editor.text == ""
        await pilot.press("ctrl+y", "ctrl+s")
        await until_asked(pilot)
        await until_seen(pilot, "saved ✓")
        assert store.load(screen.assessment.id).sheet.answer("owner").note == text.strip()


async def test_a_paste_into_a_field_cannot_grow_past_its_limit(tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_home(pilot)
        await pilot.press("n")
        await until_on(pilot, NewScreen)
        app.post_message(events.Paste("x" * 100_000))
        await pilot.pause()
        await write(pilot, "A")
        assert len(app.screen.query_one("#organisation", Input).value) <= 200


async def test_a_name_that_is_pasted_over_several_lines_comes_in_whole_on_one(tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_home(pilot)
        await pilot.press("n")
        await until_on(pilot, NewScreen)
        app.post_message(events.Paste("Acme\vGroup\nEurope\u2028North"))
        field = app.screen.query_one("#organisation", Input)
        await until(pilot, lambda: field.value == "Acme Group Europe North", "pasted")


class Disk:
    """Where the stores lie; it may go read-only, as a disk that fails does."""

    is_read_only = False

    def mount(self, connection: DBAPIConnection, *_: object) -> None:
        """Called for each use of a connection."""
        with closing(connection.cursor()) as cursor:
            cursor.execute(f"PRAGMA query_only = {int(self.is_read_only)}")


@pytest.fixture
def disk() -> Iterator[Disk]:
    disk = Disk()
    event.listen(Pool, "checkout", disk.mount)
    yield disk
    event.remove(Pool, "checkout", disk.mount)


async def test_a_store_that_becomes_read_only_is_told_kept_tried_again_and_written_when_it_can_be(
    store: Store, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "RETRY_SECONDS", 0.05)
    assessment = new_assessment(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await begin(pilot, assessment)
        await pilot.press("3")
        await until_seen(pilot, "saved ✓")
        disk.is_read_only = True
        await pilot.press("enter", "2")
        await until_seen_words(pilot, "not saved ✗ this store can be read but not written.")
        for key in "345432":
            await pilot.press(key)
            await pilot.pause(0.06)
        assert len(app._notifications) == 1, "told once, not for each answer"
        assert set(assessment.unwritten()) == {"flows_handover"}
        assert "not saved ✗" in seen(app)
        disk.is_read_only = False
        await until_seen(pilot, "saved ✓")
    assert store.load(assessment.id).sheet.answer("flows_handover").value == 2


async def test_leaving_a_read_only_store_rescues_the_answers_into_a_file(
    store: Store, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assessment: Assessment = new_assessment(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30)) as pilot:
        await begin(pilot, assessment)
        disk.is_read_only = True
        await pilot.press("3", "q")
        await until_on(pilot, ConfirmDialog)
        await until_seen(pilot, "All answers were saved to")
        await pilot.press("y")
        await until_home(pilot)
    rescued = read_sheet(tmp_path / "groupe-alize-france.toml", load_shipped())
    assert rescued.answer("owner").value == "hr"
