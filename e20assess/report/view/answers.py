"""Each question with what was said to it, and how its value was made."""

from __future__ import annotations

from collections.abc import Mapping

from e20assess.i18n import N_
from e20assess.questionnaire.model import Question
from e20assess.questionnaire.rubric import HIGHEST, LOWEST
from e20assess.report.context import Material
from e20assess.report.view.common import Answer
from e20assess.scoring.scorecard import QuestionScore, Rule, Standing

SAID = {
    Standing.DONT_KNOW: N_("I don't know"),
    Standing.NOT_APPLICABLE: N_("Not applicable"),
    Standing.UNANSWERED: N_("Unanswered"),
    Standing.SET_ASIDE: N_("Set aside"),
    Standing.NOT_ASKED: N_("Not in the short form"),
}
"""What is shown in place of an answer."""


def answers(material: Material) -> Mapping[str, Answer]:
    """What was said to each question of this form, by id, in file order."""
    return {id: _answer(material, id) for id in material.numbers}


def _answer(material: Material, id: str) -> Answer:
    part = material.scorecard.questions[id]
    question = material.questionnaire.questions[id]
    chosen = _chosen(material, question, part)
    is_missing = part.standing is not Standing.VALUED
    return Answer(
        number=material.numbers[id],
        label=material.label(id),
        id=id,
        question=question.text.to(material.language),
        dimension=material.questionnaire.dimension_of[id].id,
        capability=material.name(question.capability),
        standing=part.standing.value,
        chosen=chosen,
        said=material.say(SAID[part.standing]) if is_missing else "",
        value=part.value,
        making=_making(material, question, part),
        is_to_discuss=part.answer.discuss,
        note=part.answer.note,
    )


def option_text(material: Material, question: Question, option: str) -> str:
    """The text of an option by its id; the id itself where the question has no such option."""
    for part in question.option:
        if part.id == option:
            return part.text.to(material.language)
    return option


def _chosen(material: Material, question: Question, part: QuestionScore) -> tuple[str, ...]:
    value = part.answer.value
    if isinstance(value, tuple):
        texts = tuple(option_text(material, question, option) for option in value)
        return texts or (material.say("None of these"),)
    if isinstance(value, int):
        return (material.questionnaire.labels(question, material.language)[value - LOWEST],)
    if isinstance(value, str) and question.type == "choice" and value in question.option_ids:
        return (option_text(material, question, value),)
    return ()


def _making(material: Material, question: Question, part: QuestionScore) -> str:
    say, given = material.say, part.answer.value
    if part.rule is Rule.NEVER_SCORED:
        return say("never scored")
    if part.value is None:
        return say("not scored")
    if part.rule is Rule.REVERSED:
        return say(
            "{given}, reversed: {top} − {given} = {value}",
            given=given,
            top=HIGHEST + LOWEST,
            value=part.value,
        )
    if isinstance(given, tuple):
        return say(
            "{ticked} of {options} ticked: {value}",
            ticked=len(given),
            options=len(question.option),
            value=part.value,
        )
    return str(part.value)
