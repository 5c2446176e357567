"""Whatever people write in a sheet is shown as they wrote it, and does nothing."""

import datetime
import json
import re
from collections import Counter
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from e20assess.answers.model import Answer, AnswerSheet, NoValue, Respondent
from e20assess.questionnaire.loader import load_shipped
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.formats import render
from e20assess.report.html.direction import direction
from e20assess.report.html.escape import css_string
from tests.report.html.test_page import html, parsed
from tests.support.comparisons import other_version
from tests.support.sheets import all_answers, example, sheet

HOSTILE = {
    "markup of a terminal": "[/] [bold]x[/annex] [@click=app.quit]y[/]",
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "end of an attribute": "\"'><svg onload=alert(1)> --> </style> ]]>",
    "table": "a | b || c",
    "code": "`x` ``` ~~~ ``y",
    "link": "[a](http://x) ![b](http://y) ](http://x) <http://z> [r]: http://w",
    "bare link": "see http://x.com, www.x.com, mailto:a@b.com or a@b.com and @someone",
    "template": "{{ 7*7 }} {% raw %} {# x #} ${1} #{2}",
    "entity": "&lt;b&gt; &copy; &#91;x&#93; &amp;lt;",
    "right to left": "שלום \u202e evil \u2066 مرحبا",
    "cjk": "漢字かな 한국어",
    "long": "x" * 4096,
    "long words": "wide " * 800,
    "lines": "# one\n- two\n\n    three\n1. four\n> five\n---\nsix\n===\n| a | b |\n|---|---|\n| c | d |",
    "emphasis": "*a* **b** _c_ __d__ ~~e~~ $f$ \\* \\",
    "format": "{name} {0} %s %(x)s",
    "emoji": "👩‍👩‍👧 ✓ :smile:",
}


def _filled(text: str) -> AnswerSheet:
    """A sheet with this text wherever people can write."""
    answers = {id: replace(answer, note=text) for id, answer in all_answers(2).items()}
    answers["impact_known"] = Answer(NoValue.DONT_KNOW, text)
    answers["impact_judged"] = Answer(NoValue.NOT_APPLICABLE, text)
    answers["owner"] = Answer("marketing", text)
    return replace(
        sheet(answers),
        organisation=text,
        unit=text,
        respondent=Respondent(text, text),
        date=datetime.date(2026, 3, 17),
    )


def tame(text: str) -> str:
    """Letters only, as long, on as many lines and in the same direction: a page looks the same with it."""
    return re.sub(r"\S", "ש" if direction(text) == "rtl" else "x", text)


def _folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_in_html_no_element_appears_that_the_template_did_not_write(text: str) -> None:
    pages = [parsed(html(_filled(one))) for one in (tame(text), text)]
    shapes = [[(element.tag, sorted(element.attributes)) for element in page.walk()] for page in pages]
    assert shapes[0] == shapes[1]
    page = pages[1]
    (heading,) = page.all("h1")
    assert heading.text == _folded(text)
    assert {_folded(note.text) for note in page.by_class("note")} == {_folded(text)}


# A questionnaire refuses line ends and what would turn the words after it.
NAMES = {key: text for key, text in HOSTILE.items() if key not in ("lines", "right to left")}


def _renamed(name: str) -> Questionnaire:
    """The shipped questionnaire with every dimension, capability and level named so in French."""
    shipped = load_shipped()
    names = [part.name for part in shipped.dimensions]
    names += [part.name for part in shipped.levels]
    names += [part.name for part in shipped.capabilities.values()]
    written = json.dumps(name, ensure_ascii=False)
    return other_version("1.1", *((f'"{one.to("fr")}"', written) for one in names))


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_in_charts_a_name_of_another_questionnaire_is_a_name(name: str) -> None:
    pages = [parsed(render(_renamed(one), example("alize"), "html", "fr").decode()) for one in ("x", name)]
    # A long name takes several lines, each an element of its own.
    shapes = [
        Counter((one.tag, *sorted(one.attributes)) for one in page.walk() if one.tag != "text")
        for page in pages
    ]
    assert shapes[0] == shapes[1]
    titles = [chart.all("title")[0].text for chart in pages[1].all("svg") if chart.all("title")]
    assert any(_folded(name) in title for title in titles)
    radar, _ = pages[1].by_class("radar")
    assert _folded(name)[:5].strip() in radar.text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_in_a_style_sheet_a_text_is_a_string(text: str) -> None:
    written = css_string(text)
    assert re.fullmatch(r'"(?:[A-Za-z0-9]|\\[0-9a-f]+ )*"', written)
    read = re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), written[1:-1])
    assert read == _folded(text)
    assert css_string("a\ud800b") == '"a?b"'


def _kinds(markdown: str) -> Counter[str]:
    """How often each kind of markup is live in a text, by a parser that knows what forges know."""
    parser = MarkdownIt("gfm-like")
    assert parser.linkify is not None
    # A forge links addresses that say http or www, and not every word with a dot.
    parser.linkify.set({"fuzzy_link": False})
    kinds: Counter[str] = Counter()
    for token in parser.parse(markdown):
        kinds.update([token.type] if token.type != "inline" else [])
        kinds.update(child.type for child in token.children or [] if child.type not in ("text", "softbreak"))
    return kinds


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_in_markdown_no_markup_appears_that_the_template_did_not_write(
    text: str, questionnaire: Questionnaire
) -> None:
    kinds = [_kinds(render(questionnaire, _filled(one), "md", "en").decode()) for one in ("x", text)]
    # A note of several lines is a quotation of several paragraphs, and nothing else.
    for kind in ("paragraph_open", "paragraph_close"):
        assert kinds[1].pop(kind) >= kinds[0].pop(kind)
    for one in kinds:
        one.pop("text_special", None)
    assert kinds[0] == kinds[1]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_in_the_other_formats_it_stays_text(text: str, questionnaire: Questionnaire) -> None:
    report = render(questionnaire, _filled(text), "json", "en").decode()
    assert report.count("\n") == render(questionnaire, _filled("x"), "json", "en").decode().count("\n")


def test_a_lone_surrogate_stops_no_report() -> None:
    for format in ("md", "html", "json"):
        assert render(load_shipped(), _filled("a\ud800b"), format, "en").decode()
