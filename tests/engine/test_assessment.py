"""The engine by itself: what is noted, what is written, and what two windows do to each other."""

from collections.abc import Callable
from typing import Any

import pytest

from e20assess import faults
from e20assess.answers.model import Answer
from e20assess.engine.assessment import Assessment
from e20assess.errors import AssessError
from e20assess.store.store import Store
from tests.support.stores import kept


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
