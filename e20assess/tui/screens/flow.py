"""From the questions to the results and back, for as long as the user goes from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from e20assess.engine.assessment import Assessment
    from e20assess.tui.base.screen import FramedScreen
    from e20assess.tui.program import Program


async def walk(
    program: Program,
    assessment: Assessment,
    *,
    to_questions: bool,
    before_each: Callable[[], Awaitable[str]] | None = None,
) -> None:
    """Show the questions or the results of an assessment until both are left. Runs in a worker.

    `before_each` gives what is to be told on the screen that comes.
    """
    goes_on = True
    while goes_on:
        notice = await before_each() if before_each is not None else ""
        screen = _questions(assessment) if to_questions else _results(assessment)
        screen.notice = notice
        goes_on = await program.push_screen_wait(screen) or False
        to_questions = not to_questions


def _questions(assessment: Assessment) -> FramedScreen[bool]:
    from e20assess.tui.screens.interview import InterviewScreen

    return InterviewScreen(assessment)


def _results(assessment: Assessment) -> FramedScreen[bool]:
    from e20assess.tui.screens.results import ResultsScreen

    return ResultsScreen(assessment)
