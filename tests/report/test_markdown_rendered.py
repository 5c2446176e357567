"""The Markdown of every document as a forge renders it: with GitHub's own library."""

import re
from collections import Counter

import cmarkgfm  # type: ignore[import-untyped]  # it has no types
import pytest
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]  # same

from e20assess.questionnaire.loader import load_shipped
from e20assess.report import blank_render
from e20assess.report.comparison import render as compare_render
from e20assess.report.formats import render
from tests.report.test_hostile_text import HOSTILE, _filled
from tests.support.comparisons import pairs
from tests.support.sheets import DK, example, sheet, with_all

OPTIONS = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE
ELEMENT = re.compile(r"<([a-z][a-z0-9]*)[ >/]")
WRITTEN = {
    *("h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "em", "strong", "blockquote", "hr"),
    *("table", "thead", "tbody", "tr", "th", "td", "pre", "code"),
}
"""The elements that the templates write; `input` is the box of a task."""


def _documents() -> dict[str, str]:
    rules = load_shipped()
    made = {
        f"{name}, {form}, {language}": render(rules, example(name, form), "md", language)
        for name in ("alize", "delcourt", "rivage")
        for form in ("full", "short")
        for language in ("en", "fr")
    }
    made["empty"] = render(rules, sheet(), "md", "en")
    made["all not known"] = render(rules, sheet(with_all({}, list(rules.questions), DK)), "md", "fr")
    for name, pair in pairs().items():
        made[f"compared: {name}"] = compare_render.render(pair, "md", "fr")
    made["blank"] = blank_render.render(rules, "full", "md", "fr")
    made["blank, short"] = blank_render.render(rules, "short", "md", "en")
    return {name: document.decode() for name, document in made.items()}


DOCUMENTS = _documents()
each = pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)


def rendered(text: str) -> str:
    return str(cmarkgfm.github_flavored_markdown_to_html(text, OPTIONS))


def elements(text: str) -> Counter[str]:
    return Counter(ELEMENT.findall(rendered(text)))


@each
def test_only_what_the_templates_write_is_live(text: str) -> None:
    assert set(elements(text)) <= WRITTEN | ({"input"} if "- [ ] " in text else set())
    # Without the option for it, raw HTML would be taken out: nothing is, so there is none.
    assert "raw HTML omitted" not in cmarkgfm.github_flavored_markdown_to_html(text)


@each
def test_every_table_is_one_and_has_the_same_cells_in_every_row(text: str) -> None:
    written, cells = 0, 0
    for line in re.sub(r"```text\n.*?```", "", text, flags=re.DOTALL).split("\n"):
        count = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else 0
        assert not (cells and count) or count == cells, line
        written += bool(count and not cells)
        cells = count
    assert elements(text)["table"] == written


@each
def test_it_is_tidy_as_plain_text(text: str) -> None:
    assert not re.search(r"[ \t]$", text, re.MULTILINE), "white space at the end of a line"
    assert "\n\n\n" not in text and text.endswith("\n") and not text.endswith("\n\n")
    assert text.startswith("# ") and text.count("\n# ") == 0
    assert not re.search(r"&\w+;|Undefined", text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_people_write_adds_nothing_on_a_forge(text: str) -> None:
    rules = load_shipped()
    counts = [elements(render(rules, _filled(one), "md", "en").decode()) for one in ("x", text)]
    for count in counts:
        count.pop("p")  # a note of several lines is several paragraphs
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    "text",
    ["#1", "o/r#1", "@someone", "GH-7", "!5", ":smile:", "www.x.fr", "http://x.fr", "a@b.fr", "ftp://x.fr"],
)
def test_nothing_a_forge_links_by_itself_is_left_whole(text: str) -> None:
    shown = rendered(render(load_shipped(), _filled(text), "md", "en").decode())
    assert "<a " not in shown
    assert not re.search(r"(?<![\w\u200b])(?:@\w|(?:\w+/\w+)?#\d|!\d|GH-\d|:smile:)", shown)
