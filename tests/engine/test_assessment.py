"""The engine by itself: what is noted, what is written, and what two windows do to each other."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from e20assess import faults
from e20assess.answers.model import LONGEST_NOTE, Answer, AnswerSheet, AnswerValue
from e20assess.answers.sheet_file import parse_sheet, to_json, to_toml
from e20assess.engine.assessment import Assessment
from e20assess.errors import AssessError, FaultKind
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from tests.support.sheets import DK, NA, sheet
from tests.support.stores import kept
from tests.support.strategies import any_text


@pytest.fixture
def assessment(store: Store) -> Assessment:
    """One of which nothing waits to be written."""
    return Assessment.resume(store, kept(store, completed=False, answers={}))


def while_saving(store: Store, monkeypatch: pytest.MonkeyPatch, doing: Callable[[], object]) -> None:
    """Something that happens once: as the store has been given what is to be written."""
    save = store.save

    def slow(*args: Any, **named: Any) -> None:
        monkeypatch.setattr(store, "save", save)
        doing()
        save(*args, **named)

    monkeypatch.setattr(store, "save", slow)


def test_an_answer_given_while_another_is_written_is_not_forgotten(
    assessment: Assessment, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = assessment.interview.current
    assessment.answer(Answer("it"))
    while_saving(store, monkeypatch, lambda: assessment.answer(Answer("hr")))
    assessment.flush()
    assert store.load(assessment.id).sheet.answer(question) == Answer("it")
    assert not assessment.is_saved
    assessment.flush()
    assert store.load(assessment.id).sheet.answer(question) == Answer("hr")
    assert assessment.is_saved


def test_targets_set_while_others_are_written_are_not_forgotten(
    assessment: Assessment, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = store.set_targets

    def slow(*args: Any) -> None:
        monkeypatch.setattr(store, "set_targets", write)
        assessment.aim({"silos": 4})
        write(*args)

    monkeypatch.setattr(store, "set_targets", slow)
    assessment.aim({"silos": 3})
    assessment.flush()
    assert store.load(assessment.id).sheet.targets == {"silos": 3} and not assessment.is_saved
    assessment.flush()
    assert store.load(assessment.id).sheet.targets == {"silos": 4} and assessment.is_saved


def test_an_answer_writes_over_no_place_that_another_window_has_gone_to(
    assessment: Assessment, store: Store
) -> None:
    other = Assessment.resume(store, assessment.id)
    other.move(other.interview.next().next())
    other.flush()
    assessment.answer(Answer("it"))
    assessment.flush()
    assert store.load(assessment.id).place == other.interview.current
    assessment.move(assessment.interview.next())
    assessment.flush()
    assert store.load(assessment.id).place == assessment.interview.current


def test_an_answer_writes_over_no_end_that_another_window_has_come_to(
    assessment: Assessment, store: Store
) -> None:
    other = Assessment.resume(store, assessment.id)
    other.complete()
    other.flush()
    assessment.answer(Answer("it"))
    assessment.flush()
    assert store.load(assessment.id).completed


def test_what_a_store_refuses_goes_with_the_next_flush(
    assessment: Assessment, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise AssessError.of(faults.STORE_FULL)

    question = assessment.interview.current
    assessment.answer(Answer("it", "a note"))
    with monkeypatch.context() as refusing:
        refusing.setattr(store, "save", full)
        for _ in range(2):
            with pytest.raises(AssessError) as caught:
                assessment.flush()
            assert caught.value.faults[0].kind is faults.STORE_FULL
            assert not assessment.is_saved
    assert assessment.sheet.answer(question) == Answer("it", "a note")
    assessment.flush()
    assert assessment.is_saved
    assert store.load(assessment.id).sheet.answer(question) == Answer("it", "a note")


def test_what_is_pending_here_stays_over_what_another_window_wrote(
    assessment: Assessment, store: Store
) -> None:
    question = assessment.interview.current
    other = Assessment.resume(store, assessment.id)
    other.answer(Answer("hr"))
    other.flush()
    assessment.answer(Answer("it"))
    assessment.catch_up()
    assert assessment.sheet.answer(question) == Answer("it")
    assessment.flush()
    other.catch_up()
    assert other.sheet.answer(question) == Answer("it")


# What a question does not take


def at(question: str, answered: AnswerSheet | None = None) -> Assessment:
    """One that waits for no store, at a question."""

    def no_store() -> Store:
        raise AssertionError("nothing is to be written")

    assessment = Assessment.begin_unwritten(no_store, load_shipped(), answered or sheet())
    assessment.move(assessment.interview.at(question))
    return assessment


@pytest.mark.parametrize(
    ("question", "answer", "kind"),
    [
        ("owner", Answer(99), faults.WRONG_ANSWER),
        ("owner", Answer("nobody-else"), faults.NOT_AN_OPTION),
        ("owner", Answer(("it",)), faults.WRONG_ANSWER),
        ("owner", Answer(()), faults.WRONG_ANSWER),
        ("flows_handover", Answer(0), faults.OUT_OF_RANGE),
        ("flows_handover", Answer(6), faults.OUT_OF_RANGE),
        ("flows_handover", Answer(True), faults.OUT_OF_RANGE),
        ("flows_handover", Answer("3"), faults.OUT_OF_RANGE),
        ("platforms_slates", Answer("search"), faults.WRONG_ANSWER),
        ("platforms_slates", Answer(("search", "fax")), faults.NOT_AN_OPTION),
        ("platforms_slates", Answer(("search", "search")), faults.OPTION_TWICE),
        ("platforms_slates", Answer(2), faults.WRONG_ANSWER),
        ("owner", Answer(NA), faults.REASON_MISSING),
        ("flows_handover", Answer(NA, " \u200b\n"), faults.REASON_MISSING),
        ("owner", Answer("it", "x" * (LONGEST_NOTE + 1)), faults.NOTE_TOO_LONG),
        ("owner", Answer(None, "x" * (LONGEST_NOTE + 1)), faults.NOTE_TOO_LONG),
    ],
)
def test_what_a_question_does_not_take_is_refused_and_changes_nothing(
    question: str, answer: Answer, kind: FaultKind
) -> None:
    assessment = at(question)
    with pytest.raises(AssessError) as caught:
        assessment.answer(answer)
    assert [fault.kind for fault in caught.value.faults] == [kind]
    assert assessment.is_saved and not assessment.sheet.answers and not assessment.undo()


def test_a_refused_answer_leaves_the_one_before() -> None:
    assessment = at("owner")
    assessment.answer(Answer("it", "a note"))
    with pytest.raises(AssessError):
        assessment.answer(assessment.interview.answer.valued(5))
    assert assessment.interview.answer == Answer("it", "a note")
    assessment.answer(assessment.interview.answer.because("we have none"))
    assessment.answer(assessment.interview.answer.valued("hr"))
    assert assessment.interview.answer == Answer("hr", "a note")


def test_a_longer_note_that_is_there_already_stays_beside_another_answer() -> None:
    long = "x" * (LONGEST_NOTE + 1)
    assessment = at("owner", sheet({"owner": Answer("it", long)}))
    assessment.answer(assessment.interview.answer.valued("hr"))
    assert assessment.interview.answer == Answer("hr", long)


def test_options_are_kept_in_the_order_of_their_question() -> None:
    assessment = at("platforms_slates")
    assessment.answer(Answer(("signals", "search")))
    assert assessment.interview.answer == Answer(("search", "signals"))


OPTIONS = sorted({id for question in load_shipped().questions.values() for id in question.option_ids})
some_value: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.sampled_from([DK, NA, "dont_know", True, "3", 3.0]),
    st.integers(-1, 7),
    st.sampled_from(OPTIONS),
    st.lists(st.sampled_from(OPTIONS), max_size=3).map(tuple),
)
some_note = st.one_of(st.just(""), any_text, st.just("long " * (LONGEST_NOTE // 5 + 1)))


@given(st.data())
def test_whatever_is_taken_is_exported_and_imported_again(data: st.DataObject) -> None:
    questionnaire = load_shipped()
    assessment = at(questionnaire.asking_order[0])
    for _ in range(data.draw(st.integers(1, 12))):
        assessment.move(assessment.interview.at(data.draw(st.sampled_from(assessment.interview.asked))))
        options = assessment.interview.question.option_ids
        own: st.SearchStrategy[AnswerValue] = (
            st.sets(st.sampled_from(options)).map(tuple) if options else st.integers(1, 5)
        )
        answer = Answer(data.draw(st.one_of(some_value, own)), data.draw(some_note), data.draw(st.booleans()))
        before = assessment.sheet
        try:
            assessment.answer(answer)
        except AssessError as error:
            assert error.faults and assessment.sheet == before
    held = replace(assessment.sheet, organisation="Alizé")
    assert parse_sheet(to_toml(held), questionnaire, "sheet.toml") == held
    assert parse_sheet(to_json(held), questionnaire, "sheet.json", is_json=True) == held
