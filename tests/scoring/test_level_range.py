"""A level is no fact while the missing answers can change it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from e20assess.questionnaire.loader import load_shipped
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.formats import render
from e20assess.report.view.report import build_view
from e20assess.scoring.level_range import Reach, dimension_reach, overall_reach
from e20assess.scoring.score import score
from tests.support.long_sheets import SHEETS
from tests.support.sheets import DK, all_answers, example, scored_questions, sheet, with_all, with_answers


def test_a_level_that_missing_answers_can_change_is_a_range(questionnaire: Questionnaire) -> None:
    answers = with_all(all_answers(2), [one.id for one in scored_questions("silos")][:4], DK)
    card = score(questionnaire, sheet(answers))
    reach = dimension_reach(questionnaire.rubric, card.dimension("silos"))
    assert reach is not None and reach.is_open
    view = build_view(questionnaire, sheet(answers), "en")
    silos = view.dimensions[0]
    assert silos.standing.between == f"between levels {reach.lowest} and {reach.highest}"
    assert silos.basis == (
        f"4 of the 10 questions asked have no value. The others give level 2 Experimenting; "
        f"depending on the missing answers, {silos.standing.between}."
    )
    assert all(axis.standing.between == axis.basis == "" for axis in view.dimensions[1:])


@pytest.mark.parametrize("format", ["md", "html"])
def test_the_executive_page_prints_the_range_and_what_it_rests_on(
    format: str, questionnaire: Questionnaire
) -> None:
    answers = with_all(all_answers(2), [one.id for one in scored_questions()][::3], DK)
    view = build_view(questionnaire, sheet(answers), "en")
    assert "between levels" in view.overall.line and "2 Experimenting" not in view.overall.line
    page = render(questionnaire, sheet(answers), format, "en").decode()
    executive = page[: page.index("Before relying on this page")]
    assert view.overall.basis and view.overall.basis in executive
    assert view.dimensions[0].standing.between in executive


def test_one_unknown_that_changes_nothing_leaves_the_level(questionnaire: Questionnaire) -> None:
    view = build_view(questionnaire, example("rivage"), "en")
    assert view.overall.line == "Overall: 4.1, level 4 Connected"
    assert view.overall.basis == (
        "1 of the 40 questions asked has no value; the overall level is the same either way."
    )


def test_nothing_is_open_where_everything_has_a_value(questionnaire: Questionnaire) -> None:
    view = build_view(questionnaire, example("alize"), "en")
    assert view.overall.basis == view.overall.standing.between == ""


def test_the_short_form_has_bands_that_stay_open(questionnaire: Questionnaire) -> None:
    answered = SHEETS["short"]
    id = next(id for id in questionnaire.short if id.startswith("flows"))
    asked = with_answers(answered.answers, **{id: DK})
    view = build_view(questionnaire, sheet(asked, form="short"), "en")
    assert view.dimensions[0].standing.between == "Low or Middle"


@given(st.lists(st.sampled_from([1, 2, 3, 4, 5, None]), min_size=40, max_size=40), st.integers(1, 5))
def test_whatever_the_missing_answers_are_the_level_lies_in_the_reach(
    values: list[int | None], filled: int
) -> None:
    questionnaire = load_shipped()
    ids = [one.id for one in scored_questions() if one.type == "level"]
    given_answers = dict(zip(ids, values, strict=False))
    answers = with_answers(all_answers(3), **given_answers)
    card = score(questionnaire, sheet(answers))
    whole = {id: filled if value is None else value for id, value in given_answers.items()}
    complete = score(questionnaire, sheet(with_answers(all_answers(3), **whole)))
    for part, after in zip(card.dimensions, complete.dimensions, strict=True):
        reach = dimension_reach(questionnaire.rubric, part)
        if reach is not None:
            assert after.level is not None and reach.lowest <= after.level <= reach.highest
    reach = overall_reach(questionnaire.rubric, card)
    if reach is not None:
        level = complete.overall.level
        assert level is not None and reach.lowest <= level <= reach.highest


def test_a_reach_of_one_level_is_not_open() -> None:
    assert not Reach(2, 2).is_open
    assert Reach(1, 2).is_open
