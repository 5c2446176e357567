"""Keys that come in a burst do, one after the other, what they would do one by one.

Textual hands a key to what has the focus when it arrives, and does what it is bound to only once it has come
up to the program again. Typed fast, or through a slow line, the next key has by then gone where the first
was about to lead away from: an answer would stand under the question before.
"""

from __future__ import annotations

from collections import deque
from typing import Any

from textual import events
from textual.app import App
from textual.message import Message

LOST_SECONDS = 0.5
"""After which a key counts as done, though nothing came back: what it was given to is gone."""


_KEYPAD = {
    "decimal": ("full_stop", "."),
    "divide": ("slash", "/"),
    "multiply": ("asterisk", "*"),
    "subtract": ("minus", "-"),
    "add": ("plus", "+"),
    "equal": ("equals_sign", "="),
    "separator": ("comma", ","),
}
"""Keys of the keypad that terminals with the kitty protocol tell from those they stand for."""


def as_typed(event: events.Key) -> events.Key:
    """A key of the keypad is the character on it; any other key is itself."""
    meant = _KEYPAD.get(event.key)
    return event if meant is None else events.Key(*meant)


class Settled(Message):
    """Follows a key all the way up, and so arrives when all that the key does is done."""


class TypedApp(App[int]):
    """A program that takes a key, or a paste, only when the one before is done."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._typed: deque[events.Key | events.Paste] = deque()
        self._under_way: Settled | None = None

    async def on_event(self, event: events.Event) -> None:
        """Keep what is typed in its order; everything else goes on as ever."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed.append(as_typed(event) if isinstance(event, events.Key) else event)
        if self._under_way is None:
            await self._take_next()
        else:
            under_way = self._under_way
            self.set_timer(LOST_SECONDS, lambda: self._settle(under_way))

    async def on_settled(self, message: Settled) -> None:
        """The last key is done: take the next one."""
        message.stop()
        await self._settle(message)

    async def _settle(self, message: Settled) -> None:
        if message is self._under_way:
            self._under_way = None
            await self._take_next()

    async def _take_next(self) -> None:
        while self._typed and self._under_way is None:
            event = self._typed.popleft()
            target = self.focused or self.screen
            await super().on_event(event)
            message = Settled()
            if target.post_message(message):
                self._under_way = message
