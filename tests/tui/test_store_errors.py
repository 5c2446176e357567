"""When the store refuses, and when text is hostile: nothing is lost, nothing is executed, nothing crashes."""

import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from e20assess import faults
from e20assess.answers.model import Answer
from e20assess.answers.sheet_file import read_sheet
from e20assess.errors import AssessError
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from e20assess.tui.base import autosave_screen as saving
from e20assess.tui.base.dialogs import ConfirmDialog
from e20assess.tui.screens.new import NewScreen
from e20assess.tui.screens.results import ResultsScreen
from tests.support.screens import (
    begin,
    new_assessment,
    program,
    seen,
    until,
    until_asked,
    until_home,
    until_seen,
)

HOSTILE = (
    "[/]",
    "[@click=app.quit]x[/]",
    "<script>alert(1)</script>",
    "a | b",
    "שלום עולם",
    "漢字の組織",
    "[bold]not bold",
    "$primary {braces}",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(str(tmp_path / "store.sqlite"))
    yield store
    store.close()


async def test_saved_is_shown_only_after_the_commit(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assessment = new_assessment(store)
    may_write, real = Event(), Store.save

    def slow(self: Store, *args: Any, **values: Any) -> None:
        may_write.wait(30)
        real(self, *args, **values)

    monkeypatch.setattr(Store, "save", slow)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, assessment)
        await pilot.press("3")
        await until_seen(pilot, "saving …")
        assert "saved ✓" not in seen(app)
        assert not store.load(assessment.id).sheet.answers
        may_write.set()
        await until_seen(pilot, "saved ✓")
        assert store.load(assessment.id).sheet.answer("owner").value == "hr"


async def test_a_locked_store_is_said_and_the_answer_is_written_when_it_opens(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assessment = new_assessment(store)
    monkeypatch.setattr(saving, "RETRY_SECONDS", 0.05)
    real, is_locked = Store.save, [True]

    def locked(self: Store, *args: Any, **values: Any) -> None:
        if is_locked[0]:
            raise AssessError.of(faults.STORE_LOCKED)
        real(self, *args, **values)

    monkeypatch.setattr(Store, "save", locked)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await begin(pilot, assessment)
        await pilot.press("3", "enter")
        await until_asked(pilot, "flows_handover")
        await until_seen(pilot, "not saved ✗", "Another program is writing")
        await pilot.press("2")
        assert set(assessment.unwritten()) == {"owner", "flows_handover"}
        is_locked[0] = False
        await until_seen(pilot, "saved ✓")
        answers = store.load(assessment.id).sheet.answers
        assert {id: answer.value for id, answer in answers.items()} == {"owner": "hr", "flows_handover": 2}


async def test_leaving_a_store_that_takes_nothing_writes_the_answers_to_a_file(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assessment = new_assessment(store)
    monkeypatch.chdir(tmp_path)

    def full(self: Store, *args: Any, **values: Any) -> None:
        raise AssessError.of(faults.STORE_FULL)

    monkeypatch.setattr(Store, "save", full)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30)) as pilot:
        await begin(pilot, assessment)
        await pilot.press("3", "ctrl+q")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog), "the question before leaving")
        await until_seen(pilot, "could not be saved", "All answers were saved to")
        await pilot.press("n")
        await until_asked(pilot, "owner")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog), "the question again")
        await pilot.press("y")
    rescued = read_sheet(tmp_path / "groupe-alize-france.toml", load_shipped())
    assert rescued.answer("owner").value == "hr"


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_shown_as_it_is_on_every_screen(
    text: str, store: Store, tmp_path: Path
) -> None:
    assessment = new_assessment(store, organisation=text, unit=text)
    assessment.answer(Answer("hr", text * 3))
    assessment.flush()
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(160, 45), notifications=True) as pilot:
        await until_home(pilot)
        await until_seen(pilot, text)
        await begin(pilot, assessment)
        await until_seen(pilot, f"✎ {text}")
        await pilot.press("o")
        await until_seen(pilot, "Overview", text)
        await pilot.press("f")
        await until(pilot, lambda: app.screen.is_mounted and "Overview" not in seen(app), "closed")
        await app.push_screen(ResultsScreen(assessment))
        await until_seen(pilot, "Results", text)
        assert app.is_running


async def test_a_note_of_4_kilobytes_is_shown_and_kept(store: Store, tmp_path: Path) -> None:
    assessment = new_assessment(store)
    assessment.answer(Answer(None, "漢 [x] " * 700))
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, assessment)
        await until_seen(pilot, "1 of 42", "✎ 漢 [x]", "9 ○")
        await pilot.press("2")
        await until_seen(pilot, "2 ●", "saved ✓")
    assert len(store.load(assessment.id).sheet.answer("owner").note) > 4_000


async def test_a_store_that_cannot_be_opened_is_said_on_the_home_screen(tmp_path: Path) -> None:
    damaged = tmp_path / "store.sqlite"
    damaged.write_bytes(b"this is no database at all, whatever its name says" * 40)
    before = damaged.read_bytes()
    app = program(damaged)
    async with app.run_test(size=(120, 30)) as pilot:
        await until_home(pilot)
        await until_seen(pilot, "store.sqlite", "damaged")
        await pilot.press("n", "enter", "d", "a")
        assert app.is_running
    assert damaged.read_bytes() == before


@pytest.mark.parametrize(
    ("language", "busy", "again"),
    [("en", "another program", "Try again."), ("fr", "un autre programme", "Réessayer.")],
)
async def test_a_store_that_is_locked_at_the_start_can_be_tried_again(
    language: str, busy: str, again: str, tmp_path: Path
) -> None:
    path = tmp_path / "store.sqlite"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    app = program(path, language)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: again in seen(app), "why it cannot be opened")
        await until_seen(pilot, busy, " ⏎ ")
        other.close()
        await pilot.press("enter")
        await until_seen(pilot, "Can your organisation" if language == "en" else "Votre organisation")
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NewScreen), "the form")


def test_the_first_frame_comes_before_sqlalchemy(tmp_path: Path) -> None:
    script = textwrap.dedent("""
        import asyncio, sys
        from e20assess.engine.workspace import Workspace
        from e20assess.tui.app import AssessApp
        from e20assess.tui.screens.home import HomeScreen

        seen = []
        read = HomeScreen.read

        def reading(self):
            shown = "".join(strip.text for strip in self._compositor.render_strips())
            seen.append(("Opening your assessments" in shown, "sqlalchemy" in sys.modules))
            return read(self)

        HomeScreen.read = reading

        async def main():
            app = AssessApp(Workspace(lang="en", store_target=sys.argv[1]))
            async with app.run_test(size=(80, 24)) as pilot:
                while app.screen._shelf is None:
                    await pilot.pause(0.01)
            print(seen[0], "sqlalchemy" in sys.modules)

        asyncio.run(main())
    """)
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "store.sqlite")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "(True, False) True"
