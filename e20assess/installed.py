"""How this program was installed, and what adds to that installation a library it can do without."""

from __future__ import annotations

import shlex
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path


def command_to_add(*packages: str) -> str:
    """The command that adds packages to the environment this program runs in, ready to be copied.

    The program is on no index: what it lacks is named by itself, and installed beside it, by whichever of
    pipx, uv and pip keeps this environment.
    """
    if (Path(sys.prefix) / "pipx_metadata.json").exists():
        return _line("pipx", "inject", "e20assess", *packages)
    if find_spec("pip") is None:
        # An environment without pip is one of uv's.
        return _line("uv", "pip", "install", "--python", sys.executable, *packages)
    return _line(sys.executable, "-m", "pip", "install", *packages)


def _line(*words: str) -> str:
    """The words as the shell of this system takes them."""
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)
