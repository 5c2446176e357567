"""Ids are well formed, and each stands for one thing only."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

from e20assess import faults
from e20assess.inputs.findings import quoted
from e20assess.questionnaire.conditions import RESERVED
from e20assess.questionnaire.draft import MAIN, RUBRIC, Draft, Entry
from e20assess.questionnaire.model import OVERALL

NO_VALUE_WORDS = frozenset({"dont_know", "not_applicable"})
"""Words that a sheet uses for answers without a value, and that no option may take for its id."""

PartType = TypeVar("PartType")

AnyEntry = Entry[Any]

_SNAKE = re.compile(r"[a-z][a-z0-9_]*")
_KEBAB = re.compile(r"[a-z][a-z0-9_.-]*")


def check(draft: Draft) -> None:
    """Note ill-formed and repeated ids, and repeated entries for the same thing."""
    shared: list[tuple[AnyEntry, str]] = [
        *((entry, entry.part.id) for entry in draft.dimensions),
        *((entry, entry.part.id) for entry in draft.capabilities),
        *((entry, entry.part.id) for entry in draft.questions),
    ]
    _check_ids(draft, shared, _SNAKE, RESERVED | {OVERALL})
    _check_ids(draft, [(entry, entry.part.id) for entry in draft.sources], _KEBAB)
    _check_ids(draft, [(entry, entry.part.id) for entry in draft.patterns], _KEBAB)
    for question in draft.questions:
        options = [
            (Entry(option, question.file, (*question.path, "option", index)), option.id)
            for index, option in enumerate(question.part.option)
        ]
        _check_ids(draft, options, _SNAKE, NO_VALUE_WORDS)
    if draft.header and not _KEBAB.fullmatch(draft.header.part.id):
        draft.findings.add(faults.BAD_ID, MAIN, ("id",), id=draft.header.part.id)
    _check_once(draft, draft.narratives, lambda part: (part.dimension, part.level))
    _check_once(draft, draft.actions, lambda part: (part.capability, part.from_level))
    if draft.rubric:
        counts = [
            Entry(count, RUBRIC, ("count", index)) for index, count in enumerate(draft.rubric.part.count)
        ]
        _check_once(draft, counts, lambda part: (part.question,))


def _check_ids(
    draft: Draft,
    entries: Iterable[tuple[AnyEntry, str]],
    shape: re.Pattern[str],
    reserved: frozenset[str] = frozenset(),
) -> None:
    first: dict[str, AnyEntry] = {}
    for entry, id in entries:
        path = (*entry.path, "id")
        if not shape.fullmatch(id) or id in reserved:
            draft.findings.add(faults.BAD_ID, entry.file, path, id=id)
        elif id in first:
            place = draft.findings.place(first[id].file, (*first[id].path, "id"))
            draft.findings.add(faults.DUPLICATE_ID, entry.file, path, id=id, first=str(place))
        first.setdefault(id, entry)


def _check_once(
    draft: Draft, entries: Iterable[Entry[PartType]], key: Callable[[PartType], tuple[Hashable, ...]]
) -> None:
    first: dict[tuple[Hashable, ...], Entry[PartType]] = {}
    for entry in entries:
        about = key(entry.part)
        if about in first:
            line = draft.findings.line(first[about].file, first[about].path)
            what = quoted(about)
            draft.findings.add(faults.TWICE, entry.file, entry.path, what=what, first=line)
        first.setdefault(about, entry)
