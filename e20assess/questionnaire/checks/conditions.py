"""Conditions name what exists, compare like with like, and a skip depends on no later skip."""

from __future__ import annotations

from e20assess import faults
from e20assess.inputs.locate import KeyPath
from e20assess.questionnaire.checks.references import require
from e20assess.questionnaire.checks.texts import texts_of
from e20assess.questionnaire.conditions import Comparison, Expression, Mean, Name, Number, Term, Word
from e20assess.questionnaire.draft import Draft
from e20assess.questionnaire.model import NAMED_CHOICE, Question, Variant

_ORDERED = {"<", "<=", ">", ">="}


def check(draft: Draft) -> None:
    """Note unknown names, options that do not exist, and numbers compared with choices."""
    checker = _Checker(draft)
    for pattern in draft.patterns:
        checker.condition(pattern.part.when, pattern.file, (*pattern.path, "when"))
        if pattern.part.high_when:
            checker.condition(pattern.part.high_when, pattern.file, (*pattern.path, "high_when"))
        for index, variant in enumerate(pattern.part.variant):
            path = (*pattern.path, "variant", index)
            checker.condition(variant.when, pattern.file, (*path, "when"))
            checker.named_choices(variant, pattern.file, path)
    for archetype in draft.archetypes:
        if archetype.part.when:
            checker.condition(archetype.part.when, archetype.file, (*archetype.path, "when"))
    for skip in draft.skips:
        checker.condition(skip.part.when, skip.file, (*skip.path, "when"))
    _check_skips(draft)


def _check_skips(draft: Draft) -> None:
    """Skips are applied in file order, so each may only depend on what none from it on sets aside."""
    scores = draft.known("dimension", "capability")
    for index, skip in enumerate(draft.skips):
        later = {id for other in draft.skips[index:] for id in other.part.questions}
        path = (*skip.path, "when")
        for id in skip.part.when.names():
            if id in scores:
                draft.findings.add(faults.SKIP_SCORE, skip.file, path, id=id)
            elif id in later:
                draft.findings.add(faults.SKIP_BACKWARD, skip.file, path, id=id)


class _Checker:
    """Knows, for one draft, which ids are scores and which are choices with which options."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._known = draft.known("dimension", "capability", "question")
        self._choices: dict[str, Question] = {
            entry.part.id: entry.part for entry in draft.questions if entry.part.type == "choice"
        }

    def condition(self, expression: Expression, file: str, path: KeyPath) -> None:
        known = [require(self._draft, "id", id, self._known, file, path) for id in expression.names()]
        if all(known):
            for comparison in expression.comparisons():
                self._comparison(comparison, file, path)

    def named_choices(self, variant: Variant, file: str, path: KeyPath) -> None:
        """What the texts of a variant name between braces are choices."""
        for where, text in texts_of(variant):
            for language, written in text.root.items():
                for id in NAMED_CHOICE.findall(str(written)):
                    here = (*path, *where, language)
                    known = require(self._draft, "question", id, self._draft.known("question"), file, here)
                    if known and id not in self._choices:
                        self._draft.findings.add(faults.CHOICE_TO_NAME, file, here, id=id)

    def _comparison(self, comparison: Comparison, file: str, path: KeyPath) -> None:
        for right in comparison.right:
            if not self._alike(comparison.left, right, comparison.operator):
                self._draft.findings.add(
                    faults.EXPRESSION_TYPE, file, path, left=str(comparison.left), right=str(right)
                )
            for one, other in ((comparison.left, right), (right, comparison.left)):
                if isinstance(one, Name) and isinstance(other, Word) and one.id in self._choices:
                    options = self._choices[one.id].option_ids
                    require(self._draft, "option", other.text, options, file, path)

    def _alike(self, left: Term, right: Term, operator: str) -> bool:
        kinds = {self._is_choice(left), self._is_choice(right)}
        return kinds == {False} or (kinds == {True} and operator not in _ORDERED)

    def _is_choice(self, term: Term) -> bool | None:
        """Whether a term stands for an option id; None for a mean over choices, which is nothing at all."""
        match term:
            case Name(id=id):
                return id in self._choices
            case Word():
                return True
            case Number():
                return False
            case Mean(parts=parts):
                return None if any(part.id in self._choices for part in parts) else False
