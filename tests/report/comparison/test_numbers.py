"""A comparison shows the same numbers in every format, and what people wrote does nothing in any."""

import json
from dataclasses import replace
from fractions import Fraction as F

import pytest

from e20assess.i18n import Words
from e20assess.report.comparison.render import lines, render
from e20assess.report.comparison.scores import difference
from e20assess.scoring.comparison import Comparison
from tests.report.html.test_page import parsed
from tests.report.test_hostile_text import HOSTILE, _filled, _folded, _kinds, tame
from tests.support.comparisons import LATER, compared, pairs
from tests.support.sheets import ENGLISH, all_answers

PAIRS = pairs()
each_pair = pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
each_language = pytest.mark.parametrize("language", ["en", "fr"])


def _made(pair: Comparison, format: str, language: str = "en") -> str:
    return render(pair, format, language).decode()


@each_language
@each_pair
def test_every_format_shows_the_same_numbers(pair: Comparison, language: str) -> None:
    say = Words(language)
    expected = [
        [
            pair.rules.name(part.id, language),
            say.score(part.before),
            say.score(part.after),
            difference(say, part.difference).shown,
        ]
        for part in pair.dimensions
    ]
    data = json.loads(_made(pair, "json", language))
    shown = [[one["name"], *_numbers(one["change"])] for one in data["dimensions"]]
    (table,) = parsed(_made(pair, "html", language)).by_class("numbers")
    html = [[cell.text for cell in row.children][:4] for row in table.all("tbody")[0].all("tr")]
    markdown = [
        [cell.strip() for cell in line.strip("|").split("|")][:4]
        for line in _made(pair, "md", language).splitlines()
        if line[:1] == "|"
    ]
    told = [line.split() for line in lines(pair, language)]
    assert shown == html[:4] == expected
    for name, before, after, moved in expected:
        assert [name, before, after, moved] in markdown
        assert [*name.split(), before, "→", after, moved] in [line[: len(name.split()) + 4] for line in told]


@each_pair
def test_the_capabilities_are_shown_wherever_there_are_levels(pair: Comparison) -> None:
    data, page = json.loads(_made(pair, "json")), parsed(_made(pair, "html"))
    names = [capability["name"] for one in data["dimensions"] for capability in one["capabilities"]]
    assert len(names) == (0 if pair.is_short else 20)
    assert len(page.by_class("slim")) == (0 if pair.is_short else 1)
    for table in page.by_class("slim"):
        rows = [[cell.text for cell in row.children] for row in table.all("tr") if len(row.children) == 5]
        assert [row[2:] for row in rows[1:]] == [
            _numbers(capability["change"]) for one in data["dimensions"] for capability in one["capabilities"]
        ]


def _numbers(change: dict[str, dict[str, str]]) -> list[str]:
    return [change[name]["shown"] for name in ("before", "after", "difference")]


@pytest.mark.parametrize(
    ("exact", "shown", "words"),
    [
        (F(2, 5), "+0.4", "0.4 higher"),
        (F(-1, 4), "−0.3", "0.3 lower"),
        (F(0), "0.0", "unchanged"),
        (F(1, 60), "±0.0", "higher by less than 0.1"),
        (F(-1, 60), "±0.0", "lower by less than 0.1"),
        (F(-1, 20), "−0.1", "0.1 lower"),
        (None, "–", "not comparable"),
    ],
)
def test_a_difference_is_rounded_once_and_worded_without_praise(
    exact: F | None, shown: str, words: str
) -> None:
    made = difference(ENGLISH, exact)
    assert (made.shown, made.words, made.exact) == (shown, words, "" if exact is None else str(exact))


# Whatever people write


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_whatever_people_write_does_nothing(text: str) -> None:
    def pair(one: str) -> Comparison:
        later = _filled(one)
        moved = {id: replace(answer, note=one) for id, answer in all_answers(4).items()}
        return compared(_filled(one), replace(later, answers={**later.answers, **moved}, date=LATER))

    pages = [parsed(_made(pair(one), "html")) for one in (tame(text), text)]
    shapes = [[(element.tag, sorted(element.attributes)) for element in page.walk()] for page in pages]
    assert shapes[0] == shapes[1]
    assert {_folded(note.text) for note in pages[1].by_class("note")} == {_folded(text)}
    kinds = [_kinds(_made(pair(one), "md")) for one in ("x", text)]
    for kind in ("paragraph_open", "paragraph_close"):
        assert kinds[1].pop(kind) >= kinds[0].pop(kind)
    for counted in kinds:
        counted.pop("text_special", None)
    assert kinds[0] == kinds[1]
    assert _made(pair(text), "json").count("\n") == _made(pair("x"), "json").count("\n")
