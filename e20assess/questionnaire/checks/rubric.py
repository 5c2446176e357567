"""The rubric's numbers are in order, and every question of type multiple has its count table."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from e20assess import faults
from e20assess.inputs.locate import KeyPath
from e20assess.questionnaire.checks.references import require
from e20assess.questionnaire.checks.texts import check_count
from e20assess.questionnaire.draft import RUBRIC, Draft
from e20assess.questionnaire.model import Question
from e20assess.questionnaire.rubric import HIGHEST, LEVEL_COUNT, LOWEST, CountRule


def check(draft: Draft) -> None:
    """Note cuts out of order or number, shares outside 0..1, and count tables that do not fit."""
    if draft.rubric is None:
        return
    rubric = draft.rubric.part
    _check_cuts(draft, ("levels", "cuts"), rubric.levels.cuts, LEVEL_COUNT)
    _check_cuts(draft, ("short", "cuts"), rubric.short.cuts, len(rubric.short.bands))
    check_count(draft, RUBRIC, ("short", "names"), rubric.short.names, len(rubric.short.bands))
    for path, share in (
        (("dimension", "minimum_share"), rubric.dimension.minimum_share),
        (("unknown", "finding_share"), rubric.unknown.finding_share),
    ):
        if not 0 < share <= 1:
            draft.findings.add(faults.SHARE_RANGE, RUBRIC, path, key=path[-1])
    questions = {entry.part.id: entry.part for entry in draft.questions}
    for index, count in enumerate(rubric.count):
        _check_table(draft, index, count, questions)
    counted = {count.question for count in rubric.count}
    for entry in draft.questions:
        if entry.part.type == "multiple" and entry.part.id not in counted:
            draft.findings.add(faults.COUNT_MISSING, entry.file, entry.path, question=entry.part.id)


def _check_cuts(draft: Draft, path: KeyPath, cuts: Sequence[Fraction], steps: int) -> None:
    if len(cuts) != steps - 1:
        draft.findings.add(faults.CUTS_COUNT, RUBRIC, path, count=len(cuts), expected=steps - 1)
    bounded = [Fraction(LOWEST), *cuts, Fraction(HIGHEST)]
    if any(low >= high for low, high in pairwise(bounded)):
        draft.findings.add(faults.CUTS_ORDER, RUBRIC, path)


def _check_table(draft: Draft, index: int, count: CountRule, questions: dict[str, Question]) -> None:
    path: KeyPath = ("count", index, "levels")
    known = draft.known("question")
    if not require(draft, "question", count.question, known, RUBRIC, ("count", index, "question")):
        return
    if not all(LOWEST <= level <= HIGHEST for level in count.levels):
        draft.findings.add(faults.COUNT_RANGE, RUBRIC, path, question=count.question)
    if any(low > high for low, high in pairwise(count.levels)):
        draft.findings.add(faults.COUNT_FALLS, RUBRIC, path, question=count.question)
    question = questions.get(count.question)
    if question is None:
        return
    if question.type != "multiple":
        draft.findings.add(faults.COUNT_TYPE, RUBRIC, ("count", index, "question"), question=question.id)
    elif len(count.levels) != len(question.option) + 1:
        draft.findings.add(
            faults.COUNT_LENGTH,
            RUBRIC,
            path,
            question=question.id,
            count=len(count.levels),
            expected=len(question.option) + 1,
        )
