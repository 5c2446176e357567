"""The interview screen: every way to answer and to move, and what it never does."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from e20assess.answers.model import NoValue
from e20assess.store.store import Store
from e20assess.tui.screens.note import NoteDialog
from e20assess.tui.widgets.choice_list import ChoiceList
from e20assess.tui.widgets.progress import Rail
from tests.support.screens import (
    begin,
    new_assessment,
    place,
    program,
    seen,
    until,
    until_asked,
    until_seen,
    until_seen_words,
    write,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(str(tmp_path / "store.sqlite"))
    yield store
    store.close()


async def test_going_back_never_validates_and_enter_without_a_cursor_leaves_a_gap(
    store: Store, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("enter", "enter")
        await until_asked(pilot, "flows_follow_through")
        await pilot.press("shift+tab")
        await until_asked(pilot, "flows_handover")
        await pilot.press("left")
        await until_asked(pilot, "owner")
        await pilot.press("left")
        assert place(screen).current == "owner"
        assert not screen.assessment.sheet.answers


async def test_going_on_never_changes_an_answer_that_was_given(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("2", "down", "down", "enter")
        await until_asked(pilot, "flows_handover")
        assert screen.assessment.sheet.answer("owner").value == "communication"
        await pilot.press("3", "x", "enter")
        await until_asked(pilot, "flows_follow_through")
        assert not screen.assessment.sheet.answer("flows_handover").is_given


async def test_arrows_and_enter_alone_answer_every_kind_of_question(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        screen._go("platforms_slates")
        await until_asked(pilot, "platforms_slates")
        await pilot.press("down", "down", "enter")
        await until_seen(pilot, "2 ■")
        assert place(screen).current == "platforms_slates"
        await pilot.press("enter")
        await until_asked(pilot, "expertise_help")
        await pilot.press("end", "up", "enter")
        await until_asked(pilot, "expertise_projects")
        assert screen.assessment.sheet.answer("platforms_slates").value == ("links",)
        assert screen.assessment.sheet.answer("expertise_help").value is NoValue.DONT_KNOW


async def test_unticking_the_last_choice_takes_the_answer_back(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        screen._go("platforms_slates")
        await until_asked(pilot, "platforms_slates")
        await pilot.press("1", "1")
        await until_seen(pilot, "1 □", "0 ○")
        assert not screen.assessment.sheet.answers


async def test_the_last_question_leads_to_the_end(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        screen._go("recognition_review")
        await until_asked(pilot, "recognition_review")
        await pilot.press("3", "enter")
        await until_seen(pilot, "Overview", "Finish and see the results")
        await pilot.press("enter")
        await until(pilot, lambda: screen.assessment.completed, "finished")


async def test_enter_takes_the_choice_under_the_cursor(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("j", "down", "k", "enter")
        await until_asked(pilot, "flows_handover")
        assert screen.assessment.sheet.answer("owner").value == "marketing"


async def test_a_digit_takes_the_cursor_along_so_that_enter_never_changes_the_answer(
    store: Store, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("down", "5", "enter")
        await until_asked(pilot, "flows_handover")
        assert screen.assessment.sheet.answer("owner").value == "customer_service"
        await pilot.press("down", "question_mark", "enter")
        await until_asked(pilot, "flows_follow_through")
        assert screen.assessment.sheet.answer("flows_handover").value is NoValue.DONT_KNOW


async def test_several_choices_are_ticked_and_none_is_an_answer_of_its_own(
    store: Store, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        screen._go("platforms_slates")
        await until_asked(pilot, "platforms_slates")
        await pilot.press("6", "1", "3", "3")
        await until_seen(pilot, "1 ■", "6 ■", "3 □")
        assert screen.assessment.sheet.answer("platforms_slates").value == ("search", "signals")
        await pilot.press("0")
        assert screen.assessment.sheet.answer("platforms_slates").value == ()
        await until_seen(pilot, "0 ●")
        await pilot.press("x")
        assert not screen.assessment.sheet.answers


async def test_a_note_takes_every_key_and_several_lines(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("2", "n")
        await until(pilot, lambda: isinstance(app.screen, NoteDialog), "the note")
        await write(pilot, "n1 wolq 3-5")
        await pilot.press("enter")
        await write(pilot, "second")
        await pilot.press("ctrl+s")
        await until_asked(pilot, "owner")
        answer = screen.assessment.sheet.answer("owner")
        assert (answer.value, answer.note) == ("communication", "n1 wolq 3-5\nsecond")
        await until_seen(pilot, "✎ n1 wolq 3-5")
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NoteDialog), "the note")
        await write(pilot, " given up")
        await pilot.press("escape")
        await until_seen(pilot, "unsaved changes")
        await pilot.press("2")
        await until_asked(pilot, "owner")
        assert screen.assessment.sheet.answer("owner").note == "n1 wolq 3-5\nsecond"


async def test_not_applicable_wants_a_reason(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("enter", "minus")
        await until(pilot, lambda: isinstance(app.screen, NoteDialog), "the reason")
        await pilot.press("ctrl+s")
        await until_seen(pilot, "Please give a short reason")
        await write(pilot, "no departments")
        await pilot.press("ctrl+s")
        await until_asked(pilot, "flows_handover")
        answer = screen.assessment.sheet.answer("flows_handover")
        assert (answer.value, answer.note) == (NoValue.NOT_APPLICABLE, "no departments")
        await until_seen(pilot, "- ●")


async def test_the_language_switches_live_and_keeps_place_answer_and_cursor(
    store: Store, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite", "en")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("enter", "2", "down", "down")
        await until_seen(pilot, "what happens to", "2 ●")
        cursor = screen.query_one(ChoiceList).highlighted
        await pilot.press("l")
        await until_seen(pilot, "que devient", "2 ●", "enregistré ✓")
        assert place(screen).current == "flows_handover"
        assert screen.query_one(ChoiceList).highlighted == cursor
        await pilot.press("l")
        await until_seen(pilot, "what happens to", "2 ●", "saved ✓")


async def test_answers_set_aside_are_said_counted_and_come_back(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await begin(pilot, new_assessment(store))
        screen._go("mandate_shared")
        await until_asked(pilot, "mandate_shared")
        await pilot.press("4")
        screen._go("owner")
        await until_asked(pilot, "owner")
        await pilot.press("c")
        await until_seen(pilot, "13 questions will not be", "1 of 29")
        assert "mandate_shared" not in place(screen).asked
        await pilot.press("1")
        await until_seen(pilot, "1 of 42")
        assert screen.assessment.sheet.answer("mandate_shared").value == 4


async def test_a_click_chooses(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await until_seen(pilot, "4 ○  Sales")
        await pilot.click(ChoiceList, offset=(12, 3))
        assert screen.assessment.sheet.answer("owner").value == "sales"
        await pilot.click(ChoiceList, offset=(2, 1))
        assert screen.assessment.sheet.answer("owner").value == "communication"


async def test_why_is_one_key_away_with_its_sources(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, new_assessment(store))
        assert "Why we ask" not in seen(app)
        await pilot.press("w")
        await until_seen(pilot, "Why we ask", "Duperrin")
        await pilot.press("w")
        await until(pilot, lambda: "Why we ask" not in seen(app), "hidden again")


async def test_no_scores_and_no_level_names_while_answering(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(160, 45)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        for id in place(screen).asked:
            screen._go(id)
            await until_seen(pilot, place(screen).question.text.to("en")[:30])
            await pilot.press("3")
            page = " ".join(seen(app).split())
            for label in ("Siloed", "Experimenting", "Coordinated", "Open network", "level 3", "3.0"):
                assert label not in page


async def test_a_whole_interview_leaves_no_widget_behind(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        counts = []
        for id in place(screen).asked[1:]:
            screen._go(id)
            await until_asked(pilot, id)
            counts.append(len(screen.query("*")))
        assert len(set(counts)) == 1


def fits(choices: ChoiceList) -> bool:
    """Whether all choices are in sight."""
    return choices.max_scroll_y == 0


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30), (160, 45)])
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_every_size_shows_the_question_whole_and_reaches_every_choice(
    size: tuple[int, int], language: str, store: Store, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=size) as pilot:
        screen = await begin(pilot, new_assessment(store))
        for id in place(screen).asked:
            screen._go(id)
            await until_seen_words(pilot, place(screen).question.text.to(language))
            choices = screen.query_one(ChoiceList)
            assert choices.size.height >= 4
            if size[0] >= 80:
                await until(pilot, partial(fits, choices), f"all choices of {id}")


@pytest.mark.parametrize(
    ("language", "words", "keys"),
    [
        ("en", "Several answers may apply", "1-6 tick"),
        ("fr", "Plusieurs réponses possibles", "1-6 cocher"),
    ],
)
async def test_a_question_with_several_answers_says_so_and_how_to_go_on(
    language: str, words: str, keys: str, store: Store, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        assert words not in seen(app)
        screen._go("platforms_slates")
        page = await until_seen(pilot, words, keys)
        assert page.index(words) < page.index("1 □")
        app.settings = replace(app.settings, auto_advance=True)
        screen._go("owner")
        screen._go("platforms_slates")
        await until_seen_words(pilot, "Entrée" if language == "fr" else "Enter")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (160, 45)])
async def test_the_names_of_section_and_capability_are_whole_where_there_is_room(
    size: tuple[int, int], store: Store, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite", "fr")
    async with app.run_test(size=size) as pilot:
        screen = await begin(pilot, new_assessment(store))
        for id in ("mandate_shared", "involvement_timing"):
            screen._go(id)
            await until_seen_words(pilot, place(screen).question.text.to("fr"))
            capability = place(screen).capability.name.to("fr")
            await until_seen_words(pilot, capability)
            if size[0] >= 100:
                dimension = place(screen).questionnaire.dimension("ownership").name.to("fr")
                await until_seen_words(pilot, dimension)


async def test_the_rail_follows_the_width_while_a_dialog_stands_over_it(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite", "en")
    async with app.run_test(size=(110, 30)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NoteDialog), "the note")
        await pilot.resize_terminal(170, 45)
        rail = screen.query_one(Rail)
        await until(pilot, lambda: rail.content_size.width > 40, "a wider rail")

        def width() -> int:
            return next(len(line) for line in str(rail.content).splitlines() if "0/11" in line)

        await until(pilot, lambda: width() == rail.content_size.width, "names as wide as the rail")
