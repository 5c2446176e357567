"""A run that takes over the answers of an earlier one: each waits until somebody confirms it."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from e20assess.answers.model import Answer, Facts, Respondent
from e20assess.cli.main import program as program_of_lines
from e20assess.engine.assessment import Assessment
from e20assess.i18n import Words, day_in
from e20assess.interview.interview import begin, minutes_for_form
from e20assess.interview.phrases import count_sentence
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from tests.support.screens import (
    place,
    program,
    until,
    until_asked,
    until_home,
    until_on,
    until_seen,
    until_seen_words,
)
from tests.support.sheets import example
from tests.support.stores import kept

TODAY = datetime.date(2026, 11, 28)


def again(store: Store, *, with_answers: bool = True) -> Assessment:
    id = kept(store)
    store.save(id, {"owner": example("alize").answer("owner").flagged(True)})
    return Assessment.run_again(lambda: store, store.load(id), TODAY, with_answers=with_answers)


def test_every_answer_taken_over_is_open_until_it_is_given_again(store: Store) -> None:
    run = again(store)
    asked = len(run.interview.asked)
    assert run.interview.current == run.interview.asked[0]
    assert len(run.interview.to_confirm) == len(run.interview.open) == asked
    assert run.interview.answered_among(run.interview.asked) == 0
    assert run.interview.minutes_left("en") == minutes_for_form(load_shipped(), "full", "en")
    assert not run.interview.to_discuss
    run.answer(run.interview.answer)
    assert run.interview.answered_among(run.interview.asked) == 1
    assert run.interview.next_gap().current == run.interview.asked[1]


def test_nothing_is_written_before_something_is_confirmed_and_then_the_store_knows_the_rest(
    store: Store,
) -> None:
    run = again(store)
    run.move(run.interview.next())
    run.flush()
    assert len(store.summaries()) == 1
    run.answer(run.interview.answer)
    run.flush()
    confirmed = run.interview.current
    resumed = Assessment.resume(store, run.id)
    assert resumed.sheet.answers.keys() == run.sheet.answers.keys()
    assert resumed.interview.copied == run.interview.copied
    assert confirmed not in resumed.interview.copied and resumed.interview.copied
    resumed.move(resumed.interview.at("owner"))
    resumed.answer(Answer("it"))
    resumed.flush()
    run.catch_up()
    assert run.interview.copied == resumed.interview.copied


def test_what_is_given_or_imported_waits_for_nobody(store: Store) -> None:
    id = kept(store)
    assert store.load(id).copied == frozenset()
    assert not again(store, with_answers=False).interview.copied


def test_the_count_tells_them_apart_from_gaps(store: Store) -> None:
    run = again(store)
    words = count_sentence(run.interview, Words("en"))
    assert "Completed: 0 of 42. 42 are taken over" in words and "unanswered" not in words
    sheet = example("alize").with_answer("owner", Answer())
    assert "taken over" not in count_sentence(begin(load_shipped(), sheet), Words("en"))


async def test_on_screen_enter_confirms_and_home_counts_what_is_left(store: Store, tmp_path: Path) -> None:
    kept(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30)) as pilot:
        home = await until_home(pilot)
        await until_seen(pilot, "Groupe Alizé")
        await pilot.press("y")
        await until_seen(pilot, "From these answers")
        await pilot.press("a")
        screen = await until_asked(pilot, "owner")
        await until_seen(pilot, "42 to confirm, about 30 min left", "↻ from the earlier run")
        await pilot.press("right", "left", "enter")
        await until_asked(pilot, "flows_handover")
        await until_seen(pilot, "41 to confirm", "saved ✓")
        await pilot.press(str(place(screen).answer.value))
        await until_seen(pilot, "40 to confirm")
        await pilot.press("o")
        await until_seen(pilot, "Completed: 2 of 42", "↻ 3.")
        await pilot.press("g")
        await until_asked(pilot, place(screen).asked[2])
        await pilot.press("q")
        await until_home(pilot)
        await until_seen(pilot, "40 answers to confirm", "◐ 2/42")
        one = home.chosen()
        assert one is not None and (one.answered, one.to_confirm) == (2, 40)


FACTS = Facts("Alizé", "Europe", datetime.date(2026, 4, 1), Respondent("M. Roux", "director"))


def test_facts_are_corrected_and_seen_by_another_window(store: Store) -> None:
    id = kept(store)
    one, other = Assessment.resume(store, id), Assessment.resume(store, id)
    one.correct(FACTS)
    assert one.sheet.facts == FACTS and not one.is_saved
    one.flush()
    assert one.is_saved and store.load(id).sheet.facts == FACTS
    assert other.catch_up() == 1 and other.sheet.facts == FACTS
    assert one.sheet.answers == store.load(id).sheet.answers


def test_facts_of_a_run_that_is_not_written_yet_write_nothing(store: Store) -> None:
    run = Assessment.begin_unwritten(lambda: store, load_shipped(), example("alize"))
    run.correct(FACTS)
    run.flush()
    assert store.summaries() == () and run.is_saved
    run.answer(Answer("it"))
    run.flush()
    assert store.load(run.id).sheet.facts == FACTS


async def test_a_typo_is_corrected_from_the_list_and_from_the_interview(store: Store, tmp_path: Path) -> None:
    from e20assess.tui.screens.details import FactsScreen

    id = kept(store, completed=False)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_home(pilot)
        await until_seen(pilot, "Groupe Alizé")
        await pilot.press("i")
        await until_on(pilot, FactsScreen)
        await until_seen(pilot, "17 Mar 2026", "Groupe Alizé")
        await pilot.press("X", "tab", "tab", "tab", "tab", "Y", "enter")
        await until_seen_words(pilot, "“17 Mar 2026Y” is no date. Write it as 2026-03-17 or 17/03/2026.")
        await pilot.press("backspace", "enter")
        await until_home(pilot)
        await until_seen(pilot, "Groupe AlizéX")
        await pilot.press("enter")
        await until_asked(pilot)
        await pilot.press("i")
        await until_on(pilot, FactsScreen)
        await pilot.press("backspace", "ctrl+s")
        await until_asked(pilot)
        await until_seen(pilot, "Groupe Alizé ·", "saved ✓")
        await until(pilot, lambda: store.load(id).sheet.organisation == "Groupe Alizé", "written")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-03-17", datetime.date(2026, 3, 17)),
        ("17/03/2026", datetime.date(2026, 3, 17)),
        (" 17 Mar  2026 ", datetime.date(2026, 3, 17)),
        ("1.4.2026", datetime.date(2026, 4, 1)),
        ("31/02/2026", None),
        ("17 Foo 2026", None),
        ("17/03/26", None),
        ("", None),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, date: datetime.date | None) -> None:
    assert day_in(text) == date


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("day", [datetime.date(2026, month, 3) for month in range(1, 13)], ids=str)
def test_a_date_that_is_shown_is_read_back(language: str, day: datetime.date) -> None:
    write: Callable[[datetime.date], str] = Words(language).day
    assert day_in(write(day)) == day


def test_in_plain_lines_enter_confirms_too(store: Store, tmp_path: Path) -> None:
    run = again(store)
    run.answer(run.interview.answer)
    run.flush()
    command = ["--lang", "en", "--store", str(tmp_path / "store.sqlite"), "ask", str(run.id)]
    done = CliRunner().invoke(program_of_lines, command, input="\n\nq\n")
    assert done.exit_code == 0 and "from the earlier run: Enter confirms it" in done.stderr
    assert len(store.load(run.id).copied) == len(run.interview.copied) - 1
