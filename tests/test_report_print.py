"""The report on paper, by WeasyPrint and by Chromium, A4 and Letter: whole pages, nothing cut, tagged PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from e20assess.questionnaire.loader import load_shipped
from e20assess.report.render import render

from .browser import PAPER, on_paper, opened, printed
from .report_sheets import COMPARED, ORGANISATION, SHEETS, page

NAMES = [*SHEETS, COMPARED]
WHOLE = {"tr", "svg", "blockquote", "figure"}
"""What is never cut by the end of a page, besides the classes below."""

WHOLE_CLASSES = {"keep", "step", "quoted", "reading", "facts", "picture", "numbers", "summary"}
FOOT = re.compile(r"\d+ / \d+$")

each_name = pytest.mark.parametrize("name", NAMES)
each_paper = pytest.mark.parametrize("paper", PAPER)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened() as one:
        yield one


@cache
def _laid_out(name: str, paper: str) -> Any:
    """The pages as WeasyPrint lays them out."""
    try:
        # WeasyPrint has no types, and cannot be loaded where Pango is missing.
        from weasyprint import HTML  # type: ignore[import-untyped, unused-ignore]
    except OSError as error:
        pytest.skip(f"WeasyPrint finds no Pango (Debian: apt-get install libpango-1.0-0): {error}"[:160])
    return HTML(string=on_paper(page(name), paper)).render(pdf_variant="pdf/ua-1")


@cache
def _pdf(name: str) -> PdfReader:
    """The PDF report of a sheet, as the program writes it."""
    _laid_out(name, "A4")
    answered = SHEETS[name]
    return PdfReader(io.BytesIO(render(load_shipped(), answered, "pdf", answered.language)))


def _check_pages(reader: PdfReader, paper: str) -> None:
    """Pages of the right size, each with a text of its own, its number and whom it is about."""
    texts = [one.extract_text() for one in reader.pages]
    for number, (one, text) in enumerate(zip(reader.pages, texts, strict=True), start=1):
        assert (round(float(one.mediabox.width)), round(float(one.mediabox.height))) == pytest.approx(
            PAPER[paper], abs=1
        )
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if number == 1:
            assert not any(FOOT.search(line) for line in lines)
        else:
            assert any(line.endswith(f"{number} / {len(texts)}") for line in lines), (number, lines[-3:])
        rest = [line for line in lines if not FOOT.search(line) and " · " not in line]
        assert len(" ".join(rest)) > 60, f"page {number} is as good as empty: {lines}"


# By WeasyPrint


@each_paper
@each_name
def test_nothing_is_cut_by_the_end_of_a_page(name: str, paper: str) -> None:
    pages: dict[Any, set[int]] = {}
    for number, one in enumerate(_laid_out(name, paper).pages):
        for box in one._page_box.descendants():
            element = box.element
            if element is not None and _is_whole(element) and box.element_tag == element.tag:
                pages.setdefault(element, set()).add(number)
    assert len(pages) > 40
    cut = [(element.tag, element.get("class")) for element, found in pages.items() if len(found) > 1]
    assert cut == []


def _is_whole(element: Any) -> bool:
    tag = str(element.tag).rpartition("}")[2]
    return tag in WHOLE or bool(WHOLE_CLASSES & set((element.get("class") or "").split()))


@each_paper
@each_name
def test_nothing_reaches_into_the_margin(name: str, paper: str) -> None:
    for number, one in enumerate(_laid_out(name, paper).pages, start=1):
        sheet = one._page_box
        right = sheet.position_x + sheet.margin_left + sheet.width
        bottom = sheet.position_y + sheet.margin_top + sheet.height
        for box in sheet.descendants():
            if type(box).__name__ != "TextBox" or box.position_y > bottom:
                continue
            assert box.position_x + box.width <= right + 1, (number, box.text)
            assert box.position_y + box.height <= bottom + 2, (number, box.text)


@each_name
def test_the_pages_of_weasyprint_are_whole(name: str) -> None:
    for paper in PAPER:
        _check_pages(PdfReader(io.BytesIO(_laid_out(name, paper).write_pdf())), paper)


def test_the_contents_name_the_pages() -> None:
    reader = _pdf("long")
    contents = reader.pages[0].extract_text()
    found = dict(re.findall(r"^\s*(?:\d+\.\s*)?(\D+?)\s+(\d+)$", contents, re.MULTILINE))
    assert len(found) == 10
    for title, number in found.items():
        assert title in reader.pages[int(number) - 1].extract_text(), title


def test_the_foot_names_the_organisation_shortened() -> None:
    text = _pdf("long").pages[1].extract_text()
    assert f"{ORGANISATION[:79]}…" in " ".join(text.split())


# Tagged


def _elements(node: Any) -> Iterator[DictionaryObject]:
    """The structure elements below a node of a tagged PDF."""
    node = node.get_object()
    if not isinstance(node, DictionaryObject):
        return
    if "/S" in node:
        yield node
    kids = node.get("/K")
    kids = kids.get_object() if kids is not None else ArrayObject()
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        yield from _elements(kid)


@pytest.mark.parametrize(("name", "language"), [("alize", "fr"), ("rivage", "en")])
def test_the_pdf_is_tagged_and_says_its_language_and_title(name: str, language: str) -> None:
    reader = _pdf(name)
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == language and root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata and (reader.metadata.title or "").startswith(SHEETS[name].organisation)
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data().replace(b'"', b"")
    found = list(_elements(root["/StructTreeRoot"]))
    kinds = {str(element["/S"]) for element in found}
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/L", "/Figure", "/P", "/Link"} <= kinds
    figures = [element for element in found if element["/S"] == "/Figure"]
    assert len(figures) > 5 and all(str(figure.get("/Alt", "")).strip() for figure in figures)


def test_the_bookmarks_are_the_sections() -> None:
    (top, below) = _pdf("alize").outline
    assert not isinstance(top, list) and top.title == "Groupe Alizé"
    assert isinstance(below, list)
    titles = [one.title for one in below if not isinstance(one, list)]
    assert titles[1:4] == ["En une page", "Le profil", "Ce que dit la combinaison des réponses"]
    assert len(titles) == 11


def test_the_same_sheet_gives_the_same_pdf() -> None:
    _laid_out("short", "A4")
    one, other = (render(load_shipped(), SHEETS["short"], "pdf", "fr") for _ in range(2))
    assert one == other


# By Chromium


@each_paper
@each_name
def test_the_pages_of_chromium_are_whole(name: str, paper: str, browser: Browser, tmp_path: Path) -> None:
    reader = PdfReader(printed(browser, page(name), paper, tmp_path))
    _check_pages(reader, paper)
    if name != COMPARED:
        begun = [
            number
            for number, one in enumerate(reader.pages)
            for title in ("En une page", "On one page", "Le profil", "The profile")
            if title in one.extract_text()[:60]
        ]
        assert begun == [1, 2], "the executive's page is one page, after the cover"
