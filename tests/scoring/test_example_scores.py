"""The three example sheets give exactly the numbers of the issue and of docs/method.md, section 3."""

from fractions import Fraction as F

import pytest

from e20assess.i18n import Words, decimals
from e20assess.questionnaire.loader import load_shipped
from e20assess.scoring.diagnosis import diagnose
from e20assess.scoring.patterns import State
from e20assess.scoring.score import score
from tests.support.sheets import DIMENSIONS, example, scores

EXACT = {
    "alize": ((F(2), F(12, 5), F(29, 10), F(27, 10)), F(5, 2), 2),
    "delcourt": ((F(21, 10), F(17, 10), F(17, 10), F(3, 2)), F(7, 4), 1),
    "rivage": ((F(41, 10), F(39, 10), F(41, 10), F(41, 10)), F(81, 20), 4),
}
PRESENT = {
    "alize": [("silos-2.0", "high"), ("capture", "high"), ("missing-liaison", "medium")],
    "delcourt": [("digital-taylorism", "high"), ("capture", "high"), ("tool-first", "medium")],
    "rivage": [],
}
ALIZE_CAPABILITIES = {
    "silos": {
        "flows": F(5, 2),
        "bridges": F(2),
        "communities": F(1),
        "platforms": F(5, 2),
        "expertise": F(2),
    },
    "ownership": {
        "mandate": F(5, 2),
        "involvement": F(2),
        "impact": F(2),
        "spreading": F(3, 2),
        "facilitation": F(4),
    },
    "customer": {
        "customer_at_top": F(5, 2),
        "knowledge": F(5, 2),
        "conversation": F(4),
        "cocreation": F(3),
        "coherence": F(5, 2),
    },
    "management": {
        "decisions": F(5, 2),
        "trust": F(3),
        "support": F(5, 2),
        "initiative": F(3),
        "recognition": F(5, 2),
    },
}


@pytest.mark.parametrize("name", EXACT)
def test_the_dimensions_are_exact(name: str) -> None:
    assert scores(score(load_shipped(), example(name))) == dict(zip(DIMENSIONS, EXACT[name][0], strict=True))


@pytest.mark.parametrize("name", EXACT)
def test_the_overall_score_and_level_are_exact(name: str) -> None:
    overall = score(load_shipped(), example(name)).overall
    assert (overall.score, overall.level) == EXACT[name][1:]


@pytest.mark.parametrize(
    ("name", "shown", "levels"),
    [
        ("alize", ["2.0", "2.4", "2.9", "2.7"], [2, 2, 3, 3]),
        ("delcourt", ["2.1", "1.7", "1.7", "1.5"], [2, 1, 1, 1]),
        ("rivage", ["4.1", "3.9", "4.1", "4.1"], [4, 4, 4, 4]),
    ],
)
def test_the_dimensions_are_shown_and_levelled(name: str, shown: list[str], levels: list[int]) -> None:
    dimensions = score(load_shipped(), example(name)).dimensions
    assert [Words("en").score(dimension.score) for dimension in dimensions] == shown
    assert [dimension.level for dimension in dimensions] == levels


@pytest.mark.parametrize("name", PRESENT)
def test_the_patterns_present_come_with_severity_in_order(name: str) -> None:
    found = diagnose(load_shipped(), score(load_shipped(), example(name))).present
    assert [(part.pattern.id, part.severity) for part in found] == PRESENT[name]


@pytest.mark.parametrize("name", ["alize", "rivage"])
def test_a_sheet_without_a_gap_in_the_conditions_leaves_no_pattern_open(name: str) -> None:
    assert diagnose(load_shipped(), score(load_shipped(), example(name))).not_assessable == ()


def test_the_cap_bites_in_none_of_them() -> None:
    assert not any(score(load_shipped(), example(name)).overall.is_capped for name in EXACT)


def test_delcourt_is_shown_as_1_8_and_stays_at_level_1_for_7_4_is_below_9_5() -> None:
    overall = score(load_shipped(), example("delcourt")).overall
    assert overall.score == F(7, 4)
    assert decimals(F(7, 4), 1) == "1.8"
    assert overall.level == 1


def test_the_capabilities_of_alize_are_those_of_the_method() -> None:
    dimensions = score(load_shipped(), example("alize")).dimensions
    found = {part.id: {child.id: child.score for child in part.capabilities} for part in dimensions}
    assert found == ALIZE_CAPABILITIES


def test_every_range_of_alize_is_the_score_itself() -> None:
    dimensions = score(load_shipped(), example("alize")).dimensions
    assert [(part.low, part.high) for part in dimensions] == [(part.score, part.score) for part in dimensions]
    assert [(part.asked, part.answered, part.dont_know) for part in dimensions] == [(10, 10, 0)] * 4


def test_the_missing_conversation_of_delcourt_widens_customer_from_17_10_to_21_10() -> None:
    customer = score(load_shipped(), example("delcourt")).dimension("customer")
    conversation = score(load_shipped(), example("delcourt")).capability("conversation")
    assert (customer.low, customer.score, customer.high) == (F(17, 10), F(17, 10), F(21, 10))
    assert (conversation.score, conversation.is_thin) == (F(1), True)


@pytest.mark.parametrize(
    ("name", "exact", "bands"),
    [
        ("alize", (F(2), F(3, 2), F(3), F(3)), [0, 0, 1, 1]),
        ("rivage", (F(13, 3), F(9, 2), F(13, 3), F(4)), [2, 2, 2, 2]),
    ],
)
def test_the_short_form_of_the_same_sheet_has_bands(
    name: str, exact: tuple[F, ...], bands: list[int]
) -> None:
    card = score(load_shipped(), example(name, form="short"))
    assert scores(card) == dict(zip(DIMENSIONS, exact, strict=True))
    assert [dimension.band for dimension in card.dimensions] == bands


def test_the_short_form_of_alize_decides_six_patterns_and_leaves_four_open() -> None:
    diagnosis = diagnose(load_shipped(), score(load_shipped(), example("alize", form="short")))
    assert [found.pattern.id for found in diagnosis.present] == ["silos-2.0", "capture", "missing-liaison"]
    assert [found.pattern.id for found in diagnosis.not_assessable] == [
        "tool-first",
        "perpetual-pilot",
        "two-worlds",
        "unsung-front-line",
    ]
    absent = [found.pattern.id for found in diagnosis.patterns if found.state is State.ABSENT]
    assert absent == ["digital-taylorism", "shop-window", "statistical-customer"]
