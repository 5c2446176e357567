"""Starts the command line: `e20assess`, or `python -m e20assess`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command that the arguments of the process name, and leave with its exit code."""
    from e20assess import garbage

    garbage.put_off()
    from e20assess.cli import program

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if hasattr(sys.stdin, "reconfigure"):
        # What is not in the encoding is kept as it is, for whoever reads the line to refuse it.
        named = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
        sys.stdin.reconfigure(encoding=None if named else "utf-8-sig", errors="surrogateescape")
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # for as long as the process
    program(prog_name="e20assess")


if __name__ == "__main__":
    main()
