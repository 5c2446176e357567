"""What an answer is worth: the scored value of a question, and what its id stands for in a condition."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from e20assess.answers.model import NOTHING, Answer, Form, NoValue
from e20assess.questionnaire.conditions import Value
from e20assess.questionnaire.model import Question, Questionnaire
from e20assess.questionnaire.rubric import HIGHEST, LOWEST


def scored_value(questionnaire: Questionnaire, question: Question, answer: Answer) -> int | None:
    """The value (1..5) of an answer; None for a choice and for every kind of "no value".

    level: as answered; agreement: as answered, or 6 - value where reversed; multiple: the rubric's
    count table (method, section 2, rule 1).
    """
    value = answer.value
    if isinstance(value, int):
        return HIGHEST + LOWEST - value if question.reversed else value
    if isinstance(value, tuple):
        return questionnaire.count_levels[question.id][len(value)]
    return None


def condition_value(questionnaire: Questionnaire, question: Question, answer: Answer) -> Value:
    """What the question's id stands for in a condition: its scored value, or the option chosen."""
    if question.is_scored:
        return scored_value(questionnaire, question, answer)
    value = answer.value
    return value if isinstance(value, str) and not isinstance(value, NoValue) else None


def set_aside(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], form: Collection[str]
) -> frozenset[str]:
    """The ids of the questions of a form that a [[skip]] sets aside, given these answers.

    Skips are applied in file order; to each, a question already set aside counts as not answered, and so
    does one that is not in the form.
    """
    aside: set[str] = set()

    def lookup(id: str) -> Value:
        if id in aside or id not in form:
            return None
        return condition_value(questionnaire, questionnaire.questions[id], answers.get(id, NOTHING))

    for skip in questionnaire.skips:
        if skip.when.holds(lookup):
            aside.update(skip.questions)
    return frozenset(id for id in aside if id in form)


def questions_of_form(questionnaire: Questionnaire, form: Form) -> tuple[str, ...]:
    """The ids of the questions of a form, in the order they are asked."""
    if form == "full":
        return questionnaire.asking_order
    return tuple(id for id in questionnaire.asking_order if id in questionnaire.short)
