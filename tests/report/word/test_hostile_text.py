"""Whatever people write shows in Word as they wrote it, and does nothing to the document."""

import io
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from lxml import etree

from e20assess.questionnaire.loader import load_files
from e20assess.report.formats import render
from tests.report.test_hostile_text import HOSTILE
from tests.report.test_hostile_text import _filled as filled
from tests.support.tiny_questionnaire import broken
from tests.support.word_files import made, paragraphs, template, word

TEXTS = {
    **HOSTILE,
    "markup of Word": "</w:t></w:r></w:p><w:p><w:r><w:t>evil</w:t></w:r></w:p> <w:p>",
    "end of text": "a ]]> b <![CDATA[ c ]]>",
    "entities": "&lt;w:p&gt; &xxe; <!DOCTYPE x [<!ENTITY xxe SYSTEM 'file:///etc/passwd'>]>",
    "braces of docxtpl": "{_{ 7*7 }_} {_% if %_} {{_ _}} {%p if x %} {{p x }} {%tr endfor %} {{r x }}",
    "{% cellbg %}": "{% cellbg 000000 %}{% colspan 9 %}{% vm %}{% hm %}",
    "field": 'TOC \\o "1-3" HYPERLINK "http://x" =1+1 @SUM(A1)',
}


def _shape(document: bytes) -> Counter[str]:
    """How often each element stands in the body.

    A line end or a tab in a note is one in Word, too, and a row with a long one may go over to the next page.
    """
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    names = [str(etree.QName(part).localname) for part in body.iter()]
    return Counter(name for name in names if name not in ("br", "tab", "t", "cantSplit"))


@pytest.fixture(scope="module")
def tame() -> Counter[str]:
    """The elements of a report in which people wrote nothing but an x."""
    return _shape(made(filled("x")))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_it_shows_as_it_stands_and_makes_no_element(text: str, tame: Counter[str]) -> None:
    document = made(filled(text))
    assert _shape(document) == tame
    assert paragraphs(docx.Document(io.BytesIO(document))).count(text) >= 40


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a\x0bb\x00c\x1bd", "a\ufffdb\ufffdc\ufffdd"),
        ("a\ud800b", "a\ufffdb"),
        ("a\uffffb", "a\ufffdb"),
        ("bell \a page \f", "bell \ufffd page \ufffd"),
        ("one\r\ntwo\rthree\nfour\tfive", "one\ntwo\nthree\nfour\tfive"),
    ],
    ids=["control", "surrogate", "not a character", "docxtpl's own", "line ends"],
)
def test_what_xml_cannot_hold_is_replaced_and_line_ends_are_word_s(written: str, shown: str) -> None:
    assert shown in paragraphs(word(filled(written)))


def test_what_a_template_puts_together_is_escaped_once(tmp_path: Path) -> None:
    lines = [
        "{% set x %}{{ cover.unit }}!{% endset %}{{ x }}",
        "{{ cover.unit|e }}",
        "{{ cover.unit|upper }}",
    ]
    lines += [
        "{% autoescape false %}{{ cover.unit }}{% endautoescape %}",
        "{{ [cover.unit, 'b']|join(' ') }}",
    ]
    house = template(tmp_path / "HOUSE.docx", *lines)
    text = "<w:p> & \x0b {_{ a }_}"
    shown = text.replace("\x0b", "\ufffd")
    expected = [f"{shown}!", shown, shown.upper(), shown, f"{shown} b"]
    assert paragraphs(word(filled(text), "en", house)) == expected


def test_a_questionnaire_of_others_does_nothing_either() -> None:
    evil = "</w:t><w:p> & {{ 7*7 }} ]]>"
    files = broken("questionnaire.toml", 'title = { en = "title"', f'title = {{ en = "{evil}"')
    files = broken("work.toml", 'text = { en = "text"', f'text = {{ en = "{evil}"', files)
    files = broken("questionnaire.toml", 'name = { en = "name"', f'name = {{ en = "{evil}"', files)
    sheet = replace(filled("x"), questionnaire="tiny", answers={})
    document: Document = docx.Document(io.BytesIO(render(load_files(files), sheet, "docx", "en")))
    texts = paragraphs(document)
    assert evil in texts and f"1 {evil}" in texts
