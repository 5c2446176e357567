"""Whether the words of a questionnaire have changed since a sheet was answered."""

from __future__ import annotations

from dataclasses import dataclass

from e20assess.answers.model import AnswerSheet
from e20assess.i18n import Words
from e20assess.questionnaire.loader import SHIPPED, load_shipped
from e20assess.questionnaire.model import Questionnaire


@dataclass(frozen=True, slots=True)
class Rewording:
    """The answers were given to the words of one version; a later one says the same in other words.

    Both have one major version, so ids, scales and rules are the same, and so are the scores
    (docs/format.md, versions).
    """

    answered: str
    """The version that the sheet names."""
    latest: str
    """The latest known: of the questionnaire at hand, or, for one kept in a store, of the shipped one."""

    def sentence(self, say: Words) -> str:
        """That, in one line."""
        return say(
            "Answered with version {answered} of the questionnaire; its wording has changed since "
            "(version {latest}).",
            answered=self.answered,
            latest=self.latest,
        )


def rewording(questionnaire: Questionnaire, sheet: AnswerSheet) -> Rewording | None:
    """The rewording since a sheet was answered; None where its words are the latest."""
    latest = questionnaire.version
    if questionnaire.id == SHIPPED:
        shipped = load_shipped()
        if shipped.major == questionnaire.major:
            latest = max(latest, shipped.version, key=_order)
    return Rewording(sheet.version, latest) if _order(sheet.version) < _order(latest) else None


def _order(version: str) -> tuple[int, ...]:
    """A version as numbers: 1 is 1.0, and 1.10 comes after 1.9; a part that is no number counts as 0."""
    numbers = [int(part) if part.isdecimal() else 0 for part in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
