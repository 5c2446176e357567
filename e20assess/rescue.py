"""When a store refuses: the whole sheet goes to a file, wherever there is room for one."""

from __future__ import annotations

import tempfile
from pathlib import Path

from e20assess.answers.model import AnswerSheet
from e20assess.answers.writing import to_toml
from e20assess.errors import AssessError
from e20assess.files import file_stem, free_name, write_file


def rescue(sheet: AnswerSheet) -> Path | None:
    """Write the sheet to the first folder that takes it; None where none does."""
    return write_somewhere(to_toml(sheet).encode(), file_stem(sheet.organisation, sheet.unit), ".toml")


def write_somewhere(data: bytes, stem: str, suffix: str) -> Path | None:
    """Write under a name that is still free: here, at home, or in the folder for temporary files."""
    for folder in (Path.cwd(), Path.home(), Path(tempfile.gettempdir())):
        path = free_name(folder, stem, suffix)
        try:
            write_file(path, data)
        except AssessError:
            continue
        return path
    return None
