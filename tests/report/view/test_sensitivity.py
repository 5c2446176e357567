"""One answer away: what it would lift before what it would drop, and nearest to a cut first."""

from e20assess.questionnaire.loader import load_shipped
from e20assess.report.context import material
from e20assess.report.view.sensitivity import AwayGroup, away_groups
from tests.support.sheets import DK, Answers, all_answers, scored_questions, sheet, with_answers, with_tenths


def groups(answers: Answers) -> tuple[AwayGroup, ...]:
    return away_groups(material(load_shipped(), sheet(answers), "en"))


def alone(answers: Answers, dimension: str) -> Answers:
    """These answers with the first capability of a dimension resting on one answer: its step is 1/5."""
    return with_answers(answers, **{scored_questions(dimension)[0].id: DK})


def test_of_two_that_would_drop_the_one_on_its_cut_comes_first() -> None:
    answers = with_tenths(all_answers(3), "management", 26)
    answers = with_tenths(answers, "silos", 27)
    silos = scored_questions("silos")
    answers = alone(answers, "silos")
    found = groups(answers)
    assert [(group.lifts, len(group.answers)) for group in found] == [(False, 10), (False, 1)]
    assert "drop “Management style” to level 2" in found[0].sentence
    assert "drop “Working across silos” to level 2" in found[1].sentence
    assert found[1].answers[0].question == load_shipped().name(silos[1].id, "en")


def test_of_two_that_would_be_lifted_the_nearer_one_comes_first() -> None:
    answers = with_tenths(all_answers(3), "management", 25)
    answers = alone(with_tenths(answers, "silos", 24), "silos")
    found = groups(answers)
    assert [group.lifts for group in found] == [True, True]
    assert "lift “Management style” to level 3" in found[0].sentence
    assert "lift “Working across silos” to level 3" in found[1].sentence


def test_what_would_be_lifted_comes_before_what_would_drop_however_near() -> None:
    answers = with_tenths(with_tenths(all_answers(3), "silos", 26), "management", 25)
    assert [group.lifts for group in groups(answers)] == [True, False]
