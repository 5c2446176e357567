"""Compares two assessments of one questionnaire by what both have, and by one set of rules."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from fractions import Fraction

from e20assess import faults
from e20assess.answers.model import AnswerSheet
from e20assess.answers.values import questions_of_form, set_aside
from e20assess.errors import AssessError
from e20assess.questionnaire.model import OVERALL, Questionnaire
from e20assess.scoring.comparison import (
    AnswerChange,
    Basis,
    Comparison,
    PatternChange,
    Run,
    ScoreChange,
)
from e20assess.scoring.patterns import find_patterns
from e20assess.scoring.score import score
from e20assess.scoring.scorecard import (
    CapabilityScore,
    DimensionScore,
    QuestionScore,
    Scorecard,
    Standing,
)


def compare(
    questionnaire_a: Questionnaire,
    sheet_a: AnswerSheet,
    questionnaire_b: Questionnaire,
    sheet_b: AnswerSheet,
) -> Comparison:
    """What moved from A to B. Pure: dates decide nothing, A is the earlier one because it is given first.

    Both are scored anew by B's rules, on the questions that both were asked in the same way: so a
    difference comes from answers, never from another rule. If either is in the short form both are scored
    by its rule (bands, method, section 2, rule 8), for bands do not compare with levels.
    Raises AssessError for different questionnaires and for different major versions of one.
    """
    _check(questionnaire_a, questionnaire_b)
    basis = _basis(questionnaire_a, sheet_a, questionnaire_b, sheet_b)
    before = Run(questionnaire_a, sheet_a, _scores(questionnaire_a, sheet_a, questionnaire_b, basis))
    after = Run(questionnaire_b, sheet_b, _scores(questionnaire_b, sheet_b, questionnaire_b, basis))
    one, other = before.scorecard, after.scorecard
    matched = _matched(before, after, questionnaire_b, basis)
    pairs = zip(one.dimensions, other.dimensions, strict=True)
    capabilities = zip(one.capabilities, other.capabilities, strict=True)
    return Comparison(
        before=before,
        after=after,
        basis=basis,
        dimensions=tuple(
            _dimension_change(*pair)._replace(matched=matched.get(pair[0].id)) for pair in pairs
        ),
        capabilities=tuple(
            _capability_change(*pair)._replace(matched=matched.get(pair[0].id)) for pair in capabilities
        ),
        overall=_overall_change(one, other)._replace(matched=matched.get(OVERALL)),
        patterns=_pattern_changes(questionnaire_b, one, other),
        answers=tuple(AnswerChange(id, one.questions[id], other.questions[id]) for id in basis.questions),
    )


def _check(one: Questionnaire, other: Questionnaire) -> None:
    if one.id != other.id:
        raise AssessError.of(faults.TWO_QUESTIONNAIRES, before=one.id, after=other.id)
    if one.major != other.major:
        raise AssessError.of(faults.TWO_VERSIONS, before=one.version, after=other.version)


# What both have


def _basis(
    questionnaire_a: Questionnaire, sheet_a: AnswerSheet, questionnaire_b: Questionnaire, sheet_b: AnswerSheet
) -> Basis:
    alike = _alike(questionnaire_a, questionnaire_b)
    first = frozenset(questions_of_form(questionnaire_a, sheet_a.form))
    second = frozenset(questions_of_form(questionnaire_b, sheet_b.form))
    theirs = {pattern.id for pattern in questionnaire_b.patterns}
    in_both = [id for id in questionnaire_b.questions if id in questionnaire_a.questions]
    return Basis(
        form="short" if "short" in (sheet_a.form, sheet_b.form) else "full",
        questions=tuple(id for id in in_both if id in alike & first & second),
        other_form=tuple(id for id in in_both if id in alike & (first ^ second)),
        only_before=tuple(id for id in questionnaire_a.questions if id not in questionnaire_b.questions),
        only_after=tuple(id for id in questionnaire_b.questions if id not in questionnaire_a.questions),
        altered=tuple(id for id in in_both if id not in alike),
        patterns_before=tuple(part.id for part in questionnaire_a.patterns if part.id not in theirs),
        is_other_version=not _is_same(questionnaire_a, questionnaire_b),
    )


def _is_same(one: Questionnaire, other: Questionnaire) -> bool:
    return (one.version, one.digest) == (other.version, other.digest)


def _alike(one: Questionnaire, other: Questionnaire) -> frozenset[str]:
    """The questions to which the same answer says the same in both versions; wording may have improved."""

    def kind(questionnaire: Questionnaire, id: str) -> tuple[object, ...]:
        question = questionnaire.questions[id]
        return question.type, question.reversed, frozenset(question.option_ids)

    shared = one.questions.keys() & other.questions.keys()
    return frozenset(id for id in shared if kind(one, id) == kind(other, id))


def _scores(own: Questionnaire, sheet: AnswerSheet, rules: Questionnaire, basis: Basis) -> Scorecard:
    """The scores of a sheet by the common rules, on the questions compared."""
    answers = sheet.answers
    if not _is_same(own, rules):
        # What its own version set aside was not counted then, and is not now.
        usable = _alike(own, rules) - set_aside(own, answers, own.asking_order)
        answers = {id: answer for id, answer in answers.items() if id in usable}
    return score(rules, replace(sheet, form=basis.form, answers=answers), basis.questions)


def _matched(before: Run, after: Run, rules: Questionnaire, basis: Basis) -> dict[str, Fraction | None]:
    """The differences, by id, on the questions that have a value both times, and on no other."""
    one, other = before.scorecard, after.scorecard
    alone = {
        id
        for id in basis.questions
        if (one.questions[id].value is None) != (other.questions[id].value is None)
    }
    if alone:
        one, other = (_without(run, rules, basis, alone) for run in (before, after))
    scores = {
        **{was.id: (was.score, now.score) for was, now in zip(one.dimensions, other.dimensions, strict=True)},
        **{
            was.id: (was.score, now.score)
            for was, now in zip(one.capabilities, other.capabilities, strict=True)
        },
    }
    scores[OVERALL] = one.overall.score, other.overall.score
    return {id: None if was is None or now is None else now - was for id, (was, now) in scores.items()}


def _without(run: Run, rules: Questionnaire, basis: Basis, left_out: Collection[str]) -> Scorecard:
    """The scores of a run as if these questions had not been asked; what closes a branch still does."""
    values = {id: part.answer for id, part in run.scorecard.questions.items() if id not in left_out}
    asked = [
        id
        for id in basis.questions
        if id not in left_out and run.scorecard.questions[id].standing is not Standing.SET_ASIDE
    ]
    return score(rules, replace(run.sheet, form=basis.form, answers=values), asked)


# Before and after


def _dimension_change(before: DimensionScore, after: DimensionScore) -> ScoreChange:
    pairs = zip(before.capabilities, after.capabilities, strict=True)
    return ScoreChange(
        before.id,
        before.score,
        after.score,
        before.level,
        after.level,
        before.band,
        after.band,
        unmatched=tuple(id for one, other in pairs for id in _unmatched(one.parts, other.parts)),
    )


def _capability_change(before: CapabilityScore, after: CapabilityScore) -> ScoreChange:
    return ScoreChange(
        before.id,
        before.score,
        after.score,
        before.level,
        after.level,
        unmatched=_unmatched(before.parts, after.parts),
    )


def _overall_change(before: Scorecard, after: Scorecard) -> ScoreChange:
    one, other = before.overall, after.overall
    return ScoreChange(OVERALL, one.score, other.score, one.level, other.level)


def _unmatched(before: Sequence[QuestionScore], after: Sequence[QuestionScore]) -> tuple[str, ...]:
    pairs = zip(before, after, strict=True)
    return tuple(one.id for one, other in pairs if (one.value is None) != (other.value is None))


def _pattern_changes(
    questionnaire: Questionnaire, before: Scorecard, after: Scorecard
) -> tuple[PatternChange, ...]:
    was, now = (
        {found.pattern.id: found for found in find_patterns(questionnaire, card)} for card in (before, after)
    )
    return tuple(
        PatternChange(
            pattern,
            was[pattern.id].state,
            now[pattern.id].state,
            was[pattern.id].severity,
            now[pattern.id].severity,
        )
        for pattern in questionnaire.patterns
    )
