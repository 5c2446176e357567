"""What the home screen does with an assessment without opening it: write, compare, delete."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from e20assess.tui.screens.dialogs import ConfirmDialog
from e20assess.tui.screens.home_base import HomeBase
from e20assess.tui.screens.offers import OfferDialog
from e20assess.words import N_

if TYPE_CHECKING:
    from e20assess.store.store import Store


class HomePapers(HomeBase):
    """Files, comparisons, and the end of an assessment."""

    # Writing

    @work(exclusive=True, group="flow")
    async def action_report(self) -> None:
        """The report in a format to choose; then it can be opened."""
        from e20assess.tui.screens.reports import REPORT_OFFERS, written_dialog

        if (one := self.begin()) is None:
            return
        format = await self.program.push_screen_wait(
            OfferDialog(N_("Save the report of “{who}” as:"), REPORT_OFFERS, who=one.who)
        )
        if format is None:
            return
        language = self.say.language

        def write(store: Store) -> tuple[Path | None]:
            from e20assess.tui.papers import write_report

            stored = store.load(one.id)
            return (write_report(stored.questionnaire, stored.sheet, format, language),)

        written = await self.away(write)
        self._tell_written(written)
        if written is not None and written[0] is not None:
            await self.program.push_screen_wait(written_dialog(written[0]))

    @work(exclusive=True, group="flow")
    async def action_export(self) -> None:
        """The answer sheet as a file."""
        if (one := self.begin()) is None:
            return

        def write(store: Store) -> tuple[Path | None]:
            from e20assess.tui.papers import write_sheet

            return (write_sheet(store.load(one.id).sheet),)

        self._tell_written(await self.away(write))

    def _tell_written(self, written: tuple[Path | None] | None) -> None:
        """`written` is None where something went wrong that has been told already."""
        if written is None:
            return
        path = written[0]
        if path is None:
            self.tell(lambda say: say("No folder takes the file. Is the disk full?"), is_trouble=True)
        else:
            self.tell(lambda say: say("Saved: {path}", path=str(path)))

    # Comparing

    @work(exclusive=True, group="flow")
    async def action_compare(self) -> None:
        """Mark an assessment; with another one marked, compare the two, the earlier first."""
        if (one := self.begin()) is None:
            return
        marked = self.marked
        self.mark(one.id if marked is None else None)
        if marked is None:
            self.tell(
                lambda say: say("◆ “{who}” is marked. Press c on another one to compare them.", who=one.who)
            )
        elif marked != one.id:
            await self._compare(marked, one.id)

    async def _compare(self, *ids: int) -> None:
        from e20assess.tui.screens.compare import CompareScreen

        pair = await self.away(lambda store: [store.load(id) for id in ids])
        if pair is not None:
            before, after = sorted(pair, key=lambda stored: (stored.sheet.date, stored.id))
            await self.program.push_screen_wait(CompareScreen(before, after))

    # Deleting

    @work(exclusive=True, group="flow")
    async def action_delete(self) -> None:
        """Delete after asking."""
        if (one := self.begin()) is None:
            return
        what = " · ".join(filter(None, [one.when(self.say), one.respondent]))
        question = self.say.many(
            "Delete “{who}” ({what}) and its {count} answer? This cannot be undone.",
            "Delete “{who}” ({what}) and its {count} answers? This cannot be undone.",
            one.answered + one.to_confirm,
            who=one.who,
            what=what,
        )
        if not await self.program.push_screen_wait(ConfirmDialog(question, N_("Delete"))):
            return

        def delete(store: Store) -> bool:
            store.delete(one.id)
            return True

        if await self.away(delete):
            self.tell(lambda say: say("“{who}” is deleted.", who=one.who))
        self.read()
