"""What the combination of answers means: patterns with their evidence, and those nobody can decide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from e20assess.i18n import N_
from e20assess.questionnaire.conditions import Comparison, Mean, Name, Number, Term, Value, Word
from e20assess.questionnaire.model import NAMED_CHOICE, Pattern, Severity
from e20assess.questionnaire.text import Text
from e20assess.report.context import SEVERITIES, Material
from e20assess.report.view.answers import SAID, option_text
from e20assess.scoring.patterns import (
    FoundPattern,
    Raised,
    State,
    counter_evidence,
    evidence,
    missing,
    questions_behind,
    raised,
    variant,
)
from e20assess.scoring.scorecard import Standing


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
    "not in": N_("other than {limit}"),
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
        return material.say("Mean of {names}", names=" · ".join(names))
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
    if operator == "in" or (operator == "==" and (isinstance(right[0], Word) or is_answer)):
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


@dataclass(frozen=True, slots=True)
class PatternPart:
    """A pattern that is present, with its evidence."""

    id: str
    name: str
    severity: str
    """high, medium, low."""
    severity_words: str
    meaning: str
    proofs: tuple[Proof, ...]
    """The comparisons that hold."""
    raised: str
    """Why the severity is high although the pattern's own is lower; else empty."""
    against: tuple[Proof, ...]
    """What speaks against it: conditions it can do without, and parts of a mean that alone would not meet
    its condition; often none."""
    rests_on: str
    """The dimensions compared as a whole, in words: their answers are not repeated; often empty."""
    questions: tuple[str, ...]
    """The ids of the questions behind the comparisons and the severity, in file order."""
    first_step: str
    """The pattern's own, or the archetype's where both rest on the same answer."""
    sources: str
    """Author and year of each, in one line."""


@dataclass(frozen=True, slots=True)
class UnknownPattern:
    """A pattern that the answers cannot decide."""

    id: str
    name: str
    missing: tuple[str, ...]
    """What has no value, and why, in words."""
    missing_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Patterns:
    """Every pattern of the questionnaire, by its state."""

    present: tuple[PatternPart, ...]
    """The gravest first."""
    unknown: tuple[UnknownPattern, ...]
    absent: tuple[str, ...]
    """The names of those looked for and not found."""


def patterns(material: Material) -> Patterns:
    """What the combination of answers means."""
    diagnosis = material.diagnosis
    return Patterns(
        present=tuple(_present(material, found) for found in diagnosis.present),
        unknown=tuple(_unknown(material, found) for found in diagnosis.not_assessable),
        absent=tuple(_name(material, found) for found in diagnosis.patterns if found.state is State.ABSENT),
    )


def _present(material: Material, found: FoundPattern) -> PatternPart:
    pattern = found.pattern
    supports = evidence(material.questionnaire, material.scorecard, pattern.when)
    severity = raised(material.questionnaire, material.scorecard, found)
    names = list(dict.fromkeys(name for support in supports for name, _ in support.values))
    whole = [name for name in names if _is_dimension(material, name)]
    behind = [
        id for name in names if name not in whole for id in questions_behind(material.questionnaire, name)
    ]
    if severity:
        behind += [id for support in severity.by for id in support.questions]
    return PatternPart(
        id=pattern.id,
        name=_name(material, found),
        severity=found.severity,
        severity_words=_severity(material, found.severity),
        meaning=meaning(material, pattern),
        proofs=tuple(proof(material, support.comparison) for support in supports),
        raised=_raised(material, severity) if severity else "",
        against=tuple(
            compared(material, comparison)
            for comparison in counter_evidence(material.questionnaire, material.scorecard, pattern.when)
        ),
        rests_on=material.all_of(material.quoted(material.name(id)) for id in whole) if whole else "",
        questions=material.in_form(behind),
        first_step=first_step(material, found),
        sources=material.sources(pattern.sources),
    )


def meaning(material: Material, pattern: Pattern) -> str:
    """What a pattern means, in the words of the variant that holds, the options chosen named in it."""
    return _named(material, variant(pattern, material.scorecard, "meaning"))


def first_step(material: Material, found: FoundPattern) -> str:
    """The first thing to do about a pattern: the archetype's where both rest on the same answer."""
    archetype = material.diagnosis.advice(found)
    if archetype is not None and archetype.first_step is not None:
        return archetype.first_step.to(material.language)
    return _named(material, variant(found.pattern, material.scorecard, "first_step"))


def _named(material: Material, text: Text) -> str:
    """A text with the option that was chosen in the place of each choice named between braces."""

    def option(found: re.Match[str]) -> str:
        question = material.questionnaire.questions.get(found[1])
        chosen = material.scorecard.values.get(found[1])
        if question is None or not isinstance(chosen, str):
            return found[0]
        return material.quoted(option_text(material, question, chosen))

    return NAMED_CHOICE.sub(option, text.to(material.language))


def _severity(material: Material, severity: Severity) -> str:
    """The severity in words; in the short form, where single answers decide, only a possible pattern's."""
    words = material.say(SEVERITIES[severity])
    return material.say("possible, {severity}", severity=words) if material.is_short else words


def _raised(material: Material, severity: Raised) -> str:
    proofs = dict.fromkeys(proof(material, support.comparison) for support in severity.by)
    reasons = [material.say("{subject} → {value}", subject=part.subject, value=part.value) for part in proofs]
    return material.say.many(
        "High severity instead of {severity}, because of this answer: {reasons}.",
        "High severity instead of {severity}, because of these answers: {reasons}.",
        len(reasons),
        severity=material.say(SEVERITIES[severity.otherwise]),
        reasons=" · ".join(reasons),
    )


def _unknown(material: Material, found: FoundPattern) -> UnknownPattern:
    ids = missing(material.questionnaire, material.scorecard, found.pattern.when)
    return UnknownPattern(
        id=found.pattern.id,
        name=_name(material, found),
        missing=tuple(_what_is_missing(material, id) for id in ids),
        missing_ids=ids,
    )


def _what_is_missing(material: Material, id: str) -> str:
    part = material.scorecard.questions.get(id)
    if part is None:
        is_asked = bool(material.in_form(questions_behind(material.questionnaire, id)))
        why = material.say("no score") if is_asked else material.say(SAID[Standing.NOT_ASKED])
    elif part.standing is Standing.DONT_KNOW:
        return material.say(
            "{what} ({why})",
            what=subject(material, Name(id)),
            why=material.quoted(material.say(SAID[part.standing])),
        )
    else:
        why = material.say(SAID[part.standing])
    if part and part.standing is Standing.NOT_ASKED and not material.is_short:
        why = material.say("asked in only one of the two versions")
    return material.say("{what} ({why})", what=subject(material, Name(id)), why=why[:1].lower() + why[1:])


def _is_dimension(material: Material, id: str) -> bool:
    return any(id == dimension.id for dimension in material.questionnaire.dimensions)


def _name(material: Material, found: FoundPattern) -> str:
    return found.pattern.name.to(material.language)
