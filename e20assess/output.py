"""What is said to whoever started the program: on standard error, which never mixes with data."""

from __future__ import annotations

import sys

from e20assess.errors import AssessError, Say, terminal_safe


def tell(line: str = "") -> None:
    """Say something; nothing in it can steer the terminal."""
    print(terminal_safe(line), file=sys.stderr, flush=True)


def tell_faults(error: AssessError, say: Say) -> None:
    """Say everything that is wrong, a line each."""
    for fault in error.faults:
        tell(fault.sentence(say))
