"""Keys that arrive together do what they do one by one."""

from pathlib import Path

from textual import events
from textual._xterm_parser import XTermParser
from textual.widgets import Input

from e20assess.store.store import Store
from e20assess.tui.app import AssessApp
from e20assess.tui.key_queue import Settled
from e20assess.tui.screens.interview import InterviewScreen
from e20assess.tui.screens.new import NewScreen
from tests.support.screens import Driver, begin, new_assessment, place, program, until, until_home, until_on


def burst(pilot: Driver, *keys: str) -> None:
    """All of them at once, as a slow line delivers them; a single character types itself."""
    names = {" ": "space", "?": "question_mark"}
    for key in keys:
        pilot.app.post_message(events.Key(names.get(key, key), key if len(key) == 1 else None))


async def test_a_burst_answers_one_question_after_the_other(store: Store, tmp_path: Path) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        burst(pilot, *["1", "enter", "2", "enter", "3", "enter", "4", "enter", "5", "enter"])
        await until(pilot, lambda: place(screen).position == 6)
        asked = screen.assessment.interview.asked
        answers = [screen.assessment.sheet.answer(id).value for id in asked[:5]]
        assert answers == ["marketing", 2, 3, "sales", 5]


async def test_a_note_and_what_follows_it_may_come_in_one_burst(store: Store, tmp_path: Path) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        burst(pilot, "n", *"2 of 5", "ctrl+s", "3", "enter", "?")
        await until(pilot, lambda: len(screen.assessment.sheet.answers) == 2)
        owner, following = screen.assessment.interview.asked[:2]
        assert screen.assessment.sheet.answer(owner).note == "2 of 5"
        assert screen.assessment.sheet.answer(following).value == "dont_know"


async def test_the_operators_of_a_keypad_are_typed_and_the_minus_says_not_applicable(
    store: Store, tmp_path: Path
) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        sent = "".join(f"\x1b[{code}u" for code in (57412, 57409, 57410, 57411, 57412, 57413, 57415, 57416))
        for key in XTermParser().feed(sent):
            pilot.app.post_message(key)
        burst(pilot, "ctrl+s")
        await until(pilot, lambda: bool(screen.assessment.sheet.answers), "the reason")
        answer = screen.assessment.sheet.answer("owner")
        assert (answer.value, answer.note) == ("not_applicable", "./*-+=,")


async def test_fields_of_a_form_may_be_filled_in_one_burst(tmp_path: Path) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        await until_home(pilot)
        await pilot.press("n")
        await until_on(pilot, NewScreen)
        await pilot.pause()
        burst(pilot, *"Acme", "tab", *"Sales", "tab", *"Jo")
        fields = pilot.app.screen.query(Input)
        await until(pilot, lambda: [field.value for field in fields][:3] == ["Acme", "Sales", "Jo"])


async def test_a_key_of_which_nothing_comes_back_holds_up_no_other(store: Store, tmp_path: Path) -> None:
    app: AssessApp = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        app.key_queue.under_way = Settled()  # given to something that is gone
        burst(pilot, "2", "enter", "3")
        await until(pilot, lambda: len(screen.assessment.sheet.answers) == 2)


async def test_keys_that_open_and_close_are_done_in_their_order(store: Store, tmp_path: Path) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        burst(pilot, "f1", "escape", "2", "enter", "f1", "escape", "w", "escape", "3")
        await until(pilot, lambda: len(screen.assessment.sheet.answers) == 2)
        await until_on(pilot, InterviewScreen)
