"""The looks: text that can be read in each, live changes, and nothing that only colour tells."""

from collections.abc import Callable, Iterator
from itertools import combinations, product
from math import dist
from pathlib import Path
from typing import Any, cast

import pytest
from rich.color import ColorType
from rich.style import Style
from textual.color import Color
from textual.screen import Screen
from textual.theme import Theme

from e20assess import faults
from e20assess.answers.model import Answer
from e20assess.engine.assessment import Assessment
from e20assess.errors import AssessError
from e20assess.paths import settings_file
from e20assess.questionnaire.loader import load_shipped
from e20assess.settings import Settings, read_settings, write_settings
from e20assess.store.store import Store
from e20assess.tui.app import AssessApp
from e20assess.tui.screens.help import HelpScreen
from e20assess.tui.screens.interview import InterviewScreen
from e20assess.tui.screens.overview import OverviewScreen
from e20assess.tui.screens.results import ResultsScreen
from e20assess.tui.screens.settings import SettingsScreen
from e20assess.tui.themes import DARK, LIGHT, LOOKS, TERMINAL
from tests.support.colour_vision import FAR_APART, SEEN, as_seen, contrast, lab
from tests.support.screens import (
    Driver,
    begin,
    new_assessment,
    program,
    seen,
    until,
    until_asked,
    until_home,
    until_seen,
)
from tests.support.sheets import example

READABLE = 4.5
"""The contrast that WCAG 2.2 asks of text (1.4.3, level AA)."""

TEXTS = ("foreground", "muted", "primary", "accent", "success", "warning", "error")
GROUNDS = ("background", "surface", "panel")
CELLS = (
    ("button-color-foreground", "primary"),
    ("button-color-foreground", "error"),
    ("foreground", "block-cursor-blurred-background"),
    ("screen-selection-foreground", "screen-selection-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
)
"""Text on grounds of its own: buttons, the row under a cursor elsewhere, what is selected."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(str(tmp_path / "store.sqlite"))
    yield store
    store.close()


def pairs(theme: Theme) -> Iterator[tuple[str, str]]:
    """Every text of a theme with every ground it may stand on, by the names of their variables."""
    names = theme.variables
    yield from product((*TEXTS, *(name for name in names if name.startswith("dimension-"))), GROUNDS)
    yield from CELLS
    yield from ((name, name.removeprefix("on-")) for name in names if name.startswith("on-"))


def test_the_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777", "#fff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("eye", SEEN)
@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_dimensions_are_apart_for_every_eye(theme: Theme, eye: str) -> None:
    colours = [theme.variables[f"dimension-{number}"] for number in range(1, 5)]
    seen = [lab(as_seen(colour, eye)) for colour in colours]
    assert min(dist(one, other) for one, other in combinations(seen, 2)) > FAR_APART


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    variables = {**theme.to_color_system().generate(), **theme.variables}
    background = Color.parse(variables["background"])
    faint = {}
    for text, ground in pairs(theme):
        over = background + Color.parse(variables[ground])
        ratio = contrast((over + Color.parse(variables[text])).hex6, over.hex6)
        if ratio < READABLE:
            faint[text, ground] = round(ratio, 2)
    assert faint == {}


# What is on the screen


def styles(app: AssessApp) -> set[Style]:
    """Every style with which something is shown."""
    strips = app.screen._compositor.render_strips()
    return {segment.style for strip in strips for segment in strip if segment.style and segment.text.strip()}


def is_default(style: Style) -> bool:
    """Whether a style leaves both colours to the terminal."""
    return all(color is None or color.type is ColorType.DEFAULT for color in (style.color, style.bgcolor))


async def walk(app: AssessApp, store: Store, size: tuple[int, int]) -> list[tuple[str, set[Style]]]:
    """What each screen shows, and how: home, settings, interview, help, overview, results, not saved."""
    assessment = new_assessment(store)
    assessment.answer(Answer("hr", "a note"))
    assessment.flush()
    shown = []
    async with app.run_test(size=size, notifications=True) as pilot:

        async def keep(what: str) -> None:
            await until_seen(pilot, what)
            await pilot.pause()
            shown.append((seen(app), styles(app)))

        await until_home(pilot)
        await keep("Groupe Alizé")
        await pilot.press("f2")
        await keep("● off")
        await pilot.press("q")
        await begin(pilot, assessment)
        await keep("3 ●")
        await pilot.press("f1")
        await keep("Keys")
        await pilot.press("escape", "o")
        await keep("Overview")
        await pilot.press("o")
        await until_asked(pilot)
        store.close()
        await app.push_screen(ResultsScreen(assessment))
        await keep("Results")
    return shown


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_without_colour_everything_is_there_and_no_colour_is_sent(
    size: tuple[int, int], store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    other = Store.open(str(tmp_path / "other" / "store.sqlite"))
    coloured = await walk(program(tmp_path / "store.sqlite"), store, size)
    monkeypatch.setenv("NO_COLOR", "1")
    plain = await walk(program(tmp_path / "other" / "store.sqlite"), other, size)
    assert [text for text, _ in plain] == [text for text, _ in coloured]
    assert all(is_default(style) for _, found in plain for style in found)
    for text, _ in plain[:3]:
        assert "▸" in text, "the cursor"
    assert "3 ●" in plain[2][0] and "4 ○" in plain[2][0], "what is chosen"


async def test_without_colour_trouble_is_told_in_words_and_the_look_cannot_change(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    def refuse(*_: object, **__: object) -> None:
        raise AssessError.of(faults.STORE_FULL)

    assessment = new_assessment(store)
    monkeypatch.setattr(Store, "save", refuse)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begin(pilot, assessment)
        await pilot.press("3", "t")
        await until_seen(pilot, "not saved ✗", "NO_COLOR is set")
        assert read_settings() == (Settings(), ())


async def test_the_terminal_s_own_look_takes_only_the_terminal_s_colours(
    store: Store, tmp_path: Path
) -> None:
    write_settings(Settings(theme="terminal"))
    for _, found in await walk(program(tmp_path / "store.sqlite"), store, (120, 40)):
        for style in found:
            colors = [color for color in (style.color, style.bgcolor) if color is not None]
            assert all(color.type in (ColorType.DEFAULT, ColorType.STANDARD) for color in colors), style
            assert style.color is None or style.color.is_default or style.color != style.bgcolor, style


# Changing the look


async def press_t(pilot: Driver, look: str) -> None:
    """Change the look of the screen in front, which stays there, and wait until it is kept."""
    app = cast(AssessApp, pilot.app)
    screen, before = app.screen, styles(app)
    await pilot.press("t")
    await until(pilot, lambda: styles(app) != before, "other colours")
    await until(pilot, lambda: read_settings()[0].theme == look, "kept")
    assert app.theme == LOOKS[look].name
    assert app.screen is screen


async def test_t_changes_the_look_at_once_on_every_screen_and_keeps_it(store: Store, tmp_path: Path) -> None:
    assessment = Assessment.start(store, load_shipped(), example("alize"))
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30)) as pilot:
        await until_home(pilot)
        await press_t(pilot, "light")
        await begin(pilot, assessment)
        await press_t(pilot, "terminal")
        await app.push_screen(OverviewScreen(assessment.interview))
        await press_t(pilot, "dark")
        await app.push_screen(ResultsScreen(assessment))
        await press_t(pilot, "light")
        await app.push_screen(SettingsScreen())
        await press_t(pilot, "terminal")
        await until_seen(pilot, "● terminal")
    assert program(tmp_path / "store.sqlite").theme == TERMINAL.name


OPENED: dict[str, Callable[[Assessment], Screen[Any]]] = {
    "interview": InterviewScreen,
    "results": ResultsScreen,
    "settings": lambda _: SettingsScreen(),
}


@pytest.mark.parametrize("screen", OPENED)
async def test_a_live_change_looks_like_a_fresh_start(screen: str, store: Store, tmp_path: Path) -> None:
    assessment = Assessment.start(store, load_shipped(), example("alize"))
    found = []
    for theme in ("light", "dark"):
        write_settings(Settings(theme=theme))
        app = program(tmp_path / "store.sqlite")
        async with app.run_test(size=(120, 40)) as pilot:
            await until_home(pilot)
            await app.push_screen(OPENED[screen](assessment))
            await pilot.pause(0.2)
            if theme == "dark":
                await press_t(pilot, "light")
            await pilot.pause(0.2)
            strips = app.screen._compositor.render_strips()
            found.append([[(part.text, str(part.style)) for part in strip] for strip in strips])
    assert found[0] == found[1]


async def test_help_lists_the_key_of_the_looks_and_the_settings(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 80)) as pilot:
        await begin(pilot, new_assessment(store))
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen), "the help")
        await until_seen(pilot, "Switch theme (saved)", "Language, theme and pace", "ctrl+q")
        assert not settings_file().exists()
        await pilot.press("l")
        await until_seen(pilot, "Changer d'apparence")
        await press_t(pilot, "light")
