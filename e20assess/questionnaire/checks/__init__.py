"""What a questionnaire must hold beyond the shape of its tables; each module notes one kind of fault."""

from __future__ import annotations

from e20assess.questionnaire.checks import conditions, ids, questions, references, rubric, texts
from e20assess.questionnaire.draft import Draft


def check(draft: Draft) -> None:
    """Note every fault of the draft in its findings.

    Where a file could not be read, what only it declares is not known: names are not looked up then, so
    that the one real fault is not buried under false ones.
    """
    for module in (texts, ids, questions):
        module.check(draft)
    if not draft.has_unread_file:
        references.check(draft)
        rubric.check(draft)
    if draft.has_every_question:
        conditions.check(draft)
