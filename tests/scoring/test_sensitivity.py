"""What one step changes: answers one step from a cut (rule 9), and what to do first (docs/method.md)."""

from collections.abc import Mapping
from fractions import Fraction as F

import pytest

from e20assess.answers.model import Answer, Form
from e20assess.questionnaire.loader import load_shipped
from e20assess.scoring.diagnosis import FirstAction, diagnose
from e20assess.scoring.sensitivity import OneStep
from tests.support.sheets import (
    DIMENSIONS,
    DK,
    all_answers,
    example,
    scored,
    scored_questions,
    with_answers,
    with_tenths,
)

# rank: capability, score, from, effort, gain, the dimension after it, the level it is lifted to
ALIZE_FIRST = [
    ("communities", F(1), 1, "days", F(1, 5), None),
    ("expertise", F(2), 2, "days", F(1, 5), None),
    ("spreading", F(3, 2), 1, "weeks", F(1, 5), 3),
    ("impact", F(2), 2, "weeks", F(1, 5), 3),
    ("mandate", F(5, 2), 2, "weeks", F(1, 5), 3),
    ("bridges", F(2), 2, "weeks", F(1, 5), None),
    ("flows", F(5, 2), 2, "weeks", F(1, 5), None),
    ("platforms", F(5, 2), 2, "weeks", F(1, 5), None),
    ("customer_at_top", F(5, 2), 2, "weeks", F(1, 5), None),
    ("knowledge", F(5, 2), 2, "weeks", F(1, 5), None),
    ("coherence", F(5, 2), 2, "weeks", F(1, 5), None),
    ("decisions", F(5, 2), 2, "weeks", F(1, 5), None),
    ("support", F(5, 2), 2, "weeks", F(1, 5), None),
    ("recognition", F(5, 2), 2, "weeks", F(1, 5), None),
    ("trust", F(3), 3, "weeks", F(1, 5), None),
    ("initiative", F(3), 3, "weeks", F(1, 5), None),
    ("facilitation", F(4), 4, "months", F(1, 5), 3),
    ("cocreation", F(3), 3, "months", F(1, 5), None),
    ("conversation", F(4), 4, "months", F(1, 5), None),
    ("involvement", F(2), 2, "weeks", F(1, 10), None),
]


def one_away(answers: Mapping[str, Answer], form: Form = "full") -> tuple[OneStep, ...]:
    return diagnose(load_shipped(), scored(answers, form)).one_away


def first_actions(answers: Mapping[str, Answer], form: Form = "full") -> tuple[FirstAction, ...]:
    return diagnose(load_shipped(), scored(answers, form)).actions


# One answer away


def test_no_answer_of_alize_moves_a_dimension_over_a_cut() -> None:
    assert one_away(example("alize").answers) == ()


def test_each_scored_answer_of_delcourts_ownership_lifts_17_10_to_9_5_and_level_2() -> None:
    steps = [step for step in one_away(example("delcourt").answers) if step.dimension == "ownership"]
    assert [step.question for step in steps] == [part.id for part in scored_questions("ownership")]
    assert {(step.direction, step.level_before, step.level_after) for step in steps} == {(+1, 1, 2)}
    assert {step.score_after for step in steps} == {F(9, 5)}


def test_one_more_function_of_delcourt_is_a_step_from_2_to_3() -> None:
    steps = {step.question: step for step in one_away(example("delcourt").answers)}
    step = steps["involvement_functions"]
    assert (step.value_before, step.value_after, step.score_after) == (2, 3, F(9, 5))


def test_on_a_cut_each_answer_lowered_by_one_drops_the_level() -> None:
    answers = with_tenths(all_answers(3), "management", 26)
    steps = [step for step in one_away(answers) if step.dimension == "management"]
    assert len(steps) == 10
    assert {(step.direction, step.level_before, step.level_after) for step in steps} == {(-1, 3, 2)}
    assert {step.score_after for step in steps} == {F(25, 10)}


def test_a_reversed_answer_is_raised_by_one_point_of_less_agreement() -> None:
    answers = with_tenths(all_answers(3), "silos", 17)
    step = next(step for step in one_away(answers) if step.question == "communities_overlap")
    raised = with_answers(answers, communities_overlap=6 - step.value_after)
    assert (step.value_before, step.value_after) == (2, 3)
    assert scored(raised).dimension("silos").score == step.score_after == F(18, 10)


@pytest.mark.parametrize(("ticked", "is_near"), [(2, True), (3, False)])
def test_one_more_box_that_gives_the_same_value_is_no_step(ticked: int, is_near: bool) -> None:
    functions = load_shipped().questions["involvement_functions"].option_ids
    others = {2: {}, 3: {"involvement_timing": 1}}[ticked]
    answers = with_answers(with_tenths(all_answers(3), "ownership", 17), **others)
    answers = with_answers(answers, involvement_functions=functions[:ticked])
    assert scored(answers).dimension("ownership").score == F(17, 10)
    assert ("involvement_functions" in [step.question for step in one_away(answers)]) == is_near


def test_an_answer_at_the_end_of_the_scale_or_of_the_table_goes_no_further() -> None:
    answers = with_tenths(all_answers(1), "silos", 41)
    assert answers["flows_handover"] == Answer(5)
    assert scored(answers).dimension("silos").score == F(41, 10)
    steps = [step.question for step in one_away(answers) if step.dimension == "silos"]
    assert "flows_handover" not in steps
    assert "platforms_slates" not in steps, "five boxes give 4 as four do"
    assert len(steps) == 8


def test_in_a_thin_capability_one_answer_weighs_twice() -> None:
    answers = with_answers(all_answers(3), flows_handover=3, flows_follow_through=DK, bridges_it=4)
    answers = with_answers(answers, communities_links=4)
    assert scored(answers).dimension("silos").score == F(16, 5)
    steps = [step for step in one_away(answers) if step.dimension == "silos"]
    assert [(step.question, step.score_after, step.level_after) for step in steps] == [
        ("flows_handover", F(17, 5), 4)
    ]


def test_steps_up_come_before_steps_down_and_each_in_file_order() -> None:
    answers = with_tenths(with_tenths(all_answers(3), "silos", 26), "management", 25)
    steps = one_away(answers)
    assert [step.direction for step in steps] == [+1] * 10 + [-1] * 10
    expected = [part.id for dimension in ("management", "silos") for part in scored_questions(dimension)]
    assert [step.question for step in steps] == expected


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_a_choice_is_never_one_answer_away(dimension: str) -> None:
    steps = one_away(with_tenths(all_answers(3), dimension, 26))
    assert {"owner", "liaison"}.isdisjoint(step.question for step in steps)


# What to do first


def test_the_actions_of_alize_are_those_of_the_method_in_their_order() -> None:
    actions = first_actions(example("alize").answers)
    assert [
        (
            part.action.capability,
            part.score,
            part.action.from_level,
            part.action.effort,
            part.gain,
            part.level_after,
        )
        for part in actions
    ] == ALIZE_FIRST


def test_the_gain_of_a_count_question_is_one_more_box_and_may_be_nothing() -> None:
    answers = with_answers(all_answers(3), involvement_timing=3, involvement_functions=("it", "hr", "sales"))
    gains = {part.action.capability: part.gain for part in first_actions(answers)}
    assert gains["involvement"] == F(1, 10)
    assert gains["mandate"] == F(1, 5)


def test_missing_answers_stay_missing_in_a_gain() -> None:
    answers = with_answers(all_answers(3), flows_handover=DK)
    gains = {part.action.capability: part.gain for part in first_actions(answers)}
    assert gains["flows"] == F(1, 5)


def test_an_answer_at_the_top_gains_nothing_and_a_capability_at_level_5_has_no_action() -> None:
    answers = with_answers(all_answers(3), flows_handover=5, flows_follow_through=3, bridges_it=5)
    answers = with_answers(answers, bridges_liaison_role=4)
    gains = {part.action.capability: part.gain for part in first_actions(answers)}
    assert gains["flows"] == F(1, 10)
    assert "bridges" not in gains


def test_a_capability_without_a_score_has_no_action() -> None:
    answers = with_answers(all_answers(3), flows_handover=DK, flows_follow_through=DK)
    assert "flows" not in [part.action.capability for part in first_actions(answers)]
    assert first_actions({}) == ()
    assert first_actions(all_answers(5)) == ()


def test_in_the_short_form_the_gain_is_that_of_the_short_score() -> None:
    gains = {
        part.action.capability: part.gain
        for part in first_actions({"flows_handover": Answer(2)}, form="short")
    }
    assert gains == {"flows": F(1)}
