"""What scores mean together: patterns with three values, archetypes, strong and weak points (rule 7)."""

from collections.abc import Mapping
from fractions import Fraction as F

import pytest

from e20assess.answers.model import Answer, Form
from e20assess.questionnaire.loader import load_shipped
from e20assess.scoring.diagnosis import Diagnosis, diagnose
from e20assess.scoring.patterns import FoundPattern, State, evidence, missing, questions_behind
from tests.support.sheets import (
    DK,
    NA,
    Answers,
    Given,
    all_answers,
    example,
    scored,
    sheet,
    valued,
    with_answers,
)

PATTERNS = {pattern.id: pattern for pattern in load_shipped().patterns}
TOWER = ("silos-2.0", "digital-taylorism", "capture", "missing-liaison", "statistical-customer")


def diagnosed(answers: Mapping[str, Answer], form: Form = "full") -> Diagnosis:
    return diagnose(load_shipped(), scored(answers, form))


def found(pattern: str, answers: Mapping[str, Answer], form: Form = "full") -> FoundPattern:
    return next(part for part in diagnosed(answers, form).patterns if part.pattern.id == pattern)


def capabilities(answers: Mapping[str, Answer], **values: int) -> Answers:
    """These answers with both questions of some capabilities at a value."""
    changed = dict(answers)
    for id, value in values.items():
        for question in load_shipped().questions_of[id]:
            if question.is_scored:
                changed[question.id] = valued(question, value)
    return changed


# Three values


@pytest.mark.parametrize("given", [None, DK, NA])
def test_where_nothing_is_known_every_pattern_is_not_assessable_and_none_absent(given: Given) -> None:
    answers = with_answers({}, **dict.fromkeys(load_shipped().questions, given))
    assert {part.state for part in diagnosed(answers).patterns} == {State.UNKNOWN}
    assert len(diagnosed(answers).not_assessable) == 10


@pytest.mark.parametrize(
    ("owner", "shared", "state"),
    [
        ("it", 2, State.PRESENT),
        ("it", 3, State.ABSENT),
        ("it", 1, State.ABSENT),
        ("nobody", 2, State.ABSENT),
        ("it", DK, State.UNKNOWN),
        (DK, 2, State.UNKNOWN),
        (DK, 3, State.ABSENT),
        ("nobody", DK, State.ABSENT),
        (None, None, State.UNKNOWN),
    ],
)
def test_capture_is_decided_as_kleene_decides_and_unknown_is_not_absent(
    owner: Given, shared: Given, state: State
) -> None:
    answers = with_answers(all_answers(4), owner=owner, mandate_shared=shared)
    assert found("capture", answers).state is state


@pytest.mark.parametrize(
    ("known", "state"),
    [
        ({"knowledge_basis": 2, "customer_lead": 3, "customer_tradeoff": 3}, State.PRESENT),
        ({"knowledge_basis": 2, "customer_lead": 3, "customer_tradeoff": DK}, State.PRESENT),
        ({"knowledge_basis": 2, "customer_lead": 2, "customer_tradeoff": 3}, State.ABSENT),
        ({"knowledge_basis": 2, "customer_lead": DK, "customer_tradeoff": DK}, State.UNKNOWN),
        ({"knowledge_basis": 3, "customer_lead": DK, "customer_tradeoff": DK}, State.ABSENT),
        ({"knowledge_basis": NA, "customer_lead": 3, "customer_tradeoff": 3}, State.UNKNOWN),
    ],
)
def test_a_pattern_over_a_capability_is_unknown_only_without_its_score(
    known: dict[str, Given], state: State
) -> None:
    assert found("statistical-customer", with_answers(all_answers(4), **known)).state is state


def test_a_mean_with_a_missing_term_leaves_the_pattern_not_assessable() -> None:
    answers = capabilities(all_answers(4), decisions=1, trust=1)
    assert found("shop-window", answers).state is State.PRESENT
    unknown = with_answers(answers, trust_discretion=DK, trust_speech=DK)
    assert found("shop-window", unknown).state is State.UNKNOWN


def test_questions_set_aside_leave_a_pattern_not_assessable_and_not_absent() -> None:
    answers = capabilities(all_answers(4), communities=1, bridges=1)
    assert found("silos-2.0", answers).state is State.PRESENT
    assert found("silos-2.0", with_answers(answers, owner="no_initiative")).state is State.UNKNOWN


@pytest.mark.parametrize(("value", "state"), [(2, State.PRESENT), (3, State.ABSENT)])
def test_silos_2_0_needs_communities_below_the_limit_and_a_weak_bridge(value: int, state: State) -> None:
    assert found("silos-2.0", capabilities(all_answers(4), communities=value, bridges=2)).state is state
    assert found("silos-2.0", capabilities(all_answers(4), communities=2, spreading=value)).state is state


def test_what_keeps_a_pattern_open_is_named() -> None:
    answers = with_answers(all_answers(4), owner=DK, mandate_shared=DK)
    card = scored(answers)
    assert missing(load_shipped(), card, PATTERNS["capture"].when) == ("owner", "mandate_shared")


# Severity and order


@pytest.mark.parametrize(
    ("owner", "severity"),
    [("it", "high"), ("marketing", "high"), ("sales", "high"), ("hr", "medium"), ("innovation", "medium")],
)
def test_high_when_raises_the_severity_of_capture(owner: str, severity: str) -> None:
    pattern = found("capture", with_answers(all_answers(4), owner=owner, mandate_shared=2))
    assert (pattern.state, pattern.severity) == (State.PRESENT, severity)


@pytest.mark.parametrize(
    ("liaison", "role", "severity"),
    [("mailroom", 4, "high"), ("none", 4, "high"), ("hr", 1, "high"), ("hr", 2, "medium"), (DK, 2, "medium")],
)
def test_an_unknown_high_when_raises_nothing(liaison: Given, role: int, severity: str) -> None:
    answers = capabilities(all_answers(4), communities=1)
    pattern = found("missing-liaison", with_answers(answers, liaison=liaison, bridges_liaison_role=role))
    assert (pattern.state, pattern.severity) == (State.PRESENT, severity)


def test_patterns_come_by_severity_then_in_file_order_and_the_others_after_them() -> None:
    answers = with_answers(all_answers(1), owner="hr", mandate_shared=2, liaison="hr", customer_lead=5)
    answers = with_answers(answers, flows_handover=5, facilitation_role=5, bridges_liaison_role=2)
    patterns = diagnosed(answers).patterns
    present = [(part.pattern.id, part.severity) for part in patterns if part.state is State.PRESENT]
    assert present == [
        ("silos-2.0", "high"),
        ("digital-taylorism", "high"),
        ("capture", "medium"),
        ("missing-liaison", "medium"),
        ("statistical-customer", "medium"),
    ]
    assert [part.pattern.id for part in patterns] == [
        *TOWER,
        *(id for id in PATTERNS if id not in TOWER),
    ]


def test_a_severity_that_is_raised_moves_the_pattern_up() -> None:
    answers = capabilities(
        with_answers(all_answers(4), liaison="mailroom"), conversation=4, decisions=2, trust=2
    )
    present = [(part.pattern.id, part.severity) for part in diagnosed(answers).present]
    assert present == [("shop-window", "high"), ("missing-liaison", "high")]


# Evidence


def test_the_evidence_of_a_pattern_is_what_holds_with_its_values_and_questions() -> None:
    card = scored(example("alize").answers)
    found = evidence(load_shipped(), card, PATTERNS["silos-2.0"].when)
    assert [(str(part.comparison), part.values) for part in found] == [
        ("facilitation >= 3", (("facilitation", F(4)),)),
        ("conversation >= 3", (("conversation", F(4)),)),
        ("communities < 2.6", (("communities", F(1)),)),
        ("bridges < 2.6", (("bridges", F(2)),)),
        ("spreading < 2.6", (("spreading", F(3, 2)),)),
    ]
    assert found[3].questions == ("bridges_liaison_role", "bridges_it")


def test_behind_a_name_stand_its_scored_questions() -> None:
    assert questions_behind(load_shipped(), "owner") == ("owner",)
    assert questions_behind(load_shipped(), "mandate") == ("mandate_shared", "mandate_trigger")
    assert len(questions_behind(load_shipped(), "silos")) == 10


# Archetypes, strong and weak points


@pytest.mark.parametrize(
    ("owner", "liaison", "about"),
    [
        ("marketing", "communication", [("owner", False), ("liaison", False)]),
        ("marketing", "marketing", [("owner", False), ("liaison", False), ("liaison", True)]),
        ("community_managers", "none", [("owner", True), ("liaison", False)]),
        (DK, "it", [("liaison", True)]),
        ("it", NA, [("owner", False)]),
        (None, None, []),
    ],
)
def test_archetypes_follow_the_two_typology_answers_in_file_order(
    owner: Given, liaison: Given, about: list[tuple[str, bool]]
) -> None:
    archetypes = diagnosed(with_answers(all_answers(3), owner=owner, liaison=liaison)).archetypes
    assert [(part.question, part.hypothesis) for part in archetypes] == about


def test_strongest_and_weakest_are_all_that_share_the_extreme() -> None:
    diagnosis = diagnosed(example("alize").answers)
    assert [part.id for part in diagnosis.strongest] == ["facilitation", "conversation"]
    assert [part.id for part in diagnosis.weakest] == ["communities"]


def test_there_is_no_strongest_or_weakest_where_all_are_equal_or_none_has_a_score() -> None:
    assert (diagnosed(all_answers(3)).strongest, diagnosed(all_answers(3)).weakest) == ((), ())
    assert (diagnosed({}).strongest, diagnosed({}).weakest) == ((), ())


def test_a_diagnosis_changes_neither_the_sheet_nor_the_scorecard() -> None:
    written = sheet(all_answers(2))
    before = scored(written.answers)
    diagnose(load_shipped(), before)
    assert before == scored(all_answers(2))
