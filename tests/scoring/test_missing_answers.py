"""What is not known, not applicable, set aside or missing: rules 5, 6 and 8 of docs/method.md, section 2."""

from fractions import Fraction as F

import pytest

from e20assess.answers.branches import set_aside
from e20assess.answers.model import Answer
from e20assess.questionnaire.loader import load_files, load_shipped
from e20assess.scoring.diagnosis import diagnose
from e20assess.scoring.patterns import State
from e20assess.scoring.score import NO_OVERALL, score
from e20assess.scoring.scorecard import Standing
from tests.support.sheets import (
    DK,
    NA,
    Given,
    all_answers,
    scored,
    scored_questions,
    scores,
    sheet,
    with_all,
    with_answers,
)
from tests.support.tiny_questionnaire import TINY, broken

ALL = [question.id for question in scored_questions()]
CUSTOMER = [question.id for question in scored_questions("customer")]
ASIDE = {
    "bridges_liaison_role",
    "communities_links",
    "communities_overlap",
    "mandate_shared",
    "mandate_trigger",
    "involvement_functions",
    "involvement_timing",
    "impact_known",
    "impact_judged",
    "spreading_practice",
    "spreading_change",
    "facilitation_role",
    "facilitation_influence",
}


# Rule 5: the range


@pytest.mark.parametrize("given", [None, DK])
@pytest.mark.parametrize("id", ["flows_handover", "communities_overlap", "platforms_slates"])
def test_the_range_puts_a_silence_at_1_and_at_5_also_where_the_question_is_reversed_or_counted(
    id: str, given: Given
) -> None:
    silos = scored(with_answers(all_answers(3), **{id: given})).dimension("silos")
    assert silos.score == F(3)
    assert silos.low == F(3 * 4 + 2, 5)
    assert silos.high == F(3 * 4 + 4, 5)


def test_a_question_not_applicable_is_not_part_of_the_range() -> None:
    silos = scored(with_answers(all_answers(3), flows_handover=NA)).dimension("silos")
    assert (silos.low, silos.score, silos.high) == (F(3), F(3), F(3))


def test_a_dimension_with_too_few_answers_has_a_range_without_a_score() -> None:
    silos = scored({"flows_handover": Answer(5), "flows_follow_through": Answer(5)}).dimension("silos")
    assert (silos.low, silos.score, silos.high) == (F(5 + 4, 5), None, F(5))


# Rule 6: missing is never zero


def test_an_empty_sheet_has_no_score_and_the_whole_range() -> None:
    card = scored()
    assert set(scores(card).values()) == {None}
    assert card.overall == NO_OVERALL
    assert [(part.low, part.high) for part in card.dimensions] == [(F(1), F(5))] * 4
    assert [(part.asked, part.answered, part.dont_know) for part in card.dimensions] == [(10, 0, 0)] * 4


def test_all_dont_know_is_no_score_the_whole_range_and_a_finding_in_each_dimension() -> None:
    card = scored(with_all({}, [*ALL, "owner", "liaison"], DK))
    assert set(scores(card).values()) == {None}
    assert card.overall == NO_OVERALL
    assert [(part.low, part.high, part.dont_know) for part in card.dimensions] == [(F(1), F(5), 10)] * 4
    assert diagnose(load_shipped(), card).unknown == card.dimensions


def test_all_not_applicable_is_no_score_no_range_and_no_finding() -> None:
    card = scored(with_all({}, [*ALL, "owner", "liaison"], NA))
    assert set(scores(card).values()) == {None}
    assert card.overall == NO_OVERALL
    assert [(part.low, part.high) for part in card.dimensions] == [(None, None)] * 4
    assert [(part.asked, part.not_applicable) for part in card.dimensions] == [(0, 10)] * 4
    assert diagnose(load_shipped(), card).unknown == ()


def test_a_note_alone_is_not_an_answer() -> None:
    question = scored({"flows_handover": Answer(None, "to be asked")}).questions["flows_handover"]
    assert (question.standing, question.value) == (Standing.UNANSWERED, None)


@pytest.mark.parametrize(
    ("not_applicable", "unknown", "share", "finding"),
    [(2, 2, F(1, 4), True), (1, 2, F(2, 9), False), (0, 2, F(1, 5), False), (0, 3, F(3, 10), True)],
)
def test_a_quarter_of_dont_know_is_a_finding_and_just_below_is_not(
    not_applicable: int, unknown: int, share: F, finding: bool
) -> None:
    answers = with_all(all_answers(3), CUSTOMER[:not_applicable], NA)
    answers = with_all(answers, CUSTOMER[-unknown:], DK)
    card = scored(answers)
    assert card.dimension("customer").unknown_share == share
    assert [part.id for part in diagnose(load_shipped(), card).unknown] == ["customer"] * finding


def test_the_share_of_dont_know_counts_scored_questions_only() -> None:
    silos = scored(with_answers(all_answers(3), liaison=DK)).dimension("silos")
    assert (silos.dont_know, silos.unknown_share) == (0, F(0))


# Questions set aside by a branch


def test_no_initiative_sets_13_questions_aside_and_leaves_ownership_and_overall_without_a_score() -> None:
    card = scored(with_answers(all_answers(4), owner="no_initiative"))
    aside = {id for id, part in card.questions.items() if part.standing is Standing.SET_ASIDE}
    assert (aside, len(aside)) == (ASIDE, 13)
    assert scores(card) == {"silos": F(4), "ownership": None, "customer": F(4), "management": F(4)}
    assert card.overall == NO_OVERALL


def test_a_question_set_aside_keeps_its_answer_and_counts_nowhere() -> None:
    answers = with_answers(all_answers(4), owner="no_initiative", communities_links=1, impact_known=DK)
    card = scored(answers)
    assert card.questions["communities_links"].answer == Answer(1)
    assert card.values["communities_links"] is None
    assert card.values["communities"] is None
    ownership, silos = card.dimension("ownership"), card.dimension("silos")
    assert (ownership.asked, ownership.answered, ownership.dont_know, ownership.low) == (0, 0, 0, None)
    assert (silos.asked, silos.answered, len(silos.capabilities_asked)) == (7, 7, 4)


def test_answers_set_aside_come_back_when_the_branch_opens_again() -> None:
    before = all_answers(4)
    closed = with_answers(before, owner="no_initiative")
    assert scored(with_answers(closed, owner="cross_functional")) == scored(before)


@pytest.mark.parametrize("owner", [None, DK, NA, "nobody"])
def test_only_the_answer_no_initiative_closes_the_branch(owner: Given) -> None:
    card = scored(with_answers(all_answers(4), owner=owner))
    assert Standing.SET_ASIDE not in {part.standing for part in card.questions.values()}
    assert card.dimension("ownership").score == F(4)


def test_a_question_set_aside_decides_no_later_branch() -> None:
    tiny = load_files(TINY)
    mailroom = {"liaison": Answer("mailroom")}
    assert set_aside(tiny, mailroom, tiny.asking_order) == {"judgement"}
    nobody = {**mailroom, "owner": Answer("nobody")}
    assert set_aside(tiny, nobody, tiny.asking_order) == {"slates", "liaison"}


# Rule 8: the short form


@pytest.mark.parametrize(
    ("values", "score", "band"),
    [
        ((2, 2, 2), F(2), 0),
        ((2, 2, 3), F(7, 3), 1),
        ((3, 3, 4), F(10, 3), 1),
        ((4, 4, 3), F(11, 3), 2),
        ((5, 5, 5), F(5), 2),
    ],
)
def test_the_short_form_has_bands_and_a_score_on_a_cut_is_in_the_upper_one(
    values: tuple[int, int, int], score: F, band: int
) -> None:
    ids = ("flows_handover", "bridges_liaison_role", "communities_links")
    answers = {id: Answer(value) for id, value in zip(ids, values, strict=True)}
    silos = scored(answers, form="short").dimension("silos")
    assert (silos.score, silos.band, silos.level) == (score, band, None)


def test_the_short_form_has_no_levels_and_no_overall() -> None:
    card = scored(all_answers(3), form="short")
    assert [part.level for part in card.dimensions] == [None] * 4
    assert card.overall == NO_OVERALL
    assert diagnose(load_shipped(), card).one_away == ()


def test_one_answer_is_enough_for_a_band_and_its_range_shows_the_others() -> None:
    silos = scored({"flows_handover": Answer(4)}, form="short").dimension("silos")
    assert (silos.low, silos.score, silos.high, silos.band) == (F(2), F(4), F(14, 3), 2)
    assert (silos.asked, silos.answered) == (3, 1)


def test_the_short_form_is_the_mean_of_questions_and_not_of_capabilities_and_so_is_its_range() -> None:
    short = 'short = ["handover", "overlap", "slates"]'
    tiny = load_files(broken("questionnaire.toml", 'short = ["handover", "judgement"]', short))
    answers = {"handover": Answer(4), "overlap": Answer(2)}
    work = score(tiny, sheet(answers, form="short")).dimension("work")
    assert (work.low, work.score, work.high) == (F(4 + 4 + 1, 3), F(4), F(4 + 4 + 5, 3))


def test_answers_outside_the_short_form_count_nowhere_in_it() -> None:
    few = {id: answer for id, answer in all_answers(2).items() if id in load_shipped().short}
    more = {**all_answers(5), **few}
    assert scores(scored(more, form="short")) == scores(scored(few, form="short"))
    assert scored(more, form="short").questions["bridges_it"].standing is Standing.NOT_ASKED


def test_the_short_form_says_which_patterns_it_cannot_assess() -> None:
    states = {
        found.pattern.id: found.state
        for found in diagnose(load_shipped(), scored(all_answers(5), form="short")).patterns
    }
    never = {"missing-liaison", "tool-first", "perpetual-pilot"}
    assert {id for id, state in states.items() if state is State.UNKNOWN} >= never


def test_the_short_form_sets_aside_what_the_full_one_does() -> None:
    card = scored(with_answers(all_answers(4), owner="no_initiative"), form="short")
    assert scores(card) == {"silos": F(4), "ownership": None, "customer": F(4), "management": F(4)}
    assert (card.dimension("silos").asked, card.dimension("ownership").asked) == (1, 0)
