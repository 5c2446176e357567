"""The HTML report as a page: sound structure, one file, nothing from the network, readable colours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from e20assess.answers.model import AnswerSheet
from e20assess.questionnaire.loader import load_shipped
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.formats import render
from tests.support.sheets import DK, NA, all_answers, example, sheet, with_all, with_answers

VOID = {"meta", "br", "img"}


@dataclass
class Element:
    """An element of a parsed page."""

    tag: str
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    own_text: list[str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, *tags: str) -> list[Element]:
        """The elements of these names below this one."""
        return [element for element in self.walk() if element.tag in tags]

    def by_class(self, name: str) -> list[Element]:
        """The elements of this class below this one."""
        return [element for element in self.walk() if name in element.attributes.get("class", "").split()]

    @property
    def text(self) -> str:
        """All its text, white space folded."""
        return " ".join(" ".join(part for element in self.walk() for part in element.own_text).split())


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len({name for name, _ in attrs}) < len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag == tag:
            self.open.pop()
        else:
            self.faults.append(f"</{tag}> closes <{self.open[-1].tag}>")

    def handle_data(self, data: str) -> None:
        self.open[-1].own_text.append(data)


def parsed(page: str) -> Element:
    """The page as a tree; every element must be closed in its turn."""
    parser = _Parser()
    parser.feed(page)
    parser.close()
    assert parser.faults == []
    assert len(parser.open) == 1, f"<{parser.open[-1].tag}> is not closed"
    return parser.open[0]


def html(sheet: AnswerSheet, language: str = "en") -> str:
    """The HTML report of a sheet of the shipped questionnaire."""
    return render(load_shipped(), sheet, "html", language).decode()


def _sheets() -> dict[str, AnswerSheet]:
    ids = list(load_shipped().questions)
    return {
        "alize": example("alize"),
        "delcourt, short": example("delcourt", "short"),
        "rivage with targets": replace(example("rivage"), targets={"silos": 5, "customer": 1}),
        "empty": sheet(),
        "all not known": sheet(with_all({}, ids, DK)),
        "all not applicable": sheet(with_all({}, ids, NA)),
        "no initiative": sheet(with_answers(all_answers(2), owner="no_initiative")),
        "all at the top": sheet(all_answers(5)),
        "all at the bottom, short": sheet(all_answers(1), "short"),
    }


@pytest.fixture(scope="module", params=_sheets())
def page(request: pytest.FixtureRequest) -> Element:
    return parsed(html(_sheets()[request.param], "fr"))


def test_headings_begin_with_one_h1_and_skip_no_level(page: Element) -> None:
    levels = [int(element.tag[1]) for element in page.walk() if re.fullmatch("h[1-6]", element.tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_nothing_runs_and_nothing_comes_from_elsewhere(page: Element) -> None:
    assert page.all("script", "link", "img", "iframe", "object", "embed", "form", "input", "base") == []
    for element in page.walk():
        assert not [name for name in element.attributes if name.startswith("on")]
        assert "src" not in element.attributes
        assert element.attributes.get("href", "#").startswith("#")
        assert "url(" not in element.attributes.get("style", "")
    (style,) = page.all("style")
    assert "url(" not in style.text.replace("url(data:font/woff2;base64,", "") and "@import" not in style.text


def test_every_anchor_leads_somewhere_and_every_id_is_there_once(page: Element) -> None:
    ids = [element.attributes["id"] for element in page.walk() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    named = [
        element.attributes[name]
        for name in ("aria-labelledby",)
        for element in page.walk()
        if name in element.attributes
    ]
    wanted = [element.attributes["href"][1:] for element in page.walk() if "href" in element.attributes]
    assert set(wanted) | set(named) <= set(ids)


def test_every_table_says_what_it_holds(page: Element) -> None:
    tables = page.all("table")
    assert tables
    for table in tables:
        (caption,) = table.all("caption")
        assert caption.text
        assert all(cell.attributes.get("scope") for cell in table.all("th"))
        for row in table.all("tr"):
            assert row.children, "an empty row"


def test_every_chart_says_what_it_shows(page: Element) -> None:
    charts = [element for element in page.all("svg") if "role" in element.attributes]
    for chart in charts:
        assert chart.attributes["role"] == "img"
        assert [part.tag for part in chart.children[:2]] == ["title", "desc"]
        assert all(part.text for part in chart.children[:2])
    loose = [element for element in page.all("svg") if "role" not in element.attributes]
    assert all(any(inner in chart.walk() for chart in charts) for inner in loose)


def test_the_page_says_its_language_and_has_its_landmarks(page: Element) -> None:
    (root,) = page.all("html")
    assert root.attributes["lang"] == "fr"
    assert [len(page.all(tag)) for tag in ("header", "nav", "main")] == [1, 1, 1]
    (head,) = page.all("head")
    assert len(head.all("title")) == 1
    assert page.by_class("skip")[0].attributes["href"] == "#main"
    texts = [text.strip() for element in page.all("body")[0].walk() for text in element.own_text]
    assert not {"None", "True", "False"} & set(texts)
    assert not [text for text in texts if re.search(r"[{}]|Undefined| object at ", text)]


def test_notes_in_another_language_say_so(questionnaire: Questionnaire) -> None:
    french = parsed(html(example("alize"), "fr"))
    english = parsed(html(example("alize"), "en"))
    assert not [note for note in french.by_class("note") if "lang" in note.attributes]
    assert {note.attributes["lang"] for note in english.by_class("note")} == {"fr"}
    assert {note.attributes["dir"] for note in english.by_class("note")} == {"auto"}
