"""What a questionnaire must hold beyond the shape of its tables; each module notes one kind of fault."""

from __future__ import annotations

from e20assess.questionnaire.checks import conditions, ids, questions, references, rubric, texts
from e20assess.questionnaire.draft import Draft


def check(draft: Draft) -> None:
    """Note every fault of the draft in its findings."""
    for module in (texts, ids, questions, references, rubric, conditions):
        module.check(draft)
