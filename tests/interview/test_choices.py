"""What can be chosen, by which key or number, and the answer after it."""

import pytest

from e20assess.answers.model import Answer, NoValue
from e20assess.answers.validity import valid
from e20assess.i18n import Words
from e20assess.interview.choices import (
    CHOICE_KEYS,
    NONE,
    Choice,
    answer_after,
    choice_of_key,
    choices,
    chosen_ids,
    is_tick,
    keys_shown,
    value_ids,
    value_of_numbers,
)
from e20assess.interview.interview import begin
from e20assess.questionnaire.loader import load_shipped
from e20assess.questionnaire.model import MOST_OPTIONS, Question
from tests.support.sheets import sheet

QUESTIONS = load_shipped().questions
each_question = pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)


def offered(question: Question) -> list[Choice]:
    return list(choices(begin(load_shipped(), sheet(), question.id), Words("en")))


def test_there_is_a_key_for_each_option_that_a_question_may_have() -> None:
    assert CHOICE_KEYS == "123456789abc" and len(CHOICE_KEYS) == MOST_OPTIONS


@each_question
def test_every_choice_has_a_key_of_its_own_and_gives_an_answer_that_stands_for_it(question: Question) -> None:
    found = offered(question)
    assert len({choice.key for choice in found}) == len(found)
    assert [choice.id for choice in found if choice.is_value and choice.id != NONE] == list(
        value_ids(question)
    )
    for choice in found:
        answer = answer_after(question, Answer(note="why"), choice.id)
        assert chosen_ids(answer) == {choice.id} and answer.note == "why"
        assert valid(question, answer) == answer
        if choice.key not in "?-":
            assert choice_of_key(question, choice.key) == choice.id


@each_question
def test_other_keys_choose_nothing(question: Question) -> None:
    count = len(value_ids(question))
    for key in [*CHOICE_KEYS[count:], "d", "?", "-", "", "12", "minus"]:
        assert choice_of_key(question, key) is None
    assert (choice_of_key(question, "0") is None) == (question.type != "multiple")


def test_what_stands_apart() -> None:
    found = offered(QUESTIONS["platforms_slates"])
    assert [choice.key for choice in found if not choice.is_value] == ["0", "?", "-"]
    assert [choice.key for choice in found if choice.opens_group] == ["?"]


@pytest.mark.parametrize(
    ("id", "shown"), [("flows_handover", "1-5"), ("platforms_slates", "1-6"), ("owner", "1-9 a-c")]
)
def test_the_keys_as_a_person_reads_them(id: str, shown: str) -> None:
    assert keys_shown(QUESTIONS[id]) == shown


def test_ticks_come_and_go_in_the_order_of_the_options() -> None:
    question = QUESTIONS["platforms_slates"]
    first, second, *_ = question.option_ids
    answer = answer_after(question, answer_after(question, Answer(), second), first)
    assert answer == Answer((first, second))
    assert answer_after(question, answer, NONE) == Answer(())
    assert answer_after(question, Answer((first,)), first) == Answer()
    assert answer_after(question, Answer(NoValue.DONT_KNOW), first) == Answer((first,))


def test_only_what_can_be_ticked_leaves_room_for_more() -> None:
    multiple, choice = QUESTIONS["platforms_slates"], QUESTIONS["owner"]
    assert is_tick(multiple, multiple.option_ids[0])
    assert not any(is_tick(multiple, id) for id in (NONE, *NoValue))
    assert not is_tick(choice, choice.option_ids[0]) and not is_tick(QUESTIONS["flows_handover"], "3")


@pytest.mark.parametrize(
    ("id", "line", "value"),
    [
        ("flows_handover", "3", 3),
        ("flows_handover", "0", None),
        ("flows_handover", "6", None),
        ("flows_handover", "1 2", None),
        ("flows_handover", "３", None),
        ("owner", "12", "no_initiative"),
        ("owner", "13", None),
        ("platforms_slates", "6, 1", ("search", "signals")),
        ("platforms_slates", "0", ()),
        ("platforms_slates", "0 1", None),
        ("platforms_slates", "7", None),
        ("flows_handover", "9" * 5000, None),
    ],
)
def test_numbers_stand_for_values(id: str, line: str, value: object) -> None:
    assert value_of_numbers(QUESTIONS[id], line) == value
