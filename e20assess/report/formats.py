"""The finished report: from a questionnaire and an answer sheet to the bytes of one file."""

from __future__ import annotations

from pathlib import Path

from e20assess.answers.model import AnswerSheet
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.document import Document
from e20assess.report.isolated import made
from e20assess.report.typography import printed
from e20assess.report.view.report import build_view, to_json

FORMATS = ("md", "html", "pdf", "docx", "json")
"""The formats of a report."""


def render(
    questionnaire: Questionnaire,
    sheet: AnswerSheet,
    format: str,
    language: str,
    template: Path | None = None,
    paper: str = "",
) -> bytes:
    """The report in one of FORMATS. The same sheet gives the same bytes, at any time and on any machine.

    `language` is that of the program's words and of the questionnaire's texts, each falling back as it
    does elsewhere. `template` is a folder whose files replace the shipped templates of the same name, for
    docx the Word template itself or a folder with a report.docx; it changes nothing in JSON. `paper` is the
    size of a sheet, "a4" or "letter", for html and pdf; without it that of the folder's brand.toml. Raises
    AssessError (a template's fault with its line or tag, pdf-missing, docx-missing).
    """
    if format not in FORMATS:
        raise ValueError(f"there is no format {format!r}")
    view = printed(build_view(questionnaire, sheet, language), language)
    if format == "json":
        return to_json(view).encode("utf-8", "replace")
    return made(Document("report", view, format, language, template, paper))
