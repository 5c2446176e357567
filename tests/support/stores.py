"""Assessments for the list: the examples in a store, as if somebody had answered them."""

from dataclasses import replace
from typing import Any

from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from e20assess.tui.screens.home import HomeScreen
from e20assess.tui.screens.results import ResultsScreen
from tests.support.screens import Driver, until
from tests.support.sheets import example


def kept(store: Store, name: str = "alize", *, completed: bool = True, **changes: Any) -> int:
    """An example in the store, as if it were a real assessment; its number."""
    id = store.create(load_shipped(), replace(example(name), **changes))
    store.save(id, {}, completed=completed)
    return id


def begun(name: str = "alize", count: int = 12) -> dict[str, Any]:
    """What makes an example unfinished: its first answers only."""
    answers = example(name).answers
    return {"answers": {id: answers[id] for id in load_shipped().asking_order[:count]}}


def under_cursor(screen: HomeScreen) -> str:
    one = screen.chosen()
    return one.who if one else ""


async def until_results(pilot: Driver) -> ResultsScreen:
    await until(pilot, lambda: isinstance(pilot.app.screen, ResultsScreen), "the results")
    assert isinstance(pilot.app.screen, ResultsScreen)
    return pilot.app.screen
