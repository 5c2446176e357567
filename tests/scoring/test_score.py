"""Vectors for rules 1 to 6 and 8 of docs/method.md, section 2, on the shipped questionnaire."""

from fractions import Fraction as F

import pytest

from e20assess.answers.model import Answer
from e20assess.questionnaire.loader import load_shipped
from e20assess.scoring.score import NO_OVERALL
from e20assess.scoring.scorecard import Rule, Standing
from tests.support.sheets import (
    DIMENSIONS,
    DK,
    NA,
    Given,
    all_answers,
    profile,
    scored,
    scored_questions,
    scores,
    with_all,
    with_answers,
    with_tenths,
)

SLATES = ("search", "links", "authoring", "tags", "extensions", "signals")
FUNCTIONS = (
    "general_management",
    "marketing",
    "sales",
    "customer_service",
    "hr",
    "it",
    "innovation",
    "operations",
)
STAGES = ("need", "design", "price", "distribution", "communication", "service")
SILOS = [question.id for question in scored_questions("silos")]
TWO_EACH = [SILOS[start : start + 2] for start in range(0, 10, 2)]


# Rule 1: a question has a value


@pytest.mark.parametrize("value", [1, 2, 3, 4, 5])
def test_a_level_answer_is_its_own_value(value: int) -> None:
    question = scored({"flows_handover": Answer(value)}).questions["flows_handover"]
    assert (question.value, question.rule) == (value, Rule.AS_ANSWERED)


@pytest.mark.parametrize("value", [1, 2, 3, 4, 5])
def test_an_agreement_answer_is_its_own_value(value: int) -> None:
    question = scored({"initiative_field": Answer(value)}).questions["initiative_field"]
    assert (question.value, question.rule) == (value, Rule.AS_ANSWERED)


@pytest.mark.parametrize(("agreed", "value"), [(1, 5), (2, 4), (3, 3), (4, 2), (5, 1)])
@pytest.mark.parametrize("id", ["communities_overlap", "coherence_promise"])
def test_a_reversed_agreement_is_6_minus_the_answer(id: str, agreed: int, value: int) -> None:
    question = scored({id: Answer(agreed)}).questions[id]
    assert (question.value, question.rule) == (value, Rule.REVERSED)


@pytest.mark.parametrize(
    ("id", "options", "levels"),
    [
        ("platforms_slates", SLATES, [1, 2, 3, 3, 4, 4, 5]),
        ("cocreation_stages", STAGES, [1, 2, 3, 3, 4, 4, 5]),
        ("involvement_functions", FUNCTIONS, [1, 2, 2, 3, 3, 4, 4, 5, 5]),
    ],
)
def test_ticks_are_read_in_the_count_table_end_to_end(
    id: str, options: tuple[str, ...], levels: list[int]
) -> None:
    assert load_shipped().questions[id].option_ids == options
    found = [scored({id: Answer(options[:ticked])}).questions[id].value for ticked in range(len(options) + 1)]
    assert found == levels


@pytest.mark.parametrize("ticked", [("search", "links"), ("links", "search"), ("extensions", "signals")])
def test_which_boxes_are_ticked_does_not_matter_only_how_many(ticked: tuple[str, ...]) -> None:
    assert scored({"platforms_slates": Answer(ticked)}).questions["platforms_slates"].value == 3


def test_no_box_ticked_is_an_answer_and_gives_1() -> None:
    question = scored({"platforms_slates": Answer(())}).questions["platforms_slates"]
    assert (question.standing, question.value) == (Standing.VALUED, 1)


@pytest.mark.parametrize("id", ["owner", "liaison"])
def test_a_choice_has_no_value_and_counts_nowhere(id: str) -> None:
    card = scored({id: Answer("marketing")})
    question = card.questions[id]
    assert (question.standing, question.value, question.rule) == (Standing.VALUED, None, Rule.NEVER_SCORED)
    assert not question.counts
    assert [(part.asked, part.answered) for part in card.dimensions] == [(10, 0)] * 4
    assert card.values[id] == "marketing"


# Rule 2: a capability is the mean of its questions


@pytest.mark.parametrize(
    ("handover", "follow", "score", "level"),
    [(1, 2, F(3, 2), 1), (2, 3, F(5, 2), 2), (3, 4, F(7, 2), 4), (4, 5, F(9, 2), 5), (1, 5, F(3), 3)],
)
def test_a_capability_is_the_mean_of_its_two_answers(
    handover: int, follow: int, score: F, level: int
) -> None:
    card = scored({"flows_handover": Answer(handover), "flows_follow_through": Answer(follow)})
    flows = card.capability("flows")
    assert (flows.score, flows.level, flows.is_thin) == (score, level, False)


@pytest.mark.parametrize("other", [None, DK, NA])
def test_one_answer_is_enough_and_the_capability_is_thin(other: Given) -> None:
    flows = scored(with_answers({}, flows_handover=4, flows_follow_through=other)).capability("flows")
    assert (flows.score, flows.answered, flows.is_thin) == (F(4), 1, True)


@pytest.mark.parametrize("given", [None, DK, NA])
def test_a_capability_without_a_value_has_no_score_and_is_not_thin(given: Given) -> None:
    flows = scored(with_all({}, TWO_EACH[0], given)).capability("flows")
    assert (flows.score, flows.level, flows.is_thin) == (None, None, False)


# Rule 3: a dimension is the mean of its capabilities


@pytest.mark.parametrize(
    ("tenths", "level"),
    [(10, 1), (17, 1), (18, 2), (25, 2), (26, 3), (33, 3), (34, 4), (41, 4), (42, 5), (50, 5)],
)
@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_a_score_on_a_cut_belongs_to_the_level_above(dimension: str, tenths: int, level: int) -> None:
    found = scored(with_tenths({}, dimension, tenths)).dimension(dimension)
    assert (found.score, found.level) == (F(tenths, 10), level)


def test_a_dimension_is_the_mean_of_capabilities_and_not_of_questions() -> None:
    answers = with_answers(all_answers(1), flows_handover=5, flows_follow_through=DK)
    assert scored(answers).dimension("silos").score == F(5 + 1 + 1 + 1 + 1, 5)


def test_three_capabilities_of_five_are_exactly_3_5_and_enough() -> None:
    silos = scored(with_all(all_answers(4), [*TWO_EACH[0], *TWO_EACH[1]], DK)).dimension("silos")
    assert (len(silos.capabilities_scored), len(silos.capabilities_asked)) == (3, 5)
    assert (silos.score, silos.level) == (F(4), 4)


def test_two_capabilities_of_five_are_too_few() -> None:
    silos = scored(with_all(all_answers(4), [*TWO_EACH[0], *TWO_EACH[1], *TWO_EACH[2]], DK)).dimension(
        "silos"
    )
    assert (len(silos.capabilities_scored), len(silos.capabilities_asked)) == (2, 5)
    assert (silos.score, silos.level) == (None, None)


@pytest.mark.parametrize(
    ("not_applicable", "unknown", "score"),
    [(1, 1, F(4)), (1, 2, None), (2, 1, F(4)), (2, 2, None), (3, 0, F(4)), (3, 1, None), (4, 0, F(4))],
)
def test_the_share_is_of_the_capabilities_asked_without_those_not_applicable(
    not_applicable: int, unknown: int, score: F | None
) -> None:
    answers = all_answers(4)
    for ids in TWO_EACH[:not_applicable]:
        answers = with_all(answers, ids, NA)
    for ids in TWO_EACH[not_applicable : not_applicable + unknown]:
        answers = with_all(answers, ids, DK)
    silos = scored(answers).dimension("silos")
    assert len(silos.capabilities_asked) == 5 - not_applicable
    assert silos.score == score


def test_a_capability_with_one_question_not_applicable_is_still_asked() -> None:
    silos = scored(with_answers(all_answers(4), flows_handover=NA, flows_follow_through=DK)).dimension(
        "silos"
    )
    assert len(silos.capabilities_asked) == 5
    assert (silos.asked, silos.answered, silos.not_applicable, silos.dont_know) == (9, 8, 1, 1)


# Rule 4: overall


def test_overall_is_the_mean_of_the_four_dimensions() -> None:
    overall = scored(profile(20, 24, 29, 27)).overall
    assert (overall.score, overall.level, overall.is_capped) == (F(5, 2), 2, False)


@pytest.mark.parametrize(
    ("tenths", "level"), [(17, 1), (18, 2), (25, 2), (26, 3), (33, 3), (34, 4), (41, 4), (42, 5)]
)
def test_an_overall_score_on_a_cut_belongs_to_the_level_above(tenths: int, level: int) -> None:
    overall = scored(profile(tenths, tenths, tenths, tenths)).overall
    assert (overall.score, overall.level) == (F(tenths, 10), level)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_overall_needs_all_four(dimension: str) -> None:
    card = scored(with_all(all_answers(3), [part.id for part in scored_questions(dimension)], DK))
    assert [id for id, score in scores(card).items() if score is None] == [dimension]
    assert card.overall == NO_OVERALL


@pytest.mark.parametrize(
    ("tenths", "score", "by_mean", "level", "lowest"),
    [
        ((36, 36, 36, 16), F(31, 10), 3, 2, ("management",)),
        ((17, 50, 50, 50), F(167, 40), 4, 2, ("silos",)),
        ((50, 18, 18, 50), F(34, 10), 4, 3, ("ownership", "customer")),
        ((26, 42, 42, 42), F(38, 10), 4, 4, ("silos",)),
        ((33, 50, 50, 50), F(183, 40), 5, 4, ("silos",)),
    ],
)
def test_the_overall_level_is_at_most_one_above_the_lowest(
    tenths: tuple[int, int, int, int], score: F, by_mean: int, level: int, lowest: tuple[str, ...]
) -> None:
    overall = scored(profile(*tenths)).overall
    assert (overall.score, overall.level_by_mean, overall.level) == (score, by_mean, level)
    assert overall.is_capped == (by_mean != level)
    assert overall.lowest == lowest
