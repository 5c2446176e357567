"""The whole way on screen, by keyboard alone: from an empty home to a report in a file."""

from pathlib import Path

import pytest

from e20assess.answers.model import NoValue
from e20assess.answers.sheet_file import read_sheet
from e20assess.engine.assessment import Assessment
from e20assess.questionnaire.model import Questionnaire
from e20assess.store.store import Store
from e20assess.tui.screens.overview import OverviewScreen
from e20assess.tui.screens.report_dialogs import WrittenDialog
from e20assess.tui.screens.results import ResultsScreen
from tests.support.screens import (
    keys_for,
    place,
    program,
    until,
    until_asked,
    until_home,
    until_seen,
    write,
)
from tests.support.sheets import EXAMPLES

WORDS = {
    "en": ("Begin an assessment", "A new assessment", "Press Enter to begin", "2.0", "Silos 2.0 syndrome"),
    "fr": ("Commencer un", "Nouveau diagnostic", "Appuyez sur Entrée", "2,0", "Syndrome des silos 2.0"),
}


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_all_42_questions_by_keyboard_at_80x24(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, questionnaire: Questionnaire
) -> None:
    monkeypatch.chdir(tmp_path)
    wanted = read_sheet(EXAMPLES / "groupe-alize.toml", questionnaire)
    welcome, form, introduction, score, pattern = WORDS[language]
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until_home(pilot)
        await until_seen(pilot, welcome)
        await pilot.press("n")
        await until_seen(pilot, form)
        await write(pilot, "Alize")
        await pilot.press("ctrl+s")
        await until_seen(pilot, introduction)
        await pilot.press("enter")
        screen = await until_asked(pilot, "owner")
        for number, id in enumerate(questionnaire.asking_order, 1):
            screen = await until_asked(pilot, id)
            question = questionnaire.questions[id]
            first_words = " ".join(question.text.to(language).split()[:4])
            page = await until_seen(pilot, first_words)
            assert f"{number} " in page.splitlines()[0]
            await pilot.press(*keys_for(id, wanted.answer(id)), "enter")
        await until(pilot, lambda: isinstance(app.screen, OverviewScreen), "the overview at the end")
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen), "the results")
        await until_seen(pilot, score)
        results = app.screen
        await pilot.press("r")
        await until_seen(pilot, "Markdown")
        await pilot.press("h")
        await until(pilot, lambda: list(tmp_path.glob("*.html")), "a report in the folder")
        await until(pilot, lambda: isinstance(app.screen, WrittenDialog), "where the report is")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is results, "the results again")
        await until_seen(pilot, ".html")
        assert pattern in (tmp_path / next(tmp_path.glob("*.html"))).read_text("utf-8")
        given = {id: answer.value for id, answer in screen.assessment.sheet.answers.items()}
        await pilot.press("q")
        await until_home(pilot)
    assert given == {id: answer.value for id, answer in wanted.answers.items()}
    store = Store.open(str(tmp_path / "store.sqlite"))
    stored = store.load(1)
    store.close()
    assert {id: answer.value for id, answer in stored.sheet.answers.items()} == given
    assert stored.completed
    assert stored.sheet.organisation == "Alize"


async def test_an_interview_resumes_where_it_was_left(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    app = program(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_home(pilot)
        await pilot.press("n")
        await until_seen(pilot, "A new assessment")
        await write(pilot, "Acme")
        await pilot.press("ctrl+s")
        await until_seen(pilot, "Press Enter to begin")
        await pilot.press("enter")
        await until_asked(pilot, "owner")
        await pilot.press("3", "enter")
        await until_asked(pilot, "flows_handover")
        await pilot.press("4", "enter")
        screen = await until_asked(pilot, "flows_follow_through")
        await until_seen(pilot, "saved ✓")
        await pilot.press("q")
        await until_home(pilot)
    again = program(path)
    async with again.run_test(size=(80, 24)) as pilot:
        await until_home(pilot)
        await until_seen(pilot, "Acme", "2/42")
        await pilot.press("enter")
        screen = await until_asked(pilot)
        assert place(screen).current == "flows_follow_through"
        assert screen.assessment.sheet.answer("owner").value == "hr"
        await pilot.press("left")
        await until_asked(pilot, "flows_handover")
        await until_seen(pilot, "4 ●")


async def test_finishing_with_gaps_is_allowed_said_and_counted(tmp_path: Path) -> None:
    store = Store.open(str(tmp_path / "store.sqlite"))
    from tests.support.screens import begin, new_assessment

    assessment = new_assessment(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, assessment)
        await pilot.press("1", "enter", "question_mark", "o")
        await until_seen(pilot, "Completed: 2 of 42", "40 are unanswered")
        await pilot.press("f")
        await until(pilot, lambda: assessment.completed and assessment.is_saved, "finished and saved")
    stored = store.load(assessment.id)
    assert stored.completed
    assert stored.sheet.answer("flows_handover").value is NoValue.DONT_KNOW
    store.close()


async def test_the_home_screen_deletes_only_after_a_yes(tmp_path: Path) -> None:
    store = Store.open(str(tmp_path / "store.sqlite"))
    from tests.support.screens import new_assessment

    kept: Assessment = new_assessment(store, organisation="Keep me")
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_home(pilot)
        await until_seen(pilot, "Keep me")
        await pilot.press("d")
        await until_seen(pilot, "(17 Mar 2026)", "This")
        await pilot.press("n")
        await until_home(pilot)
        assert [one.id for one in store.summaries()] == [kept.id]
        await pilot.press("d")
        await until_seen(pilot, "(17 Mar 2026)", "This")
        await pilot.press("y")
        await until(pilot, lambda: not store.summaries(), "deleted")
        await until_seen(pilot, "“Keep me · France” is deleted.", "Begin an assessment")
    store.close()
