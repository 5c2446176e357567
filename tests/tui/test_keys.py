"""Keys as they are on the keyboards people have, and Escape as people expect it."""

from pathlib import Path

from textual.widgets import Static

from e20assess.store.store import Store
from e20assess.tui.base.dialogs import ChoiceDialog
from e20assess.tui.screens.help import HelpScreen
from tests.support.screens import (
    begin,
    new_assessment,
    place,
    program,
    seen,
    until,
    until_home,
    until_on,
    until_seen,
    until_seen_words,
)
from tests.support.stores import kept, until_results

ROW = (
    "ampersand",
    "é",
    "quotation_mark",
    "apostrophe",
    "left_parenthesis",
    "minus",
    "è",
    "underscore",
    "ç",
    "à",
)


async def test_the_french_row_of_digits_chooses_without_shift(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite", "fr")
    async with app.run_test(size=(80, 30)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        screen.go_to("flows_handover")
        for level, key in enumerate(ROW[:5], 1):
            await pilot.press(key)
            await until_seen(pilot, f"{level} ●")
        screen.go_to("owner")
        for number, key in ((7, "è"), (8, "underscore"), (9, "ç")):
            await pilot.press(key)
            await until_seen(pilot, f"{number} ●")
        await pilot.press("minus")
        await until_seen(pilot, "pour quelle raison")
        await pilot.press("escape")
        screen.go_to("platforms_slates")
        await pilot.press("à")
        await until_seen(pilot, "0 ●")


async def test_in_english_the_same_keys_do_nothing(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite", "en")
    async with app.run_test(size=(80, 30)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press(*(key for key in ROW if key != "minus"))
        assert not place(screen).answer.is_given


async def test_the_results_take_the_french_row_too_and_the_help_tells_of_it(
    store: Store, tmp_path: Path
) -> None:
    kept(store)
    app = program(tmp_path / "store.sqlite", "fr")
    async with app.run_test(size=(100, 30)) as pilot:
        await until_home(pilot)
        await pilot.press("s")
        await until_results(pilot)
        await until_seen(pilot, "Le profil")
        await pilot.press("minus")
        await until_seen(pilot, "▸ − 6")
    app = program(tmp_path / "store.sqlite", "fr")
    async with app.run_test(size=(100, 30)) as pilot:
        await begin(pilot, new_assessment(store))
        await pilot.press("f1")
        await until_on(pilot, HelpScreen)
        await until_seen_words(pilot, "AZERTY, (& é \" ' ( pour 1 à 5).")


async def test_escape_hides_why_and_no_more(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30)) as pilot:
        await begin(pilot, new_assessment(store))
        await pilot.press("w")
        await until_seen(pilot, "Why we ask")
        await pilot.press("escape")
        await until(pilot, lambda: "Why we ask" not in seen(app), "why is hidden")
        await until_seen(pilot, "1 of 42")
        await pilot.press("escape", "q")
        await until_home(pilot)


async def test_the_help_names_the_digits_of_the_question_as_the_foot_does(
    store: Store, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 40)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        for question, digits in (("owner", "1-9 a-c"), ("flows_handover", "1-5")):
            screen.go_to(question)
            await until_seen(pilot, f"{digits} choose")
            await pilot.press("f1")
            await until_on(pilot, HelpScreen)
            await until_seen(pilot, f"{digits}  ")
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is screen, "the question again")


async def test_the_help_over_a_dialog_lists_escape_once(store: Store, tmp_path: Path) -> None:
    kept(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 40)) as pilot:
        await until_home(pilot)
        await pilot.press("r")
        await until_on(pilot, ChoiceDialog)
        await pilot.press("f1")
        await until_on(pilot, HelpScreen)
        page = await until_seen(pilot, "Close without a change.", "Every key of this screen.")
        keys = str(app.screen.query_one("#help-keys", Static).render())
        assert keys.count("Esc") == 1
        assert "Esc close" in page
