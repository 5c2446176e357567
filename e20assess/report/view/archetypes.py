"""Who owns, who links: what the answers to the typology questions suggest. Never a score."""

from __future__ import annotations

from dataclasses import dataclass

from e20assess.questionnaire.model import Archetype
from e20assess.report.context import Material


@dataclass(frozen=True, slots=True)
class Reading:
    """What an answer suggests."""

    is_hypothesis: bool
    """Whether it is an extrapolation of the questionnaire's authors, to be worded as one."""
    reveals: str
    risk: str
    """Empty where there is none."""
    first_step: str
    """Empty where there is none."""
    sources: str


@dataclass(frozen=True, slots=True)
class Typology:
    """A typology question, its answer, and what the answer suggests."""

    question: str
    """Its id."""
    readings: tuple[Reading, ...]


def typologies(material: Material) -> tuple[Typology, ...]:
    """The typology questions of this form, in the order of the archetypes."""
    asked = dict.fromkeys(archetype.question for archetype in material.questionnaire.archetypes)
    return tuple(
        Typology(
            question,
            tuple(
                _reading(material, archetype)
                for archetype in material.diagnosis.archetypes
                if archetype.question == question
            ),
        )
        for question in asked
        if question in material.numbers
    )


def _reading(material: Material, archetype: Archetype) -> Reading:
    language = material.language
    return Reading(
        is_hypothesis=archetype.hypothesis,
        reveals=archetype.reveals.to(language),
        risk=archetype.risk.to(language) if archetype.risk else "",
        first_step=archetype.first_step.to(language) if archetype.first_step else "",
        sources=material.sources(archetype.sources),
    )
