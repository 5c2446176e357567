"""What every action of the home screen needs: the row it is about, the store, and a place to tell."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from e20assess.errors import AssessError
from e20assess.tui.shelf import Shelved
from e20assess.tui.spoken import SpokenScreen
from e20assess.words import Words

if TYPE_CHECKING:
    from e20assess.store.store import Store

Given = TypeVar("Given")
Telling = Callable[[Words], str]
"""Something to be told, in the language of the moment."""


class HomeBase(SpokenScreen[None]):
    """The screen that has the list says which row an action is about, and tells what came of it.

    Actions run in workers of one group; what touches the store or a folder does so in a thread.
    """

    marked: int | None
    """The number of the assessment that waits to be compared with another."""

    def chosen(self) -> Shelved | None:
        """The assessment under the cursor."""
        raise NotImplementedError

    def tell(self, telling: Telling | None, *, is_trouble: bool = False) -> None:
        """Say something until the next action; None says nothing more."""
        raise NotImplementedError

    def mark(self, id: int | None) -> None:
        """Mark an assessment, or none."""
        raise NotImplementedError

    def read(self, wanted: int | None = None) -> object:
        """Read the list again, and put the cursor on the assessment that is wanted."""
        raise NotImplementedError

    def begin(self) -> Shelved | None:
        """An action begins: what the last one told is over. Gives the assessment it is about."""
        self.tell(None)
        return self.chosen()

    async def away(self, work: Callable[[Store], Given]) -> Given | None:
        """What a piece of work gives, done away from the screen; None where it failed, which is told."""
        store = self.program.store
        if store is None:
            return None
        try:
            return await asyncio.to_thread(work, store)
        except AssessError as error:
            self.tell(error.faults[0].sentence, is_trouble=True)
            self.read()
            return None
