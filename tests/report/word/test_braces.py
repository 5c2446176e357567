"""A tag of a Word template that has lost a brace is told: no text of the report is lost in silence."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from e20assess.errors import AssessError
from e20assess.report.word.braces import torn_tag
from e20assess.report.word.package import template_at
from tests.support.sheets import example, said, sentences
from tests.support.word_files import made, template, zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _shipped() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(template_at(None)[0])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _paragraphs_alone(part: bytes) -> list[tuple[str, str]]:
    """Each different paragraph or attribute that holds a tag, as XML, with its tags."""
    texts = re.findall(r"<w:p[ >].*?</w:p>|<w:tblCaption [^>]*>", part.decode(), re.DOTALL)
    return [
        (text, tag) for text in dict.fromkeys(texts) for tag in re.findall(r"\{\{.*?\}\}|\{%.*?%\}", text)
    ]


def _torn(xml: str) -> str:
    return torn_tag(etree.fromstring(f'<w:body xmlns:w="{W}">{xml}</w:body>'))


@pytest.mark.parametrize("name", ["word/document.xml", "word/header1.xml", "word/footer1.xml"])
def test_every_brace_of_the_shipped_template_is_missed(name: str) -> None:
    part = _shipped()[name]
    assert torn_tag(etree.fromstring(part)) == ""
    found = _paragraphs_alone(part)
    assert found
    silent = [
        (tag, place)
        for text, tag in found
        for place in (0, 1, len(tag) - 2, len(tag) - 1)
        if not _torn(text.replace(tag, tag[:place] + tag[place + 1 :], 1))
    ]
    assert silent == []


def test_the_report_is_refused_with_the_tag(tmp_path: Path) -> None:
    parts = _shipped()
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"{{ mark(dimension, step) }}", b"{{ mark(dimension, step) }", 1
    )
    house = zipped(tmp_path / "HOUSE.docx", parts)
    with pytest.raises(AssessError) as caught:
        made(example("alize"), "en", house)
    assert said(caught.value) == [("word-tag-torn", None)]
    assert sentences(caught.value.faults) == [
        f"{house}: {{{{ mark(dimension, step) }}: this tag lacks a brace, or ends in another paragraph. "
        "Write it as {{ … }} or {% … %}, from its first brace to its last in one paragraph."
    ]


def _paragraph(text: str) -> str:
    root = etree.Element(f"{{{W}}}p")
    etree.SubElement(etree.SubElement(root, f"{{{W}}}r"), f"{{{W}}}t").text = text
    return str(etree.tostring(root, encoding="unicode"))


@pytest.mark.parametrize(
    "text",
    [
        "{{ a }} and {% if b %}c{% endif %} {# d #}",
        "{{ '}}' }} {{ \"{%\" }} {{ “}}” }} {{ 'it\\'s }}' }} {{ “a }} b\" }}",
        "{{ {'a': {'b': 1}} }} {{ {}|length }}",
        "{ a } in { braces } 100 % {_{ x }_} {_% y %_}",
        "{% raw %}{{ x } }} %}{% endraw %} {{ a }}",
        "{%p if a %}",
        "{{ 7 % 3 }} {% if 7 % 3 %}x{%- endif -%}",
        "{{ ‘it’ }} {{ say(“l'eau”) }}",
    ],
)
def test_whole_tags_are_let_alone(text: str) -> None:
    assert _torn(_paragraph(text)) == ""


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("{{ a", "{{ a"),
        ("{{ a }", "{{ a }"),
        ("{{ a ]}", "{{ a ]}"),
        ("{{ a } and {{ b }}", "{{ a } and {{ b }}"),
        ("see { a }} there", "{ a }} there"),
        ("see a }}", "a }}"),
        ("x {% if a }y{% endif %}", "{% if a }y{% endif %}"),
        ("{% if a y{% endif %}", "{% if a y{% endif %}"),
        ("% if a %}", "a %}"),
        ("{{ a }} %} ", "%}"),
        ("{# never", "{# never"),
        ("never #}", "never #}"),
        ("{{ 'open }}", "{{ 'open }}"),
        ("{{" * 50_000, "{{" * 29 + "{…"),
        ("%}" * 50_000, "%}" * 29 + "%…"),
    ],
)
def test_torn_ones_are_shown(text: str, torn: str) -> None:
    assert _torn(_paragraph(text)) == torn


def test_a_tag_over_two_paragraphs_is_torn() -> None:
    assert _torn(_paragraph("{{ cover.") + _paragraph("unit }}")) == "{{ cover."


def test_a_template_without_any_tag_is_told(tmp_path: Path) -> None:
    with pytest.raises(AssessError) as caught:
        made(example("alize"), "en", template(tmp_path / "HOUSE.docx", "Our report"))
    assert said(caught.value) == [("word-no-tags", None)]
