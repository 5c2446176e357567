"""What the combination of answers means: patterns with their evidence, and those nobody can decide."""

from __future__ import annotations

import re
from dataclasses import dataclass

from e20assess.questionnaire.expressions import Name
from e20assess.questionnaire.parts import NAMED_CHOICE, Pattern
from e20assess.questionnaire.text import Text
from e20assess.report.answered import SAID, option_text
from e20assess.report.comparisons import Proof, compared, proof, subject
from e20assess.report.material import SEVERITIES, Material
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
        severity_words=material.say(SEVERITIES[found.severity]),
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


def _raised(material: Material, severity: Raised) -> str:
    proofs = dict.fromkeys(proof(material, support.comparison) for support in severity.by)
    reasons = [material.say("{subject}: {value}", subject=part.subject, value=part.value) for part in proofs]
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
    why = material.say(SAID[part.standing]) if part and part.standing in SAID else material.say("no score")
    if part and part.standing is Standing.NOT_ASKED and not material.is_short:
        why = material.say("asked in only one of the two versions")
    return material.say("{what} ({why})", what=subject(material, Name(id)), why=why[:1].lower() + why[1:])


def _is_dimension(material: Material, id: str) -> bool:
    return any(id == dimension.id for dimension in material.questionnaire.dimensions)


def _name(material: Material, found: FoundPattern) -> str:
    return found.pattern.name.to(material.language)
