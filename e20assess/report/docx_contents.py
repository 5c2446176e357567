"""The table of contents of a Word report: its entries; the page numbers come from Word."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

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
