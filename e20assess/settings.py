"""What the user prefers, kept in a small TOML file that never keeps the program from starting."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from e20assess import faults
from e20assess.errors import AssessError, Fault, Phrase, Place, closest
from e20assess.files import write_file
from e20assess.i18n import LANGUAGES, N_
from e20assess.inputs.kinds import SETTINGS
from e20assess.inputs.locate import Lines, toml_lines
from e20assess.inputs.text import text_of
from e20assess.inputs.toml import toml_table
from e20assess.paths import settings_file

THEMES = ("dark", "light", "terminal")
"""The looks of the program; the last one is made of the terminal's own colours."""

LARGEST = 1
"""Megabytes: no settings are larger, so that a wrong file is refused before it fills the memory."""

_HEAD = "# Settings of e20assess: change them here, or on its settings screen.\n"
_CHOICES: Mapping[str, tuple[object, ...]] = {
    "language": LANGUAGES,
    "theme": THEMES,
    "auto_advance": (False, True),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """The preferences; each has a value that suits whoever never looks at them."""

    language: str | None = None
    """The language of the program's words; None follows the locale."""
    theme: str = THEMES[0]
    """One of THEMES."""
    auto_advance: bool = False
    """Whether choosing a single answer goes on to the next question by itself."""


def read_settings(path: Path | None = None) -> tuple[Settings, tuple[Fault, ...]]:
    """The settings in a file (the user's own unless one is named), and what is wrong with it.

    Never raises: each value that does not fit is left out and its own default stands; no file is no fault.
    """
    path = path or settings_file()
    try:
        text = _text(path)
        raw = toml_table(text, str(path), SETTINGS) if text else {}
    except AssessError as error:
        return Settings(), error.faults
    found = tuple(_faults(raw, text, path))
    return Settings(**{key: value for key, value in raw.items() if _fits(key, value)}), found


def write_settings(settings: Settings, path: Path | None = None) -> Path:
    """Keep the settings in a file; where it is. Raises AssessError (unwritable)."""
    path = path or settings_file()
    values = {key: value for key, value in asdict(settings).items() if value is not None}
    text = _HEAD + "".join(f"{key} = {json.dumps(value)}\n" for key, value in values.items())
    try:
        target = path.resolve()  # a link to a file kept elsewhere stays a link
        target.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError, ValueError) as error:
        raise AssessError.of(faults.UNWRITABLE, Place(str(path)), reason=_reason(error)) from None
    write_file(target, text.encode(), overwrite=True)
    return path


def _text(path: Path) -> str:
    """The text of the file; none where there is no such file. Raises AssessError."""
    try:
        if not path.is_file():
            return ""
        if path.stat().st_size > LARGEST * 2**20:
            raise AssessError.of(faults.TOO_LARGE, Place(str(path)), limit=LARGEST)
        return text_of(path.read_bytes(), str(path), SETTINGS)
    except (OSError, ValueError) as error:
        raise AssessError.of(faults.UNREADABLE, Place(str(path)), reason=_reason(error)) from None


def _fits(key: str, value: object) -> bool:
    """Whether a value is one of its choices, and of the same kind: 1 is not true."""
    return any(value == choice and type(value) is type(choice) for choice in _CHOICES.get(key, ()))


def _faults(raw: Mapping[str, object], text: str, path: Path) -> Iterator[Fault]:
    misfits = {key: value for key, value in raw.items() if not _fits(key, value)}
    lines = toml_lines(text) if misfits else Lines()
    for key, value in misfits.items():
        place = Place(str(path), lines.of((key,)))
        if key not in _CHOICES:
            guess = closest(key, [field.name for field in fields(Settings)])
            yield Fault(faults.UNKNOWN_KEY, place, {"key": key, "guess": guess})
        else:
            values = {"key": key, "shown": _shown(value), "expected": _expected(key)}
            yield Fault(faults.WRONG_VALUE, place, values)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or type(error).__name__


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)[:60]


def _expected(key: str) -> Phrase:
    if key == "auto_advance":
        return Phrase(N_("true or false is expected"))
    choices = ", ".join(_shown(choice) for choice in _CHOICES[key])
    return Phrase(N_("one of {choices} is expected"), {"choices": choices})
