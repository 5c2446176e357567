"""The scoring itself: the rules of docs/method.md, section 2, in exact fractions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction
from functools import lru_cache

from e20assess.answers.model import NOTHING, Answer, AnswerSheet, AnswerValue, NoValue
from e20assess.answers.values import condition_value, questions_of_form, scored_value, set_aside
from e20assess.questionnaire.expressions import Value, exact_mean
from e20assess.questionnaire.model import Dimension, Questionnaire
from e20assess.questionnaire.parts import Question
from e20assess.questionnaire.rubric import HIGHEST, LOWEST
from e20assess.scoring.scorecard import (
    CapabilityScore,
    DimensionScore,
    OverallScore,
    QuestionScore,
    Rule,
    Scorecard,
    Standing,
)


def score(
    questionnaire: Questionnaire, sheet: AnswerSheet, asked: Collection[str] | None = None
) -> Scorecard:
    """Score a sheet. Pure: the same sheet gives the same scorecard, whatever the order of its answers.

    `asked` names the questions that count as asked, where these are not all those of the sheet's form.
    """
    if asked is None:
        asked = questions_of_form(questionnaire, sheet.form)
    questions = _question_scores(questionnaire, sheet, frozenset(asked))
    is_short = sheet.form == "short"
    dimensions = tuple(
        _dimension_score(questionnaire, dimension, questions, is_short)
        for dimension in questionnaire.dimensions
    )
    overall = NO_OVERALL if is_short else _overall_score(questionnaire, dimensions)
    values = _condition_values(questionnaire, dimensions, questions)
    return Scorecard(sheet.form, dimensions, overall, questions, values)


NO_OVERALL = OverallScore(None, None, None, ())
"""What there is to say overall when a dimension has no score, and in the short form."""


# Questions (rule 1)


def _question_scores(
    questionnaire: Questionnaire, sheet: AnswerSheet, in_form: frozenset[str]
) -> dict[str, QuestionScore]:
    answers = sheet.answers
    aside = set_aside(questionnaire, answers, in_form)
    bare = _bare_scores(questionnaire)
    scores = {}
    for id, question, rule in _rules(questionnaire):
        answer = answers.get(id, NOTHING)
        if id in aside or id not in in_form:
            standing = Standing.SET_ASIDE if id in in_form else Standing.NOT_ASKED
            scores[id] = QuestionScore(id, answer, standing, None, rule, False)
            continue
        if answer.note == "" and not answer.discuss and (id, answer.value) in bare:
            scores[id] = bare[id, answer.value]
            continue
        standing, value = _standing(answer), scored_value(questionnaire, question, answer)
        counts = rule is not Rule.NEVER_SCORED and standing is not Standing.NOT_APPLICABLE
        scores[id] = QuestionScore(id, answer, standing, value, rule, counts)
    return scores


@lru_cache(maxsize=8)
def _bare_scores(questionnaire: Questionnaire) -> dict[tuple[str, AnswerValue], QuestionScore]:
    """The scores of bare numbers, which most answers are, by question id and answer: made once."""
    return {
        (id, value): QuestionScore(
            id,
            Answer(value),
            Standing.VALUED,
            scored_value(questionnaire, question, Answer(value)),
            rule,
            True,
        )
        for id, question, rule in _rules(questionnaire)
        if rule in (Rule.AS_ANSWERED, Rule.REVERSED)
        for value in range(LOWEST, HIGHEST + 1)
    }


def _standing(answer: Answer) -> Standing:
    """Where a question that is asked stands, by its answer alone."""
    value = answer.value
    if value is None:
        return Standing.UNANSWERED
    if value is NoValue.DONT_KNOW:
        return Standing.DONT_KNOW
    return Standing.NOT_APPLICABLE if value is NoValue.NOT_APPLICABLE else Standing.VALUED


@lru_cache(maxsize=8)
def _rules(questionnaire: Questionnaire) -> tuple[tuple[str, Question, Rule], ...]:
    """Every question in file order, with the rule that makes its value."""
    return tuple((id, question, _rule(question)) for id, question in questionnaire.questions.items())


def _rule(question: Question) -> Rule:
    if question.type == "choice":
        return Rule.NEVER_SCORED
    if question.type == "multiple":
        return Rule.COUNTED
    return Rule.REVERSED if question.reversed else Rule.AS_ANSWERED


# Capabilities (rule 2)


def capability_score(
    questionnaire: Questionnaire, id: str, parts: tuple[QuestionScore, ...]
) -> CapabilityScore:
    """The mean of the questions that have a value, if they are as many as the rubric wants."""
    total = answered = asked = 0
    for part in parts:
        asked += part.counts
        if part.value is not None:
            total += part.value
            answered += 1
    rubric = questionnaire.rubric
    if answered < rubric.capability.minimum_answered:
        return CapabilityScore(id, None, None, asked, answered, parts)
    score, level = rubric.mean(total, answered)
    return CapabilityScore(id, score, level, asked, answered, parts)


# Dimensions (rules 3, 5, 6 and 8)


def _dimension_score(
    questionnaire: Questionnaire, dimension: Dimension, questions: dict[str, QuestionScore], is_short: bool
) -> DimensionScore:
    rubric = questionnaire.rubric
    capabilities = tuple(
        capability_score(
            questionnaire,
            part.id,
            tuple([questions[question.id] for question in questionnaire.questions_of[part.id]]),
        )
        for part in dimension.capabilities
    )
    score = short_score(capabilities) if is_short else full_score(questionnaire, capabilities)
    standings = [
        part.standing
        for capability in capabilities
        for part in capability.parts
        if part.rule is not Rule.NEVER_SCORED
    ]
    asked = sum([capability.asked for capability in capabilities])
    answered = sum([capability.answered for capability in capabilities])
    low = high = score
    if answered < asked:
        low, high = (_bound(questionnaire, capabilities, end, is_short) for end in (LOWEST, HIGHEST))
    dont_know = standings.count(Standing.DONT_KNOW)
    unknown_share = Fraction(dont_know, asked or 1)
    return DimensionScore(
        id=dimension.id,
        score=score,
        level=rubric.level(score) if score is not None and not is_short else None,
        band=rubric.band(score) if score is not None and is_short else None,
        low=low,
        high=high,
        asked=asked,
        answered=answered,
        dont_know=dont_know,
        not_applicable=standings.count(Standing.NOT_APPLICABLE),
        unknown_share=unknown_share,
        is_unknown_finding=unknown_share >= rubric.unknown.finding_share,
        capabilities=capabilities,
    )


def full_score(questionnaire: Questionnaire, capabilities: Sequence[CapabilityScore]) -> Fraction | None:
    """The mean of the capabilities that have a score, if they are a large enough share of those asked."""
    scores = [part.score for part in capabilities if part.score is not None]
    asked = sum(part.asked > 0 for part in capabilities)
    if not scores or len(scores) < questionnaire.rubric.dimension.minimum_share * asked:
        return None
    return exact_mean(scores)


def short_score(capabilities: Sequence[CapabilityScore]) -> Fraction | None:
    """The mean of the answered questions themselves: the short form has too few for capabilities."""
    values = [
        part.value for capability in capabilities for part in capability.parts if part.value is not None
    ]
    return Fraction(sum(values), len(values)) if values else None


def _bound(
    questionnaire: Questionnaire, capabilities: Sequence[CapabilityScore], end: int, is_short: bool
) -> Fraction | None:
    """The score of a dimension with every missing and every unknown answer at one end of the scale."""
    filled = [
        capability_score(
            questionnaire,
            capability.id,
            tuple(
                part._replace(value=end) if part.value is None and part.counts else part
                for part in capability.parts
            ),
        )
        for capability in capabilities
    ]
    return short_score(filled) if is_short else full_score(questionnaire, filled)


# Overall (rule 4)


def _overall_score(questionnaire: Questionnaire, dimensions: Sequence[DimensionScore]) -> OverallScore:
    scores = [part.score for part in dimensions if part.score is not None]
    if not scores or len(scores) < len(dimensions):
        return NO_OVERALL
    score = exact_mean(scores)
    level_by_mean = questionnaire.rubric.level(score)
    lowest = min(part.level for part in dimensions if part.level is not None)
    cap = lowest + questionnaire.rubric.overall.cap_above_lowest
    holding = tuple(part.id for part in dimensions if part.level == lowest)
    return OverallScore(score, min(level_by_mean, cap), level_by_mean, holding)


# What ids stand for in conditions (rule 7)


def _condition_values(
    questionnaire: Questionnaire, dimensions: Sequence[DimensionScore], questions: dict[str, QuestionScore]
) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for dimension in dimensions:
        values[dimension.id] = dimension.score
        for capability in dimension.capabilities:
            values[capability.id] = capability.score
    for id, part in questions.items():
        if part.rule is Rule.NEVER_SCORED and part.standing is Standing.VALUED:
            values[id] = condition_value(questionnaire, questionnaire.questions[id], part.answer)
        else:
            values[id] = part.value
    return values
