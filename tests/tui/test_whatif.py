"""What if: what is tried shows beside what is, and nothing of it ever reaches the assessment or the store."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from e20assess.answers.model import Answer, AnswerSheet, NoValue
from e20assess.engine.assessment import Assessment
from e20assess.i18n import Words
from e20assess.questionnaire.loader import load_shipped
from e20assess.scoring.comparison import compare
from e20assess.scoring.score import score
from e20assess.store.store import Store
from e20assess.tui.base.row_list import RowList
from e20assess.tui.screens.results import ResultsScreen
from e20assess.tui.screens.whatif import WhatIfScreen
from e20assess.tui.widgets.choice_list import ChoiceList
from tests.support.screens import Driver, program, seen, until, until_home, until_seen, until_seen_words
from tests.support.sheets import all_answers, example, sheet, with_answers


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(str(tmp_path / "store.sqlite"))
    yield store
    store.close()


async def begin(pilot: Driver, store: Store, answered: AnswerSheet) -> tuple[WhatIfScreen, Assessment]:
    """The what-if screen over the results of a sheet that is in the store."""
    assessment = Assessment.start(store, load_shipped(), answered)
    await until_home(pilot)
    await pilot.app.push_screen(ResultsScreen(assessment))
    await pilot.press("w")
    await until(pilot, lambda: isinstance(pilot.app.screen, WhatIfScreen), "what if")
    screen = pilot.app.screen
    assert isinstance(screen, WhatIfScreen)
    await until(pilot, lambda: screen.query_one("#tried", RowList).option_count, "the list")
    await pilot.pause()
    return screen, assessment


async def go(pilot: Driver, screen: WhatIfScreen, question: str) -> None:
    """Put the cursor of the list on a question."""
    screen.query_one("#tried", RowList).move_to(question)
    await until(pilot, lambda: screen.copy.current == question, question)


def kept(store: Store) -> tuple[Any, ...]:
    """Everything the store has to say."""
    return store.summaries(), *(store.load(one.id) for one in store.summaries())


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30), (160, 45)])
async def test_what_is_and_what_would_be_stand_side_by_side(
    size: tuple[int, int], language: str, store: Store, tmp_path: Path
) -> None:
    say, questionnaire, answered = Words(language), load_shipped(), example("alize")
    async with program(tmp_path / "store.sqlite", language).run_test(size=size) as pilot:
        screen, _ = await begin(pilot, store, answered)
        assert "◆" not in seen(screen.app).split("│")[0]
        await go(pilot, screen, "communities_links")
        await pilot.press("5")
        await go(pilot, screen, "communities_overlap")
        await pilot.press("1")
        tried = answered.with_answer("communities_links", Answer(5)).with_answer(
            "communities_overlap", Answer(1)
        )
        before, after = (score(questionnaire, one).dimension("silos").score for one in (answered, tried))
        assert before != after
        page = await until_seen(pilot, "●", "◆", say.score(before), f"◆ {say.score(after)}")
        assert "→" in page
        lost = compare(questionnaire, answered, questionnaire, tried).lost
        assert [part.pattern.id for part in lost] == ["silos-2.0", "missing-liaison"]
        for part in lost:
            await until_seen_words(pilot, f"− {part.pattern.name.to(language)}")
        assert {id: one.value for id, one in screen.copy.sheet.answers.items()} == {
            id: one.value for id, one in tried.answers.items()
        }


async def test_a_pattern_that_would_come_is_named_as_gained(store: Store, tmp_path: Path) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        screen, _ = await begin(pilot, store, sheet(all_answers(3)))
        await until_seen(pilot, "No pattern is present.")
        await pilot.press("1")
        await go(pilot, screen, "mandate_shared")
        await pilot.press("2")
        await until_seen(pilot, "+ new warning patterns", "Captured by one department")


@pytest.mark.parametrize("leave", ["q", "escape"])
async def test_leaving_changes_nothing_in_the_assessment_nor_in_the_store(
    leave: str, store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "store.sqlite"
    async with program(file).run_test(size=(80, 24)) as pilot:
        screen, assessment = await begin(pilot, store, example("alize"))
        interview, before, answers = assessment.interview, kept(store), dict(assessment.sheet.answers)
        await pilot.press(
            "c", "down", "5", "down", "1", "x", "question_mark", "minus", "enter", "2", "enter", "3"
        )
        await go_back(pilot, screen, leave)
        assert assessment.interview is interview
        assert dict(assessment.sheet.answers) == answers == dict(example("alize").answers)
        assert assessment.is_saved and not assessment.unwritten()
        assessment.flush()
        assert kept(store) == before
        await until_seen(pilot, "2.0  2 Experimenting")
        await pilot.press("w")
        await until_seen(pilot, "What if", "nothing is saved")
        assert "answers tried" not in seen(screen.app)


async def go_back(pilot: Driver, screen: WhatIfScreen, key: str) -> None:
    """From the card to the list, and from there to the results."""
    assert screen.has_class("-card")
    await pilot.press(key)
    assert pilot.app.screen is screen
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, ResultsScreen), "the results")


async def test_one_answer_or_all_are_put_back(store: Store, tmp_path: Path) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        screen, assessment = await begin(pilot, store, example("alize"))
        await pilot.press("down", "5", "down", "5", "down", "down", "5")
        await until_seen(pilot, "3 answers tried", "now: 2")
        await pilot.press("u")
        await until_seen(pilot, "2 answers tried")
        assert screen.copy.sheet.answer("bridges_liaison_role").value == 2
        here = screen.copy.current
        await pilot.press("r")
        await until(pilot, lambda: "tried" not in seen(screen.app), "all put back")
        assert screen.copy.sheet.answers == assessment.sheet.answers
        assert screen.copy.current == here


async def test_the_card_is_that_of_the_interview_with_its_keys(store: Store, tmp_path: Path) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(100, 30)) as pilot:
        screen, _ = await begin(pilot, store, example("alize"))
        await pilot.press("down", "enter")
        await until_seen(pilot, "▸ 3 ●", "5 ○")
        await pilot.press("5")
        await until_seen(pilot, "5 ●", "◆")
        await pilot.press("up", "enter")
        await until(pilot, lambda: screen.copy.current == "flows_follow_through", "the next question")
        assert screen.copy.sheet.answer("flows_handover").value == 4
        await pilot.press("left", "question_mark")
        assert screen.copy.sheet.answer("flows_handover").value is NoValue.DONT_KNOW
        await pilot.press("right", "minus")
        assert screen.copy.sheet.answer("flows_follow_through").value is NoValue.NOT_APPLICABLE
        await pilot.press("x")
        assert not screen.copy.sheet.answer("flows_follow_through").is_given
        await pilot.press("escape")
        await until(pilot, lambda: not screen.has_class("-card"), "the list")
        assert screen.query_one("#tried", RowList).has_focus
        assert screen.copy.current == "flows_follow_through"


async def test_several_options_are_ticked_and_none_is_an_answer(store: Store, tmp_path: Path) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        screen, _ = await begin(pilot, store, sheet())
        await go(pilot, screen, "platforms_slates")
        await pilot.press("1", "3", "6", "3")
        assert screen.copy.sheet.answer("platforms_slates").value == ("search", "signals")
        await pilot.press("0")
        assert screen.copy.sheet.answer("platforms_slates").value == ()
        await until_seen(pilot, "None of these")


async def test_a_branch_closes_and_opens_again_in_the_copy_only(store: Store, tmp_path: Path) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        screen, assessment = await begin(pilot, store, example("alize"))
        await pilot.press("c")
        assert len(screen.copy.asked) == 29
        await until_seen(pilot, "13 questions are set aside.")
        await pilot.press("1")
        assert len(screen.copy.asked) == len(assessment.interview.asked) == 42


async def test_fast_keys_answer_the_question_under_the_cursor(store: Store, tmp_path: Path) -> None:
    """Keys may arrive before the list has told that its cursor moved."""
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        screen, _ = await begin(pilot, store, sheet(all_answers(3)))
        await pilot.press("down", "1", "down", "2", "down", "3", "down", "4", "down", "5")
        asked = screen.copy.asked[1:6]
        values = [screen.copy.sheet.answer(id).value for id in asked]
        assert values == [1, 2, "hr", 4, 5]


async def test_the_short_form_and_an_empty_sheet_can_be_tried(store: Store, tmp_path: Path) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        screen, _ = await begin(pilot, store, replace(example("delcourt"), form="short"))
        assert len(screen.copy.asked) == 12
        await pilot.press("down", "5")
        page = await until_seen(pilot, "◆")
        assert "Overall" not in page and "level" not in page
        await pilot.press("q", "q")
    async with program(tmp_path / "store.sqlite").run_test(size=(100, 30)) as pilot:
        screen, _ = await begin(pilot, store, sheet(form="short"))
        await pilot.press("down", "5")
        await until_seen(pilot, "◆ 5.0", "High")


async def test_another_language_and_another_size_keep_what_is_tried(store: Store, tmp_path: Path) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        screen, _ = await begin(pilot, store, example("alize"))
        await pilot.press("down", "5", "l")
        await until_seen(pilot, "Simulation", "◆")
        for size in ((160, 45), (60, 20), (100, 30)):
            await pilot.resize_terminal(*size)
            await until_seen(pilot, "◆", "2,2")
        assert screen.copy.sheet.answer("flows_handover").value == 5
        await pilot.press("enter")
        await until(pilot, lambda: screen.query_one(ChoiceList).has_focus, "the card")
        await pilot.press("l")
        await until_seen(pilot, "When a customer request moves")


async def test_hostile_notes_and_names_do_nothing(store: Store, tmp_path: Path) -> None:
    answered = replace(
        sheet(with_answers(all_answers(3), owner="hr")), organisation="[/]", unit="[@click=app.quit]x[/]"
    )
    answered = answered.with_answer("owner", Answer("hr", "[/] [bold]{x}"))
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30)) as pilot:
        await begin(pilot, store, answered)
        await until_seen(pilot, "What if · [/] · [@click=app.quit]x[/]")
        await pilot.press("enter")
        await until_seen(pilot, "✎ [/] [bold]{x}")
        assert app.is_running


async def test_questions_bear_the_numbers_of_the_results_and_are_found_by_word_or_number(
    store: Store, tmp_path: Path
) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(100, 30)) as pilot:
        screen, _ = await begin(pilot, store, example("alize"))
        questions = screen.query_one("#tried", RowList)
        everything = questions.option_count
        await pilot.press("slash", *"q2 customer")
        await until(pilot, lambda: 0 < questions.option_count < everything, "those that match")
        await pilot.press("enter")
        await until(pilot, lambda: screen.copy.current == "flows_handover", "the question found")
        await pilot.press("enter")
        await until(pilot, lambda: screen.has_class("-card"), "the card")
        await pilot.press("q")
        await until(pilot, lambda: questions.option_count == everything, "the whole list")


async def test_the_card_keeps_todays_answer_in_sight_and_its_own_digits(store: Store, tmp_path: Path) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(100, 30)) as pilot:
        await begin(pilot, store, example("alize"))
        await pilot.press("enter")
        await until_seen(pilot, "1-9 a-")
        await pilot.press("enter")
        await until_seen(pilot, "now: 3", "1-5 choose")
        await pilot.press("5")
        await until_seen(pilot, "now: 3", "5 ●")


async def test_back_from_the_card_the_rows_are_as_wide_as_before(store: Store, tmp_path: Path) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(160, 45)) as pilot:
        screen, _ = await begin(pilot, store, example("alize"))
        questions = screen.query_one("#tried", RowList)

        def cut() -> int:
            return sum("…" in str(option.prompt) for option in questions.options)

        before = cut()
        await pilot.press("down", "enter", "3", "q")
        await until(pilot, lambda: not screen.has_class("-card"), "the list")
        await until(pilot, lambda: cut() == before, "rows of the whole width")
