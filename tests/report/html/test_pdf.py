"""The PDF: made from the HTML, fetching nothing; where it cannot be made, the reader is told what to do."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, ClassVar

import pytest

from e20assess.errors import AssessError, Place
from e20assess.installed import command_to_add
from e20assess.questionnaire.loader import load_shipped
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.document import Document
from e20assess.report.formats import render
from e20assess.report.html.pdf import to_pdf
from e20assess.report.view.report import build_view
from tests.support.sheets import example, said, sentences


def test_without_weasyprint_the_fault_names_the_remedy(
    monkeypatch: pytest.MonkeyPatch, questionnaire: Questionnaire
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(AssessError) as caught:
        render(questionnaire, example("alize"), "pdf", "en")
    assert said(caught.value) == [("pdf-missing", None)]
    (sentence,) = sentences(caught.value.faults)
    assert sentence.startswith("A PDF needs WeasyPrint") and "as HTML" in sentence
    assert sentence.endswith(command_to_add("weasyprint"))


def test_without_pango_the_fault_names_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, questionnaire: Questionnaire
) -> None:
    class NoPango(ModuleType):
        def __getattr__(self, name: str) -> Any:
            raise OSError("cannot load library 'libpango-1.0-0'\nmany more lines")

    monkeypatch.setitem(sys.modules, "weasyprint", NoPango("weasyprint"))
    with pytest.raises(AssessError) as caught:
        render(questionnaire, example("alize"), "pdf", "en")
    assert said(caught.value) == [("pango-missing", None)]
    assert "(cannot load library 'libpango-1.0-0')" in sentences(caught.value.faults)[0]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 3000,
        '<p style="font-size: 1e30px">x',
        "\ud800",
    ],
    ids=["deep", "large", "a surrogate"],
)
def test_what_weasyprint_stumbles_over_is_a_fault_of_the_template(html: str) -> None:
    with pytest.raises(AssessError) as caught:
        to_pdf(html, Place("house"))
    assert said(caught.value) == [("pdf-fault", None)]
    (sentence,) = sentences(caught.value.faults)
    assert sentence.startswith("house: the pages of the PDF cannot be laid out (") and "-f html" in sentence


def test_a_template_with_half_a_character_gives_the_same_text_in_every_format(tmp_path: Path) -> None:
    (tmp_path / "report.html.j2").write_text('a{{ "\\ud800" }}b')
    view = build_view(load_shipped(), example("alize"), "en")
    assert Document("report", view, "html", "en", tmp_path).made() == b"a?b"
    assert Document("report", view, "pdf", "en", tmp_path).made().startswith(b"%PDF")


class Fetcher:
    """Stands in for WeasyPrint's own since version 68, which is an object; before, a function was wanted."""

    fetched: ClassVar[list[str]] = []

    def fetch(self, url: str, headers: Any = None) -> None:
        self.fetched.append(url)


@pytest.mark.parametrize("has_objects", [True, False])
def test_the_pdf_is_made_of_the_html_and_nothing_is_fetched(
    has_objects: bool, monkeypatch: pytest.MonkeyPatch, questionnaire: Questionnaire
) -> None:
    own = {"URLFetcher": Fetcher} if has_objects else {"default_url_fetcher": Fetcher().fetch}
    urls = SimpleNamespace(**own)
    monkeypatch.setattr(Fetcher, "fetched", [])
    given: dict[str, Any] = {}

    class Page:
        def __init__(self, **options: Any) -> None:
            given.update(options)

        def write_pdf(self, pdf_variant: str) -> bytes:
            given["variant"] = pdf_variant
            return b"%PDF"

    weasyprint = ModuleType("weasyprint")
    weasyprint.HTML = Page  # type: ignore[attr-defined]  # stands in for the real one
    weasyprint.urls = urls  # type: ignore[attr-defined]  # same
    monkeypatch.setitem(sys.modules, "weasyprint", weasyprint)
    assert render(questionnaire, example("alize"), "pdf", "fr") == b"%PDF"
    assert given["string"].encode() == render(questionnaire, example("alize"), "html", "fr")
    assert given["variant"] == "pdf/ua-1"
    fetch = given["url_fetcher"].fetch if has_objects else given["url_fetcher"]
    for url in ("https://example.org/x.css", "file:///etc/passwd", "DATA:text/css,x", "x.css"):
        with pytest.raises(ValueError, match="fetches nothing"):
            fetch(url)
    fetch("data:image/png;base64,AA==")
    assert Fetcher.fetched == ["data:image/png;base64,AA=="], "a picture that is in the page is read"
