"""The ways from the list into an assessment: open, begin, run again, look at an example."""

from __future__ import annotations

import asyncio
import datetime
from typing import TYPE_CHECKING

from textual import work

from e20assess.assessment import Assessment
from e20assess.tui.saving import elsewhere_sentence
from e20assess.tui.screens.home_base import HomeBase
from e20assess.tui.screens.offers import Offer, OfferDialog
from e20assess.tui.shelf import Shelved
from e20assess.tui.walk import walk
from e20assess.words import N_

if TYPE_CHECKING:
    from e20assess.store.store import Store

_RUNS = (
    Offer("answers", "a", N_("From these answers"), N_("each one is filled in, to confirm or change")),
    Offer("empty", "e", N_("Empty"), N_("earlier answers stay hidden while you answer")),
)


class HomeOpening(HomeBase):
    """What opens a screen of its own."""

    # Opening

    @work(exclusive=True, group="flow")
    async def open_chosen(self) -> None:
        """Resume, or show the results of a finished one."""
        if (one := self.begin()) is not None:
            await self._open(one, to_questions=not one.summary.completed)

    @work(exclusive=True, group="flow")
    async def action_results(self) -> None:
        """The results, even of an unfinished one."""
        if (one := self.begin()) is not None:
            await self._open(one, to_questions=False)

    @work(exclusive=True, group="flow")
    async def action_answers(self) -> None:
        """The questions, even of a finished one."""
        if (one := self.begin()) is not None:
            await self._open(one, to_questions=True)

    async def _open(self, one: Shelved, *, to_questions: bool) -> None:
        assessment = await self.away(lambda store: Assessment.resume(store, one.id))
        if assessment is not None:
            self.program.language = self.program.session.say_for(assessment.sheet).language
            await self._walk(assessment, to_questions=to_questions)

    async def _walk(self, assessment: Assessment, *, to_questions: bool) -> None:
        """Go through an assessment, and come back to the list with the cursor on it."""

        async def catch_up() -> str:
            changed = await self.away(lambda _: assessment.catch_up())
            return elsewhere_sentence(changed, self.say) if changed else ""

        await walk(self.program, assessment, to_questions=to_questions, before_each=catch_up)
        self.read(assessment.id)

    # Beginning

    @work(exclusive=True, group="flow")
    async def action_new(self) -> None:
        """The form, the introduction, the interview, the results."""
        from e20assess.tui.screens.new import IntroductionScreen, NewScreen

        self.begin()
        if self.program.store is None:
            return
        session = self.program.session
        questionnaire = await self.away(lambda _: session.questionnaire)
        if questionnaire is None:
            return
        sheet = await self.program.push_screen_wait(NewScreen(questionnaire))
        if sheet is None:
            return
        if await self.program.push_screen_wait(IntroductionScreen(questionnaire, sheet.form)):
            assessment = Assessment.begin_unwritten(self.program.open_store, questionnaire, sheet)
            await self._walk(assessment, to_questions=True)

    @work(exclusive=True, group="flow")
    async def action_duplicate(self) -> None:
        """A new run of the same unit, today, by the same questionnaire so that the two compare."""
        if (one := self.begin()) is None:
            return
        dialog = OfferDialog(N_("Repeat “{who}”, dated today:"), _RUNS, who=one.who)
        begin_with = await self.program.push_screen_wait(dialog)
        if begin_with is None:
            return

        def start(store: Store) -> Assessment:
            earlier, today = store.load(one.id), datetime.date.today()
            with_answers = begin_with == "answers"
            return Assessment.run_again(self.program.open_store, earlier, today, with_answers=with_answers)

        assessment = await self.away(start)
        if assessment is not None:
            await self._walk(assessment, to_questions=True)

    # Correcting

    @work(exclusive=True, group="flow")
    async def action_facts(self) -> None:
        """Whom it is about, who answered, and when."""
        from e20assess.tui.screens.facts import correct

        if (one := self.begin()) is None:
            return
        assessment = await self.away(lambda store: Assessment.resume(store, one.id))
        if assessment is not None and await correct(self.program, assessment):
            await self.away(lambda _: assessment.flush())
            self.read(one.id)

    @work(exclusive=True, group="flow")
    async def action_example(self) -> None:
        """The results of an example, which is written into the store only if the user asks for it."""
        from e20assess.answers.examples import EXAMPLES
        from e20assess.tui.screens.example import ExampleScreen, looked_at

        self.begin()
        offers = [Offer(one.id, str(key), one.name, one.shows) for key, one in enumerate(EXAMPLES, 1)]
        id = await self.program.push_screen_wait(OfferDialog(N_("See the results of an example"), offers))
        example = next((one for one in EXAMPLES if one.id == id), None)
        if example is None:
            return
        screen = ExampleScreen(await asyncio.to_thread(looked_at, example, self.say))
        to_questions = await self.program.push_screen_wait(screen)
        if screen.kept is not None and to_questions:
            await self._walk(screen.kept, to_questions=True)
        elif screen.kept is not None:
            self.read(screen.kept.id)
