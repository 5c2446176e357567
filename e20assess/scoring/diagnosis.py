"""What the scores mean together: patterns, archetypes, strong and weak points, what to do first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from e20assess.questionnaire.model import Action, Archetype, Effort, Questionnaire
from e20assess.questionnaire.rubric import HIGHEST
from e20assess.scoring.patterns import FoundPattern, State, find_patterns
from e20assess.scoring.scorecard import CapabilityScore, DimensionScore, Scorecard, Standing
from e20assess.scoring.sensitivity import OneStep, gain, one_answer_away

EFFORT: dict[Effort, int] = {"days": 1, "weeks": 2, "months": 3}
"""Orders of magnitude, used only to sort actions by gain for effort (method, section 2)."""


class FirstAction(NamedTuple):
    """A step up for one capability, and what it would bring its dimension."""

    action: Action
    dimension: str
    score: Fraction
    """The capability's score now (1..5)."""
    gain: Fraction
    """What the dimension's score gains if each of the capability's answers goes up one level."""
    level_after: int | None
    """The level (1..5) that the dimension reaches then, if it is a higher one."""


class FirstStep(NamedTuple):
    """A first thing to do, and what asks for it: a pattern, what a typology answer suggests, or both.

    Where both speak of the same answer, the advice is the archetype's: it knows which option was chosen, and
    a reader must not be told two things.
    """

    pattern: FoundPattern | None
    archetype: Archetype | None


@dataclass(frozen=True)
class Diagnosis:
    """What one scorecard says, in the order in which a reader asks."""

    patterns: tuple[FoundPattern, ...]
    """All of them: present ones first, by severity."""
    archetypes: tuple[Archetype, ...]
    strongest: tuple[CapabilityScore, ...]
    """The capabilities with the highest score; empty where all are equal."""
    weakest: tuple[CapabilityScore, ...]
    """The capabilities with the lowest score; empty where all are equal."""
    actions: tuple[FirstAction, ...]
    """By gain for effort."""
    unknown: tuple[DimensionScore, ...]
    """The dimensions whose share of "don't know" is a finding of its own."""
    one_away: tuple[OneStep, ...]

    @property
    def first_steps(self) -> tuple[FirstStep, ...]:
        """What to do first, each thing once: what the patterns call for, then what the archetypes suggest."""
        steps: list[FirstStep] = []
        for found in self.present:
            advice = self.advice(found)
            if advice is None or all(advice is not step.archetype for step in steps):
                steps.append(FirstStep(found, advice))
        given = [step.archetype for step in steps]
        steps += [FirstStep(None, one) for one in self.archetypes if one.first_step and one not in given]
        return tuple(steps)

    def advice(self, found: FoundPattern) -> Archetype | None:
        """The archetype whose first step stands in place of the pattern's: both rest on the same answer."""
        names = found.pattern.when.names()
        advising = (one for one in self.archetypes if one.first_step and one.question in names)
        return next(advising, None)

    @property
    def present(self) -> tuple[FoundPattern, ...]:
        """The patterns that are there, the gravest first."""
        return tuple(found for found in self.patterns if found.state is State.PRESENT)

    @property
    def absent(self) -> tuple[FoundPattern, ...]:
        """The patterns that the answers rule out."""
        return tuple(found for found in self.patterns if found.state is State.ABSENT)

    @property
    def not_assessable(self) -> tuple[FoundPattern, ...]:
        """The patterns that the answers cannot decide."""
        return tuple(found for found in self.patterns if found.state is State.UNKNOWN)


def diagnose(questionnaire: Questionnaire, scorecard: Scorecard) -> Diagnosis:
    """Say what a scorecard means. Pure."""
    scored = [part for part in scorecard.capabilities if part.score is not None]
    return Diagnosis(
        patterns=find_patterns(questionnaire, scorecard),
        archetypes=find_archetypes(questionnaire, scorecard),
        strongest=extremes(scored, highest=True),
        weakest=extremes(scored, highest=False),
        actions=first_actions(questionnaire, scorecard),
        unknown=tuple(part for part in scorecard.dimensions if part.is_unknown_finding),
        one_away=one_answer_away(questionnaire, scorecard),
    )


def find_archetypes(questionnaire: Questionnaire, scorecard: Scorecard) -> tuple[Archetype, ...]:
    """What the typology answers suggest, in file order."""
    lookup = scorecard.values.__getitem__
    return tuple(
        archetype
        for archetype in questionnaire.archetypes
        if scorecard.questions[archetype.question].standing is Standing.VALUED
        and (
            archetype.when.holds(lookup) is True
            if archetype.when
            else scorecard.values[archetype.question] in archetype.options
        )
    )


def extremes(capabilities: Iterable[CapabilityScore], *, highest: bool) -> tuple[CapabilityScore, ...]:
    """The capabilities that share the highest (or lowest) score; none where all have the same."""
    scored = {part: part.score for part in capabilities if part.score is not None}
    scores = set(scored.values())
    if len(scores) < 2:
        return ()
    wanted = max(scores) if highest else min(scores)
    return tuple(part for part, score in scored.items() if score == wanted)


def first_actions(questionnaire: Questionnaire, scorecard: Scorecard) -> tuple[FirstAction, ...]:
    """One step up for each capability below the top, ordered by gain for effort.

    Equal ones: those that lift the dimension's level first, then the lowest score, then file order.
    """
    actions = [
        found
        for dimension in scorecard.dimensions
        for capability in dimension.capabilities
        if (found := _action(questionnaire, dimension, capability)) is not None
    ]
    return tuple(sorted(actions, key=_priority))


def _action(
    questionnaire: Questionnaire, dimension: DimensionScore, capability: CapabilityScore
) -> FirstAction | None:
    if capability.score is None or capability.level is None or capability.level == HIGHEST:
        return None
    action = questionnaire.action(capability.id, capability.level)
    if action is None:
        return None
    gained = gain(questionnaire, dimension, capability)
    level_after = None
    if dimension.score is not None and dimension.level is not None:
        level = questionnaire.rubric.level(dimension.score + gained)
        level_after = level if level > dimension.level else None
    return FirstAction(action, dimension.id, capability.score, gained, level_after)


def _priority(found: FirstAction) -> tuple[Fraction, bool, Fraction]:
    return -found.gain / EFFORT[found.action.effort], found.level_after is None, found.score
