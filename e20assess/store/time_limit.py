"""Work that may never end, done away from whoever waits for it: nobody waits longer than they said."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotDone
from threading import Lock, Thread
from time import monotonic
from typing import TypeVar

Result = TypeVar("Result")


class OneByOne:
    """Does one piece of work after the other, each to its end, in threads that hold up no program's end."""

    def __init__(self) -> None:
        self._busy = Lock()

    def do(self, work: Callable[[], Result], seconds: float) -> Result:
        """What the work gives or raises. Raises TimeoutError after so many seconds: it then goes on alone.

        While a piece of work goes on alone no other one is begun: later ones time out as well.
        """
        end = monotonic() + seconds
        if not self._busy.acquire(timeout=seconds):
            raise TimeoutError
        outcome: Future[Result] = Future()

        def run() -> None:
            try:
                result = work()
            except BaseException as error:
                self._busy.release()
                outcome.set_exception(error)
            else:
                self._busy.release()
                outcome.set_result(result)

        Thread(target=run, name="e20assess-store", daemon=True).start()
        try:
            return outcome.result(max(0.0, end - monotonic()))
        except NotDone:
            if outcome.done():  # the work itself raised it
                raise
            raise TimeoutError from None
