"""Screens as pictures, compared with those that somebody looked at (`pytest --snapshot-update` renews).

Pictures depend on the version of Textual, which the extra `test` therefore names exactly.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.app import App
from textual.screen import Screen
from textual.widgets import Input

from e20assess.engine.assessment import Assessment
from e20assess.questionnaire.loader import load_shipped
from e20assess.settings import Settings, write_settings
from e20assess.store.store import Store, Stored
from e20assess.tui.document.page import Document
from e20assess.tui.screens.compare import CompareScreen
from e20assess.tui.screens.help import HelpScreen
from e20assess.tui.screens.interview import InterviewScreen
from e20assess.tui.screens.new import NewScreen
from e20assess.tui.screens.note import NoteDialog, NoteEditor
from e20assess.tui.screens.overview import OverviewScreen
from e20assess.tui.screens.results import ResultsScreen
from e20assess.tui.screens.settings import SettingsScreen
from e20assess.tui.screens.whatif import WhatIfScreen
from tests.support.comparisons import alize_later
from tests.support.screens import Driver, program, until, until_home, until_on, until_seen
from tests.support.sheets import example
from tests.support.stores import begun, kept

Size = tuple[int, int]
SnapCompare = Callable[..., bool]
Walk = Callable[[Driver], Awaitable[None]]

PICTURES = Path(__file__).with_name("__snapshots__")
SMALL, USUAL, ROOMY, WIDE = (60, 20), (80, 24), (100, 30), (160, 45)


@pytest.fixture
def drawn(
    snap_compare: SnapCompare, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., bool]:
    """Whether a screen looks as it did: in a language, a look and a size, after a walk to it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("E20ASSESS_SETTINGS", "settings.toml")
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def draw(walk: Walk, size: Size, language: str = "fr", look: str = "dark") -> bool:
        write_settings(Settings(theme=look))
        app = program(tmp_path / "store.sqlite", language)
        assert isinstance(app, App)
        return snap_compare(app, terminal_size=size, run_before=walk)

    return draw


def half_way(store: Store, question: str = "communities_links") -> Assessment:
    """The cooperative in the middle of its interview."""
    sheet = replace(example("rivage"), unit="", **begun("rivage", 13))
    assessment = Assessment.start(store, load_shipped(), sheet)
    assessment.move(assessment.interview.at(question))
    return assessment


def over_home(screen: Screen[bool], *keys: str) -> Walk:
    """Open a screen over the home screen, and press keys there."""

    async def walk(pilot: Driver) -> None:
        await until_home(pilot)
        await pilot.app.push_screen(screen)
        if isinstance(screen, ResultsScreen):
            await until(pilot, lambda: screen.query_one(Document)._lines, "the page")
        await pilot.pause()
        await pilot.press(*keys)

    return walk


def then(walk: Walk, screen: type, *texts: str) -> Walk:
    """Walk on until a screen is in front, and these texts on it; no cursor blinks."""

    async def onward(pilot: Driver) -> None:
        await walk(pilot)
        await until_on(pilot, screen)
        await until_seen(pilot, *texts)
        for field in pilot.app.screen.query("Input, TextArea"):
            if isinstance(field, (Input, NoteEditor)):
                field.cursor_blink = False
        await pilot.pause()

    return onward


def results(store: Store) -> ResultsScreen:
    """The results of Alizé, with a target."""
    sheet = replace(example("alize"), targets={"silos": 4})
    return ResultsScreen(Assessment.start(store, load_shipped(), sheet))


async def at_home(pilot: Driver) -> None:
    """The list is read."""
    await until_home(pilot)
    await pilot.pause()


# Home


def test_welcome_says_in_four_lines_what_this_is(drawn: Callable[..., bool]) -> None:
    assert drawn(at_home, USUAL)


def test_home_lists_finished_and_begun(drawn: Callable[..., bool], store: Store) -> None:
    kept(store)
    kept(store, "rivage")
    kept(store, "delcourt", completed=False, **begun("delcourt"))
    assert drawn(at_home, WIDE, "en", "light")


def test_the_form_of_a_new_assessment(drawn: Callable[..., bool]) -> None:
    async def walk(pilot: Driver) -> None:
        await until_home(pilot)
        await pilot.press("n")

    assert drawn(then(walk, NewScreen), USUAL)


# Interview


def test_a_question_on_the_usual_screen(drawn: Callable[..., bool], store: Store) -> None:
    walk = over_home(InterviewScreen(half_way(store)))
    assert drawn(then(walk, InterviewScreen, "enregistré ✓"), USUAL)


def test_a_question_on_the_smallest_screen(drawn: Callable[..., bool], store: Store) -> None:
    walk = over_home(InterviewScreen(half_way(store)))
    assert drawn(then(walk, InterviewScreen, "enregistré ✓"), SMALL)


def test_a_question_on_a_projector_with_a_note_and_why(drawn: Callable[..., bool], store: Store) -> None:
    walk = over_home(InterviewScreen(half_way(store, "mandate_shared")), "w")
    assert drawn(then(walk, InterviewScreen, "Why we ask", "saved ✓"), WIDE, "en", "light")


def test_the_reason_asked_beside_a_note(drawn: Callable[..., bool], store: Store) -> None:
    walk = over_home(InterviewScreen(half_way(store, "mandate_shared")), "minus")
    assert drawn(then(walk, NoteDialog), USUAL)


def test_the_overview_at_the_end_offers_to_finish(drawn: Callable[..., bool], store: Store) -> None:
    walk = over_home(InterviewScreen(half_way(store, load_shipped().asking_order[-1])), "right", "o", "end")
    assert drawn(then(walk, OverviewScreen), ROOMY)


def test_the_help_lists_every_key(drawn: Callable[..., bool], store: Store) -> None:
    walk = over_home(InterviewScreen(half_way(store)), "f1")
    assert drawn(then(walk, HelpScreen), USUAL)


def test_the_settings(drawn: Callable[..., bool], store: Store) -> None:
    walk = over_home(InterviewScreen(half_way(store)), "f2")
    assert drawn(then(walk, SettingsScreen), USUAL, "en", "light")


# Results


def test_the_profile_with_a_target(drawn: Callable[..., bool], store: Store) -> None:
    assert drawn(then(over_home(results(store)), ResultsScreen, "2,0"), ROOMY)


def test_a_pattern_opened_to_its_evidence(drawn: Callable[..., bool], store: Store) -> None:
    walk = over_home(results(store), "2", "down", "enter")
    assert drawn(then(walk, ResultsScreen), WIDE, "en", "light")


def test_the_capabilities_in_cells_with_words(drawn: Callable[..., bool], store: Store) -> None:
    assert drawn(then(over_home(results(store), "3"), ResultsScreen), ROOMY)


def test_what_if_beside_what_is(drawn: Callable[..., bool], store: Store) -> None:
    walk = over_home(results(store), "w", "5", "down", "5")
    assert drawn(then(walk, WhatIfScreen, "◆"), ROOMY)


def test_two_runs_compared(drawn: Callable[..., bool], store: Store) -> None:
    first: Stored = store.load(kept(store))
    later = store.load(store.create(load_shipped(), alize_later()))
    screen = CompareScreen(first, later)

    async def walk(pilot: Driver) -> None:
        await until_home(pilot)
        await pilot.app.push_screen(screen)
        await until(pilot, lambda: screen.query_one(Document)._lines, "the page")

    assert drawn(then(walk, CompareScreen, "○"), ROOMY, "en", "light")


def test_every_picture_is_of_a_test() -> None:
    """Several processes at once would not tell."""
    pictures = list(PICTURES.rglob("*.svg"))
    assert pictures
    for picture in pictures:
        tests = (PICTURES.parent / f"{picture.parent.name}.py").read_text("utf-8")
        assert f"def {picture.stem.partition('[')[0]}(" in tests, f"no test draws {picture.name}: delete it"
