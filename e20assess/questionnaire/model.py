"""A questionnaire, whole and checked: what may be asked, how it counts, what its answers can mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

from e20assess.i18n import N_
from e20assess.inputs.structure import Converted, Part, Within
from e20assess.questionnaire.condition_parser import parse
from e20assess.questionnaire.conditions import Expression
from e20assess.questionnaire.rubric import Rubric
from e20assess.questionnaire.text import Text, Texts

QuestionType = Literal["level", "agreement", "multiple", "choice"]
Severity = Literal["high", "medium", "low"]
Effort = Literal["days", "weeks", "months"]

MOST_OPTIONS = 12
"""Options of a question at most: more do not fit a screen, nor the keys 1 to 9 and a to c."""

SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low")
"""The gravest first."""


def _condition(written: object) -> Expression:
    if not isinstance(written, str):
        raise ValueError(N_("a condition is a text between quotes"))
    return parse(written)


Condition = Annotated[Expression, Converted(_condition)]


@dataclass(frozen=True, kw_only=True)
class Level(Part):
    """One of the five levels (1..5), with its name and what it means."""

    value: int
    name: Text
    meaning: Text


@dataclass(frozen=True, kw_only=True)
class Option(Part):
    """One option of a question of type multiple or choice."""

    id: str
    text: Text


@dataclass(frozen=True, kw_only=True)
class Question(Part):
    """A question (an item): what is asked, of which capability, and with what anchors or options."""

    id: str
    capability: str
    type: QuestionType
    sources: tuple[str, ...] = ()
    text: Text
    recall: Text
    """A concrete event to remember before answering."""
    why: Text
    """Why it is asked, in one sentence."""
    reversed: bool = False
    """For agreement: whether agreeing is the low end."""
    anchors: Texts | None = None
    """For level: one sentence for each level, lowest first."""
    option: tuple[Option, ...] = ()
    """For multiple and choice."""

    @property
    def is_scored(self) -> bool:
        """Whether the answer can have a value; a choice never has one."""
        return self.type != "choice"

    @cached_property
    def option_ids(self) -> tuple[str, ...]:
        """The ids of the options, in file order."""
        return tuple(option.id for option in self.option)


@dataclass(frozen=True, kw_only=True)
class Capability(Part):
    """One of the things that a dimension is made of."""

    id: str
    name: Text
    description: Text


@dataclass(frozen=True, kw_only=True)
class Skip(Part):
    """Questions set aside while a condition holds."""

    when: Condition
    questions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Source(Part):
    """A text the questionnaire rests on, and what it contributed."""

    id: str
    title: str
    author: str = ""
    year: int | None = None
    publication: str = ""
    """Where it appeared: a journal, a publisher, a site."""
    role: Text


@dataclass(frozen=True, kw_only=True)
class Variant(Part):
    """Other words for a pattern where more is known: the first whose condition holds is used."""

    when: Condition
    meaning: Text | None = None
    """In both texts, the id of a choice between braces stands for the option that was chosen."""
    first_step: Text | None = None


NAMED_CHOICE = re.compile(r"\{([a-z0-9_]+)\}")
"""How a text of a variant names the option that was chosen: the id of the question between braces."""


@dataclass(frozen=True, kw_only=True)
class Pattern(Part):
    """What a combination of answers means, and a first thing to do together."""

    id: str
    severity: Severity
    when: Condition
    high_when: Condition | None = None
    """Raises the severity to high where it holds."""
    sources: tuple[str, ...] = ()
    name: Text
    meaning: Text
    first_step: Text
    variant: tuple[Variant, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Archetype(Part):
    """What the answer to a typology question suggests."""

    question: str
    options: tuple[str, ...] = ()
    when: Condition | None = None
    """Instead of options, where it depends on several answers."""
    hypothesis: bool
    """Whether it is an extrapolation of the authors', to be worded as a possibility."""
    sources: tuple[str, ...] = ()
    reveals: Text
    risk: Text | None = None
    first_step: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Narrative(Part):
    """What a level means in a dimension, or overall."""

    dimension: str
    level: Annotated[int, Within(1, 5)]
    text: Text


@dataclass(frozen=True, kw_only=True)
class Action(Part):
    """One step up for a capability, from the level it starts from."""

    capability: str
    from_level: Annotated[int, Within(1, 4)]
    effort: Effort
    title: Text
    how: Text
    sign: Text
    """What will be seen when it has worked."""


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
