"""In a window too small for its screen the program shows nothing half, and takes no key unseen."""

from __future__ import annotations

from textual import events
from textual.app import App

from e20assess.tui.spoken import Spoken


class RoomApp(App[int]):
    """A program that waits for room: what is typed meanwhile does nothing, and the screen says so."""

    async def on_event(self, event: events.Event) -> None:
        """Drop what is typed or pasted while a cover is over the screen in front."""
        if self._is_blind(event):
            return
        await super().on_event(event)

    def _is_blind(self, event: events.Event) -> bool:
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            return False
        if isinstance(event, events.Key) and event.key == "ctrl+q":
            return False
        return isinstance(self.screen, Spoken) and self.screen.is_covered
