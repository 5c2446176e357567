"""Speed, side by side in one run: `make bench`. Reported, never asserted: machines are noisy."""

from __future__ import annotations

import contextlib
import io
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

EXAMPLES = sorted((Path(__file__).parent.parent / "questions" / "enterprise20" / "examples").glob("*.toml"))
SHEETS = 1_000
PAIRS = 7

BARE = """
import time; begun = time.perf_counter()
from textual.app import App
from textual.widgets import RadioButton, RadioSet
class Bare(App):
    def compose(self):
        with RadioSet():
            for number in range(5):
                yield RadioButton(f"Answer {number}")
    def on_mount(self):
        self.call_after_refresh(self.done)
    def done(self):
        print(time.perf_counter() - begun); self.exit()
Bare().run(headless=True)
"""

OURS = """
import time; begun = time.perf_counter()
import sys
from e20assess.engine.workspace import Workspace
from e20assess.tui.app import AssessApp
from e20assess.tui.screens.home import HomeScreen
def done(self):
    print(time.perf_counter() - begun, "sqlalchemy" in sys.modules); self.app.exit()
HomeScreen.read = done
AssessApp(Workspace(lang="en", store_target=sys.argv[1])).run(headless=True)
"""


def main() -> None:
    """Measure and print, one line a figure; nobody's settings have a part in it."""
    os.environ["E20ASSESS_SETTINGS"] = os.devnull
    _scoring("the examples again and again", lambda sheet, _: sheet)
    _scoring("no two alike", _variant)
    _faults()
    _reports()
    with tempfile.TemporaryDirectory() as folder:
        # Programs are run from bytecode, as an installation leaves it; the first run of each makes it.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        _first_frame()
        _version()
    subprocess.run([sys.executable, str(Path(__file__).with_name("bench_start.py"))], check=True)


def _scoring(kind: str, sheet: Callable[[str, int], str]) -> None:
    from e20assess.cli.score import score_files
    from e20assess.engine.workspace import Workspace

    workspace = Workspace(lang="en")
    assert workspace.questionnaire
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.toml" for number in range(SHEETS)]
        for number, path in enumerate(paths):
            path.write_text(sheet(EXAMPLES[number % len(EXAMPLES)].read_text("utf-8"), number), "utf-8")

        def run() -> None:
            with contextlib.redirect_stdout(io.StringIO()):
                assert score_files(workspace, paths, as_json=True)

        run()
        seconds = min(_timed(run) for _ in range(9))
    print(
        f"score --json: {SHEETS / seconds:,.0f} sheets/s ({SHEETS} sheets, {kind}; best of 9; wanted: 2,000)"
    )


def _variant(sheet: str, seed: int) -> str:
    """The sheet with other levels answered, so that no two of the thousand are alike."""
    random = Random(seed)
    head, answers = sheet.split("[answers]")
    levels = re.compile(r"^(\w+ = (?:{ value = )?)[1-5]\b", re.MULTILINE)
    return head + "[answers]" + levels.sub(lambda found: f"{found[1]}{random.randint(1, 5)}", answers)


def _faults() -> None:
    """Twice the faults in one sheet should take about twice as long."""
    from e20assess.answers.sheet_file import parse_sheet
    from e20assess.errors import AssessError
    from e20assess.questionnaire.loader import load_shipped

    def read(text: str) -> None:
        with contextlib.suppress(AssessError):
            parse_sheet(text, load_shipped(), "sheet.toml")

    def sheet(count: int) -> str:
        return head + "".join(f"x{number} = 3\n" for number in range(count))

    head = EXAMPLES[0].read_text("utf-8")
    seconds = [min(_timed(partial(read, sheet(count))) for _ in range(5)) for count in (2_000, 4_000)]
    print(
        f"a sheet with 4,000 faults: {seconds[1]:.2f} s, {seconds[1] / seconds[0]:.1f} x one with 2,000 "
        "(best of 5; wanted: about 2)"
    )


def _reports() -> None:
    from e20assess.answers.sheet_file import read_sheet
    from e20assess.errors import AssessError
    from e20assess.questionnaire.loader import load_shipped
    from e20assess.report.formats import render

    questionnaire = load_shipped()
    sheet = read_sheet(EXAMPLES[0], questionnaire)
    for format in ("md", "html", "json"):
        work = partial(render, questionnaire, sheet, format, "fr")
        work()
        seconds = statistics.median(_timed(work) for _ in range(9))
        size = f", {len(work()) / 1000:.0f} kB (wanted: 400)" if format == "html" else ""
        print(f"report -f {format}: {seconds * 1000:.0f} ms after import (median of 9; wanted: 50){size}")
    try:
        work = partial(render, questionnaire, sheet, "pdf", "fr")
        seconds = min(_timed(work) for _ in range(3))
        print(f"report -f pdf: {seconds:.1f} s (best of 3; wanted: 5), {len(work()) / 1000:.0f} kB")
    except AssessError as error:
        print(f"report -f pdf: not measured. {error}")


def _first_frame() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store, ratios = str(Path(folder) / "store.sqlite"), []
        loaded = ""
        for _ in range(PAIRS):
            bare = float(_output([sys.executable, "-c", BARE]))
            ours, loaded = _output([sys.executable, "-c", OURS, store]).split()
            ratios.append(float(ours) / bare)
    print(
        f"first frame: {statistics.median(ratios):.2f} x a bare Textual app (median of {PAIRS} pairs); "
        f"sqlalchemy imported before it: {loaded}"
    )


def _version() -> None:
    seconds = min(_timed(lambda: _output([sys.executable, "-m", "e20assess", "--version"])) for _ in range(5))
    nothing = min(_timed(lambda: _output([sys.executable, "-c", "pass"])) for _ in range(5))
    print(
        f"--version: {seconds * 1000:.0f} ms, of which {nothing * 1000:.0f} ms for Python itself (best of 5)"
    )


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _output(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    main()
