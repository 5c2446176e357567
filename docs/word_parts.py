"""What the Word template is written with: paragraphs, tables and fields, whose text holds docxtpl's tags."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

RULE = "C3CED9"
"""The colour of the lines in tables."""

BOLD, ITALIC, FIELD = "b:", "i:", "f:"
"""How a piece of a paragraph begins that is bold, italic, or a field that Word fills in."""

Line = tuple[str, ...]
"""A paragraph: its style, then its pieces."""

Column = tuple[str, float, str]
"""The head of a column, its width in centimetres, and "left" or "middle"."""


def text(*pieces: str) -> Line:
    """A paragraph of a cell."""
    return ("Table Text", *pieces)


def figure(*pieces: str) -> Line:
    """A paragraph of a cell in the middle, which shows on every fill."""
    return ("Table Figure", *pieces)


class Writer:
    """Writes at the end of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def line(self, style: str, *pieces: str, new_page: bool = False) -> Paragraph:
        """A paragraph in a style."""
        paragraph = self._document.add_paragraph(style=style)
        add(paragraph, pieces)
        if new_page:
            paragraph.paragraph_format.page_break_before = True
            paragraph.paragraph_format.space_before = Pt(0)
        return paragraph

    def tag(self, tag: str) -> None:
        """A paragraph that holds nothing but a tag, and goes with it: `if patterns.present`."""
        self._document.add_paragraph(f"{{%p {tag} %}}", style="Small")

    def table(
        self,
        caption: str,
        columns: Sequence[Column],
        *rows: Sequence[Line | list[Line]] | str,
        ruled: bool = False,
    ) -> None:
        """A table; a row is its cells (or one over all columns), or a tag: `for proof in pattern.proofs`.

        A column whose head is a tag (`for step in scale`) stands for columns; so does the cell under it.
        `ruled` is a table to write in by hand: its columns have rules between them.
        """
        heads = [("Table Heading", head) for head, _, _how in columns]
        table = self._document.add_table(rows=0, cols=len(columns), style="Grid Table Light")
        self._shape(table, caption, columns)
        if ruled:
            _rule(table)
        first = self._row(table, heads, columns)
        first._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for row in rows:
            if isinstance(row, str):
                self._row(table, [text(f"{{%tr {row} %}}")], columns)
            else:
                self._row(table, row, columns)

    def _shape(self, table: Table, caption: str, columns: Sequence[Column]) -> None:
        """All of the text's width, in columns of these widths."""
        table.autofit = False
        for column, (_, width, _how) in zip(table.columns, columns, strict=True):
            column.width = Cm(width)
        properties = table._tbl.tblPr
        wide = properties.find(qn("w:tblW"))
        wide.set(qn("w:type"), "pct")
        wide.set(qn("w:w"), "5000")
        look = properties.find(qn("w:tblLook"))
        look.set(qn("w:firstColumn"), "0")
        look.set(qn("w:noVBand"), "1")
        described = OxmlElement("w:tblCaption")
        described.set(qn("w:val"), caption)
        look.addnext(described)

    def _row(self, table: Table, cells: Sequence[Line | list[Line]], columns: Sequence[Column]) -> _Row:
        row: _Row = table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        if len(cells) < len(columns):
            whole = row.cells[0].merge(row.cells[-1])
            _write(whole, [line for line in cells if isinstance(line, tuple)], "left")
            whole.paragraphs[0].paragraph_format.keep_with_next = True
            return row
        for cell, lines, (_, width, how) in zip(row.cells, cells, columns, strict=True):
            cell.width = Cm(width)
            _write(cell, [lines] if isinstance(lines, tuple) else lines, how)
        return row


def _rule(table: Table) -> None:
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
    sides = "".join(f"<w:{side} {line}/>" for side in ("top", "bottom", "insideH", "insideV"))
    borders = parse_xml(f"<w:tblBorders {nsdecls('w')}>{sides}</w:tblBorders>")
    table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(borders)


def _write(cell: _Cell, lines: Sequence[Line], how: str) -> None:
    for number, (style, *pieces) in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.style = style
        if how == "middle":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        add(paragraph, pieces)


def add(paragraph: Paragraph, pieces: Sequence[str]) -> None:
    """The pieces of a paragraph, each a run of its own."""
    for piece in pieces:
        if piece.startswith(FIELD):
            field(paragraph, piece.removeprefix(FIELD))
        elif piece.startswith(BOLD):
            paragraph.add_run(piece.removeprefix(BOLD)).bold = True
        elif piece.startswith(ITALIC):
            paragraph.add_run(piece.removeprefix(ITALIC)).italic = True
        else:
            paragraph.add_run(piece)


def field(paragraph: Paragraph, instruction: str) -> None:
    """A field that Word fills in, such as PAGE."""
    for kind in ("begin", "", "separate", "shown", "end"):
        run: Any = paragraph.add_run()._r
        if kind == "":
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {instruction} "
            run.append(code)
        elif kind == "shown":
            run.text = "…"
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run.append(mark)
