"""The tables of a filled-in Word template: sound to Word, and as wide as the page."""

from __future__ import annotations

from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_CELL_ORDER = ("tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "vAlign")
"""The order that Word asks for; docxtpl puts fills and spans first."""

_WHOLE = 5000
"""All of the text's width, in the fiftieths of a percent that Word counts in."""


def mend_tables(body: Any) -> None:
    """Leave out rows without cells and tables without rows; fit columns that came or went to the page."""
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


def _place(part: Any) -> int:
    name = etree.QName(part).localname
    return _CELL_ORDER.index(name) if name in _CELL_ORDER else len(_CELL_ORDER)


def _fit(table: Any, page: int) -> None:
    """Give the grid the columns of the widest row, and a table that wants it its share of the page."""
    grid = table.find(f"{W}tblGrid")
    rows = [row.findall(f"{W}tc") for row in table.findall(f"{W}tr")]
    columns = max(map(_columns, rows))
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
    return max(int(written), 1) if written.isdecimal() else 1


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
