"""Whatever names something names a thing that exists, in the place where it belongs."""

from __future__ import annotations

from collections.abc import Iterable

from e20assess import faults
from e20assess.errors import Phrase, closest
from e20assess.i18n import N_
from e20assess.inputs.findings import quoted
from e20assess.inputs.locate import KeyPath
from e20assess.questionnaire.draft import MAIN, Draft, Entry
from e20assess.questionnaire.model import OVERALL, Action, Archetype, Pattern, Question

_KINDS = {
    "question": N_("question"),
    "capability": N_("capability"),
    "dimension": N_("dimension"),
    "source": N_("source"),
    "option": N_("option"),
    "id": N_("dimension, capability or question"),
}

_WITH_SCORES = {"dimension", "capability", "question"}
"""The kinds of entry that a condition can name."""


def check(draft: Draft) -> None:
    """Note every name that leads nowhere, with the one that was probably meant."""
    questions, sources = draft.known("question"), draft.known("source")
    if draft.header:
        for key in ("short", "order"):
            for index, id in enumerate(getattr(draft.header.part, key)):
                require(draft, "question", id, questions, MAIN, (key, index))
                if id in getattr(draft.header.part, key)[:index]:
                    line = draft.findings.line(MAIN, (key,))
                    draft.findings.add(faults.TWICE, MAIN, (key, index), what=quoted([id]), first=line)
    for skip in draft.skips:
        for index, id in enumerate(skip.part.questions):
            require(draft, "question", id, questions, skip.file, (*skip.path, "questions", index))
    resting: list[Entry[Question] | Entry[Pattern] | Entry[Archetype]]
    resting = [*draft.questions, *draft.patterns, *draft.archetypes]
    for entry in resting:
        for index, id in enumerate(entry.part.sources):
            require(draft, "source", id, sources, entry.file, (*entry.path, "sources", index))
    owned: list[Entry[Question] | Entry[Action]] = [*draft.questions, *draft.actions]
    for part in owned:
        _check_capability(draft, part)
    for archetype in draft.archetypes:
        _check_archetype(draft, archetype)
    for narrative in draft.narratives:
        known = draft.known("dimension") | {OVERALL}
        require(
            draft,
            "dimension",
            narrative.part.dimension,
            known,
            narrative.file,
            (*narrative.path, "dimension"),
        )


def require(draft: Draft, kind: str, id: str, known: Iterable[str], file: str, path: KeyPath) -> bool:
    """Whether `id` is known; notes a fault where it is not, and cannot be that of an entry not read."""
    if id in known:
        return True
    if draft.nameless & (_WITH_SCORES if kind == "id" else {kind}):
        return False
    guess = closest(id, sorted(known))
    draft.findings.add(faults.UNKNOWN_ID, file, path, what=Phrase(_KINDS[kind]), id=id, guess=guess)
    return False


def _check_capability(draft: Draft, entry: Entry[Question] | Entry[Action]) -> None:
    id, path = entry.part.capability, (*entry.path, "capability")
    if require(draft, "capability", id, draft.known("capability"), entry.file, path):
        homes = {other.dimension for other in draft.capabilities if other.part.id == id}
        if homes and entry.dimension not in homes:
            draft.findings.add(faults.CAPABILITY_ELSEWHERE, entry.file, path, id=id)


def _check_archetype(draft: Draft, entry: Entry[Archetype]) -> None:
    archetype, path = entry.part, entry.path
    if not require(
        draft, "question", archetype.question, draft.known("question"), entry.file, (*path, "question")
    ):
        return
    if bool(archetype.options) == (archetype.when is not None):
        draft.findings.add(faults.OPTIONS_OR_WHEN, entry.file, path)
    for question in (other.part for other in draft.questions if other.part.id == archetype.question):
        if question.type != "choice":
            draft.findings.add(faults.NOT_A_CHOICE, entry.file, (*path, "question"), id=question.id)
            return
        for index, option in enumerate(archetype.options):
            require(draft, "option", option, question.option_ids, entry.file, (*path, "options", index))
