"""What the keys of the home screen do to the assessment under the cursor, in both languages."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from e20assess.answers.sheet_file import read_sheet
from e20assess.engine import exports as papers
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from tests.support.screens import program, seen, until, until_asked, until_home, until_seen, until_seen_words
from tests.support.sheets import example
from tests.support.stores import begun, kept, under_cursor, until_results


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(str(tmp_path / "store.sqlite"))
    yield store
    store.close()


# Into one


async def test_enter_shows_results_of_a_finished_one_and_a_its_questions(
    store: Store, tmp_path: Path
) -> None:
    kept(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_home(pilot)
        await pilot.press("enter")
        await until_results(pilot)
        await until_seen(pilot, "Results", "2.0")
        await pilot.press("q")
        await until_home(pilot)
        await pilot.press("a")
        await until_asked(pilot)


async def test_s_shows_what_can_be_said_of_an_unfinished_one(store: Store, tmp_path: Path) -> None:
    id = kept(store, completed=False, **begun(count=20))
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_home(pilot)
        await pilot.press("s")
        await until_results(pilot)
        await until_seen_words(pilot, "Results Working across silos 2.0")
        await pilot.press("q")
        await until_home(pilot)
    assert not store.load(id).completed


@pytest.mark.parametrize(
    ("language", "choice", "count"), [("en", "a", 42), ("fr", "a", 42), ("en", "e", 0), ("fr", "e", 0)]
)
async def test_a_new_run_begins_today_from_the_answers_or_empty_and_leaves_the_old_as_it_was(
    language: str, choice: str, count: int, store: Store, tmp_path: Path
) -> None:
    first = kept(store, targets={"silos": 4})
    old = store.load(first)
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_home(pilot)
        await pilot.press("y")
        await until_seen_words(pilot, "Empty" if language == "en" else "À vide")
        await pilot.press(choice)
        asked = await until_asked(pilot)
        sheet = asked.assessment.sheet
        assert (sheet.date, len(sheet.answers)) == (datetime.date.today(), count)
        assert (sheet.organisation, sheet.targets) == ("Groupe Alizé", {"silos": 4})
        assert len(store.summaries()) == 1
        await pilot.press("1")
        await until_seen(pilot, "✓")
        await pilot.press("q")
        await until_home(pilot)
        await until_seen(pilot, "◐ 1/42")
    assert store.load(first) == old
    assert [one.completed for one in store.summaries()] == [False, True]


async def test_a_choice_that_is_cancelled_changes_nothing(store: Store, tmp_path: Path) -> None:
    kept(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(60, 20)) as pilot:
        screen = await until_home(pilot)
        for key in ("y", "r", "x", "d"):
            await pilot.press(key)
            await until(pilot, lambda: app.screen is not screen, "a question")
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is screen, "home")
        assert len(store.summaries()) == 1


# Files


@pytest.mark.parametrize(
    ("language", "format", "pattern"),
    [("en", "html", "Silos 2.0 syndrome"), ("fr", "md", "Syndrome des silos 2.0")],
)
async def test_the_report_is_written_here_and_its_path_told_until_the_next_action(
    language: str, format: str, pattern: str, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kept(store)
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=(100, 30)) as pilot:
        await until_home(pilot)
        await pilot.press("r")
        await until_seen(pilot, "Markdown")
        await pilot.press("h" if format == "html" else "m")
        file = tmp_path / f"groupe-alize-marques-grand-public-france-2026-03-17.{format}"
        await until(pilot, file.exists, "the report")
        await until_seen(pilot, "The file is written" if language == "en" else "Le fichier est enregistré")
        await pilot.press("escape")
        await until_seen(pilot, "Saved:" if language == "en" else "Enregistré", f".{format}")
        assert pattern in file.read_text("utf-8")
        await pilot.press("c")
        await until(pilot, lambda: f".{format}" not in seen(app), "no longer told")


async def test_an_export_reads_back_as_the_same_sheet_and_overwrites_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kept(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30)) as pilot:
        await until_home(pilot)
        await pilot.press("e")
        await until_seen(pilot, "2026-03-17.toml")
        await pilot.press("e")
        await until_seen(pilot, "2026-03-17-2.toml")
    sheets = [read_sheet(path, load_shipped()) for path in sorted(tmp_path.glob("*.toml"))]
    assert sheets == [example("alize")] * 2


async def test_files_that_no_folder_takes_are_said_and_nothing_else_happens(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere(data: bytes, stem: str, suffix: str) -> None:
        return None

    monkeypatch.setattr(papers, "write_somewhere", nowhere)
    kept(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_home(pilot)
        await pilot.press("e")
        await until_seen(pilot, "No folder takes the file")


# Deleting, and trouble


@pytest.mark.parametrize(("language", "question"), [("en", "cannot be undone."), ("fr", "irréversible.")])
async def test_deleting_is_asked_and_told(language: str, question: str, store: Store, tmp_path: Path) -> None:
    kept(store)
    kept(store, "rivage")
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await until_home(pilot)
        await pilot.press("d")
        await until_seen_words(pilot, f"Rivage Annual {question} 42")
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is screen, "home")
        assert len(store.summaries()) == 2
        await pilot.press("d")
        await until_seen_words(pilot, question)
        await pilot.press("y")
        await until(pilot, lambda: len(store.summaries()) == 1, "deleted")
        await until_seen(pilot, "is deleted" if language == "en" else "est supprimé", "1 ")
        await until(pilot, lambda: "Groupe" in under_cursor(screen), "the cursor on the one that is left")


async def test_what_another_program_deleted_is_said_and_leaves_the_list(store: Store, tmp_path: Path) -> None:
    kept(store)
    gone = kept(store, "rivage")
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await until_home(pilot)
        store.delete(gone)
        await pilot.press("enter")
        await until_seen(pilot, f"{gone}")
        assert app.screen is screen
        await until(pilot, lambda: "Rivage" not in seen(app).split("Organisation")[1], "gone from the list")
