"""Comparisons of the condition language in words: what was compared, its value, the condition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from e20assess.questionnaire.expressions import Comparison, Mean, Name, Number, Term, Value, Word
from e20assess.report.answered import option_text
from e20assess.report.material import Material
from e20assess.scoring.patterns import questions_behind
from e20assess.words import N_


@dataclass(frozen=True, slots=True)
class Proof:
    """One comparison, worded so that it holds."""

    subject: str
    """A capability, a dimension, a question, or a mean of several."""
    value: str
    wanted: str
    """The condition: "3 or more", "below 2.6"."""


_LIMITS = {
    "<": N_("below {limit}"),
    "<=": N_("{limit} or less"),
    ">": N_("above {limit}"),
    ">=": N_("{limit} or more"),
    "==": N_("exactly {limit}"),
    "!=": N_("other than {limit}"),
    "in": N_("one of: {limit}"),
    "not in": N_("none of: {limit}"),
}
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def proof(material: Material, comparison: Comparison) -> Proof:
    """A comparison in words; one that fails (inside a `not`) is turned into the one that holds."""
    if comparison.holds(material.scorecard.values.__getitem__) is False:
        comparison = comparison.opposite()
    return compared(material, comparison)


def compared(material: Material, comparison: Comparison) -> Proof:
    """A comparison in words as it is written, whether it holds or not."""
    left, operator, right = comparison.left, comparison.operator, comparison.right
    if isinstance(left, Number | Word) and len(right) == 1 and "in" not in operator:
        left, operator, right = right[0], _MIRRORED.get(operator, operator), (left,)
    lookup = material.scorecard.values.__getitem__
    left = Name(_only_question(material, left.id)) if isinstance(left, Name) else left
    value, others = left.value(lookup), [term.value(lookup) for term in right]
    limits = [_limit(material, left, term, value if isinstance(value, Fraction) else None) for term in right]
    return Proof(
        subject=subject(material, left),
        value=_shown(material, left, value, [other for other in others if isinstance(other, Fraction)]),
        wanted=_wanted(material, operator, right, material.any_of(limits), isinstance(value, int)),
    )


def subject(material: Material, term: Term) -> str:
    """What a term of a comparison is, in words."""
    if isinstance(term, Mean):
        names = [subject(material, part) for part in term.parts]
        return material.say("Mean of {names}", names=material.all_of(names))
    if not isinstance(term, Name):
        return str(term)
    id = _only_question(material, term.id)
    if id not in material.questionnaire.questions:
        return material.name(id)
    label = material.label(id)
    text = material.quoted(material.name(id))
    return f"{label} {text}" if label else text


def _only_question(material: Material, id: str) -> str:
    """The one question that stands for a capability in the short form, which measures no capability."""
    if not material.is_short or id not in material.questionnaire.capabilities:
        return id
    asked = material.in_form(questions_behind(material.questionnaire, id))
    return asked[0] if len(asked) == 1 else id


def _wanted(material: Material, operator: str, right: tuple[Term, ...], limit: str, is_answer: bool) -> str:
    # An option or an answer that is asked for needs no "exactly" before it.
    if operator == "==" and (isinstance(right[0], Word) or is_answer):
        return limit
    if operator == "==" and not isinstance(right[0], Number):
        return material.say("the same as {limit}", limit=limit)
    return material.say(_LIMITS[operator], limit=limit)


def _limit(material: Material, left: Term, term: Term, beside: Fraction | None) -> str:
    if isinstance(term, Number):
        return material.say.exactly(term.amount)
    if isinstance(term, Word):
        return material.quoted(_option(material, left, term.text))
    value = _shown(
        material, term, term.value(material.scorecard.values.__getitem__), [] if beside is None else [beside]
    )
    return material.say("{what} ({value})", what=subject(material, term), value=value)


def _shown(material: Material, term: Term, value: Value, limits: Sequence[Fraction]) -> str:
    """A value as a reader knows it: an answer is a whole number, a score has the decimals it needs."""
    if isinstance(value, str):
        return material.quoted(_option(material, term, value))
    if isinstance(value, Fraction):
        return material.say.score(value, limits)
    return material.say.score(None) if value is None else str(value)


def _option(material: Material, term: Term, option: str) -> str:
    question = material.questionnaire.questions.get(term.id) if isinstance(term, Name) else None
    return option_text(material, question, option) if question else option
