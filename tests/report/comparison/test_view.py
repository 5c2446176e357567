"""The document of a comparison: as it was last looked at, a sound page, and what it says."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from e20assess.answers.model import AnswerSheet
from e20assess.questionnaire.loader import load_shipped
from e20assess.report.charts.text import text_change_bar
from e20assess.report.comparison.render import FORMATS, lines, render
from e20assess.report.comparison.view import build_comparison
from e20assess.report.typography import typeset
from e20assess.scoring.comparison import Comparison
from tests.report.html import test_page as page_tests
from tests.report.html.test_page import Element, parsed
from tests.report.test_hostile_text import _folded
from tests.report.test_labels import _found
from tests.support.comparisons import alize_later, compared, pairs
from tests.support.golden import GOLDEN, compare_with_kept
from tests.support.sheets import example

PAIRS = pairs()
each_pair = pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)


def _made(pair: Comparison, format: str, language: str = "en") -> str:
    return render(pair, format, language).decode()


@pytest.mark.parametrize("format", ["md", "html"])
def test_golden_comparison(format: str) -> None:
    compare_with_kept(GOLDEN / f"alize-compared.fr.{format}", render(PAIRS["alize"], format, "fr"))


# The page


@pytest.mark.parametrize(
    "check",
    [
        page_tests.test_headings_begin_with_one_h1_and_skip_no_level,
        page_tests.test_nothing_runs_and_nothing_comes_from_elsewhere,
        page_tests.test_every_anchor_leads_somewhere_and_every_id_is_there_once,
        page_tests.test_every_table_says_what_it_holds,
        page_tests.test_every_chart_says_what_it_shows,
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
        marks = [mark.attributes["cx"] for mark in table.by_class(kind) if mark.tag == "circle"]
        assert marks == [f"{at}%" for at in scores if at is not None]


# What it says


def test_each_answer_that_moved_is_shown_with_both_anchors_and_both_notes() -> None:
    pair = PAIRS["alize"]
    moved = build_comparison(pair, "fr").answers["communities_links"]
    anchors = load_shipped().labels(load_shipped().questions["communities_links"], "fr")
    assert (moved.before.chosen, moved.after.chosen) == ((anchors[0],), (anchors[2],))
    assert moved.movement == "de 1 à 3\u00a0: 2 paliers de plus"
    for format in ("html", "md"):
        text = _folded(_made(pair, format, "fr").replace("\\", "").replace("&#39;", "'"))
        chosen = (typeset(text, "fr") for text in (*moved.before.chosen, *moved.after.chosen))
        for said in (*chosen, moved.before.note, moved.after.note):
            assert _folded(said) in text
    assert [build_comparison(pair, "en").answers[part.id].movement for part in pair.moved] == [
        "from 2 to 3: 1 step higher",
        "from 1 to 3: 2 steps higher",
        "from 3 to 4: 1 step higher",
        "another choice; not scored",
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
    assert "version 1.1, then 1.2" in versions.cover.remarks[0]
    assert len(versions.limits.only_before) == len(versions.limits.only_after) == 1
    assert versions.limits.altered == (load_shipped().name("platforms_slates", "en"),)
    assert versions.answers["customer_lead"].question_before.startswith("Who speaks for customers")
    gone = "Patterns that only the first version of the questionnaire has: “Silos 2.0 syndrome”."
    assert gone in versions.limits.sentences
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


# The same input


@pytest.mark.parametrize("format", [format for format in FORMATS if format != "pdf"])
def test_the_same_two_give_the_same_bytes_whatever_the_order_of_their_answers(format: str) -> None:
    def turned(one: AnswerSheet) -> AnswerSheet:
        return replace(one, answers=dict(reversed(list(one.answers.items()))))

    made = _made(PAIRS["alize"], format, "fr")
    assert _made(compared(turned(example("alize")), turned(alize_later())), format, "fr") == made


def test_every_sentence_said_is_in_the_catalogues(spoken: set[str]) -> None:
    for pair in PAIRS.values():
        list(lines(pair, "en"))
        for format in ("md", "html"):
            _made(pair, format)
    assert len(spoken) > 90
    assert spoken - _found() == set()


def test_there_is_no_other_format() -> None:
    with pytest.raises(ValueError, match="docx"):
        _made(PAIRS["alize"], "docx")
