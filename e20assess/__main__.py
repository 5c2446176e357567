"""Starts the command line: `e20assess`, or `python -m e20assess`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command that the arguments of the process name, and leave with its exit code."""
    from e20assess import startup

    startup.put_off()
    _open_what_is_closed()
    from e20assess.cli.main import program

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if hasattr(sys.stdin, "reconfigure"):
        # What is not in the encoding is kept as it is, for whoever reads the line to refuse it.
        named = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
        sys.stdin.reconfigure(encoding=None if named else "utf-8-sig", errors="surrogateescape")
    program(prog_name="e20assess")


def _open_what_is_closed() -> None:
    """Put nothing in the place of closed standard streams, as some service managers leave them.

    Otherwise the next file to be opened, a store or a report, would be taken for them.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is not None:
            continue
        try:
            os.fstat(number)
        except OSError:
            # The lowest number that is free is this one.
            os.open(os.devnull, os.O_RDWR)
        setattr(sys, name, open(os.devnull, "w" if number else "r", encoding="utf-8"))  # noqa: SIM115


if __name__ == "__main__":
    main()
