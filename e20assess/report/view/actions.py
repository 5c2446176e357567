"""What to do: what the patterns and the owner call for, then one step up for each capability."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from e20assess.report.context import EFFORTS, Material
from e20assess.report.view.answers import option_text
from e20assess.report.view.common import Score
from e20assess.report.view.patterns import first_step
from e20assess.scoring.diagnosis import EFFORT, FirstAction

SHOWN_FIRST = 10
"""How many actions the report shows."""

LEADS = 5
"""How many it shows of the short form, where each rests on a single answer."""


@dataclass(frozen=True, slots=True)
class ActionPart:
    """One step up for a capability."""

    rank: int
    title: str
    how: str
    sign: str
    """What will be seen when it has worked."""
    capability: str
    dimension: str
    colour: int
    """1 to 4: that of its dimension."""
    score: Score
    """The capability's, now."""
    effort: str
    """days, weeks, months."""
    effort_words: str
    gain: str
    """What the dimension's score would gain, with its sign; empty in the short form."""
    gain_exact: str
    level_after: str
    """The level that the dimension would reach: "3 Coordinated"; empty where it stays on its own."""
    is_thin: bool
    """Whether it rests on a single answer, to be checked first."""


@dataclass(frozen=True, slots=True)
class StepBefore:
    """A first thing to do, before one capability or another is worked upon."""

    text: str
    origin: str
    """The pattern that calls for it, or the question whose answer suggests it."""


@dataclass(frozen=True, slots=True)
class Actions:
    """What to do, the most worthwhile first."""

    before: tuple[StepBefore, ...]
    """What the patterns call for and what the typology answers suggest, each once, without contradiction."""
    first: tuple[ActionPart, ...]
    later: tuple[ActionPart, ...]
    """The others, in the same order."""


def actions(material: Material) -> Actions:
    """The actions by gain for effort; in the short form, the lowest answers first."""
    found, shown = material.diagnosis.actions, SHOWN_FIRST
    if material.is_short:
        found = tuple(sorted(found, key=lambda one: (one.score, EFFORT[one.action.effort])))
        shown = LEADS
    parts = tuple(_part(material, one, rank) for rank, one in enumerate(found, start=1))
    return Actions(tuple(_before(material)), parts[:shown], parts[shown:])


def _before(material: Material) -> Iterator[StepBefore]:
    for step in material.diagnosis.first_steps:
        if step.pattern is not None:
            yield StepBefore(
                first_step(material, step.pattern), step.pattern.pattern.name.to(material.language)
            )
        elif step.archetype is not None and step.archetype.first_step is not None:
            origin = (
                f"{material.label(step.archetype.question)} {_answer_to(material, step.archetype.question)}"
            )
            yield StepBefore(step.archetype.first_step.to(material.language), origin.strip())


def _answer_to(material: Material, question: str) -> str:
    """What was chosen, between quotation marks."""
    value = material.scorecard.values[question]
    asked = material.questionnaire.questions[question]
    return material.quoted(option_text(material, asked, value)) if isinstance(value, str) else ""


def _part(material: Material, found: FirstAction, rank: int) -> ActionPart:
    action, language = found.action, material.language
    # A dimension without a score has nothing to gain, and the short form no capabilities to weigh.
    has_gain = not material.is_short and material.scorecard.dimension(found.dimension).score is not None
    return ActionPart(
        rank=rank,
        title=action.title.to(language),
        how=action.how.to(language),
        sign=action.sign.to(language),
        capability=material.name(action.capability),
        dimension=material.name(found.dimension),
        colour=material.colours[found.dimension],
        score=material.score(found.score),
        effort=action.effort,
        effort_words=material.say(EFFORTS[action.effort]),
        gain=material.say.signed(found.gain) if has_gain else "",
        gain_exact=str(found.gain) if has_gain else "",
        level_after=material.level(found.level_after) if found.level_after and has_gain else "",
        is_thin=material.scorecard.capability(action.capability).is_thin,
    )
