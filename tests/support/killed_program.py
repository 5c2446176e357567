"""Run by test_kill.py: answers on screen, and prints each answer once the screen calls it saved."""

import asyncio
import sys

from e20assess.engine.workspace import Workspace
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from e20assess.tui.app import AssessApp
from e20assess.tui.base.bars import HintBar
from e20assess.tui.screens.interview import InterviewScreen
from tests.support.screens import new_assessment


async def main(path: str) -> None:
    store = Store.open(path)
    assessment = new_assessment(store)
    app = AssessApp(Workspace(lang="en", store_target=path))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = InterviewScreen(assessment)
        await app.push_screen(screen)
        for id in load_shipped().asking_order:
            for key in "123":
                await pilot.press(key)
                while screen.query_one(HintBar).status != "saved ✓":
                    await pilot.pause(0.001)
                value = assessment.sheet.answer(id).value
                print(id, list(value) if isinstance(value, tuple) else value, sep="\t", flush=True)
            await pilot.press("right")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
