"""What was not said: not known, not applicable, not answered, set aside; none of it is ever a zero."""

from __future__ import annotations

from dataclasses import dataclass

from e20assess.report.context import Material
from e20assess.report.view.patterns import proof
from e20assess.scoring.patterns import evidence
from e20assess.scoring.scorecard import Standing


@dataclass(frozen=True, slots=True)
class Silence:
    """The ids of the questions without a value, each once."""

    dont_know: tuple[str, ...]
    not_applicable: tuple[str, ...]
    """The reason is in the note."""
    unanswered: tuple[str, ...]
    set_aside: tuple[str, ...]
    """An answer given before is kept, and not counted."""
    reasons: tuple[str, ...]
    """Why questions were set aside, in words."""
    not_asked: int
    """How many questions are not in this form."""
    is_complete: bool
    """Whether everything asked has a value."""


def silence(material: Material) -> Silence:
    """What was not said."""
    return Silence(
        dont_know=_where(material, Standing.DONT_KNOW),
        not_applicable=_where(material, Standing.NOT_APPLICABLE),
        unanswered=_where(material, Standing.UNANSWERED),
        set_aside=_where(material, Standing.SET_ASIDE),
        reasons=_reasons(material),
        not_asked=len(material.questionnaire.questions) - len(material.numbers),
        is_complete=all(
            part.standing in (Standing.VALUED, Standing.NOT_ASKED)
            for part in material.scorecard.questions.values()
        ),
    )


def _where(material: Material, standing: Standing) -> tuple[str, ...]:
    scores = material.scorecard.questions
    return tuple(id for id in material.numbers if scores[id].standing is standing)


def _reasons(material: Material) -> tuple[str, ...]:
    """The comparisons that closed a branch, for the branches that are closed."""
    lookup = material.scorecard.values.__getitem__
    proofs = [
        proof(material, support.comparison)
        for skip in material.questionnaire.skips
        if skip.when.holds(lookup)
        for support in evidence(material.questionnaire, material.scorecard, skip.when)
    ]
    return tuple(
        material.say("{subject} → {value}", subject=part.subject, value=part.value)
        for part in dict.fromkeys(proofs)
    )
