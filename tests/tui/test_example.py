"""The first start: a welcome, and the results of an example that is never taken for a real assessment."""

from pathlib import Path

import pytest

from e20assess.answers.examples import EXAMPLES
from e20assess.store.store import Store, Summary
from e20assess.tui.base.dialogs import ConfirmDialog
from e20assess.tui.screens.example import ExampleScreen
from tests.support.screens import (
    Driver,
    program,
    seen,
    until,
    until_asked,
    until_home,
    until_seen,
    until_seen_words,
)

LANGUAGES = ["en", "fr"]
SIZES = [(60, 20), (80, 24), (100, 30), (160, 45)]


def stored(path: Path) -> tuple[Summary, ...]:
    store = Store.open(str(path))
    try:
        return store.summaries()
    finally:
        store.close()


async def until_example(pilot: Driver, key: str = "2") -> ExampleScreen:
    """Open the example with this number."""
    await until_home(pilot)
    await pilot.press("x")
    await until_seen(pilot, "Coopérative Rivage", "Groupe Alizé", "Ateliers Delcourt")
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, ExampleScreen), "the results of the example")
    assert isinstance(pilot.app.screen, ExampleScreen)
    return pilot.app.screen


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_empty_list_welcomes_in_four_lines_and_says_how_to_begin(
    size: tuple[int, int], language: str, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=size) as pilot:
        screen = await until_home(pilot)
        say = app.say
        for sentence in (
            say("Can your organisation work as a network?"),
            say("It depends on silos, on who leads community initiatives, on customers and on management."),
            say(
                "Answer {full} questions in about {minutes} minutes, or {short} in {few}.",
                full=42,
                minutes=30,
                short=12,
                few=10,
            ),
            say("See where you stand, what your answers mean together, and what to do first."),
            say("Every answer is saved as you give it; nothing leaves this machine."),
            f"n {say('Begin an assessment')}",
            f"x {say('See the results of an example first')}",
        ):
            await until_seen_words(pilot, sentence)
        assert [does for _, does in screen.hints()] == [
            say(word) for word in ("new", "example", "quit", "help")
        ]


async def test_keys_that_need_an_assessment_do_nothing_on_an_empty_list(tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await until_home(pilot)
        await pilot.press("enter", "slash", "s", "r", "c", "y", "e", "a", "d", "escape", "down")
        assert app.screen is screen
        await until_seen(pilot, "Begin an assessment")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "number"), [("1", 0), ("2", 1), ("3", 2)])
async def test_an_example_shows_its_results_under_that_word_and_writes_nothing(
    key: str, number: int, language: str, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite", language)
    word = {"en": "example", "fr": "exemple"}[language]
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await until_example(pilot, key)
        example = EXAMPLES[number]
        page = await until_seen(pilot, f"{word.capitalize()} · ", f"{example.name} ({word})")
        assert app.say("nothing is saved") in page
        assert screen.assessment.sheet.answers == example.sheet().answers
        await pilot.press("q")
        await until_home(pilot)
        await until_seen_words(pilot, app.say("Begin an assessment"))
    assert stored(tmp_path / "store.sqlite") == ()


async def test_an_example_is_kept_once_where_the_user_asks_for_it(tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await until_example(pilot)
        await pilot.press("s")
        await until_seen(pilot, "is in your list")
        await pilot.press("s")
        await until(pilot, lambda: screen.kept is not None, "kept")
        await pilot.press("q")
        await until_home(pilot)
        await until_seen(pilot, "Groupe Alizé (exam", "● 42/42", "2·2·3·3 2.5")
    (kept,) = stored(tmp_path / "store.sqlite")
    assert (kept.organisation, kept.completed) == ("Groupe Alizé (example)", True)


@pytest.mark.parametrize("agrees", [True, False])
async def test_the_answers_of_an_example_are_opened_only_once_it_is_kept(
    agrees: bool, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await until_example(pilot)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog), "a question")
        await pilot.press("y" if agrees else "n")
        if agrees:
            asked = await until_asked(pilot)
            assert asked.assessment.id == 1
        else:
            await until(pilot, lambda: app.screen is screen, "the results still")
    assert len(stored(tmp_path / "store.sqlite")) == agrees


async def test_targets_set_on_an_example_are_seen_and_not_written(tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await until_example(pilot)
        screen.assessment.aim({"silos": 4})
        screen.save()
        await until(pilot, lambda: screen.assessment.is_saved, "nothing pending")
        await until_seen(pilot, "nothing is saved")
        assert "saved ✓" not in seen(app).splitlines()[-1]
        assert await screen.may_leave()
        await pilot.press("s")
        await until_seen(pilot, "saved ✓")
    store = Store.open(str(tmp_path / "store.sqlite"))
    assert store.load(1).sheet.targets == {"silos": 4}
    store.close()


async def test_without_a_store_an_example_can_be_seen_and_not_kept(tmp_path: Path) -> None:
    damaged = tmp_path / "store.sqlite"
    damaged.write_bytes(b"this is no database at all, whatever its name says" * 40)
    before = damaged.read_bytes()
    app = program(damaged)
    async with app.run_test(size=(120, 30)) as pilot:
        await until_home(pilot)
        await until_seen(pilot, "damaged", "See the results of an example")
        screen = await until_example(pilot)
        await until_seen(pilot, "Groupe Alizé (example)")
        await pilot.press("s")
        await until_seen(pilot, "nothing is saved")
        assert screen.kept is None
    assert damaged.read_bytes() == before
