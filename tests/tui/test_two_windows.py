"""Two windows on one assessment: each sees what the other one did, and neither loses anything."""

from pathlib import Path

import pytest
from textual import events

from e20assess.answers.model import Answer, NoValue
from e20assess.engine.assessment import Assessment
from e20assess.store.store import Store
from e20assess.tui.screens.help import HelpScreen
from e20assess.tui.screens.overview import OverviewScreen
from tests.support.screens import (
    begin,
    new_assessment,
    program,
    until,
    until_asked,
    until_home,
    until_on,
    until_seen,
)
from tests.support.stores import kept, until_results


def elsewhere(store: Store, id: int, **answers: Answer) -> None:
    """Another window answers."""
    store.save(id, answers)


def test_catching_up_keeps_what_is_pending_and_takes_the_rest(store: Store) -> None:
    here = new_assessment(store)
    here.answer(Answer("hr"))
    elsewhere(store, here.id, owner=Answer("it"), liaison=Answer(NoValue.DONT_KNOW, "theirs"))
    assert here.catch_up() == 1
    assert here.sheet.answer("owner").value == "hr"
    assert here.sheet.answer("liaison").note == "theirs"
    here.flush()
    assert store.load(here.id).sheet.answers == here.sheet.answers
    assert here.catch_up() == 0
    elsewhere(store, here.id, liaison=Answer())
    assert here.catch_up() == 1
    assert not here.sheet.answer("liaison").is_given


def test_catching_up_leaves_a_question_that_is_no_longer_asked(store: Store) -> None:
    here = new_assessment(store)
    here.move(here.interview.at("communities_links"))
    elsewhere(store, here.id, owner=Answer("no_initiative"))
    assert here.catch_up() == 1
    assert "communities_links" in here.interview.aside
    assert here.interview.current == "bridges_it"


def test_targets_and_the_end_of_the_interview_come_along(store: Store) -> None:
    here = new_assessment(store)
    other = Assessment.resume(store, here.id)
    other.aim({"silos": 4})
    other.complete()
    other.flush()
    assert here.catch_up() == 1
    assert (dict(here.sheet.targets), here.completed) == ({"silos": 4}, True)


async def test_a_choice_pressed_again_goes_over_what_another_window_chose(
    store: Store, tmp_path: Path
) -> None:
    assessment = new_assessment(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30)) as pilot:
        await begin(pilot, assessment)
        await pilot.press("3")
        await until(pilot, lambda: store.load(assessment.id).sheet.answer("owner").value == "hr", "saved")
        elsewhere(store, assessment.id, owner=Answer("it"))
        await pilot.press("3")
        await until(pilot, lambda: store.load(assessment.id).sheet.answer("owner").value == "hr", "again")
        assert assessment.undo() and not assessment.undo(), "one press alone is taken back by one undo"


async def test_the_overview_shows_what_another_window_answered(store: Store, tmp_path: Path) -> None:
    assessment = new_assessment(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await begin(pilot, assessment)
        elsewhere(store, assessment.id, flows_handover=Answer(2, "theirs"))
        await pilot.press("o")
        await until_on(pilot, OverviewScreen)
        await until_seen(pilot, "Completed: 1 of 42.", "1 change was made in another window")


async def test_coming_back_to_the_window_shows_what_another_one_answered(
    store: Store, tmp_path: Path
) -> None:
    assessment = new_assessment(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await begin(pilot, assessment)
        app.post_message(events.AppBlur())
        await until(pilot, lambda: not app.app_focus, "another window in front")
        elsewhere(store, assessment.id, owner=Answer("it"), liaison=Answer(NoValue.DONT_KNOW))
        app.post_message(events.AppFocus())
        await until_seen(pilot, "8 ●", "2 changes were made in another window")


async def test_coming_back_from_another_screen_does_so_too(store: Store, tmp_path: Path) -> None:
    assessment = new_assessment(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30)) as pilot:
        await begin(pilot, assessment)
        await pilot.press("f1")
        await until_on(pilot, HelpScreen)
        elsewhere(store, assessment.id, owner=Answer("it", "by another"))
        await pilot.press("escape")
        await until_asked(pilot, "owner")
        await until_seen(pilot, "✎ by another")


async def test_the_report_has_what_another_window_answered(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    id = kept(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await until_home(pilot)
        await pilot.press("s")
        screen = await until_results(pilot)
        await until_seen(pilot, "2.0")
        elsewhere(store, id, owner=Answer("it", "the note of the other window"))
        await pilot.press("r")
        await until_seen(pilot, "Markdown")
        await pilot.press("m")
        await until_seen(pilot, "The file is written")
        await pilot.press("escape")
        await until_seen(pilot, "The report is in", "1 change was made in another window")
        assert screen.assessment.sheet.answer("owner").value == "it"
    (report,) = tmp_path.glob("*.md")
    assert "the note of the other window" in report.read_text(encoding="utf-8")


async def test_results_after_the_interview_have_what_another_window_answered(
    store: Store, tmp_path: Path
) -> None:
    id = kept(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await until_home(pilot)
        await pilot.press("a")
        await until_asked(pilot)
        elsewhere(store, id, owner=Answer("it"))
        await pilot.press("o")
        await until_on(pilot, OverviewScreen)
        elsewhere(store, id, owner=Answer("hr"))
        await pilot.press("f")
        screen = await until_results(pilot)
        assert screen.assessment.sheet.answer("owner").value == "hr"


async def test_the_list_shows_what_another_window_began(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30)) as pilot:
        await until_home(pilot)
        app.post_message(events.AppBlur())
        await until(pilot, lambda: not app.app_focus, "another window in front")
        kept(store, "rivage")
        app.post_message(events.AppFocus())
        await until_seen(pilot, "1 assessment", "Coopérative Rivage")
