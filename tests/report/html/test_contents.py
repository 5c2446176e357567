"""The contents are made from the parts that are there, and numbered as they are; paper, names, writing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from e20assess.cli.main import program
from e20assess.questionnaire.loader import load_shipped
from e20assess.report.formats import render
from e20assess.report.html.contents import Part, contents
from e20assess.report.html.direction import direction
from tests.report.html.test_page import parsed
from tests.support.long_sheets import COMPARED, SHEETS, page
from tests.support.sheets import EXAMPLES, example

ALIZE = EXAMPLES / "groupe-alize.toml"
OWN = """{% set body %}
{% include "summary.html.j2" %}
<section id="agenda"><h2>Our <em>agenda</em></h2><section><h2>Not a part</h2></section></section>
<section><h2>Without a name</h2></section>
{% include "method.html.j2" %}
{% endset %}
<html><body>{% include "cover.html.j2" %}<main>{{ body }}</main></body></html>
"""


def test_parts_are_the_outermost_sections_with_a_heading() -> None:
    body = """<section class="x" id='a'>\n<h2 id="b">One</h2><h2>Again</h2></section>
    <section><p></p></section><section><h2 id="c">Two &amp; <i>more</i></h2></section><h2>Loose</h2>"""
    assert contents(body) == [Part("a", "One"), Part("c", "Two &amp; <i>more</i>")]  # type: ignore[arg-type]


@pytest.mark.parametrize("name", [*SHEETS, COMPARED])
def test_each_line_of_the_contents_leads_to_a_part(name: str) -> None:
    made = parsed(page(name))
    (listed,) = made.by_class("contents")
    links = [link.attributes["href"].removeprefix("#") for link in listed.all("a")]
    (main,) = made.all("main")
    parts = [part.attributes["id"] for part in main.children if part.tag == "section"]
    assert links == parts and len(links) > 4
    assert [link.text for link in listed.all("a")] == [
        next(iter(part.all("h2"))).text for part in main.children if part.tag == "section"
    ]


def test_a_house_that_leaves_parts_out_or_adds_some_gets_them_in_the_contents(tmp_path: Path) -> None:
    (tmp_path / "report.html.j2").write_text(OWN, "utf-8")
    made = parsed(render(load_shipped(), example("alize"), "html", "en", tmp_path).decode())
    (listed,) = made.by_class("contents")
    assert [one.text for one in listed.all("li")] == [
        "One-page summary",
        "Our agenda",
        "Without a name",
        "Method and sources",
    ]
    ids = {one.attributes["id"] for one in made.walk() if "id" in one.attributes}
    assert {link.attributes["href"][1:] for link in listed.all("a")} <= ids


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مرحبا CRM", "rtl"),
        ("« 3. שלום »", "rtl"),
        ("CRM + مرحبا", "auto"),
        ("12 ● 3", "auto"),
        ("", "auto"),
    ],
)
def test_the_first_letter_with_a_direction_decides(text: str, expected: str) -> None:
    assert direction(text) == expected


def test_a_note_that_runs_to_the_left_says_so() -> None:
    from dataclasses import replace

    alize = example("alize")
    id, answer = next(iter(alize.answers.items()))
    turned = replace(
        alize, organisation="شركة", answers={**alize.answers, id: replace(answer, note="مرحبا: CRM + SAP!")}
    )
    made = parsed(render(load_shipped(), turned, "html", "en").decode())
    assert {note.attributes["dir"] for note in made.by_class("note") if "SAP" in note.text} == {"rtl"}
    assert {note.attributes["dir"] for note in made.by_class("note") if "SAP" not in note.text} == {"auto"}
    (title,) = made.all("h1")
    assert title.all("bdi")[0].attributes["dir"] == "rtl"


# Paper


@pytest.mark.parametrize(
    ("words", "brand", "size"),
    [
        ([], "", "A4"),
        ([], 'paper = "Letter"', "Letter"),
        (["--paper", "letter"], "", "Letter"),
        (["--paper", "a4"], 'paper = "letter"', "A4"),
    ],
)
@pytest.mark.parametrize("command", [["report", str(ALIZE)], ["compare", str(ALIZE), str(ALIZE)], ["blank"]])
def test_the_paper_is_the_command_s_or_the_house_s(
    command: list[str], words: list[str], brand: str, size: str, tmp_path: Path
) -> None:
    (tmp_path / "brand.toml").write_text(brand, "utf-8")
    told = [*command, "-f", "html", "--template", str(tmp_path), *words]
    made = CliRunner().invoke(program, told)
    assert made.exit_code == 0, made.output
    assert re.findall(r"\n  size: (\w+); margin", made.stdout) == [size]


# What is read aloud


def test_the_charts_say_every_number_in_their_title() -> None:
    for chart in ("radar", "heat-strip"):
        for drawn in parsed(page("rivage")).by_class(chart):
            (title,) = drawn.all("title")
            for dimension in ("Working across silos", "Management style"):
                assert f" {dimension}: " in title.text
            assert len(re.findall(r" \d\.\d[,.]", title.text)) == 20
