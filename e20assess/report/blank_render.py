"""The finished questionnaire on paper: the bytes of one file."""

from __future__ import annotations

from pathlib import Path

from e20assess.answers.model import Form
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.blank import build_blank
from e20assess.report.document import Document
from e20assess.report.isolated import made
from e20assess.report.typography import printed

FORMATS = ("md", "html", "pdf")
"""The formats of a blank questionnaire."""


def render(
    questionnaire: Questionnaire,
    form: Form,
    format: str,
    language: str,
    template: Path | None = None,
    paper: str = "",
) -> bytes:
    """The questions of a form in one of FORMATS: the same bytes at any time and on any machine.

    `template` is a folder and `paper` a size as for a report. Raises AssessError (a fault of the
    folder, pdf-missing).
    """
    if format not in FORMATS:
        raise ValueError(f"there is no format {format!r}")
    view = printed(build_blank(questionnaire, form, language), language)
    return made(Document("blank", view, format, language, template, paper))
