"""Documents, sheets and rescues as files: under a free name, in the first folder that takes them."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from e20assess.answers.model import AnswerSheet
from e20assess.errors import AssessError
from e20assess.files import file_stem, free_name, write_file, write_private
from e20assess.questionnaire.model import Questionnaire

if TYPE_CHECKING:
    from e20assess.scoring.comparison import Comparison


def write_report(questionnaire: Questionnaire, sheet: AnswerSheet, format: str, language: str) -> Path | None:
    """Write the report in a format; where it is, None where no folder takes it. Raises AssessError."""
    from e20assess.report.formats import render

    return write_somewhere(render(questionnaire, sheet, format, language), _stem(sheet), f".{format}")


def write_comparison(comparison: Comparison, format: str, language: str) -> Path | None:
    """Write the comparison in one of its formats; where it is, None where no folder takes it."""
    from e20assess.report.comparison.render import render

    before, after = comparison.before.sheet, comparison.after.sheet
    stem = file_stem(after.organisation, after.unit, before.date.isoformat(), after.date.isoformat())
    return write_somewhere(render(comparison, format, language), stem, f".{format}")


def write_sheet(sheet: AnswerSheet) -> Path | None:
    """Write the answer sheet as TOML; where it is, or None where no folder takes it."""
    return write_somewhere(_toml(sheet), _stem(sheet), ".toml")


def rescue(sheet: AnswerSheet, earlier: Path | None = None) -> Path | None:
    """Write the sheet that a store refuses, for its owner alone; where it is, None where no folder takes it.

    It goes over an earlier rescue, so that one interview leaves one file.
    """
    if earlier is not None:
        with contextlib.suppress(AssessError):
            write_private(earlier, _toml(sheet), overwrite=True)
            return earlier
    return write_somewhere(_toml(sheet), file_stem(sheet.organisation, sheet.unit), ".toml", write_private)


def _stem(sheet: AnswerSheet) -> str:
    return file_stem(sheet.organisation, sheet.unit, sheet.date.isoformat())


def _toml(sheet: AnswerSheet) -> bytes:
    from e20assess.answers.sheet_file import to_toml

    return to_toml(sheet).encode("utf-8", "replace")


def write_somewhere(
    data: bytes, stem: str, suffix: str, write: Callable[[Path, bytes], None] = write_file
) -> Path | None:
    """Write under a name that is still free: here, at home, or in the folder for temporary files."""
    for find_folder in (Path.cwd, Path.home, lambda: Path(tempfile.gettempdir())):
        # The working folder may be gone, and a user may have no home: the next one is tried then.
        with contextlib.suppress(AssessError, OSError, RuntimeError):
            path = free_name(find_folder(), stem, suffix)
            write(path, data)
            return path
    return None
