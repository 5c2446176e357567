"""Reports kept as they were last looked at and found good, to compare with those made now.

To renew them: E20ASSESS_UPDATE_GOLDEN=1 pytest tests -k golden (or make golden), look at what changed with
git diff, and in a browser. The tests fail while they renew, so that nothing is renewed unseen.
"""

import difflib
import os
import re
from pathlib import Path

import pytest

import e20assess

GOLDEN = Path(__file__).parents[1] / "golden"
RENEW = "E20ASSESS_UPDATE_GOLDEN"
LINES_SHOWN = 60
VERSION = re.compile(rb"e20assess \d+(\.\w+)+")


def compare_with_kept(path: Path, made: bytes) -> None:
    """Fail where a report is not, byte for byte, the one kept; or keep it, and fail, where RENEW is set."""
    if os.environ.get(RENEW):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(made)
        pytest.fail(f"{path.name} was renewed: look at the difference, then run again without {RENEW}")
    kept = path.read_bytes().replace(b"\r\n", b"\n") if path.exists() else b""
    if (now := _of_any_version(made)) != (then := _of_any_version(kept)):
        pytest.fail(_difference(path.name, then.decode(), now.decode()))


def _of_any_version(report: bytes) -> bytes:
    """A new version of the program alone changes no report."""
    name = f"e20assess {e20assess.__version__}".encode()
    assert VERSION.fullmatch(name)
    return VERSION.sub(b"e20assess VERSION", report)


def _difference(name: str, kept: str, made: str) -> str:
    lines = list(
        difflib.unified_diff(
            kept.splitlines(), made.splitlines(), f"kept/{name}", f"made/{name}", lineterm="", n=1
        )
    )
    more = [f"… and {len(lines) - LINES_SHOWN} more lines"] if len(lines) > LINES_SHOWN else []
    return "\n".join([*lines[:LINES_SHOWN], *more, "", f"If this is meant: {RENEW}=1 pytest tests -k golden"])
