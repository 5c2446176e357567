"""A Word report read back with python-docx, and Word templates written in a few lines."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table

from e20assess.answers.model import AnswerSheet
from e20assess.questionnaire.loader import load_shipped
from e20assess.report.document import Document as Report
from e20assess.report.typography import printed
from e20assess.report.view.report import build_view


def word(answered: AnswerSheet, language: str = "en", template: Path | None = None) -> Document:
    """The Word report of a sheet, as python-docx reads it."""
    return docx.Document(io.BytesIO(made(answered, language, template)))


def made(answered: AnswerSheet, language: str = "en", template: Path | None = None) -> bytes:
    """The bytes of the Word report of a sheet, made in this process with any template."""
    view = printed(build_view(load_shipped(), answered, language), language)
    return Report("report", view, "docx", language, template).made()


def paragraphs(document: Document) -> list[str]:
    """The text of every paragraph, also of those in cells, in the order of the document."""
    return ["".join(_shown(paragraph)) for paragraph in document.element.body.iter(qn("w:p"))]


def _shown(paragraph: Any) -> Iterator[str]:
    marks = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    for part in paragraph.iter():
        if part.tag == qn("w:t"):
            yield part.text or ""
        elif part.tag in marks and part.getparent().tag == qn("w:r"):
            yield marks[part.tag]


def rows(table: Table) -> list[list[str]]:
    """The text of each row's own cells; one that spans several counts once."""
    return [
        ["".join(part.text or "" for part in cell.iter(qn("w:t"))) for cell in row.iter(qn("w:tc"))]
        for row in table._tbl.iter(qn("w:tr"))
    ]


def tables(document: Document, caption: str) -> list[Table]:
    """The tables that are described by this caption."""
    return [
        table
        for table in document.tables
        if [part.get(qn("w:val")) for part in table._tbl.tblPr.iter(qn("w:tblCaption"))] == [caption]
    ]


def template(path: Path, *lines: str) -> Path:
    """A Word template with these paragraphs, at this path."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    """A zip with these parts, at this path."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path
