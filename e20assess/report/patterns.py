"""What the combination of answers means: patterns with their evidence, and those nobody can decide."""

from __future__ import annotations

from dataclasses import dataclass

from e20assess.questionnaire.expressions import Name
from e20assess.report.answered import SAID
from e20assess.report.comparisons import Proof, proof, subject
from e20assess.report.material import SEVERITIES, Material
from e20assess.scoring.patterns import FoundPattern, State, evidence, missing, questions_behind
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
    rests_on: str
    """The dimensions compared as a whole, in words: their answers are not repeated; often empty."""
    questions: tuple[str, ...]
    """The ids of the questions behind the comparisons, in file order."""
    first_step: str
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
    names = list(dict.fromkeys(name for support in supports for name, _ in support.values))
    whole = [name for name in names if _is_dimension(material, name)]
    behind = [
        id for name in names if name not in whole for id in questions_behind(material.questionnaire, name)
    ]
    return PatternPart(
        id=pattern.id,
        name=_name(material, found),
        severity=found.severity,
        severity_words=material.say(SEVERITIES[found.severity]),
        meaning=pattern.meaning.to(material.language),
        proofs=tuple(proof(material, support.comparison) for support in supports),
        rests_on=material.all_of(material.name(id) for id in whole) if whole else "",
        questions=material.in_form(behind),
        first_step=pattern.first_step.to(material.language),
        sources=material.sources(pattern.sources),
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
        why = material.say("not asked in both versions")
    return material.say("{what} ({why})", what=subject(material, Name(id)), why=why[:1].lower() + why[1:])


def _is_dimension(material: Material, id: str) -> bool:
    return any(id == dimension.id for dimension in material.questionnaire.dimensions)


def _name(material: Material, found: FoundPattern) -> str:
    return found.pattern.name.to(material.language)
