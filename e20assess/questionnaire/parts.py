"""The parts of a questionnaire: one class for each table of docs/format.md, named as there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

from e20assess.questionnaire.condition_reader import parse
from e20assess.questionnaire.expressions import Expression
from e20assess.questionnaire.text import Text, Texts
from e20assess.questionnaire.written import Converted, Part, Within
from e20assess.words import N_

QuestionType = Literal["level", "agreement", "multiple", "choice"]
Severity = Literal["high", "medium", "low"]
Effort = Literal["days", "weeks", "months"]

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
