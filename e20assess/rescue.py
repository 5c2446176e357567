"""When a store refuses, the sheet goes to a file wherever there is room for one, for its owner alone."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable
from pathlib import Path

from e20assess.answers.model import AnswerSheet
from e20assess.answers.writing import to_toml
from e20assess.errors import AssessError
from e20assess.files import file_stem, free_name, write_file, write_private


def rescue(sheet: AnswerSheet, earlier: Path | None = None) -> Path | None:
    """Write the sheet over an earlier rescue, else to the first folder that takes it; None if none does."""
    data = to_toml(sheet).encode("utf-8", "replace")
    if earlier is not None:
        with contextlib.suppress(AssessError):
            write_private(earlier, data, overwrite=True)
            return earlier
    return _somewhere(data, file_stem(sheet.organisation, sheet.unit), ".toml", write_private)


def write_somewhere(data: bytes, stem: str, suffix: str) -> Path | None:
    """Write under a name that is still free: here, at home, or in the folder for temporary files."""
    return _somewhere(data, stem, suffix, write_file)


def _somewhere(data: bytes, stem: str, suffix: str, write: Callable[[Path, bytes], None]) -> Path | None:
    for find_folder in (Path.cwd, Path.home, lambda: Path(tempfile.gettempdir())):
        # The working folder may be gone, and a user may have no home: the next one is tried then.
        with contextlib.suppress(AssessError, OSError, RuntimeError):
            path = free_name(find_folder(), stem, suffix)
            write(path, data)
            return path
    return None
