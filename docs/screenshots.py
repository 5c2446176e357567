"""Makes the pictures of the README from the program itself: `make screenshots`."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.screen import Screen

from e20assess.answers.model import AnswerSheet
from e20assess.answers.sheet_file import read_sheet
from e20assess.engine.assessment import Assessment
from e20assess.engine.workspace import Workspace
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from e20assess.tui.app import AssessApp
from e20assess.tui.screens.compare import CompareScreen
from e20assess.tui.screens.interview import InterviewScreen
from e20assess.tui.screens.results import ResultsScreen

DOCS = Path(__file__).parent
RIVAGE = DOCS.parent / "questions" / "enterprise20" / "examples" / "cooperative-rivage.toml"
SIZE = (100, 28)

_FONT_FACES = re.compile(r"@font-face \{.*?\}\s*", re.S)
"""Fonts from the network: the picture does without them and shows the reader's own monospace."""


def half_answered() -> AnswerSheet:
    """The cooperative in the middle of its interview."""
    sheet = read_sheet(RIVAGE, load_shipped())
    kept = load_shipped().asking_order[:13]
    return replace(sheet, answers={id: answer for id, answer in sheet.answers.items() if id in kept})


def example(name: str) -> AnswerSheet:
    """One of the examples that come with the questionnaire."""
    return read_sheet(RIVAGE.with_name(name), load_shipped())


def a_year_later(sheet: AnswerSheet) -> AnswerSheet:
    """The same unit after it has linked its communities and shared who decides."""
    moved = {"communities_links": 3, "bridges_liaison_role": 3, "mandate_shared": 3, "spreading_practice": 2}
    answers = dict(sheet.answers)
    for id, value in moved.items():
        answers[id] = sheet.answer(id).valued(value)
    return replace(sheet, answers=answers, date=sheet.date.replace(year=sheet.date.year + 1))


async def picture(name: str, store: str, screen: Screen[Any]) -> None:
    """One screen over the home screen, as an SVG."""
    app = AssessApp(Workspace(lang="en", store_target=store))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.5)
        await app.push_screen(screen)
        await pilot.pause(0.5)
        svg = _FONT_FACES.sub("", app.export_screenshot(title="e20assess"))
        (DOCS / f"{name}.svg").write_text(svg, encoding="utf-8")


def main() -> None:
    """Every picture, from a store of its own, in the looks that whoever has no settings sees."""
    os.environ["E20ASSESS_SETTINGS"] = os.devnull
    with tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder) / "store.sqlite")
        store = Store.open(target)
        begun = Assessment.start(store, load_shipped(), half_answered())
        begun.move(begun.interview.at("mandate_shared"))
        asyncio.run(picture("interview", target, InterviewScreen(begun)))
        first = store.load(store.create(load_shipped(), example("groupe-alize.toml")))
        asyncio.run(picture("results", target, ResultsScreen(Assessment.resume(store, first.id))))
        second = store.load(store.create(load_shipped(), a_year_later(first.sheet)))
        asyncio.run(picture("compare", target, CompareScreen(first, second)))
        store.close()


if __name__ == "__main__":
    main()
