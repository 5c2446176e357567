"""The report as a Word document, through docxtpl (the extra `docx`), from a template made in Word."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from e20assess import faults
from e20assess.errors import AssessError
from e20assess.i18n import Words
from e20assess.installed import command_to_add
from e20assess.report.html.templates import Speaker
from e20assess.report.labels import labels
from e20assess.report.view.report import ReportView
from e20assess.report.word.marks import fill, mark
from e20assess.report.word.package import packed_the_same, template_at

if TYPE_CHECKING:
    from e20assess.report.word.document import Document


def to_docx(view: ReportView, say: Words, template: Path | None = None) -> bytes:
    """The document. `template` is a house's own: a .docx, or a folder with a report.docx.

    Raises AssessError: docx-missing where docxtpl is not installed, the faults of a template file
    otherwise, those of its tags with the tag.
    """
    try:
        from e20assess.report.word.document import Document
    except ImportError as error:
        command = command_to_add("docxtpl", "lxml")
        raise AssessError.of(faults.DOCX_MISSING, reason=str(error), command=command) from None
    data, place = template_at(template)
    try:
        return _made(Document(data, place), view, say)
    except (AssessError, MemoryError):
        raise
    except Exception as error:
        if template is None:
            raise
        # python-docx and docxtpl take it for granted that a document is whole.
        raise AssessError.of(faults.NOT_WORD, place) from error


def _made(document: Document, view: ReportView, say: Words) -> bytes:
    document.fill(_values(view, say))
    document.describe(
        title=view.cover.running,
        date=view.cover.date_iso,
        language=view.language,
        people_language=view.people_language,
    )
    return packed_the_same(document.packed())


def _values(view: ReportView, say: Words) -> dict[str, object]:
    """What a template can show: the parts of the view by name, the words, and the marks of the tables."""
    speaker = Speaker(say)
    return {field.name: getattr(view, field.name) for field in fields(view)} | {
        "label": labels(view, say),
        "rules": view.method.rules,
        "say": speaker,
        "many": speaker.many,
        "mark": mark,
        "fill": fill,
    }
