"""Standard streams that are closed, or that take nothing: told where somebody listens, and no traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.sheets import EXAMPLES

if os.name != "posix":
    pytest.skip("Windows has no shell that closes streams", allow_module_level=True)

ROOT = Path(__file__).parents[2]
ALIZE = EXAMPLES / "groupe-alize.toml"


def run(words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A line of the shell; $E is the program."""
    environment = {
        **os.environ,
        "E": f"{sys.executable} -m e20assess --lang en --store store.db",
        "PYTHONPATH": str(ROOT),
        "ALIZE": str(ALIZE),
    }
    return subprocess.run(
        ["sh", "-c", words], cwd=folder, env=environment, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize("words", ["$E ask <&-", "$E new A <&-", "$E <&-", "$E delete 1 <&-"])
def test_a_closed_input_is_an_empty_one(words: str, tmp_path: Path) -> None:
    done = run(words, tmp_path)
    assert done.returncode == 1
    assert done.stderr and "Traceback" not in done.stderr


def test_what_is_said_never_lands_in_the_data(tmp_path: Path) -> None:
    done = run('$E score nothing "$ALIZE" --json 2>&-', tmp_path)
    assert done.returncode == 1
    (line,) = done.stdout.splitlines()
    assert line.startswith("{")


@pytest.mark.parametrize("closed", ["<&- >&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_store_is_not_taken_for_a_closed_stream(closed: str, tmp_path: Path) -> None:
    run(f'$E import "$ALIZE" {closed}', tmp_path)
    assert run("$E list", tmp_path).stdout.startswith("1\tGroupe Alizé\t")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", ["--help", "--version", "score --help", 'score "$ALIZE"', "blank"])
def test_output_that_takes_nothing_is_told(words: str, tmp_path: Path) -> None:
    done = run(f"$E {words} >/dev/full", tmp_path)
    assert done.returncode == 1
    assert "standard output: the file cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_a_file_forbids_is_said_in_our_words_and_steers_no_terminal(tmp_path: Path) -> None:
    (tmp_path / "p").write_text("x")
    (tmp_path / "p").chmod(0)
    if os.access(tmp_path / "p", os.R_OK):  # root may read everything
        refused = run("$E score p", tmp_path)
        assert refused.returncode == 1
    else:
        refused = run("$E score p --lang fr", tmp_path)
        assert "is not readable" not in refused.stderr and "ne peut pas être lu" in refused.stderr
    extra = run("$E list \"$(printf 'a\\033[31mb')\"", tmp_path)
    assert extra.returncode == 2 and "\x1b" not in extra.stderr
