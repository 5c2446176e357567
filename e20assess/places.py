"""Where things lie on this machine: one function for each place, nothing made until it is written to."""

from __future__ import annotations

import os
from pathlib import Path


def default_store() -> str:
    """The store used when none is named: a SQLite file in the user's data folder."""
    from platformdirs import user_data_path

    return str(user_data_path("e20assess", appauthor=False) / "assessments.sqlite")


def log_file() -> Path:
    """Where a crash leaves its traceback, never an answer: E20ASSESS_LOG, else in the user's log folder."""
    if named := os.environ.get("E20ASSESS_LOG"):
        return Path(named)
    from platformdirs import user_log_path

    return user_log_path("e20assess", appauthor=False) / "e20assess.log"


def settings_file() -> Path:
    """Where the settings are kept: E20ASSESS_SETTINGS, else a file in the user's config folder."""
    if named := os.environ.get("E20ASSESS_SETTINGS"):
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("e20assess", appauthor=False) / "settings.toml"
