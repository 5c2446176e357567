"""The tables of a filled-in Word template, sound to Word and as wide as the page; its table of contents."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

from e20assess.report.limits import WORD_COLUMNS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_CELL_ORDER = ("tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "vAlign")
"""The order that Word asks for; docxtpl puts fills and spans first."""

_WHOLE = 5000
"""All of the text's width, in the fiftieths of a percent that Word counts in."""


_DIGITS = 4
"""Of a number of columns: one that has more is too large anyway."""

_NARROW = 1200
"""The width of a cell that says none, in twentieths of a point."""

_LETTER = 95
"""The usual width of a letter in a table, in twentieths of a point."""

_LONG = 12
"""Lines of a row from which on it may go over to the next page: as high as a page, its end would be lost."""


class TooWide(Exception):
    """A table has more columns than Word takes."""


def mend_tables(body: Any) -> None:
    """Leave out rows without cells and tables without rows; fit columns that came or went to the page.

    Long rows may go over to the next page. Raises TooWide.
    """
    page = _text_width(body)
    for cell in body.iter(f"{W}tc"):
        if not len(cell) or cell[-1].tag != f"{W}p":
            etree.SubElement(cell, f"{W}p")
        properties = cell.find(f"{W}tcPr")
        if properties is not None:
            properties[:] = sorted(properties, key=_place)
    for table in list(body.iter(f"{W}tbl")):
        for row in table.findall(f"{W}tr"):
            if row.find(f"{W}tc") is None:
                table.remove(row)
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)
        else:
            _fit(table, page)
    for mark in list(body.iter(f"{W}cantSplit")):
        row = mark.getparent().getparent()
        if any(_lines(cell) > _LONG for cell in row.iterfind(f"{W}tc")):
            mark.getparent().remove(mark)


def _lines(cell: Any) -> int:
    """About how many lines the text of a cell takes."""
    room = max((_number(cell.find(f"{W}tcPr/{W}tcW")) or _NARROW) // _LETTER, 1)
    lines = 0
    for paragraph in cell.iter(f"{W}p"):
        letters = 0
        lines += 1
        for part in paragraph.iter(f"{W}t", f"{W}br"):
            if part.tag == f"{W}br":
                lines += 1 + letters // room
                letters = 0
            else:
                letters += len(part.text or "")
        lines += letters // room
    return lines


def _place(part: Any) -> int:
    name = etree.QName(part).localname
    return _CELL_ORDER.index(name) if name in _CELL_ORDER else len(_CELL_ORDER)


def _fit(table: Any, page: int) -> None:
    """Give the grid the columns of the widest row, and a table that wants it its share of the page."""
    grid = table.find(f"{W}tblGrid")
    rows = [row.findall(f"{W}tc") for row in table.findall(f"{W}tr")]
    columns = max(map(_columns, rows))
    if columns > WORD_COLUMNS:
        raise TooWide
    widest = max((row for row in rows if _columns(row) == columns), key=len)
    widths = [
        _number(cell.find(f"{W}tcPr/{W}tcW")) // _span(cell) for cell in widest for _ in range(_span(cell))
    ]
    total = sum(widths)
    if grid is None or not total or (len(grid) == columns and not _share(table)):
        return
    wanted = page * _share(table) // _WHOLE if _share(table) else min(total, page)
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        etree.SubElement(grid, f"{W}gridCol", {f"{W}w": str(width * wanted // total)})
    for cell in table.iter(f"{W}tcW"):
        cell.set(f"{W}w", str(_number(cell) * wanted // total))


def _columns(row: Any) -> int:
    return sum(map(_span, row))


def _span(cell: Any) -> int:
    """How many columns of the grid a cell takes."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    written = "" if span is None else span.get(f"{W}val") or ""
    if not written.isdecimal():
        return 1
    return min(max(int(written[:_DIGITS]), 1), WORD_COLUMNS + 1)


def _share(table: Any) -> int:
    """The share of the page that a table wants, in fiftieths of a percent; 0 where it wants none."""
    width = table.find(f"{W}tblPr/{W}tblW")
    return _number(width) if width is not None and width.get(f"{W}type") == "pct" else 0


def _number(element: Any) -> int:
    return 0 if element is None else _twips(element.get(f"{W}w"))


def _twips(written: str | None) -> int:
    """A length; some programs write it with decimals, others with a unit, which counts as none."""
    try:
        return round(float(written or 0))
    except (ValueError, OverflowError):
        return 0


def _text_width(body: Any) -> int:
    """Between the margins of the last section, in twentieths of a point; that of A4 where it says nothing."""
    size, margins = body.find(f".//{W}sectPr/{W}pgSz"), body.find(f".//{W}sectPr/{W}pgMar")
    if size is None or margins is None:
        return 9411
    left, right = (_twips(margins.get(f"{W}{side}")) for side in ("left", "right"))
    return _number(size) - left - right


TOP_HEADINGS = ("Heading1", "heading 1")
"""The style of a chapter's heading: by its id in the documents that Word begins in English."""


def fill_contents(body: Any) -> None:
    """Fill each contents field that stands in one paragraph, and have Word bring every one up to date.

    A field of several paragraphs holds what Word last put there, and is left as it is until then.
    """
    fields = [text for text in body.iter(f"{W}instrText") if (text.text or "").split()[:1] == ["TOC"]]
    if not fields:
        return
    headings = _bookmarked(body)
    for field in fields:
        paragraph = next(field.iterancestors(f"{W}p"))
        marks = {mark.get(f"{W}fldCharType"): mark for mark in paragraph.iter(f"{W}fldChar")}
        if "begin" in marks:
            marks["begin"].set(f"{W}dirty", "true")
        if set(marks) == {"begin", "separate", "end"} and headings:
            _fill(paragraph, marks["separate"].getparent(), marks["end"].getparent(), headings)


def _bookmarked(body: Any) -> list[tuple[str, str]]:
    """The text of each chapter's heading and the bookmark put around it."""
    found: list[tuple[str, str]] = []
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is None or style.get(f"{W}val") not in TOP_HEADINGS:
            continue
        number = len(found) + 1
        name = f"_Toc{number:08d}"
        start = etree.Element(f"{W}bookmarkStart", {f"{W}id": str(9000 + number), f"{W}name": name})
        paragraph.insert(1, start)
        etree.SubElement(paragraph, f"{W}bookmarkEnd", {f"{W}id": str(9000 + number)})
        found.append(("".join(text.text or "" for text in paragraph.iter(f"{W}t")), name))
    return found


def _fill(paragraph: Any, separate: Any, end: Any, headings: list[tuple[str, str]]) -> None:
    """One paragraph an entry: the field begins in the first and ends in the last."""
    for run in list(separate.itersiblings()):
        if run is end:
            break
        paragraph.remove(run)
    paragraph.remove(end)
    shape = paragraph.find(f"{W}pPr")
    last = paragraph
    for number, (title, bookmark) in enumerate(headings):
        if number:
            following = etree.Element(f"{W}p")
            if shape is not None:
                following.append(deepcopy(shape))
            last.addnext(following)
            last = following
        last.append(_entry(title, bookmark))
    last.append(end)


def _entry(title: str, bookmark: str) -> Any:
    """A link to a heading: its title, a tab, and a field that is empty until it becomes its page number."""
    link = etree.Element(f"{W}hyperlink", {f"{W}anchor": bookmark, f"{W}history": "1"})
    text = etree.SubElement(etree.SubElement(link, f"{W}r"), f"{W}t")
    text.text = title
    etree.SubElement(etree.SubElement(link, f"{W}r"), f"{W}tab")
    for kind in ("begin", "instruction", "separate", "number", "end"):
        run = etree.SubElement(link, f"{W}r")
        if kind == "instruction":
            etree.SubElement(run, f"{W}instrText").text = f" PAGEREF {bookmark} \\h "
        elif kind != "number":
            etree.SubElement(run, f"{W}fldChar", {f"{W}fldCharType": kind})
    return link
