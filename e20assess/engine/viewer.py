"""Opens a file in the program that this system shows such files with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def has_viewer(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether there is a display here, before the person who asks, and a program that opens files."""
    if environment.get("SSH_CONNECTION") and not environment.get("DISPLAY"):
        return False
    return bool(_command(environment)) or sys.platform == "win32"


def open_file(path: Path) -> bool:
    """Open the file without waiting for the viewer; whether that could be begun."""
    if not has_viewer():
        return False
    try:
        if sys.platform == "win32":
            os.startfile(path)
        else:
            subprocess.Popen(
                [*_command(os.environ), str(path)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
    except OSError:
        return False
    return True


def _command(environment: Mapping[str, str]) -> tuple[str, ...]:
    """What opens a file; empty where nothing does. Windows has no such command, but a call."""
    if sys.platform == "darwin":
        names = ["open"]
    elif environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        names = ["xdg-open", "wslview"]
    else:
        names = []
    found = next((place for name in names if (place := shutil.which(name))), None)
    return (found,) if found else ()
