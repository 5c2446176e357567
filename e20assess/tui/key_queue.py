"""Keys that come in a burst do, one after the other, what they would do one by one.

Textual hands a key to what has the focus when it arrives, and does what it is bound to only once it has come
up to the program again. Typed fast, or through a slow line, the next key has by then gone where the first
was about to lead away from: an answer would stand under the question before.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable

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


class KeyQueue:
    """Keys and pastes in their order, each done before the next one is given on."""

    def __init__(self, app: App[int], give: Callable[[events.Key | events.Paste], Awaitable[None]]) -> None:
        """`give` does what the program does with a key whose turn it is."""
        self._app = app
        self._give = give
        self._typed: deque[events.Key | events.Paste] = deque()
        self.under_way: Settled | None = None
        """What comes back once the key given last is done; None where the next one may go."""

    async def add(self, event: events.Key | events.Paste) -> None:
        """Something was typed: give it on at once, or when its turn comes."""
        self._typed.append(as_typed(event) if isinstance(event, events.Key) else event)
        if self.under_way is None:
            await self._give_next()
        else:
            under_way = self.under_way
            self._app.set_timer(LOST_SECONDS, lambda: self.settle(under_way))

    async def settle(self, message: Settled) -> None:
        """The key that this message followed is done, or lost: give the next one."""
        if message is self.under_way:
            self.under_way = None
            await self._give_next()

    async def _give_next(self) -> None:
        while self._typed and self.under_way is None:
            event = self._typed.popleft()
            target = self._app.focused or self._app.screen
            await self._give(event)
            message = Settled()
            if target.post_message(message):
                self.under_way = message
