"""Driving the screens as a person does: press, wait for what should be seen, read it."""

import datetime
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from e20assess.answers.model import Answer, AnswerSheet
from e20assess.engine.assessment import Assessment
from e20assess.engine.workspace import Workspace
from e20assess.interview.choices import CHOICE_KEYS, value_ids
from e20assess.interview.interview import Interview
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from e20assess.tui.app import AssessApp
from e20assess.tui.screens.home import HomeScreen
from e20assess.tui.screens.interview import InterviewScreen

Driver = Pilot[int]

SECONDS = 60
"""How long anything may take before a test gives up, on a machine that has more to do."""


def program(store: Path, language: str = "en") -> AssessApp:
    """The program on a store of the test's own."""
    return AssessApp(Workspace(lang=language, store_target=str(store)))


def seen(app: App[Any]) -> str:
    """Every line on the screen in front, as text."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


async def until(pilot: Driver, condition: Callable[[], Any], what: str = "") -> None:
    """Wait until something is so; fail with the screen if it never is."""
    end = time.monotonic() + SECONDS
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"never: {what or condition}\n{seen(pilot.app)}")
        await pilot.pause(0.01)


async def until_seen(pilot: Driver, *texts: str) -> str:
    """Wait until all these texts are on the screen; the screen."""
    app: AssessApp = pilot.app  # type: ignore[assignment]
    await until(pilot, lambda: all(text in seen(app) for text in texts), f"{texts} on the screen")
    return seen(app)


async def until_seen_words(pilot: Driver, text: str) -> None:
    """Wait until every word of a text is on the screen, however it is broken into lines."""
    app: AssessApp = pilot.app  # type: ignore[assignment]
    await until(pilot, lambda: set(text.split()) <= set(seen(app).split()), text)


async def until_home(pilot: Driver) -> HomeScreen:
    """Wait until the list is read."""
    app: AssessApp = pilot.app  # type: ignore[assignment]
    await until(pilot, lambda: isinstance(app.screen, HomeScreen) and app.screen._shelf is not None, "home")
    assert isinstance(app.screen, HomeScreen)
    return app.screen


async def until_asked(pilot: Driver, question: str = "") -> InterviewScreen:
    """Wait until the interview is in front (at this question, if one is named)."""
    app: AssessApp = pilot.app  # type: ignore[assignment]

    def is_there() -> bool:
        screen = app.screen
        return isinstance(screen, InterviewScreen) and (not question or place(screen).current == question)

    await until(pilot, is_there, f"question {question}")
    assert isinstance(app.screen, InterviewScreen)
    return app.screen


async def until_on(pilot: Driver, screen: type) -> None:
    """Wait until a screen of this kind is in front."""
    await until(pilot, lambda: isinstance(pilot.app.screen, screen), screen.__name__)


async def begin(pilot: Driver, assessment: Assessment) -> InterviewScreen:
    """Open the interview of an assessment over the home screen."""
    await until_home(pilot)
    await pilot.app.push_screen(InterviewScreen(assessment))
    screen = await until_asked(pilot)
    widths = {name for _, name in AssessApp.HORIZONTAL_BREAKPOINTS}
    await until(pilot, lambda: widths & screen.classes, "laid out for its width")
    await pilot.pause()
    return screen


def place(screen: InterviewScreen) -> Interview:
    """The interview as the screen has it now."""
    return screen.assessment.interview


def new_assessment(store: Store, **changes: Any) -> Assessment:
    """An assessment without answers, in the store."""
    fields: dict[str, Any] = {
        "questionnaire": "enterprise20",
        "version": "1.1",
        "organisation": "Groupe Alizé",
        "unit": "France",
        "date": datetime.date(2026, 3, 17),
        "language": "fr",
    }
    return Assessment.start(store, load_shipped(), AnswerSheet(**{**fields, **changes}))


async def write(pilot: Driver, text: str) -> None:
    """Type a text, key by key."""
    names = {" ": "space", "-": "minus", "'": "apostrophe", ".": "full_stop", ",": "comma"}
    await pilot.press(*[names.get(char, char) for char in text])


def keys_for(question_id: str, answer: Answer) -> list[str]:
    """The keys that give a value to a question: digits and letters, as the screen shows them."""
    question = load_shipped().questions[question_id]
    if isinstance(answer.value, int):
        return [str(answer.value)]
    ids = value_ids(question)
    if isinstance(answer.value, tuple):
        return [CHOICE_KEYS[ids.index(id)] for id in answer.value] or ["0"]
    return [CHOICE_KEYS[ids.index(str(answer.value))]]
