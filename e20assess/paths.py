"""Where things lie on this machine: one function for each place, nothing made until it is written to."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import unquote, unquote_plus


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


_CONCEALED = "***"

# What stands between the name of a user and the last @ is the password, whatever is in it: one that was not
# encoded may hold anything. The slashes may be mistyped.
_IN_FRONT = re.compile(r"^(\s*[a-z][\w+.-]+:/*[^:/@?]*:)(.*)(?=@)", re.IGNORECASE | re.DOTALL)

# It ends where another parameter begins.
_PARAMETER = re.compile(r"([?&\s]|^)([\w%.-]+)(=)((?:(?![&\s][\w%.-]+=).)*)", re.DOTALL)


def shown_store(target: str) -> str:
    """A store as --store names it, for all to see: without the passwords that its URL may hold."""
    return _PARAMETER.sub(_shown_parameter, _IN_FRONT.sub(rf"\1{_CONCEALED}", target))


def secrets_of(target: str) -> tuple[str, ...]:
    """The passwords in the name of a store, as written and as meant, the longest first."""
    found = [match[2] for match in [_IN_FRONT.match(target)] if match]
    found += [match[4] for match in _PARAMETER.finditer(target) if _is_secret(match[2])]
    written = {form for secret in found for form in (secret, unquote(secret), unquote_plus(secret))}
    return tuple(sorted(filter(None, written), key=lambda secret: (-len(secret), secret)))


def without_secrets(text: str, target: str) -> str:
    """What somebody else says about a store, without the passwords in its name."""
    for secret in secrets_of(target):
        # A short one may be part of any word.
        whole = re.escape(secret) if len(secret) > 3 else rf"(?<!\w){re.escape(secret)}(?!\w)"
        text = re.sub(whole, _CONCEALED, text)
    return text


def _shown_parameter(match: re.Match[str]) -> str:
    begin, name, equals, value = match.groups()
    return f"{begin}{name}{equals}{_CONCEALED if _is_secret(name) and value else value}"


def _is_secret(parameter: str) -> bool:
    name = unquote(parameter).lower()
    return name != "passfile" and any(part in name for part in ("pass", "pwd", "secret", "token"))
