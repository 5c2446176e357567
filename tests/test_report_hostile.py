"""Whatever people write in a sheet is shown as they wrote it, and does nothing."""

import datetime
from collections import Counter
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from e20assess.answers.model import Answer, AnswerSheet, NoValue, Respondent
from e20assess.questionnaire.loader import load_shipped
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.render import render

from .helpers import all_answers, sheet
from .test_report_html import html, parsed

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


def _folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_in_html_no_element_appears_that_the_template_did_not_write(text: str) -> None:
    tame, page = parsed(html(_filled("x"))), parsed(html(_filled(text)))
    shapes = [[(element.tag, sorted(element.attributes)) for element in one.walk()] for one in (tame, page)]
    assert shapes[0] == shapes[1]
    (heading,) = page.all("h1")
    assert heading.text == _folded(text)
    assert {_folded(note.text) for note in page.by_class("note")} == {_folded(text)}


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
