"""Stores with flipped bits, cut short or changed by SQL: every command tells what is wrong, or works.

A few run in the suite, many with `python -m tests.fuzz.stores SEED COUNT`.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner

from e20assess.cli.main import program
from e20assess.questionnaire.loader import load_files, load_shipped
from e20assess.store.store import Store
from e20assess.store.tables import metadata
from tests.support.sheets import example
from tests.support.tiny_questionnaire import TINY

COMMANDS = (
    ["list"],
    ["show", "1"],
    ["export", "1"],
    ["export", "2", "--json"],
    ["report", "1", "-f", "md"],
    ["compare", "1", "2"],
)

VALUES = ("", "x", "\x1b[31m", "{", "[]", "{}", "2026-13-45", 0, 5, -1, 2**62, 1.5, b"\xff\x00", None)


def run(seed: int, count: int) -> int:
    """So many spoilt stores; how many of the commands on them told a fault.

    Raises AssertionError for a command that ended in any other way than with 0, 1 or 2.
    """
    with tempfile.TemporaryDirectory() as name:
        (door,) = doors(Path(name)).values()
        return sum(door(random.Random(f"{seed}/{number}")) for number in range(count))


def doors(folder: Path) -> dict[str, Callable[[random.Random], int]]:
    """The one door for stores: a sound one is made in the folder, and spoilt again and again."""
    sound = folder / "sound.db"
    with closing(Store.open(str(sound))) as store:
        store.create(load_shipped(), replace(example("alize"), targets={"silos": 4}))
        store.create(load_shipped(), example("rivage"))
        store.create(load_files(TINY), replace(example("rivage"), answers={}))
    content = sound.read_bytes()
    return {"store": lambda moment: _round(moment, folder, content)}


def _round(moment: random.Random, folder: Path, sound: bytes) -> int:
    path = folder / "spoilt.db"
    for beside in folder.glob("spoilt.db*"):
        beside.unlink()
    path.write_bytes(sound)
    done = moment.choice([_flip, _cut, _overwrite, _change, _change, _change])(moment, path)
    words = moment.choice(COMMANDS)
    outcome = CliRunner().invoke(program, [*words, "--store", str(path), "--lang", "en"])
    shown = f"{words} after {done}: {outcome.exit_code} {outcome.exception!r}\n{outcome.stderr}"
    assert outcome.exception is None or isinstance(outcome.exception, SystemExit), shown
    assert outcome.exit_code in (0, 1, 2) and "\x1b" not in outcome.output, shown
    assert outcome.exit_code == 0 or outcome.stderr, shown
    return outcome.exit_code


def _flip(moment: random.Random, path: Path) -> str:
    content = bytearray(path.read_bytes())
    places = [moment.randrange(len(content)) for _ in range(moment.choice([1, 8, 200]))]
    for place in places:
        content[place] ^= 1 << moment.randrange(8)
    path.write_bytes(content)
    return f"bits flipped at {places[:9]}"


def _cut(moment: random.Random, path: Path) -> str:
    content = path.read_bytes()
    length = moment.randrange(len(content))
    path.write_bytes(content[:length])
    return f"cut to {length} bytes"


def _overwrite(moment: random.Random, path: Path) -> str:
    content = bytearray(path.read_bytes())
    begin, length = moment.randrange(len(content)), moment.choice([16, 512, 4096])
    content[begin : begin + length] = moment.randbytes(length)
    path.write_bytes(content)
    return f"{length} bytes overwritten from {begin}"


def _change(moment: random.Random, path: Path) -> str:
    """By hand, in a column of any row; what the database itself refuses stays as it was."""
    table = moment.choice(list(metadata.sorted_tables))
    column = moment.choice(list(table.c)).name
    value = moment.choice(VALUES)
    rows = moment.choice(["", " WHERE rowid = (SELECT min(rowid) FROM {table})"]).format(table=table.name)
    statement = f"UPDATE {table.name} SET {column} = ?{rows}"
    with closing(sqlite3.connect(path)) as connection, suppress(sqlite3.IntegrityError):
        connection.execute(statement, [value])
        connection.commit()
    return f"{statement} {value!r}"


if __name__ == "__main__":
    print(run(*map(int, sys.argv[1:])), "faults were told, and nothing else went wrong")
