"""What the home screen lists: read once, found by any word, and no score before the end."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction as F
from pathlib import Path
from typing import Any

import pytest

from e20assess.answers.model import AnswerSheet, Respondent
from e20assess.engine.listing import AssessmentItem, folded, matching, read_shelf, to_resume
from e20assess.errors import AssessError
from e20assess.faults import SNAPSHOT_UNREADABLE
from e20assess.i18n import Words
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store, Stored
from e20assess.tui.widgets.assessment_rows import COLUMNS, GAP, heads, offer_sentence, row, shown_columns
from tests.support.sheets import example, sheet

EN, FR = Words("en"), Words("fr")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(str(tmp_path / "store.sqlite"))
    yield store
    store.close()


def kept(store: Store, sheet: AnswerSheet, *, completed: bool = True) -> int:
    id = store.create(load_shipped(), sheet)
    store.save(id, {}, completed=completed)
    return id


def only(store: Store) -> AssessmentItem:
    return read_shelf(store)[0]


def test_a_finished_one_has_its_profile_and_overall(store: Store) -> None:
    kept(store, example("alize"))
    one = only(store)
    assert [(mark.score, mark.step, mark.steps) for mark in one.marks] == [
        (F(2), 2, 5),
        (F(12, 5), 2, 5),
        (F(29, 10), 3, 5),
        (F(27, 10), 3, 5),
    ]
    assert (one.score, one.level and one.level.value) == (F(5, 2), 2)
    assert (one.answered, one.asked) == (42, 42)
    assert row(one, EN, 76).plain.rstrip().endswith("● 42/42   2·2·3·3 2.5")
    assert row(one, FR, 76).plain.rstrip().endswith("● 42/42   2·2·3·3 2,5")


def test_an_unfinished_one_shows_no_score_that_could_pull_an_answer(store: Store) -> None:
    kept(store, example("alize"), completed=False)
    one = only(store)
    assert (one.marks, one.score, one.level) == ((), None, None)
    assert "·" not in row(one, EN, 150).plain.replace(one.summary.unit, "")
    assert "every question is answered" in offer_sentence(one, EN, 76)


def test_a_short_form_is_marked_by_its_bands(store: Store) -> None:
    kept(store, example("alize", form="short"))
    one = only(store)
    assert [(mark.step, mark.steps) for mark in one.marks] == [(1, 3), (1, 3), (2, 3), (2, 3)]
    assert row(one, EN, 76).plain.rstrip().endswith("● 12/12   L·L·M·M")
    assert row(one, FR, 76).plain.rstrip().endswith("B·B·I·I")


def test_a_finished_one_without_scores_has_dashes(store: Store) -> None:
    kept(store, sheet())
    assert row(only(store), EN, 76).plain.rstrip().endswith("● 0/42    –·–·–·–")


def test_one_whose_questionnaire_cannot_be_read_is_listed_all_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(self: Store, id: int) -> Stored:
        raise AssessError.of(SNAPSHOT_UNREADABLE, id=id)

    kept(store, example("alize"), completed=False)
    monkeypatch.setattr(Store, "load", unreadable)
    assert "◐ 42/?" in row(only(store), EN, 76).plain
    assert offer_sentence(only(store), EN, 76).startswith("⏎ Resume “Groupe Alizé")


def test_only_what_has_changed_is_read_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = kept(store, example("alize")), kept(store, example("rivage"))
    known, read, real = read_shelf(store), list[int](), Store.load

    def load(self: Store, id: int) -> Stored:
        read.append(id)
        return real(self, id)

    monkeypatch.setattr(Store, "load", load)
    assert read_shelf(store, known) == known
    assert read == []
    store.save(first, {}, completed=False)
    assert [one.id for one in read_shelf(store, known)] == [second, first]
    assert read == [first]


def test_the_latest_date_comes_first_whenever_it_was_written(store: Store) -> None:
    dates = [datetime.date(2026, 3, 17), datetime.date(2026, 9, 15), datetime.date(2025, 1, 1)]
    ids = [kept(store, replace(example("alize"), date=date)) for date in dates]
    assert [one.id for one in read_shelf(store)] == [ids[1], ids[0], ids[2]]
    store.save(ids[2], {}, completed=False)
    store.save(ids[0], {}, completed=False)
    last = to_resume(read_shelf(store))
    assert last is not None and last.id == ids[0]


def test_two_runs_of_one_day_are_told_apart_by_their_time(store: Store) -> None:
    kept(store, example("alize"))
    assert [one.when(EN) for one in read_shelf(store)] == ["17 Mar 2026"]
    kept(store, replace(example("alize"), unit="Another"))
    assert not any(one.has_twin for one in read_shelf(store))
    kept(store, example("alize"))
    twins = [one for one in read_shelf(store) if one.has_twin]
    assert len(twins) == 2
    for one in twins:
        assert one.when(EN) == f"17 Mar 2026 {one.summary.created.astimezone():%H:%M}"
        assert one.when(EN) in row(one, EN, 76, with_time=True).plain


# Finding


def listed(store: Store, **changes: Any) -> AssessmentItem:
    kept(store, replace(example("alize"), **changes))
    return only(store)


@pytest.mark.parametrize(
    "query",
    [
        "alize",
        "ALIZÉ",
        "groupe  marques",
        "GRAND PUBLIC",
        "2026-03",
        "17/03/2026",
        "17 mar 2026",
        "coeur",
        "Cœur",
        "dupre",
        "  ",
    ],
)
def test_a_word_of_any_of_them_finds_it_whatever_its_case_and_accents(query: str, store: Store) -> None:
    one = listed(store, respondent=Respondent("Zoé Dupré", "Au cœur du réseau"))
    assert matching([one], query) == (one,)


@pytest.mark.parametrize("query", ["alizee", "rivage", "alize rivage", "2025", "[", ".*"])
def test_what_is_not_there_is_not_found(query: str, store: Store) -> None:
    assert matching([listed(store)], query) == ()


def test_folding_keeps_other_scripts() -> None:
    assert folded("ÉÈÊ Straße Œuvre 漢字 שלום") == "eee strasse oeuvre 漢字 שלום"


# Columns


@pytest.mark.parametrize("width", range(44, 201))
def test_columns_give_way_one_by_one_and_never_take_more_than_there_is(width: int) -> None:
    shown = shown_columns(width)
    assert sum(cells for _, cells in shown) + GAP * (len(shown) - 1) + 2 <= width
    order = [column for column in COLUMNS if column in [part for part, _ in shown]]
    assert order == [column for column, _ in shown]
    left = {column.gives_way for column, _ in shown}
    gone = {column.gives_way for column in COLUMNS} - left
    assert not gone or min(gone) > max(left)


@pytest.mark.parametrize("width", [53, 75, 95, 155])
def test_rows_and_heads_are_as_wide_as_each_other(width: int, store: Store) -> None:
    names = ("Groupe Alizé", "漢字の組織" * 6, "שלום עולם", "[/]\x1b[31m", "a\nb", "e\u0301" * 40)
    widths = {heads(EN, width).cell_length}
    for name in names:
        one = listed(store, organisation=name, unit=name, date=datetime.date(2026, 3, 17))
        line = row(one, EN, width)
        assert "\n" not in line.plain
        widths.add(line.cell_length)
    assert len(widths) == 1 and widths.pop() <= width
