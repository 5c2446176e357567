"""A questionnaire as it was read, before it is known to be sound: each entry beside its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any, Generic, TypeVar

from e20assess.inputs.findings import Findings
from e20assess.inputs.locate import KeyPath
from e20assess.inputs.structure import Matching, Part, Within, build
from e20assess.questionnaire.model import (
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

PartType = TypeVar("PartType")

MAIN, RUBRIC = "questionnaire.toml", "rubric.toml"
PATTERNS, ARCHETYPES, NARRATIVES = "patterns.toml", "archetypes.toml", "narratives.toml"


@dataclass(frozen=True, kw_only=True)
class Agreement(Part):
    """The labels of every agreement question, lowest agreement first."""

    labels: Texts


@dataclass(frozen=True, kw_only=True)
class Header(Part):
    """The top of questionnaire.toml."""

    id: str
    version: Annotated[str, Matching(r"^\d+(\.\d+)*$")]
    languages: Annotated[tuple[str, ...], Within(1)]
    title: Text
    introduction: Text
    disclaimer: Text
    short: Annotated[tuple[str, ...], Within(1)]
    order: tuple[str, ...] = ()
    agreement: Agreement


@dataclass(frozen=True, kw_only=True)
class DimensionHead(Part):
    """A [[dimension]] of questionnaire.toml, without its capabilities."""

    id: str
    name: Text
    questions: str
    actions: str = ""


@dataclass(frozen=True, slots=True)
class Entry(Generic[PartType]):
    """A part, and where it stands; `dimension` is that of the file it was found in, if any."""

    part: PartType
    file: str
    path: KeyPath
    dimension: str = ""


@dataclass
class Draft:
    """What could be read. `declared` holds ids found even in entries too broken to keep."""

    findings: Findings
    is_sound: bool = False
    """Whether the files were checked before: their parts are then built unchecked."""
    header: Entry[Header] | None = None
    rubric: Entry[Rubric] | None = None
    levels: list[Entry[Level]] = field(default_factory=list)
    dimensions: list[Entry[DimensionHead]] = field(default_factory=list)
    capabilities: list[Entry[Capability]] = field(default_factory=list)
    questions: list[Entry[Question]] = field(default_factory=list)
    skips: list[Entry[Skip]] = field(default_factory=list)
    sources: list[Entry[Source]] = field(default_factory=list)
    patterns: list[Entry[Pattern]] = field(default_factory=list)
    archetypes: list[Entry[Archetype]] = field(default_factory=list)
    narratives: list[Entry[Narrative]] = field(default_factory=list)
    actions: list[Entry[Action]] = field(default_factory=list)
    declared: dict[str, set[str]] = field(default_factory=dict)
    nameless: set[str] = field(default_factory=set)
    """The kinds of entry of which one has no id that can be read: any name may be that one's."""
    has_unread_file: bool = False
    """Whether a file was missing or could not be read, so that what it declares is not known."""

    def known(self, *kinds: str) -> set[str]:
        """The ids declared for these kinds of entry: "dimension", "capability", "question", "source"."""
        return set().union(*(self.declared.get(kind, set()) for kind in kinds))

    @property
    def has_every_question(self) -> bool:
        """Whether every question declared anywhere could be read whole."""
        read = {entry.part.id for entry in self.questions}
        has_unread = self.has_unread_file or "question" in self.nameless
        return not has_unread and self.known("question") == read

    def entries(self) -> Iterator[Entry[Any]]:
        """Every entry that holds texts."""
        if self.header:
            yield self.header
        if self.rubric:
            yield self.rubric
        for group in (
            self.levels,
            self.dimensions,
            self.capabilities,
            self.questions,
            self.sources,
            self.patterns,
            self.archetypes,
            self.narratives,
            self.actions,
        ):
            yield from group

    def part(self, model: type[PartType], raw: Any, file: str, path: KeyPath) -> PartType | None:
        """The part a table stands for, its faults noted; None where it is too broken to go on with."""
        if self.is_sound:
            return build(model, raw)
        from e20assess.inputs.structure import validated

        return validated(model, raw, self.findings, file, path)

    def collect(
        self,
        model: type[PartType],
        table: object,
        key: str,
        file: str,
        base: KeyPath = (),
        dimension: str = "",
    ) -> list[Entry[PartType]]:
        """The sound entries of an array of tables; the faults of the others are noted."""
        entries: list[Entry[PartType]] = []
        rows = table.get(key, []) if isinstance(table, dict) else []
        for index, row in enumerate(rows if isinstance(rows, list) else []):
            path: KeyPath = (*base, key, index)
            if isinstance(row, dict) and isinstance(row.get("id"), str):
                self.declared.setdefault(key, set()).add(row["id"])
            elif "id" in model.__annotations__:
                self.nameless.add(key)
            part = self.part(model, row, file, path)
            if part is not None:
                entries.append(Entry(part, file, path, dimension))
        return entries
