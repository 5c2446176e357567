"""Each question has what its type needs and nothing else; each capability can get a score."""

from __future__ import annotations

from e20assess import faults
from e20assess.questionnaire.checks.texts import check_count
from e20assess.questionnaire.draft import MAIN, Draft, Entry
from e20assess.questionnaire.model import MOST_OPTIONS, Question
from e20assess.questionnaire.rubric import HIGHEST, LEVEL_COUNT, LOWEST


def check(draft: Draft) -> None:
    """Note wrong levels, labels, anchors and options, and capabilities without a scored question."""
    if [entry.part.value for entry in draft.levels] != list(range(LOWEST, HIGHEST + 1)):
        draft.findings.add(faults.LEVELS_WRONG, MAIN, ("level",))
    if draft.header:
        labels = draft.header.part.agreement.labels
        check_count(draft, MAIN, ("agreement", "labels"), labels, LEVEL_COUNT)
    for entry in draft.questions:
        _check_question(draft, entry)
    _check_capabilities(draft)


def _check_question(draft: Draft, entry: Entry[Question]) -> None:
    question, kind = entry.part, entry.part.type
    allowed = {
        "anchors": (question.anchors is not None, kind == "level"),
        "option": (bool(question.option), kind in ("multiple", "choice")),
        "reversed": (question.reversed, kind == "agreement"),
    }
    for key, (given, fits) in allowed.items():
        if given and not fits:
            draft.findings.add(faults.NOT_FOR_TYPE, entry.file, (*entry.path, key), type=kind, key=key)
        if fits and not given and key != "reversed":
            draft.findings.add(faults.NEEDED_FOR_TYPE, entry.file, entry.path, type=kind, key=key)
    if len(question.option) > MOST_OPTIONS:
        path = (*entry.path, "option", MOST_OPTIONS)
        draft.findings.add(faults.TOO_MANY_OPTIONS, entry.file, path, limit=MOST_OPTIONS)
    if question.anchors is not None and kind == "level":
        check_count(draft, entry.file, (*entry.path, "anchors"), question.anchors, LEVEL_COUNT)


def _check_capabilities(draft: Draft) -> None:
    scored = {entry.part.capability for entry in draft.questions if entry.part.is_scored}
    for entry in draft.capabilities:
        if entry.part.id not in scored and draft.has_every_question:
            draft.findings.add(faults.CAPABILITY_EMPTY, entry.file, (*entry.path, "id"), id=entry.part.id)
