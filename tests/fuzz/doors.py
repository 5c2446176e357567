"""More than a million hostile inputs at every door of the program, each bounded in time and memory.

`make fuzz` runs them all, `make fuzz SCALE=0.01` a hundredth, `python -m tests.fuzz DOOR --seed S --only N`
one input again. An input that breaks a door, hangs or fills the memory has failed;
the rest is tried all the same.
Linux only: the limits are those of its processes.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.sharedctypes import RawValue
from pathlib import Path
from random import Random, SystemRandom
from typing import Any

MEBIBYTES = 1024
"""What one input may take, in this process and in those that it starts."""

AT_ONCE = 2

IN_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""Where the files of the inputs lie: on a disk, writing them would take most of the time."""


@dataclass(frozen=True)
class Door:
    """One way in: where `doors` finds it, how many inputs a whole run gives it, how long one may take."""

    module: str
    inputs: int
    seconds: float = 10


DOORS = {
    "kill -9": Door("tests.fuzz.kills", 300, 180),  # it types for a while, and waits for the screen
    "template apart": Door("tests.fuzz.templates", 150, 20),  # it is stopped after ten
    "condition": Door("tests.fuzz.conditions", 450_000),
    "sheet.toml": Door("tests.fuzz.inputs", 50_000),
    "sheet.json": Door("tests.fuzz.inputs", 50_000),
    "settings": Door("tests.fuzz.inputs", 120_000),
    "store": Door("tests.fuzz.stores", 3_000),
    "brand": Door("tests.fuzz.inputs", 40_000),
    "text": Door("tests.fuzz.inputs", 120_000),
    "page template": Door("tests.fuzz.templates", 600),
    "Word template": Door("tests.fuzz.templates", 600),
    "questionnaire": Door("tests.fuzz.inputs", 10_000),
    "command line": Door("tests.fuzz.commands", 8_000),
    "logo": Door("tests.fuzz.templates", 100_000),
    "locale": Door("tests.fuzz.inputs", 100_000),
}
"""Those that take longest first, so that both processes end at about the same time."""


class Progress(ctypes.Structure):
    """How far a door is; it outlives the process that tries it."""

    _fields_ = (
        ("number", ctypes.c_long),
        ("tried", ctypes.c_long),
        ("failures", ctypes.c_long),
        ("seconds", ctypes.c_double),
        ("slowest", ctypes.c_double),
        ("slowest_number", ctypes.c_long),
        ("peak", ctypes.c_long),
    )


def run(name: str, door: Door, seed: int, numbers: range) -> Any:
    """Try these inputs of one door, each in a process that may end; the Progress.

    What takes too long is tried a second time: a machine that does much at once is no failure.
    """
    progress, spawn, retried, begun = RawValue(Progress), get_context("spawn"), -1, time.monotonic()
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        while numbers:
            process = spawn.Process(target=_try, args=(name, door, seed, numbers, folder, progress))
            process.start()
            process.join()
            code, number = process.exitcode or 0, progress.number
            if code == 0:
                break
            is_late = code == -signal.SIGALRM
            if is_late and number != retried:
                retried = number
            else:
                progress.tried += 1
                what = f"over {door.seconds} s" if is_late else f"the process ended with {code}"
                _fail(progress, name, seed, what)
                number += 1
            if code > 0:  # not even opened
                break
            if is_late and door.seconds > progress.slowest:
                progress.slowest, progress.slowest_number = door.seconds, progress.number
            numbers = range(number, numbers.stop)
    progress.seconds = time.monotonic() - begun
    return progress


def _try(name: str, door: Door, seed: int, numbers: range, folder: str, progress: Any) -> None:
    """In a process of its own; the alarm ends it where an input takes too long, in whatever code."""
    progress.number = numbers.start
    tempfile.tempdir = folder
    resource.setrlimit(resource.RLIMIT_DATA, (MEBIBYTES * 2**20, resource.getrlimit(resource.RLIMIT_DATA)[1]))
    tried = import_module(door.module).doors(Path(tempfile.mkdtemp()))[name]
    for progress.number in numbers:
        begun = time.monotonic()
        signal.setitimer(signal.ITIMER_REAL, door.seconds)
        try:
            tried(Random(f"{seed}/{name}/{progress.number}"))
        except Exception:
            _fail(progress, name, seed, traceback.format_exc())
        signal.setitimer(signal.ITIMER_REAL, 0)
        took, memory = time.monotonic() - begun, _peak()
        if memory > MEBIBYTES >= progress.peak:
            _fail(progress, name, seed, f"{memory} MiB")
        if took > progress.slowest:
            progress.slowest, progress.slowest_number = took, progress.number
        progress.peak = max(progress.peak, memory)
        progress.tried += 1


def _peak() -> int:
    """The most memory that this process or one of its children had, in MiB."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(who).ru_maxrss for who in whose) // 1024


def _fail(progress: Any, name: str, seed: int, what: str) -> None:
    progress.failures += 1
    print(f'FAILED: "{name}" --seed {seed} --only {progress.number}: {what}', file=sys.stderr, flush=True)


def main(words: Sequence[str]) -> int:
    """Run the doors that are named, or all; 1 if there was any failure."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("doors", nargs="*", metavar="DOOR", help=", ".join(DOORS))
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**6))
    parser.add_argument("--scale", type=float, default=1, help="of the number of inputs")
    parser.add_argument("--only", type=int, metavar="N", help="the input of this number alone")
    asked = parser.parse_args(words)
    if unknown := set(asked.doors) - set(DOORS):
        parser.error(f"no such door: {', '.join(sorted(unknown))}")

    def row(name: str) -> tuple[str, Any]:
        one = asked.only is not None
        count = max(1, round(DOORS[name].inputs * asked.scale))
        numbers = range(asked.only, asked.only + 1) if one else range(count)
        progress = run(name, DOORS[name], asked.seed, numbers)
        print(_line(name, progress), file=sys.stderr, flush=True)
        return name, progress

    print(f"seed {asked.seed}", file=sys.stderr, flush=True)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        rows = list(pool.map(row, asked.doors or DOORS))
    tried, failures = (sum(getattr(found, key) for _, found in rows) for key in ("tried", "failures"))
    print(f"\n{'door':16}{'inputs':>10}{'failures':>10}{'seconds':>10}{'peak':>10}   slowest input")
    print(*(_line(name, progress) for name, progress in rows), sep="\n")
    print(f"{'all':16}{tried:10,}{failures:10,}")
    return 1 if failures else 0


def _line(name: str, found: Any) -> str:
    counts = f"{found.tried:10,}{found.failures:10,}{found.seconds:10.0f}"
    return f"{name:16}{counts}{found.peak:6} MiB {found.slowest:7.2f} s, number {found.slowest_number}"
