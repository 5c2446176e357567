"""Targets: chosen, shown at once, written, and never lost."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from e20assess import faults
from e20assess.engine.assessment import Assessment
from e20assess.errors import AssessError
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from e20assess.tui.screens.results import ResultsScreen
from e20assess.tui.screens.targets import TargetsDialog
from tests.support.results_screen import show, text
from tests.support.screens import program, until, until_seen
from tests.support.sheets import example


async def test_targets_are_chosen_shown_at_once_written_and_in_the_report(
    store: Store, tmp_path: Path
) -> None:
    from e20assess.report.formats import render

    async with program(tmp_path / "store.sqlite").run_test(size=(60, 20)) as pilot:
        assessment = await show(pilot, store, example("alize"))
        await pilot.press("g")
        await until(pilot, lambda: isinstance(pilot.app.screen, TargetsDialog), "the targets")
        await until_seen(pilot, "Which level do you aim at?", "no target", "2●")
        await pilot.press("4", "down", "down", "3", "right", "down", "5", "0", "enter")
        await until(pilot, lambda: "target: 4 Connected" in text(pilot), "the target on the page")
        await until(pilot, lambda: assessment.is_saved, "written")
        await until_seen(pilot, "saved ✓")
    stored = store.load(assessment.id)
    assert stored.sheet.targets == {"silos": 4, "customer": 4}
    report = render(stored.questionnaire, stored.sheet, "md", "en").decode()
    assert "4 Connected (not reached yet)" in report


async def test_leaving_the_targets_without_keeping_changes_nothing(store: Store, tmp_path: Path) -> None:
    answered = replace(example("alize"), targets={"silos": 4})
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        assessment = await show(pilot, store, answered)
        before = store.summaries()
        await pilot.press("g")
        await until_seen(pilot, "Which level do you aim at?", "4◇")
        await pilot.press("1", "down", "2", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ResultsScreen), "the results")
        assert assessment.sheet.targets == {"silos": 4}
        assert store.summaries() == before


async def test_a_store_that_refuses_targets_is_said_and_they_stay_pending(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Store, *args: Any) -> None:
        raise AssessError.of(faults.STORE_LOCKED)

    monkeypatch.setattr(Store, "set_targets", refuse)
    async with program(tmp_path / "store.sqlite").run_test(size=(100, 30), notifications=True) as pilot:
        assessment = await show(pilot, store, example("alize"))
        await pilot.press("g")
        await until_seen(pilot, "Which level do you aim at?")
        await pilot.press("5", "enter")
        await until_seen(pilot, "not saved ✗", "Another program is writing")
        assert not assessment.is_saved
        assert "target: 5 Open network" in text(pilot)
        monkeypatch.undo()
        assessment.flush()
    assert store.load(assessment.id).sheet.targets == {"silos": 5}


def test_aiming_again_while_writing_loses_no_target(store: Store) -> None:
    assessment = Assessment.start(store, load_shipped(), example("alize"))
    assessment.aim({"silos": 3})
    assessment.aim({"silos": 4})
    assessment.flush()
    assessment.flush()
    assert assessment.is_saved
    assert store.load(assessment.id).sheet.targets == {"silos": 4}
    assert store.load(assessment.id).sheet.answers == example("alize").answers
