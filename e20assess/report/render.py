"""The finished report: from a questionnaire and an answer sheet to the bytes of one file."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

from e20assess.answers.model import AnswerSheet
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.typography import PrintedWords, printed
from e20assess.report.view import build_view, to_json

FORMATS = ("md", "html", "pdf", "docx", "json")
"""The formats of a report."""


def render(
    questionnaire: Questionnaire,
    sheet: AnswerSheet,
    format: str,
    language: str,
    template: Path | None = None,
) -> bytes:
    """The report in one of FORMATS. The same sheet gives the same bytes, at any time and on any machine.

    `language` is that of the program's words and of the questionnaire's texts, each falling back as it
    does elsewhere. `template` is a folder whose files replace the shipped templates of the same name, for
    docx the Word template itself or a folder with a report.docx; it changes nothing in JSON. Raises
    AssessError (a template's fault with its line or tag, pdf-missing, docx-missing).
    """
    if format not in FORMATS:
        raise ValueError(f"there is no format {format!r}")
    view = printed(build_view(questionnaire, sheet, language), language)
    if format == "json":
        return to_json(view).encode("utf-8", "replace")
    if format == "docx":
        from e20assess.report.docx import to_docx

        return to_docx(view, PrintedWords(language), template)
    return document("report", view, format, language, template)


def document(name: str, view: Any, format: str, language: str, template: Path | None) -> bytes:
    """The template `name`, filled with the fields of a view, as "md", "html" or "pdf". Raises AssessError."""
    from e20assess.report.templates import fill

    values = {field.name: getattr(view, field.name) for field in fields(view)}
    text = fill("md" if format == "md" else "html", values, PrintedWords(language), template, name)
    if format == "pdf":
        from e20assess.report.pdf import to_pdf

        return to_pdf(text)
    return text.encode("utf-8", "replace")
