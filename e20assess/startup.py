"""Python's search for garbage, kept out of the start: what is imported there stays to the end."""

from __future__ import annotations

import gc

_USUAL = gc.get_threshold()
_WHILE_STARTING = 100_000
"""Objects made before Python looks for garbage: more than a start makes."""


def put_off() -> None:
    """Look for garbage seldom: before the first frame it is most of the time in vain."""
    gc.set_threshold(_WHILE_STARTING, *_USUAL[1:])


def take_up() -> None:
    """Look as often as usual again, but no more among what the start has made, if it was put off."""
    if gc.get_threshold()[0] == _WHILE_STARTING:
        gc.freeze()
        gc.set_threshold(*_USUAL)
