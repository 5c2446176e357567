"""The home screen: the list, finding in it, and the way into each assessment, in both languages."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from e20assess.answers.model import Respondent
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from e20assess.tui.base.row_list import RowList
from e20assess.tui.screens.help import HelpScreen
from tests.support.screens import (
    place,
    program,
    seen,
    until,
    until_asked,
    until_home,
    until_seen,
    until_seen_words,
    write,
)
from tests.support.sheets import example
from tests.support.stores import begun, kept, under_cursor, until_results

SIZES = [(60, 20), (80, 24), (100, 30), (160, 45)]
HOSTILE = ("[/]", "[@click=app.quit]x[/]", "漢字の組織", "שלום עולם", "$primary {braces}", "a | b\nc")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(str(tmp_path / "store.sqlite"))
    yield store
    store.close()


# The list


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("language", "score", "facts", "day"),
    [("en", "2.5", "full form", "17 Mar 2026"), ("fr", "2,5", "complète", "17/03/2026")],
)
async def test_every_size_lists_each_on_one_line_with_date_progress_and_profile(
    size: tuple[int, int], language: str, score: str, facts: str, day: str, store: Store, tmp_path: Path
) -> None:
    kept(store)
    kept(store, "rivage", unit="")
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=size) as pilot:
        screen = await until_home(pilot)
        page = await until_seen(pilot, "Coopérative Rivage", "● 42/42", f"2·2·3·3 {score}", day)
        assert screen.query_one(RowList).virtual_size.height == 2
        assert f"2 {'assessments' if language == 'en' else 'diagnostics'}" in page.splitlines()[0]
        await pilot.press("down")
        await until_seen(pilot, "Groupe Alizé · Marques grand public, France", facts, f"■■□□□ {score[0]}")
        assert any(head in seen(app) for head in (" Unit ", " Entité ")) == (size[0] > 60)


async def test_all_columns_are_there_where_there_is_room(store: Store, tmp_path: Path) -> None:
    kept(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(160, 45)) as pilot:
        await until_home(pilot)
        await until_seen(pilot, "Answered by", "Length", "Lang.", "Level")
        await until_seen(pilot, "full", " fr ", "▃▃▄▄  2·2·3·3 2.5", "2 Experimenting")


@pytest.mark.parametrize(("language", "offer"), [("en", "12 of 42 answered, about"), ("fr", "12/42, encore")])
async def test_the_latest_unfinished_is_under_the_cursor_and_offered(
    language: str, offer: str, store: Store, tmp_path: Path
) -> None:
    kept(store, "delcourt", completed=False, **begun("delcourt", 3))
    kept(store, "rivage", completed=False, **begun("rivage"))
    kept(store)
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await until_home(pilot)
        await until_seen(pilot, "⏎ Re", offer, "◐ 12/42", "▸   Coopérative Rivage")
        rows = [line for line in seen(app).splitlines() if "2026  " in line][:3]
        assert [row.split()[0] for row in rows] == ["▸", "Ateliers", "Groupe"]
        await pilot.press("end")
        await until(pilot, lambda: "Groupe" in under_cursor(screen), "the cursor on the last")
        await until_seen(pilot, "See the results of" if language == "en" else "Voir les résultats de")
        await pilot.press("home", "enter")
        asked = await until_asked(pilot)
        assert asked.assessment.sheet.organisation == "Coopérative Rivage"
        assert place(asked).current == load_shipped().asking_order[12]


async def test_back_from_an_assessment_the_cursor_is_on_it(store: Store, tmp_path: Path) -> None:
    kept(store, completed=False, **begun())
    kept(store, "rivage")
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await until_home(pilot)
        await until(pilot, lambda: "Groupe" in under_cursor(screen), "the unfinished one")
        await pilot.press("enter")
        await until_asked(pilot)
        await pilot.press("1", "enter")
        await until_seen(pilot, "saved ✓")
        await pilot.press("q")
        await until_home(pilot)
        await until_seen(pilot, "▸   Groupe Alizé")
        rows = [line for line in seen(app).splitlines() if "2026  " in line]
        assert "Rivage" in rows[0] and "Groupe" in rows[1]


async def test_the_language_switches_live_and_keeps_the_cursor(store: Store, tmp_path: Path) -> None:
    kept(store)
    kept(store, "rivage")
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await until_home(pilot)
        await pilot.press("down", "l")
        await until_seen(pilot, "2·2·3·3 2,5", "Entité", "Voir les résultats", "Orientation client")
        assert "Groupe" in under_cursor(screen)


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_names_stay_text_wherever_they_are_said(
    text: str, store: Store, tmp_path: Path
) -> None:
    kept(store, organisation=text, unit=text, respondent=Respondent(text, text))
    kept(store, "rivage")
    shown = " ".join(text.split())
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(160, 45), notifications=True) as pilot:
        screen = await until_home(pilot)
        await pilot.press("down")
        await until_seen(pilot, f"results of “{shown} · {shown}”", f"{shown} ({shown})")
        for key, words in (("r", "report of"), ("y", "Repeat"), ("d", "Delete")):
            await pilot.press(key)
            await until_seen(pilot, words, text.splitlines()[0])
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is screen, "home")
        await pilot.press("c")
        await until_seen(pilot, "is marked", text.splitlines()[0])
        await pilot.press("slash")
        await write(pilot, "[b] [/")
        await until_seen(pilot, "0 of 2")
        assert app.is_running


async def test_a_store_with_300_assessments_opens_and_finds(store: Store, tmp_path: Path) -> None:
    for number in range(300):
        store.create(load_shipped(), replace(example("rivage"), organisation=f"Company {number:03}"))
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await until_home(pilot)
        await until_seen(pilot, "300 assessments", "Company 299")
        assert screen.query_one(RowList).virtual_size.height == 300
        await pilot.press("slash")
        await write(pilot, "company 17")
        await until_seen(pilot, "13 of 300", "Company 170")
        await pilot.press("end", "2")
        await until_seen(pilot, "1 of 300", "▸   Company 172")


# Finding


@pytest.mark.parametrize(("language", "count"), [("en", "1 of 3"), ("fr", "1 sur 3")])
async def test_rows_are_filtered_as_one_types_and_no_key_of_the_list_fires(
    language: str, count: str, store: Store, tmp_path: Path
) -> None:
    kept(store)
    kept(store, "rivage", respondent=Respondent("Éléonore Dupré", "quality lead"))
    kept(store, "delcourt")
    before = [one.id for one in store.summaries()]
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await until_home(pilot)
        await pilot.press("slash")
        await write(pilot, "eleonore")
        await until_seen(pilot, count, "Coopérative Rivage")
        assert "Delcourt" not in seen(app)
        await pilot.press(*["backspace"] * 8)
        await write(pilot, "ndsrceyaxlq")
        await until_seen(pilot, "0 ")
        assert app.screen is screen
        assert screen.query_one(Input).value == "ndsrceyaxlq"
        assert [one.id for one in store.summaries()] == before
        await pilot.press("escape")
        await until_seen(pilot, "Delcourt", "Rivage", "Alizé")
        assert screen.query_one(RowList).has_focus
        assert not screen.query_one(Input).value


@pytest.mark.parametrize("leave", ["enter", "down", "tab"])
async def test_what_was_found_is_opened_from_the_list(leave: str, store: Store, tmp_path: Path) -> None:
    kept(store)
    kept(store, "rivage")
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await until_home(pilot)
        await pilot.press("slash")
        await write(pilot, "2026-03")
        await until_seen(pilot, "1 of 2", "to the list")
        await pilot.press(leave)
        await until(pilot, lambda: screen.query_one(RowList).has_focus, "in the list")
        await pilot.press("enter")
        results = await until_results(pilot)
        assert results.assessment.sheet.organisation == "Groupe Alizé"
        await pilot.press("q")
        await until_home(pilot)
        await until_seen(pilot, "1 of 2")
        await pilot.press("escape")
        await until_seen(pilot, "Coopérative Rivage", "⏎ See the results")


# Help


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_f1_lists_every_key_of_the_screen(language: str, store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=(100, 60)) as pilot:
        screen = await until_home(pilot)
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen), "the help")
        for key in screen.KEYS:
            await until_seen_words(pilot, f"{key.shown} {app.say(key.explained or key.does)}")


@pytest.mark.parametrize("size", SIZES)
async def test_the_line_of_keys_begins_with_the_most_needed(
    size: tuple[int, int], store: Store, tmp_path: Path
) -> None:
    kept(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=size) as pilot:
        await until_home(pilot)
        line = (await until_seen(pilot, "⏎ open")).splitlines()[-1]
        assert (
            line.split("  ")[1:5] == ["⏎ open", "n new", "/ find", "s results"][: len(line.split("  ")[1:5])]
        )
        assert "F1 help" in line
