"""What holds for every sheet (docs/method.md, section 2, "What always holds")."""

import random
from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from e20assess.answers.model import Answer, Form
from e20assess.questionnaire.loader import load_shipped
from e20assess.questionnaire.model import Question
from e20assess.scoring.diagnosis import diagnose
from e20assess.scoring.score import score
from e20assess.scoring.scorecard import Scorecard
from tests.support.sheets import DK, Answers, scored, scored_questions, sheet, valued
from tests.support.strategies import answers, full_answers

forms = st.sampled_from(["full", "short"])
questions = st.sampled_from(scored_questions())
values = st.integers(1, 5)


def raised(question: Question, answer: Answer) -> Answer | None:
    """The answer one step higher: one value, or one more box; None where there is no such step."""
    if isinstance(answer.value, tuple):
        others = [id for id in question.option_ids if id not in answer.value]
        return Answer((*answer.value, others[0])) if others else None
    if not isinstance(answer.value, int):
        return None
    after = answer.value + (-1 if question.reversed else +1)
    return Answer(after) if 1 <= after <= 5 else None


def numbers(card: Scorecard) -> dict[str, Fraction | int | None]:
    """Every score, level and end of a range, by a name of its own."""
    found: dict[str, Fraction | int | None] = {"overall": card.overall.score, "level": card.overall.level}
    for part in card.dimensions:
        found |= {
            f"{part.id} score": part.score,
            f"{part.id} level": part.level,
            f"{part.id} band": part.band,
        }
        found |= {f"{part.id} low": part.low, f"{part.id} high": part.high}
    for capability in card.capabilities:
        found |= {f"{capability.id} score": capability.score, f"{capability.id} level": capability.level}
    return found


@given(answers, questions, forms)
def test_raising_an_answer_never_lowers_a_score_a_level_or_a_range(
    answers: Answers, question: Question, form: Form
) -> None:
    higher = raised(question, answers.get(question.id, Answer()))
    assume(higher is not None)
    assert higher is not None
    before = numbers(scored(answers, form))
    after = numbers(scored({**answers, question.id: higher}, form))
    for name, number in before.items():
        now = after[name]
        assert (number is None) == (now is None), name
        assert number is None or now is None or now >= number, name


@given(full_answers, questions)
def test_raising_an_answer_of_a_complete_sheet_never_lowers_the_overall(
    answers: Answers, question: Question
) -> None:
    higher = raised(question, answers[question.id])
    assume(higher is not None and answers["owner"].value != "no_initiative")
    assert higher is not None
    before, after = scored(answers).overall, scored({**answers, question.id: higher}).overall
    assert before.score is not None and after.score is not None
    assert before.level is not None and after.level is not None
    assert (after.score >= before.score, after.level >= before.level) == (True, True)


@given(answers, st.randoms(use_true_random=False), forms)
def test_the_order_of_answers_never_matters(answers: Answers, chance: random.Random, form: Form) -> None:
    shuffled = list(answers.items())
    chance.shuffle(shuffled)
    other = dict(shuffled)
    assert scored(other, form) == scored(answers, form)
    assert diagnose(load_shipped(), scored(other, form)) == diagnose(load_shipped(), scored(answers, form))


@given(answers, questions, values)
def test_dont_know_has_no_value_and_is_never_the_same_as_a_level(
    answers: Answers, question: Question, value: int
) -> None:
    unknown = scored({**answers, question.id: Answer(DK)})
    levelled = scored({**answers, question.id: valued(question, value)})
    dimension = load_shipped().dimension_of[question.id].id
    assert unknown.questions[question.id].value is None
    assume(unknown.questions[question.id].counts)
    before, after = unknown.dimension(dimension), levelled.dimension(dimension)
    assert unknown != levelled
    assert before.answered == after.answered - 1
    assert before.low is not None and before.high is not None
    assert before.score is None or before.low <= before.score <= before.high
    assert after.score is None or before.low <= after.score <= before.high


@given(answers, questions)
def test_dont_know_never_scores_below_level_1_and_equals_it_exactly_where_the_rest_is_at_1(
    answers: Answers, question: Question
) -> None:
    unknown = scored({**answers, question.id: Answer(DK)})
    dimension = load_shipped().dimension_of[question.id].id
    leaving, at_1 = (
        unknown.dimension(dimension).score,
        scored({**answers, question.id: valued(question, 1)}).dimension(dimension).score,
    )
    assume(unknown.questions[question.id].counts and leaving is not None)
    assert leaving is not None and at_1 is not None
    assert leaving >= at_1
    beside = unknown.capability(question.capability).score
    assert (leaving == at_1) == ((leaving if beside is None else beside) == 1)


@given(answers, forms)
def test_low_score_and_high_are_in_this_order_and_between_1_and_5(answers: Answers, form: Form) -> None:
    for part in scored(answers, form).dimensions:
        if part.asked:
            assert part.low is not None and part.high is not None
            assert 1 <= part.low <= (part.score or part.low) <= part.high <= 5
        else:
            assert (part.low, part.score, part.high) == (None, None, None)


@given(answers)
def test_the_range_is_what_the_silent_questions_would_give_at_1_and_at_5(answers: Answers) -> None:
    card = scored(answers)
    silent = [
        question
        for question in scored_questions()
        if (part := card.questions[question.id]).counts and part.value is None
    ]
    for value, end in ((1, "low"), (5, "high")):
        filled = scored({**answers, **{question.id: valued(question, value) for question in silent}})
        assert [part.score for part in filled.dimensions] == [getattr(part, end) for part in card.dimensions]


@given(full_answers)
def test_a_complete_dimension_has_no_range_but_its_score(answers: Answers) -> None:
    for part in scored(answers).dimensions:
        assert (part.low, part.high) == (part.score, part.score)


@given(answers, forms)
def test_an_answer_to_a_choice_changes_no_score_unless_it_closes_a_branch(
    answers: Answers, form: Form
) -> None:
    others = {id: answer for id, answer in answers.items() if id not in ("owner", "liaison")}
    chosen = {**others, "owner": Answer("hr"), "liaison": Answer("none")}
    assert numbers(scored(chosen, form)) == numbers(scored(others, form))


@given(answers, st.dictionaries(st.sampled_from(["silos", "customer"]), values))
def test_targets_and_notes_change_no_number(answers: Answers, targets: dict[str, int]) -> None:
    noted = {id: replace(answer, note="as said in the meeting") for id, answer in answers.items()}
    aimed = replace(sheet(noted), targets=targets)
    assert numbers(score(load_shipped(), aimed)) == numbers(scored(answers))


@given(answers, forms)
def test_patterns_present_come_by_severity_and_no_pattern_is_lost(answers: Answers, form: Form) -> None:
    found = diagnose(load_shipped(), scored(answers, form)).patterns
    ranks = [["high", "medium", "low"].index(part.severity) for part in found if part.state == "present"]
    assert ranks == sorted(ranks)
    assert {part.pattern.id for part in found} == {pattern.id for pattern in load_shipped().patterns}
