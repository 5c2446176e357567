"""The report on paper, by WeasyPrint and by Chromium, A4 and Letter: whole pages, nothing cut, tagged PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from e20assess.questionnaire.loader import load_shipped
from e20assess.report.formats import render
from tests.support.browser import PAPER, opened, printed
from tests.support.long_sheets import COMPARED, ORGANISATION, SHEETS, page

LAYOUTS = [(name, paper) for name in ("long", "gaps", COMPARED) for paper in PAPER]
LAYOUTS += [("rivage", "A4"), ("delcourt", "A4"), ("short", "Letter"), ("empty", "Letter")]
WHOLE = {"tr", "svg", "blockquote", "figure"}
"""What is never cut by the end of a page, besides the classes below."""

WHOLE_CLASSES = {"keep", "step", "quoted", "about", "reading", "facts", "picture", "numbers", "summary"}

each_layout = pytest.mark.parametrize(("name", "paper"), LAYOUTS)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened() as one:
        yield one


def _weasyprint() -> Any:
    """WeasyPrint; where it finds no Pango the test is left out, and the summary of the run says so."""
    try:
        return import_module("weasyprint")
    except OSError:
        pytest.skip("WeasyPrint finds no Pango (Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0)")


@cache
def _laid_out(name: str, paper: str) -> Any:
    """The pages as WeasyPrint lays them out."""
    return _weasyprint().HTML(string=page(name, paper.lower())).render(pdf_variant="pdf/ua-1")


@cache
def _pdf(name: str) -> PdfReader:
    """The PDF report of a sheet, as the program writes it."""
    _weasyprint()
    answered = SHEETS[name]
    return PdfReader(io.BytesIO(render(load_shipped(), answered, "pdf", answered.language)))


def _check_pages(reader: PdfReader, paper: str) -> None:
    """Pages of the right size, each with a text of its own, its number and whom it is about."""
    texts = [one.extract_text() for one in reader.pages]
    for number, (one, text) in enumerate(zip(reader.pages, texts, strict=True), start=1):
        size = round(float(one.mediabox.width)), round(float(one.mediabox.height))
        assert size == pytest.approx(PAPER[paper], abs=1)
        foot = f"{number} / {len(texts)}"
        assert (foot in text) is (number > 1), (number, text[:80], text[-80:])
        assert len(text) > 160, f"page {number} is as good as empty: {text}"


# By WeasyPrint


@each_layout
def test_nothing_is_cut_and_no_page_is_empty(name: str, paper: str) -> None:
    found: dict[Any, set[int]] = {}
    repeated: set[Any] = set()
    for number, one in enumerate(_laid_out(name, paper).pages, start=1):
        words = 0
        for box in one._page_box.descendants():
            words += _words_inside(one._page_box, box, number)
            element = box.element
            if element is None or box.element_tag != element.tag:
                continue
            # The head of a table stands on each of its pages.
            if element.tag == "thead":
                repeated.update(element.iter())
            elif _is_whole(element):
                found.setdefault(element, set()).add(number)
        assert words > 8, f"page {number} is as good as empty"
    assert len(found) > 40
    cut = [
        (element.tag, element.get("class"), "".join(element.itertext())[:60])
        for element, pages in found.items()
        if len(pages) > 1 and element not in repeated
    ]
    assert cut == []


def _is_whole(element: Any) -> bool:
    tag = str(element.tag).rpartition("}")[2]
    return tag in WHOLE or bool(WHOLE_CLASSES & set((element.get("class") or "").split()))


def _words_inside(sheet: Any, box: Any, number: int) -> int:
    """How many words of the page proper a box holds; it must not reach into the margin."""
    bottom = sheet.position_y + sheet.margin_top + sheet.height
    if type(box).__name__ != "TextBox" or box.position_y > bottom:
        return 0
    right = sheet.position_x + sheet.margin_left + sheet.width
    assert box.position_x + box.width <= right + 1, (number, box.text)
    assert box.position_y + box.height <= bottom + 2, (number, box.text)
    return len(box.text.split())


@pytest.mark.parametrize("paper", PAPER)
def test_the_contents_name_the_pages_and_each_foot_whom_it_is_about(paper: str) -> None:
    reader = PdfReader(io.BytesIO(_laid_out("long", paper).write_pdf()))
    _check_pages(reader, paper)
    texts = [one.extract_text() for one in reader.pages]
    _, _, contents = texts[0].partition("Sommaire\n")
    found = re.findall(r"^(\D+?) (\d+)$", contents, re.MULTILINE)
    assert len(found) == 10
    for title, number in found:
        assert title in texts[int(number) - 1]
    assert all(f"{ORGANISATION[:79]}…" in text for text in texts[1:])


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
    figures = [element for element in found if str(element["/S"]) == "/Figure"]
    assert len(figures) > 5 and all(str(figure.get("/Alt", "")).strip() for figure in figures)


def test_the_bookmarks_are_the_sections() -> None:
    (top, below) = _pdf("alize").outline
    assert not isinstance(top, list) and top.title == "Groupe Alizé"
    assert isinstance(below, list)
    titles = [one.title for one in below if not isinstance(one, list)]
    assert titles[1:4] == ["En une page", "Le profil", "Ce que disent les réponses, mises ensemble"]
    assert len(titles) == 11


def test_the_same_sheet_gives_the_same_pdf() -> None:
    _weasyprint()
    one, other = (render(load_shipped(), SHEETS["short"], "pdf", "fr") for _ in range(2))
    assert one == other


# By Chromium


@pytest.mark.parametrize("name", ["long", "gaps", COMPARED])
@pytest.mark.parametrize("paper", PAPER)
def test_the_pages_of_chromium_are_whole(name: str, paper: str, browser: Browser, tmp_path: Path) -> None:
    reader = PdfReader(printed(browser, page(name, paper.lower()), paper, tmp_path))
    _check_pages(reader, paper)
    if name != COMPARED:
        begun = [
            number
            for number, one in enumerate(reader.pages[:4])
            for title in ("1 En une page", "2 Le profil")
            if title in one.extract_text()
        ]
        assert begun == [1, 2], "the executive's page is one page, after the cover"
