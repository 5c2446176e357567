"""Walking through the questions: order, sections, moves, gaps, branches, the time that is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from e20assess.answers.model import Answer, Form
from e20assess.interview.interview import OPENING, Interview, begin, reading_words
from e20assess.questionnaire.loader import load_shipped
from tests.support.sheets import DK, NA, Answers, all_answers, example, sheet, with_all, with_answers
from tests.support.strategies import answers

SHORT = [
    "owner",
    "flows_handover",
    "bridges_liaison_role",
    "communities_links",
    "mandate_shared",
    "spreading_practice",
    "customer_lead",
    "knowledge_basis",
    "conversation_listening",
    "decisions_share",
    "trust_discretion",
    "support_difficulty",
]


def started(given: Answers | None = None, form: Form = "full", place: str = "") -> Interview:
    return begin(load_shipped(), sheet(given, form), place)


def without(*ids: str) -> Answers:
    """Every question answered but these."""
    return with_all(all_answers(3), ids, None)


# Order, sections, position


def test_the_owner_is_asked_first_and_the_others_in_file_order() -> None:
    asked = started().asked
    assert (len(asked), asked[:4]) == (42, ("owner", "flows_handover", "flows_follow_through", "liaison"))
    assert asked[1:] == tuple(id for id in load_shipped().questions if id != "owner")


def test_the_short_form_asks_its_twelve_questions_in_the_same_order() -> None:
    assert list(started(form="short").asked) == SHORT


def test_there_is_an_opening_and_a_section_for_each_dimension() -> None:
    sections = started().sections
    assert [(section.id, len(section.questions)) for section in sections] == [
        (OPENING, 1),
        ("silos", 11),
        ("ownership", 10),
        ("customer", 10),
        ("management", 10),
    ]


@pytest.mark.parametrize("form", ["full", "short"])
@pytest.mark.parametrize("owner", ["it", "no_initiative"])
def test_the_sections_hold_each_question_that_is_asked_once_and_in_order(form: Form, owner: str) -> None:
    interview = started({"owner": Answer(owner)}, form)
    in_sections = [id for section in interview.sections for id in section.questions]
    assert in_sections == list(interview.asked)


def test_a_section_of_which_nothing_is_asked_is_left_out() -> None:
    sections = started({"owner": Answer("no_initiative")}).sections
    assert [(section.id, len(section.questions)) for section in sections] == [
        (OPENING, 1),
        ("silos", 8),
        ("customer", 10),
        ("management", 10),
    ]


def test_the_position_counts_the_questions_really_asked_from_1() -> None:
    assert (started().position, started(place="recognition_review").position) == (1, 42)
    closed = started({"owner": Answer("no_initiative")}, place="recognition_review")
    assert (closed.position, closed.is_last, closed.is_first) == (29, True, False)


def test_the_question_before_us_its_capability_and_its_answer_are_at_hand() -> None:
    interview = started({"liaison": Answer("hr", "since June")}, place="liaison")
    assert (interview.question.id, interview.capability.id) == ("liaison", "bridges")
    assert interview.answer == Answer("hr", "since June")


# Moves


def test_next_goes_on_and_the_last_stays() -> None:
    interview = started()
    visited = [interview.current]
    while not interview.is_last:
        interview = interview.next()
        visited.append(interview.current)
    assert tuple(visited) == interview.asked
    assert interview.next() == interview


def test_back_never_validates_and_the_first_stays() -> None:
    interview = started(place="flows_follow_through")
    assert not interview.answer.is_given
    assert interview.back().current == "flows_handover"
    assert interview.back().back().current == "owner"
    assert interview.back().back().back() == interview.back().back()
    assert interview.back().sheet == interview.sheet


def test_moves_step_over_what_is_set_aside() -> None:
    interview = started({"owner": Answer("no_initiative")}, place="bridges_it")
    assert interview.back().current == "liaison"
    assert interview.next().current == "platforms_outsiders"


def test_going_to_a_question_that_is_not_asked_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        started({"owner": Answer("no_initiative")}).at("mandate_shared")
    with pytest.raises(KeyError):
        started(form="short").at("liaison")


def test_answering_stays_at_the_question_and_leaves_the_earlier_interview_as_it_was() -> None:
    first = started()
    second = first.with_answer(Answer("it"))
    assert (second.current, second.answer) == ("owner", Answer("it"))
    assert first.answer == Answer()


# Gaps


def test_a_gap_is_an_asked_question_without_an_answer_and_a_note_alone_fills_none() -> None:
    interview = started(without("flows_handover", "trust_speech", "support_learning"))
    assert interview.gaps == ("flows_handover", "trust_speech", "support_learning")
    noted = interview.at("trust_speech").with_answer(Answer(None, "to be asked"))
    assert noted.gaps == interview.gaps


@pytest.mark.parametrize("answer", [Answer(DK), Answer(NA, "why"), Answer(2)])
def test_every_kind_of_answer_fills_a_gap(answer: Answer) -> None:
    assert started(without("trust_speech")).with_answer(answer).gaps == ()


def test_what_is_set_aside_is_no_gap() -> None:
    interview = started(with_answers(without("mandate_shared"), owner="no_initiative"))
    assert interview.gaps == ()


def test_next_gap_goes_on_then_round_past_the_end() -> None:
    interview = started(without("flows_handover", "trust_speech"), place="liaison")
    assert interview.next_gap().current == "trust_speech"
    assert interview.next_gap().next_gap().current == "flows_handover"
    assert interview.next_gap().next_gap().next_gap().current == "trust_speech"


def test_next_gap_stays_where_there_is_no_other() -> None:
    assert started(all_answers(3), place="liaison").next_gap().current == "liaison"
    assert started(without("liaison"), place="liaison").next_gap().current == "liaison"


def test_the_answers_of_a_section_are_counted() -> None:
    silos = started().sections[1]
    assert started(without("flows_handover", "liaison")).answered_among(silos.questions) == 9


# Branches


def test_closing_the_branch_sets_13_questions_aside_and_keeps_their_answers() -> None:
    interview = started(all_answers(3), place="owner").with_answer(Answer("no_initiative"))
    assert (len(interview.aside), len(interview.asked), interview.current) == (13, 29, "owner")
    assert interview.sheet.answer("mandate_shared") == Answer(3)
    assert interview.with_answer(Answer("it")).asked == started().asked


def test_in_the_short_form_only_its_own_questions_are_set_aside() -> None:
    interview = started({"owner": Answer("no_initiative")}, form="short")
    assert interview.aside == {
        "bridges_liaison_role",
        "communities_links",
        "mandate_shared",
        "spreading_practice",
    }
    assert len(interview.asked) == 8


@pytest.mark.parametrize(
    ("current", "settled"),
    [
        ("mandate_shared", "expertise_projects"),
        ("bridges_liaison_role", "liaison"),
        ("communities_overlap", "bridges_it"),
        ("trust_speech", "trust_speech"),
    ],
)
def test_when_the_current_question_is_set_aside_the_nearest_before_it_is_taken(
    current: str, settled: str
) -> None:
    closed = sheet({"owner": Answer("no_initiative")})
    assert Interview(load_shipped(), closed, current).settled().current == settled


@pytest.mark.parametrize("current", ["liaison", "no_such_question"])
def test_a_place_outside_the_form_is_settled_at_a_question_that_is_asked(current: str) -> None:
    interview = Interview(load_shipped(), sheet(form="short"), current).settled()
    assert interview.current == "owner"


# Beginning and resuming


def test_a_new_interview_begins_at_the_first_question() -> None:
    assert started().current == "owner"


def test_resuming_goes_to_the_place_where_it_was_left() -> None:
    assert started(without("owner"), place="trust_speech").current == "trust_speech"


@pytest.mark.parametrize("place", ["", "mandate_shared", "no_such_question"])
def test_resuming_without_a_place_that_is_asked_goes_to_the_first_gap(place: str) -> None:
    given = with_answers(without("trust_speech", "recognition_review"), owner="no_initiative")
    assert started(given, place=place).current == "trust_speech"


def test_resuming_what_is_complete_begins_at_the_first_question() -> None:
    assert started(all_answers(3)).current == "owner"


# Time


def test_the_minutes_left_never_grow_with_an_answer_and_end_at_0() -> None:
    interview, left = started(), []
    given = all_answers(3)
    for id in interview.asked:
        left.append(interview.at(id).minutes_left("en"))
        interview = interview.at(id).with_answer(given[id])
    assert left == sorted(left, reverse=True)
    assert left[0] > 10
    assert left[-1] == 1
    assert interview.minutes_left("en") == interview.minutes_left("fr") == 0


def test_the_minutes_left_count_only_what_is_asked() -> None:
    assert started(form="short").minutes_left("en") < started().minutes_left("en")
    closed = started({"owner": Answer("no_initiative")}).minutes_left("en")
    assert closed < started({"owner": Answer("it")}).minutes_left("en")


def test_the_words_of_a_question_are_its_text_its_recall_and_what_is_chosen_from() -> None:
    question = load_shipped().questions["communities_overlap"]
    parts = [question.text, question.recall]
    labels = load_shipped().agreement.to("fr")
    expected = sum(len(part.to("fr").split()) for part in parts) + sum(len(label.split()) for label in labels)
    assert reading_words(load_shipped(), "communities_overlap", "fr") == expected


@given(answers, st.sampled_from(["full", "short"]), st.lists(st.sampled_from(["next", "back", "gap"])))
def test_whatever_is_answered_every_move_ends_at_a_question_that_is_asked(
    given: Answers, form: Form, moves: list[str]
) -> None:
    interview = started(given, form)
    for move in moves:
        interview = {"next": interview.next, "back": interview.back, "gap": interview.next_gap}[move]()
        assert interview.asked[interview.position - 1] == interview.current
        assert interview.current not in interview.aside


def test_the_examples_are_complete_but_for_nothing() -> None:
    assert [started(dict(example(name).answers)).gaps for name in ("alize", "delcourt", "rivage")] == [()] * 3
