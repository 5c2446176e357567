"""The scoring itself: the rules of docs/method.md, section 2, in exact fractions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from e20assess.answers.branches import condition_value, questions_of_form, scored_value, set_aside
from e20assess.answers.model import NOTHING, Answer, AnswerSheet, AnswerValue, NoValue
from e20assess.questionnaire.conditions import Value, exact_mean
from e20assess.questionnaire.model import Dimension, Question, Questionnaire
from e20assess.questionnaire.rubric import HIGHEST, LOWEST, reaches
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
    scores = {}
    for question, rule, bare in _rules(questionnaire):
        id = question.id
        answer = answers.get(id, NOTHING)
        if id in aside or id not in in_form:
            standing = Standing.SET_ASIDE if id in in_form else Standing.NOT_ASKED
            scores[id] = QuestionScore(id, answer, standing, None, rule, False)
        elif answer.note or answer.discuss or (known := bare.get(answer.value)) is None:
            scores[id] = _question_score(questionnaire, question, rule, answer)
        else:
            scores[id] = known
    return scores


def _question_score(
    questionnaire: Questionnaire, question: Question, rule: Rule, answer: Answer
) -> QuestionScore:
    """The score of a question that is asked, by its answer alone."""
    standing, value = _standing(answer), scored_value(questionnaire, question, answer)
    counts = rule is not Rule.NEVER_SCORED and standing is not Standing.NOT_APPLICABLE
    return QuestionScore(question.id, answer, standing, value, rule, counts)


def _standing(answer: Answer) -> Standing:
    value = answer.value
    if value is None:
        return Standing.UNANSWERED
    if value is NoValue.DONT_KNOW:
        return Standing.DONT_KNOW
    return Standing.NOT_APPLICABLE if value is NoValue.NOT_APPLICABLE else Standing.VALUED


Bare = Mapping[AnswerValue, QuestionScore]
"""The scores of one question's bare numbers, which most answers are: made once."""


@lru_cache(maxsize=8)
def _rules(questionnaire: Questionnaire) -> tuple[tuple[Question, Rule, Bare], ...]:
    """Every question in file order, with the rule that makes its value, and the values known beforehand."""
    return tuple(
        (question, rule, _bare(questionnaire, question, rule))
        for question in questionnaire.questions.values()
        for rule in [_rule(question)]
    )


def _bare(questionnaire: Questionnaire, question: Question, rule: Rule) -> Bare:
    if rule not in (Rule.AS_ANSWERED, Rule.REVERSED):
        return {}
    return {
        value: _question_score(questionnaire, question, rule, Answer(value))
        for value in range(LOWEST, HIGHEST + 1)
    }


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
    never = Rule.NEVER_SCORED
    standings = [
        part.standing for capability in capabilities for part in capability.parts if part.rule is not never
    ]
    asked = sum([capability.asked for capability in capabilities])
    answered = sum([capability.answered for capability in capabilities])
    low = high = score
    if answered < asked:
        low, high = (_bound(questionnaire, capabilities, end, is_short) for end in (LOWEST, HIGHEST))
    dont_know = standings.count(Standing.DONT_KNOW)
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
        is_unknown_finding=reaches(dont_know, asked or 1, rubric.unknown.finding_share),
        capabilities=capabilities,
    )


def full_score(questionnaire: Questionnaire, capabilities: Sequence[CapabilityScore]) -> Fraction | None:
    """The mean of the capabilities that have a score, if they are a large enough share of those asked."""
    scores = [part.score for part in capabilities if part.score is not None]
    asked = len([part for part in capabilities if part.asked])
    if not scores or not reaches(len(scores), asked, questionnaire.rubric.dimension.minimum_share):
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
        part if part.answered == part.asked else _filled(questionnaire, part, end) for part in capabilities
    ]
    return short_score(filled) if is_short else full_score(questionnaire, filled)


def _filled(questionnaire: Questionnaire, capability: CapabilityScore, end: int) -> CapabilityScore:
    parts = [
        part._replace(value=end) if part.value is None and part.counts else part for part in capability.parts
    ]
    return capability_score(questionnaire, capability.id, tuple(parts))


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
    values.update({id: part.value for id, part in questions.items()})
    for question, rule, _ in _rules(questionnaire):
        if rule is Rule.NEVER_SCORED and (part := questions[question.id]).standing is Standing.VALUED:
            values[question.id] = condition_value(questionnaire, question, part.answer)
    return values
