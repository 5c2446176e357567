"""A questionnaire, whole and checked: what may be asked, how it counts, what its answers can mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from e20assess.questionnaire.parts import (
    Action,
    Archetype,
    Capability,
    Level,
    Narrative,
    Pattern,
    Question,
    Skip,
    Source,
)
from e20assess.questionnaire.rubric import Rubric
from e20assess.questionnaire.text import Text, Texts

OVERALL = "overall"
"""What a narrative names instead of a dimension when it is about the whole."""


@dataclass(frozen=True)
class Dimension:
    """One of the axes of the profile: its capabilities and its questions, in file order."""

    id: str
    name: Text
    capabilities: tuple[Capability, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Questionnaire:
    """A questionnaire as its folder holds it; the loader makes it, and only when nothing is wrong."""

    id: str
    version: str
    languages: tuple[str, ...]
    title: Text
    introduction: Text
    disclaimer: Text
    short: tuple[str, ...]
    order: tuple[str, ...]
    levels: tuple[Level, ...]
    agreement: Texts
    dimensions: tuple[Dimension, ...]
    skips: tuple[Skip, ...]
    sources: tuple[Source, ...]
    patterns: tuple[Pattern, ...]
    archetypes: tuple[Archetype, ...]
    narratives: tuple[Narrative, ...]
    actions: tuple[Action, ...]
    rubric: Rubric
    files: Mapping[str, str]
    """The text of each file it was read from, by name: the snapshot kept with an assessment."""
    digest: str
    """SHA-256 of those files, in hexadecimal."""

    def __hash__(self) -> int:
        return hash(self.digest)

    @property
    def major(self) -> str:
        """The major version: scores compare within it only."""
        return self.version.split(".")[0]

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by id, in file order."""
        return {question.id: question for dimension in self.dimensions for question in dimension.questions}

    @cached_property
    def asking_order(self) -> tuple[str, ...]:
        """The ids of all questions in the order they are asked: those of `order` first."""
        return (*self.order, *(id for id in self.questions if id not in self.order))

    @cached_property
    def capabilities(self) -> Mapping[str, Capability]:
        """Every capability by id, in file order."""
        return {part.id: part for dimension in self.dimensions for part in dimension.capabilities}

    @cached_property
    def dimension_of(self) -> Mapping[str, Dimension]:
        """The dimension of each capability and of each question, by id."""
        homes: dict[str, Dimension] = {}
        for dimension in self.dimensions:
            homes.update({capability.id: dimension for capability in dimension.capabilities})
            homes.update({question.id: dimension for question in dimension.questions})
        return homes

    @cached_property
    def questions_of(self) -> Mapping[str, tuple[Question, ...]]:
        """The questions of each capability, by its id, in file order."""
        return {
            capability.id: tuple(part for part in dimension.questions if part.capability == capability.id)
            for dimension in self.dimensions
            for capability in dimension.capabilities
        }

    @cached_property
    def count_levels(self) -> Mapping[str, tuple[int, ...]]:
        """For each question of type multiple: the level (1..5) for 0, 1, 2 … ticked."""
        return {count.question: count.levels for count in self.rubric.count}

    def dimension(self, id: str) -> Dimension:
        """The dimension of this id; KeyError where there is none."""
        for dimension in self.dimensions:
            if dimension.id == id:
                return dimension
        raise KeyError(id)

    def level(self, value: int) -> Level:
        """The level (1..5) with its name and meaning."""
        return self.levels[value - 1]

    def labels(self, question: Question, language: str) -> tuple[str, ...]:
        """The sentences a respondent chooses from: anchors, labels of agreement, or options."""
        if question.anchors is not None:
            return question.anchors.to(language)
        if question.type == "agreement":
            return self.agreement.to(language)
        return tuple(option.text.to(language) for option in question.option)

    def narrative(self, dimension: str, level: int) -> Text | None:
        """What the level (1..5) means in a dimension or in "overall"; None where nothing is written."""
        for narrative in self.narratives:
            if (narrative.dimension, narrative.level) == (dimension, level):
                return narrative.text
        return None

    def action(self, capability: str, level: int) -> Action | None:
        """The step up for a capability from a level (1..4); None where there is none."""
        for action in self.actions:
            if (action.capability, action.from_level) == (capability, level):
                return action
        return None

    def source(self, id: str) -> Source:
        """The source of this id; KeyError where there is none."""
        for source in self.sources:
            if source.id == id:
                return source
        raise KeyError(id)

    def name(self, id: str, language: str) -> str:
        """The name of a dimension or capability, or the text of a question."""
        if id in self.questions:
            return self.questions[id].text.to(language)
        if id in self.capabilities:
            return self.capabilities[id].name.to(language)
        return self.dimension(id).name.to(language)
