"""The branches of a questionnaire in words, for paper, where the reader is the one who skips."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from babel.lists import format_list

from e20assess.answers.model import Answer
from e20assess.answers.values import condition_value
from e20assess.questionnaire.expressions import Comparison, Condition, Junction, Lookup, Not, names_of
from e20assess.questionnaire.model import Questionnaire
from e20assess.questionnaire.parts import Question
from e20assess.report.material import LOCALES
from e20assess.words import Words


def branches(
    questionnaire: Questionnaire, asked: Sequence[str], language: str
) -> Mapping[str, tuple[str, ...]]:
    """For each question that a branch sets aside: when to leave it out, a sentence for each branch.

    `asked` are the ids of the form's questions in the order of asking. A branch that hangs on a question
    which is not among them never closes.
    """
    wording = _Wording(questionnaire, asked, language)
    found: dict[str, tuple[str, ...]] = {}
    for skip in questionnaire.skips:
        if set(skip.when.names()) <= set(asked):
            sentence = wording.say("Leave this one out if {condition}.", condition=wording.of(skip.when.root))
            for id in skip.questions:
                found[id] = (*found.get(id, ()), sentence)
    return found


class _Wording:
    """Conditions on the answers of one form, in one language."""

    def __init__(self, questionnaire: Questionnaire, asked: Sequence[str], language: str) -> None:
        self.say = Words(language)
        self._questionnaire = questionnaire
        self._language = language
        self._labels = {id: self.say("Q{number}", number=number) for number, id in enumerate(asked, start=1)}

    def of(self, condition: Condition, wanted: bool = True) -> str:
        """When a condition holds, or (not `wanted`) when it does not."""
        if isinstance(condition, Not):
            return self.of(condition.part, not wanted)
        if isinstance(condition, Junction):
            # Of parts that are not wanted together, one that fails is enough.
            one_is_enough = condition.decisive is wanted
            return self._listed([self.of(part, wanted) for part in condition.parts], one_is_enough)
        return self._compared(condition, wanted)

    def _compared(self, comparison: Comparison, wanted: bool) -> str:
        names = tuple(dict.fromkeys(names_of(comparison)))
        if len(names) != 1:
            written = str(comparison) if wanted else f"not {comparison}"
            return self.say("{condition} (of {questions})", condition=written, questions=self._shown(names))
        (id,) = names
        question = self._questionnaire.questions[id]
        chosen = [
            text
            for answer, text in self._possible(question)
            if comparison.holds(self._lookup(question, answer)) is wanted
        ]
        if not chosen:
            return self.say("never")
        values = {"question": self._labels[id], "answers": self._listed(chosen, one_is_enough=True)}
        if question.type == "multiple":
            return self.say("the number of boxes ticked at {question} is {answers}", **values)
        return self.say("the answer to {question} is {answers}", **values)

    def _possible(self, question: Question) -> Iterator[tuple[Answer, str]]:
        """Every answer that can have a value, and how it is named on paper."""
        if question.type == "choice":
            for option in question.option:
                text = option.text.to(self._language)
                yield Answer(option.id), self.say("“{text}”", text=text)
        elif question.type == "multiple":
            ids = question.option_ids
            for count in range(len(ids) + 1):
                yield Answer(ids[:count]), str(count)
        else:
            for number, _ in enumerate(self._questionnaire.labels(question, "en"), start=1):
                yield Answer(number), str(number)

    def _lookup(self, question: Question, answer: Answer) -> Lookup:
        return {question.id: condition_value(self._questionnaire, question, answer)}.__getitem__

    def _shown(self, ids: Sequence[str]) -> str:
        return self._listed([f"{id} = {self._labels[id]}" for id in ids], one_is_enough=False)

    def _listed(self, parts: Sequence[str], one_is_enough: bool) -> str:
        locale = LOCALES[self.say.language]
        return format_list(list(parts), style="or" if one_is_enough else "standard", locale=locale)
