"""The reports of the three examples, byte for byte as they were last looked at and found good.

To renew them: E20ASSESS_UPDATE_GOLDEN=1 pytest tests -k golden (or make golden), look at what changed with
git diff, and in a browser. The tests fail while they renew, so that nothing is renewed unseen.
"""

import difflib
import os
from pathlib import Path

import pytest

import e20assess
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.render import render

from .helpers import example

GOLDEN = Path(__file__).parent / "golden"
RENEW = "E20ASSESS_UPDATE_GOLDEN"
LINES_SHOWN = 60


@pytest.mark.parametrize("format", ["md", "html"])
@pytest.mark.parametrize("name", ["alize", "delcourt", "rivage"])
def test_golden_report(name: str, format: str, questionnaire: Questionnaire) -> None:
    sheet = example(name)
    made = _without_version(render(questionnaire, sheet, format, sheet.language))
    path = GOLDEN / f"{name}.{sheet.language}.{format}"
    if os.environ.get(RENEW):
        path.write_bytes(made)
        pytest.fail(f"{path.name} was renewed: look at the difference, then run again without {RENEW}")
    kept = path.read_bytes().replace(b"\r\n", b"\n") if path.exists() else b""
    if made != kept:
        pytest.fail(_difference(path.name, kept.decode(), made.decode()))


def _without_version(report: bytes) -> bytes:
    """A new version of the program alone changes no report."""
    name = f"e20assess {e20assess.__version__}".encode()
    assert name in report
    return report.replace(name, b"e20assess VERSION")


def _difference(name: str, kept: str, made: str) -> str:
    lines = list(
        difflib.unified_diff(
            kept.splitlines(), made.splitlines(), f"golden/{name}", f"made/{name}", lineterm="", n=1
        )
    )
    more = [f"… and {len(lines) - LINES_SHOWN} more lines"] if len(lines) > LINES_SHOWN else []
    return "\n".join([*lines[:LINES_SHOWN], *more, "", f"If this is meant: {RENEW}=1 pytest tests -k golden"])
