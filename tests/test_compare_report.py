"""The document of a comparison: as it was last looked at, sound, safe, the same numbers in every format."""

import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction as F

import pytest

from e20assess.answers.model import AnswerSheet
from e20assess.questionnaire.loader import load_shipped
from e20assess.report.compare_charts import text_change_bar
from e20assess.report.compare_render import FORMATS, lines, render
from e20assess.report.compare_scores import difference
from e20assess.report.compare_view import build_comparison
from e20assess.scoring.comparing import compare
from e20assess.scoring.comparison import Comparison
from e20assess.words import Words

from . import test_report_html as page_tests
from .compared import LATER, alize_later, changed, compared, other_version
from .helpers import ENGLISH, NA, all_answers, example, scored_questions, sheet, with_all, with_answers
from .test_report_golden import GOLDEN, RENEW, _difference, _without_version
from .test_report_hostile import HOSTILE, _filled, _folded, _kinds
from .test_report_html import Element, parsed
from .test_report_words import _found


def _pairs() -> dict[str, Comparison]:
    alize, later = example("alize"), alize_later()
    silos = [question.id for question in scored_questions("silos")]
    newer = other_version(
        "1.1",
        ("initiative_scope", "initiative_reach"),
        ('id = "search"', 'id = "finding"'),
        ("silos-2.0", "silos-2.1"),
        ("Who speaks for customers as a whole", "Who stands for customers as a whole"),
    )
    without = with_answers(later.answers, initiative_scope=None, platforms_slates=())
    closed = with_answers(later.answers, owner="no_initiative")
    return {
        "alize": compared(alize, later),
        "the same": compared(alize, alize),
        "full and short": compared(alize, replace(later, form="short")),
        "two short ones": compared(replace(alize, form="short"), replace(later, form="short")),
        "a branch closed": compared(later, replace(alize, answers=closed, unit="Export")),
        "a branch opened": compared(replace(alize, answers=closed), alize),
        "nothing answered": compared(sheet(), sheet()),
        "no score left": changed(all_answers(3), **dict.fromkeys(silos, NA)),
        "two companies": compared(example("delcourt"), example("rivage")),
        "minor versions": compare(
            load_shipped(), alize, newer, replace(later, version="1.1", answers=without)
        ),
        "graver": changed(with_answers(all_answers(3), owner="hr", mandate_shared=2), owner="it"),
        "all not applicable": compared(sheet(all_answers(3)), sheet(with_all({}, silos, NA))),
    }


PAIRS = _pairs()
each_pair = pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
each_language = pytest.mark.parametrize("language", ["en", "fr"])


def _made(pair: Comparison, format: str, language: str = "en") -> str:
    return render(pair, format, language).decode()


@pytest.mark.parametrize("format", ["md", "html"])
def test_golden_comparison(format: str) -> None:
    made = _without_version(render(PAIRS["alize"], format, "fr"))
    path = GOLDEN / f"alize-compared.fr.{format}"
    if os.environ.get(RENEW):
        path.write_bytes(made)
        pytest.fail(f"{path.name} was renewed: look at the difference, then run again without {RENEW}")
    kept = path.read_bytes().replace(b"\r\n", b"\n") if path.exists() else b""
    if made != kept:
        pytest.fail(_difference(path.name, kept.decode(), made.decode()))


# The page


@pytest.mark.parametrize(
    "check",
    [
        page_tests.test_headings_begin_with_one_h1_and_skip_no_level,
        page_tests.test_nothing_runs_and_nothing_comes_from_elsewhere,
        page_tests.test_every_anchor_leads_somewhere_and_every_id_is_there_once,
        page_tests.test_every_table_says_what_it_holds,
        page_tests.test_the_page_says_its_language_and_has_its_landmarks,
    ],
)
@each_pair
def test_the_page_is_sound(check: Callable[[Element], None], pair: Comparison) -> None:
    check(parsed(_made(pair, "html", "fr")))


def test_what_people_wrote_says_its_language_on_each_side() -> None:
    before = replace(example("alize"), language="en")
    page = parsed(_made(compared(before, alize_later()), "html", "fr"))
    notes = {note.text: note.attributes.get("lang") for note in page.by_class("note")}
    assert notes["La communication est associée au départ depuis janvier."] is None
    (earlier,) = [text for text in notes if text.startswith("La communication parle à tous")]
    assert notes[earlier] == "en"


# The numbers


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


# The picture


def test_the_bar_is_hollow_before_and_filled_after_with_a_line_between() -> None:
    view = build_comparison(PAIRS["alize"], "en")
    bars = [text_change_bar(dimension.change, view.scale) for dimension in view.dimensions]
    assert bars[0] == "|              |   ○──────●   |              |              |              |"
    assert bars[1] == "|              |       ●──○   |              |              |              |"
    same = build_comparison(PAIRS["the same"], "en")
    assert "◉" in text_change_bar(same.dimensions[0].change, same.scale)
    lost = build_comparison(PAIRS["no score left"], "en")
    bar = text_change_bar(lost.dimensions[0].change, lost.scale)
    assert "○" in bar and "●" not in bar and "─" not in bar


@each_pair
def test_the_marks_lie_where_the_scores_do(pair: Comparison) -> None:
    view, page = build_comparison(pair, "en"), parsed(_made(pair, "html"))
    table = page.by_class("pairs")[0]
    for kind, scores in (
        ("was", [one.change.before.at for one in view.dimensions]),
        ("now", [one.change.after.at for one in view.dimensions]),
    ):
        marks = [mark.attributes["style"] for mark in table.by_class(kind)]
        assert marks == [f"left:{at}%" for at in scores if at is not None]


# What it says


def test_each_answer_that_moved_is_shown_with_both_anchors_and_both_notes() -> None:
    pair = PAIRS["alize"]
    moved = build_comparison(pair, "fr").answers["communities_links"]
    anchors = load_shipped().labels(load_shipped().questions["communities_links"], "fr")
    assert (moved.before.chosen, moved.after.chosen) == ((anchors[0],), (anchors[2],))
    assert moved.movement == "de 1 à 3\u00a0: 2 degrés de plus"
    for format in ("html", "md"):
        text = _folded(_made(pair, format, "fr").replace("\\", "").replace("&#39;", "'"))
        for said in (*moved.before.chosen, moved.before.note, *moved.after.chosen, moved.after.note):
            assert _folded(said) in text
    assert [build_comparison(pair, "en").answers[part.id].movement for part in pair.moved] == [
        "from 2 to 3: 1 step higher",
        "from 1 to 3: 2 steps higher",
        "from 3 to 4: 1 step higher",
        "another choice; never scored",
        "from 4 to 2: 2 steps lower",
        "from 2 to 4: 2 steps higher",
        "from 3 to 2: 1 step lower",
        "2 before, no value after",
        "from 3 to 2: 1 step lower",
        "3 before, no value after",
    ]


def test_a_gained_pattern_comes_with_its_first_step_and_the_answers_that_moved_behind_it() -> None:
    view = build_comparison(PAIRS["alize"], "en")
    first = view.patterns.gained[0]
    assert first.id == "shop-window" and first.moved == ("trust_discretion", "trust_speech")
    page = parsed(_made(PAIRS["alize"], "html"))
    steps = ["".join(step.own_text).strip() for step in page.by_class("step")]
    assert steps == [part.first_step for part in view.patterns.gained]


def test_what_cannot_be_compared_is_said_with_its_reason() -> None:
    limits = {name: build_comparison(pair, "en") for name, pair in PAIRS.items()}
    versions = limits["minor versions"]
    assert "version 1.0, then 1.1" in versions.cover.remarks[0]
    assert len(versions.limits.only_before) == len(versions.limits.only_after) == 1
    assert versions.limits.altered == (load_shipped().name("platforms_slates", "en"),)
    assert versions.answers["customer_lead"].question_before.startswith("Who speaks for customers")
    assert (
        "Patterns that only the first version looks for: “Silos 2.0 syndrome”." in versions.limits.sentences
    )
    mixed = limits["full and short"]
    assert "30 questions are asked by one of the two forms only" in mixed.limits.sentences[0]
    assert any(" set aside after" in one for one in limits["a branch closed"].limits.sentences)
    assert any(" asked after" in one for one in limits["a branch opened"].limits.sentences)
    assert any("has no score after" in one for one in limits["no score left"].limits.sentences)
    assert limits["the same"].limits.sentences == ()
    assert "Everything could be compared" in _made(PAIRS["the same"], "html")


def test_no_percentage_and_no_praise() -> None:
    for pair in PAIRS.values():
        text = parsed(_made(pair, "html")).all("body")[0].text
        assert not re.search(r"\d ?%|progress|improve|better|worse|success|declin", text)


# Whatever people write


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_whatever_people_write_does_nothing(text: str) -> None:
    def pair(one: str) -> Comparison:
        later = _filled(one)
        moved = {id: replace(answer, note=one) for id, answer in all_answers(4).items()}
        return compared(_filled(one), replace(later, answers={**later.answers, **moved}, date=LATER))

    tame, page = (parsed(_made(pair(one), "html")) for one in ("x", text))
    shapes = [[(element.tag, sorted(element.attributes)) for element in one.walk()] for one in (tame, page)]
    assert shapes[0] == shapes[1]
    assert {_folded(note.text) for note in page.by_class("note")} == {_folded(text)}
    kinds = [_kinds(_made(pair(one), "md")) for one in ("x", text)]
    for kind in ("paragraph_open", "paragraph_close"):
        assert kinds[1].pop(kind) >= kinds[0].pop(kind)
    for counted in kinds:
        counted.pop("text_special", None)
    assert kinds[0] == kinds[1]
    assert _made(pair(text), "json").count("\n") == _made(pair("x"), "json").count("\n")


# The same input


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_two_give_the_same_bytes_whatever_the_order_of_their_answers(format: str) -> None:
    def turned(one: AnswerSheet) -> AnswerSheet:
        return replace(one, answers=dict(reversed(list(one.answers.items()))))

    made = _made(PAIRS["alize"], format, "fr")
    assert _made(compared(turned(example("alize")), turned(alize_later())), format, "fr") == made


def test_every_sentence_said_is_in_the_catalogues(monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: set[str] = set()
    say_one, say_many = Words.__call__, Words.many

    def listen(self: Words, msgid: str, /, **values: object) -> str:
        spoken.add(msgid)
        return say_one(self, msgid, **values)

    def listen_many(self: Words, one: str, other: str, count: int, /, **values: object) -> str:
        spoken.update((one, other))
        return say_many(self, one, other, count, **values)

    monkeypatch.setattr(Words, "__call__", listen)
    monkeypatch.setattr(Words, "many", listen_many)
    for pair in PAIRS.values():
        list(lines(pair, "en"))
        for format in ("md", "html"):
            _made(pair, format)
    assert len(spoken) > 90
    assert spoken - _found() == set()


def test_there_is_no_other_format() -> None:
    with pytest.raises(ValueError, match="docx"):
        _made(PAIRS["alize"], "docx")
