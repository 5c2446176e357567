"""The results of a sheet on screen, and everything their page says."""

import re

from e20assess.answers.model import AnswerSheet
from e20assess.engine.assessment import Assessment
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from e20assess.tui.document.page import Document
from e20assess.tui.screens.results import ResultsScreen
from tests.support.screens import Driver, until, until_home


async def show(pilot: Driver, store: Store, answered: AnswerSheet) -> Assessment:
    """Show the results of a sheet, kept in the store."""
    assessment = Assessment.start(store, load_shipped(), answered)
    await until_home(pilot)
    await pilot.app.push_screen(ResultsScreen(assessment))
    await until(pilot, lambda: document(pilot)._lines, "the page")
    return assessment


def document(pilot: Driver) -> Document:
    """The page in front."""
    return pilot.app.screen.query_one(Document)


def text(pilot: Driver) -> str:
    """The whole page, also what is scrolled out of sight, as one line of words."""
    return re.sub(" +", " ", " ".join(line.content.plain for line in document(pilot)._lines))


async def open_all(pilot: Driver) -> str:
    """The whole page with every row open."""
    await pilot.press("e")
    return text(pilot)
