"""Two assessments side by side: what moved, by how much, and what may not be compared."""

from dataclasses import replace
from fractions import Fraction as F

import pytest
from hypothesis import given

from e20assess.answers.model import Answer, AnswerSheet
from e20assess.errors import AssessError
from e20assess.questionnaire.loader import load_shipped
from e20assess.scoring.comparison import Comparison, compare
from e20assess.scoring.score import score
from tests.support.comparisons import LATER, alize_later, changed, compared, other_version
from tests.support.sheets import DK, NA, Given, all_answers, example, said, sentences, sheet, with_answers
from tests.support.strategies import answers as drawn_answers


def _names(comparison: Comparison) -> dict[str, list[str]]:
    return {
        fate: [part.pattern.id for part in getattr(comparison, fate)]
        for fate in ("gained", "lost", "kept", "reassessed", "undecided")
    }


def _moved(comparison: Comparison) -> list[str]:
    return [part.id for part in comparison.moved]


# The same, and one step


@pytest.mark.parametrize("form", ["full", "short"])
@pytest.mark.parametrize("name", ["alize", "delcourt", "rivage"])
def test_a_sheet_compared_with_itself_moves_nothing(name: str, form: str) -> None:
    one = example(name, "short" if form == "short" else "full")
    comparison = compared(one, one)
    assert (comparison.moved, comparison.renoted) == ((), ())
    assert {part.difference for part in comparison.dimensions} == {F(0)}
    assert not comparison.gained + comparison.lost + comparison.reassessed
    assert comparison.overall.difference == (F(0) if form == "full" else None)


def test_one_answer_one_step_up_moves_its_capability_its_dimension_and_the_whole() -> None:
    comparison = changed(all_answers(3), flows_handover=4)
    (moved,) = comparison.moved
    assert (moved.id, moved.before.answer.value, moved.after.answer.value) == ("flows_handover", 3, 4)
    assert moved.difference == 1 and comparison.raised == (moved,) and comparison.lowered == ()
    silos, *others = comparison.dimensions
    assert (silos.before, silos.after, silos.difference) == (F(3), F(31, 10), F(1, 10))
    assert (silos.level_before, silos.level_after) == (3, 3)
    assert [part.difference for part in others] == [F(0)] * 3
    assert {part.id: part.difference for part in comparison.capabilities if part.difference} == {
        "flows": F(1, 2)
    }
    assert comparison.overall.difference == F(1, 40)
    assert next(part.id for part in comparison.capabilities_of("silos")) == "flows"


def test_a_reversed_answer_moves_the_way_its_value_does() -> None:
    shipped = load_shipped()
    (reversed_id, *_) = [id for id, question in shipped.questions.items() if question.reversed]
    comparison = changed(with_answers(all_answers(3), **{reversed_id: 2}), **{reversed_id: 4})
    assert [part.difference for part in comparison.moved] == [-2]
    assert comparison.lowered == comparison.moved


def test_other_options_of_the_same_number_have_moved_without_a_direction() -> None:
    before = with_answers(all_answers(3), platforms_slates=("search", "links"))
    comparison = changed(before, platforms_slates=("search", "signals"))
    assert [(part.id, part.difference) for part in comparison.moved] == [("platforms_slates", 0)]
    assert comparison.raised == comparison.lowered == ()
    assert changed(before, platforms_slates=("links", "search")).moved == ()


def test_none_ticked_is_an_answer_and_no_answer_is_not() -> None:
    comparison = changed(with_answers(all_answers(3), platforms_slates=()), platforms_slates=None)
    assert _moved(comparison) == ["platforms_slates"]


# No value


@pytest.mark.parametrize("silent", [DK, NA, None])
def test_an_answer_that_gains_its_value_has_moved_without_a_direction(silent: Given) -> None:
    before = with_answers(all_answers(3), trust_speech=silent)
    comparison = changed(before, trust_speech=5)
    (moved,) = comparison.moved
    assert (moved.before.value, moved.after.value, moved.difference) == (None, 5, None)
    management = comparison.dimensions[3]
    assert management.unmatched == ("trust_speech",)
    assert management.difference == F(1, 5)
    (trust,) = [part for part in comparison.capabilities if part.id == "trust"]
    assert trust.unmatched == ("trust_speech",)


def test_a_dimension_without_a_score_has_no_difference_and_nor_has_the_whole() -> None:
    silos = [question.id for question in load_shipped().dimensions[0].questions]
    comparison = changed(all_answers(3), **dict.fromkeys(silos[:9], DK))
    assert [part.difference for part in comparison.dimensions] == [None, F(0), F(0), F(0)]
    assert (comparison.overall.before, comparison.overall.difference) == (F(3), None)


def test_a_closed_branch_moves_what_was_said_and_not_what_was_left_open() -> None:
    before = with_answers(all_answers(3), communities_overlap=None)
    comparison = changed(before, owner="no_initiative")
    moved = _moved(comparison)
    assert "owner" in moved and "communities_links" in moved and "communities_overlap" not in moved
    links = next(part for part in comparison.moved if part.id == "communities_links")
    assert links.after.answer == links.before.answer
    assert (links.after.value, links.difference) == (None, None)


# Notes


def test_a_note_that_changed_beside_the_same_answer_is_told_apart_from_a_move() -> None:
    before = sheet({"flows_handover": Answer(3, "one"), "trust_speech": Answer(2, "same")})
    after = sheet({"flows_handover": Answer(3, "two"), "trust_speech": Answer(3, "same")})
    comparison = compared(before, after)
    assert [part.id for part in comparison.renoted] == ["flows_handover"]
    assert _moved(comparison) == ["trust_speech"]


# Patterns


def test_a_pattern_is_gained_lost_or_kept() -> None:
    comparison = compared(example("alize"), alize_later())
    assert _names(comparison) == {
        "gained": ["shop-window", "statistical-customer", "tool-first", "unsung-front-line"],
        "lost": ["capture", "missing-liaison"],
        "kept": ["silos-2.0"],
        "reassessed": [],
        "undecided": [],
    }
    turned = compared(alize_later(), example("alize"))
    assert _names(turned)["gained"] == _names(comparison)["lost"]
    assert _names(turned)["lost"] == _names(comparison)["gained"]


def test_a_pattern_that_could_be_assessed_one_time_only_is_neither_gained_nor_lost() -> None:
    present = with_answers(all_answers(3), owner="hr", mandate_shared=2)
    unknown = with_answers(present, owner=DK)
    absent = with_answers(present, owner="cross_functional")
    for before, after in ((present, unknown), (unknown, present), (unknown, absent), (absent, unknown)):
        names = _names(compared(sheet(before), sheet(after)))
        assert names["reassessed"] == ["capture"]
        assert "capture" not in names["gained"] + names["lost"] + names["kept"] + names["undecided"]
    assert _names(compared(sheet(unknown), sheet(unknown)))["undecided"] == ["capture"]


def test_a_pattern_kept_may_be_graver() -> None:
    answers = with_answers(all_answers(3), owner="hr", mandate_shared=2)
    (kept,) = changed(answers, owner="it").kept
    assert (kept.pattern.id, kept.severity_before, kept.severity_after) == ("capture", "medium", "high")


# Forms


def test_a_full_and_a_short_form_are_both_placed_in_bands_by_the_questions_of_both() -> None:
    full, short = example("alize"), replace(alize_later(), form="short")
    shipped = load_shipped()
    for before, after in ((full, short), (short, full), (short, short)):
        comparison = compared(before, after)
        assert comparison.is_short and comparison.basis.form == "short"
        assert set(comparison.basis.questions) == set(shipped.short)
        assert len(comparison.answers) == 12
        assert comparison.overall.difference is None
        assert {part.level_before for part in comparison.dimensions} == {None}
        assert None not in {part.band_after for part in comparison.dimensions}
        own = [score(shipped, replace(one, form="short")) for one in (before, after)]
        assert [part.before for part in comparison.dimensions] == [part.score for part in own[0].dimensions]
        assert [part.after for part in comparison.dimensions] == [part.score for part in own[1].dimensions]
    mixed = compared(full, short)
    assert mixed.has_mixed_forms and len(mixed.basis.other_form) == 30
    assert compared(short, short).basis.other_form == ()


# Versions


def test_other_questionnaires_and_major_versions_are_refused_with_a_remedy() -> None:
    shipped, one = load_shipped(), example("alize")
    other = other_version("1.1", ('id = "enterprise20"', 'id = "other"'))
    with pytest.raises(AssessError) as caught:
        compare(shipped, one, other, replace(one, questionnaire="other"))
    assert said(caught.value) == [("two-questionnaires", None)]
    assert sentences(caught.value.faults) == [
        "The first assessment answers the questionnaire “enterprise20”, the second “other”. "
        "Their scores do not compare: give two assessments of one questionnaire."
    ]
    with pytest.raises(AssessError) as caught:
        compare(shipped, one, other_version("2.0"), replace(one, version="2.0"))
    assert said(caught.value) == [("two-versions", None)]
    assert "version 1.1" in sentences(caught.value.faults)[0] and "version 2.0" in str(
        sentences(caught.value.faults)
    )


def test_minor_versions_compare_by_the_questions_that_both_ask_in_the_same_way() -> None:
    newer = other_version(
        "1.2",
        ("initiative_scope", "initiative_reach"),
        ('id = "search"', 'id = "finding"'),
        ("silos-2.0", "silos-2.1"),
    )
    one = example("alize")
    other = replace(one, version="1.2", answers=with_answers(one.answers, initiative_scope=None))
    other = replace(other, answers=with_answers(other.answers, platforms_slates=(), initiative_reach=5))
    comparison = compare(load_shipped(), one, newer, other)
    basis = comparison.basis
    assert basis.is_other_version and basis.form == "full"
    assert (basis.only_before, basis.only_after) == (("initiative_scope",), ("initiative_reach",))
    assert basis.altered == ("platforms_slates",)
    assert basis.patterns_before == ("silos-2.0",)
    assert len(basis.questions) == 40
    assert comparison.moved == ()
    assert {part.difference for part in comparison.dimensions} == {F(0)}


def test_both_are_scored_by_the_rules_of_the_second() -> None:
    stricter = other_version(
        "1.2", ('cuts = ["1.8", "2.6", "3.4", "4.2"]', 'cuts = ["2.2", "2.6", "3.4", "4.2"]')
    )
    comparison = compare(load_shipped(), example("alize"), stricter, example("alize"))
    silos = comparison.dimensions[0]
    assert (silos.difference, silos.level_before, silos.level_after) == (F(0), 1, 1)
    back = compare(stricter, example("alize"), load_shipped(), example("alize"))
    assert (back.dimensions[0].level_before, back.dimensions[0].level_after) == (2, 2)


def test_what_its_own_version_set_aside_stays_uncounted() -> None:
    open_ended = other_version("1.2", ("when = 'owner == \"no_initiative\"'", "when = 'owner == \"it\"'"))
    closed = sheet(with_answers(all_answers(3), owner="no_initiative"))
    comparison = compare(load_shipped(), closed, open_ended, closed)
    links = next(part for part in comparison.answers if part.id == "communities_links")
    assert (links.before.value, links.after.value) == (None, 3)


# Whatever is compared


def test_dates_decide_nothing_and_are_told() -> None:
    one = example("alize")
    later = replace(one, date=LATER)
    assert not compared(one, later).is_dated_backwards
    assert compared(later, one).is_dated_backwards
    assert not compared(one, one).is_dated_backwards


@given(drawn_answers, drawn_answers)
def test_turning_the_two_round_turns_every_difference(
    one: dict[str, Answer], other: dict[str, Answer]
) -> None:
    there, back = compared(sheet(one), sheet(other)), compared(sheet(other), sheet(one))
    for part, turned in zip(
        (*there.dimensions, *there.capabilities, there.overall),
        (*back.dimensions, *back.capabilities, back.overall),
        strict=True,
    ):
        assert (part.before, part.after) == (turned.after, turned.before)
        assert part.difference is None or turned.difference == -part.difference
    assert _moved(there) == _moved(back)
    assert _names(there)["gained"] == _names(back)["lost"]
    assert _names(there)["reassessed"] == _names(back)["reassessed"]


@given(drawn_answers)
def test_the_order_of_answers_changes_nothing(one: dict[str, Answer]) -> None:
    turned: AnswerSheet = sheet(dict(reversed(list(one.items()))))
    assert compared(sheet(one), turned).moved == ()


# What a difference rests on


def test_a_one_that_becomes_a_dont_know_is_no_progress() -> None:
    before = with_answers(all_answers(3), impact_judged=1)
    comparison = compared(sheet(before), sheet(with_answers(before, impact_judged=DK)))
    (impact,) = [part for part in comparison.capabilities if part.id == "impact"]
    assert (impact.difference, impact.matched) == (F(1), F(0))
    ownership = comparison.dimensions[1]
    assert (ownership.difference, ownership.matched) == (F(1, 5), F(0))
    assert comparison.overall.difference == F(1, 20) and comparison.overall.matched == F(0)
    assert comparison.unmatched == ownership.unmatched == ("impact_judged",)


def test_what_moved_on_the_questions_of_both_is_told_apart() -> None:
    before = with_answers(all_answers(3), impact_judged=1)
    after = with_answers(before, impact_judged=DK, impact_known=4)
    (impact,) = [part for part in compared(sheet(before), sheet(after)).capabilities if part.id == "impact"]
    assert (impact.difference, impact.matched) == (F(2), F(1))


def test_a_capability_without_a_question_of_both_has_no_difference_of_its_own() -> None:
    before = with_answers(all_answers(3), impact_judged=DK)
    after = with_answers(all_answers(3), impact_known=DK)
    (impact,) = [part for part in compared(sheet(before), sheet(after)).capabilities if part.id == "impact"]
    assert (impact.difference, impact.matched) == (F(0), None)


@given(drawn_answers, drawn_answers)
def test_where_both_have_the_same_values_the_difference_is_that_of_both(
    one: dict[str, Answer], other: dict[str, Answer]
) -> None:
    comparison = compared(sheet(one), sheet(other))
    for part in (*comparison.dimensions, *comparison.capabilities):
        if not part.unmatched:
            assert part.matched == part.difference
