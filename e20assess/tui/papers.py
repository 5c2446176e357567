"""Files that a screen writes for its user: a free name, the first folder that takes it. For workers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from e20assess.answers.model import AnswerSheet
from e20assess.files import file_stem
from e20assess.questionnaire.model import Questionnaire
from e20assess.rescue import write_somewhere

if TYPE_CHECKING:
    from e20assess.scoring.comparison import Comparison


def write_report(questionnaire: Questionnaire, sheet: AnswerSheet, format: str, language: str) -> Path | None:
    """Write the report in a format; where it is, None where no folder takes it. Raises AssessError."""
    from e20assess.report.render import render

    return write_somewhere(render(questionnaire, sheet, format, language), _stem(sheet), f".{format}")


def write_sheet(sheet: AnswerSheet) -> Path | None:
    """Write the answer sheet as TOML; where it is, or None where no folder takes it."""
    from e20assess.answers.writing import to_toml

    return write_somewhere(to_toml(sheet).encode(), _stem(sheet), ".toml")


def write_comparison(comparison: Comparison, format: str, language: str) -> Path | None:
    """Write the comparison in one of its formats; where it is, None where no folder takes it."""
    from e20assess.report.compare_render import render

    before, after = comparison.before.sheet, comparison.after.sheet
    stem = file_stem(after.organisation, after.unit, before.date.isoformat(), after.date.isoformat())
    return write_somewhere(render(comparison, format, language), stem, f".{format}")


def _stem(sheet: AnswerSheet) -> str:
    return file_stem(sheet.organisation, sheet.unit, sheet.date.isoformat())
