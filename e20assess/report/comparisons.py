"""Comparisons of the condition language in words: what was compared, its value, what was looked for."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from e20assess.questionnaire.expressions import Comparison, Mean, Name, Number, Term, Value, Word
from e20assess.report.answered import option_text
from e20assess.report.material import Material
from e20assess.words import N_


@dataclass(frozen=True, slots=True)
class Proof:
    """One comparison, worded so that it holds."""

    subject: str
    """A capability, a dimension, a question, or a mean of several."""
    value: str
    wanted: str
    """What the condition looks for: "3 or more", "below 2.6"."""


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
_NEGATED = {
    "<": ">=",
    "<=": ">",
    ">": "<=",
    ">=": "<",
    "==": "!=",
    "!=": "==",
    "in": "not in",
    "not in": "in",
}


def proof(material: Material, comparison: Comparison) -> Proof:
    """A comparison in words; one that fails (inside a `not`) is turned into the one that holds."""
    left, operator, right = comparison.left, comparison.operator, comparison.right
    if comparison.holds(material.scorecard.values.__getitem__) is False:
        operator = _NEGATED[operator]
    if isinstance(left, Number | Word) and len(right) == 1 and "in" not in operator:
        left, operator, right = right[0], _MIRRORED.get(operator, operator), (left,)
    limits = [_limit(material, left, term) for term in right]
    return Proof(
        subject=subject(material, left),
        value=_shown(material, left, left.value(material.scorecard.values.__getitem__)),
        wanted=_wanted(material, operator, right, material.any_of(limits)),
    )


def subject(material: Material, term: Term) -> str:
    """What a term of a comparison is, in words."""
    if isinstance(term, Mean):
        names = [subject(material, part) for part in term.parts]
        return material.say("Mean of {names}", names=material.all_of(names))
    if not isinstance(term, Name):
        return str(term)
    if term.id not in material.questionnaire.questions:
        return material.name(term.id)
    label = material.label(term.id)
    text = material.quoted(material.name(term.id))
    return f"{label} {text}" if label else text


def _wanted(material: Material, operator: str, right: tuple[Term, ...], limit: str) -> str:
    # An option that is asked for needs no "exactly" before it.
    if operator == "==" and isinstance(right[0], Word):
        return limit
    if operator == "==" and not isinstance(right[0], Number):
        return material.say("the same as {limit}", limit=limit)
    return material.say(_LIMITS[operator], limit=limit)


def _limit(material: Material, left: Term, term: Term) -> str:
    if isinstance(term, Number):
        return material.exactly(term.amount)
    if isinstance(term, Word):
        return material.quoted(_option(material, left, term.text))
    value = _shown(material, term, term.value(material.scorecard.values.__getitem__))
    return material.say("{what} ({value})", what=subject(material, term), value=value)


def _shown(material: Material, term: Term, value: Value) -> str:
    """A value as a reader knows it: an answer is a whole number, a score has one decimal."""
    if isinstance(value, str):
        return material.quoted(_option(material, term, value))
    if isinstance(value, Fraction):
        return material.say.score(value)
    return material.say.score(None) if value is None else str(value)


def _option(material: Material, term: Term, option: str) -> str:
    question = material.questionnaire.questions.get(term.id) if isinstance(term, Name) else None
    return option_text(material, question, option) if question else option
