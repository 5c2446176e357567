"""Hostile command lines: each ends with 0, 1 or 2, says why in words, and steers no terminal.

A few run in the suite, many with `python -m tests.fuzz.commands SEED COUNT`.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from e20assess.cli.main import program
from tests.support.sheets import EXAMPLES

ALIZE = str(EXAMPLES / "groupe-alize.toml")

COMMANDS = (*program.commands, *program.commands, "", "scor", "--", "-h", "--version")

WORDS = (
    ALIZE, ".", "..", "/", "/dev/null", "missing.toml", "missing/x.toml", "folder", "sheet.toml", "a" * 5000,
    "\x1b[31mred", "a\rb", "a\nb", "\u202eabc", "\udcff", "é" * 40, "%s{0}{x}", "$HOME", "`id`", "[/]", "-",
    "--", "0", "1", "-1", "1.5", "١", "99999999999999999999", "1e9", "0x1", " ", "", "--json", "--yes",
    "--force", "--short", "--help", "--unit", "--role=\x1b]0;x\x07", "--organisation=A", "-o", "-o=out",
    "out.md", "-f", "md", "html", "json", "exe", "--template",
)  # fmt: skip

SHARED = (
    "--lang", "--lang=fr", "--lang=\x1b[1m", "--questions", "--questions=.", "--store", "--store=",
    "--store=sqlite://", "--store=postgresql:/u:s3cret@h/db", "--store=mysql://u:s3cret@h/d",
    "--store=host=h password=s3cret", "--store=folder", "--store=sheet.toml", "--store=/dev/null/x",
)  # fmt: skip

INPUTS = (
    "",
    "\n",
    "1\n2\n3\nq\n",
    "y\n",
    "oui\n",
    "n \x1b[31m\n?\n-\n\nf\n",
    "\x00\n",
    "9" * 100 + "\nb\nu\n",
)


def run(seed: int, count: int) -> int:
    """So many command lines; how many were refused. Raises AssertionError for one that ended otherwise."""
    return sum(_round(random.Random(f"{seed}/{number}")) for number in range(count))


def doors(folder: Path) -> dict[str, Callable[[random.Random], int]]:
    """The one door for command lines."""
    return {"command line": _round}


def _round(moment: random.Random) -> int:
    words = [moment.choice(COMMANDS), *moment.choices(WORDS, k=moment.randint(0, 3))]
    for _ in range(moment.choice([0, 0, 1, 2])):
        words.insert(moment.randint(0, len(words)), moment.choice(SHARED))
    with TemporaryDirectory() as folder, chdir(folder):
        Path("sheet.toml").write_text(
            moment.choice(["", "format = 1\n", "\x00", "[answers]\nowner = 3\n"]), encoding="utf-8"
        )
        Path("folder").mkdir()
        outcome = CliRunner().invoke(
            program,
            words,
            input=moment.choice(INPUTS),
            env={"E20ASSESS_STORE": "store.db", "LC_ALL": moment.choice(["C", "fr_FR.UTF-8"])},
        )
    shown = f"{words}: {outcome.exit_code} {outcome.exception!r}\n{outcome.stderr}"
    assert outcome.exception is None or isinstance(outcome.exception, SystemExit), shown
    assert outcome.exit_code in (0, 1, 2), shown
    assert outcome.exit_code == 0 or outcome.stderr, shown
    assert not {"\x1b", "\x07", "\u202e"} & set(outcome.stderr), shown
    # Whoever mistypes an option sees their own words again.
    assert outcome.exit_code == 2 or "s3cret" not in outcome.output, shown
    return outcome.exit_code > 0


if __name__ == "__main__":
    print(run(*map(int, sys.argv[1:])), "were refused, and nothing else went wrong")
