"""Reports byte for byte as they were last looked at and found good, in both languages.

Those of the three examples lie in reports/examples, for visitors to read before they install anything; that
of a sheet of gaps, where nothing has a value, is of interest to the tests alone.
"""

from pathlib import Path

import pytest

from e20assess.answers.model import Answer
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.formats import render
from tests.support.golden import GOLDEN, compare_with_kept
from tests.support.sheets import DK, NA, Answers, example, scored_questions, sheet

SHOWN = Path(__file__).parents[2] / "reports" / "examples"


@pytest.mark.parametrize("format", ["md", "html"])
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", ["alize", "delcourt", "rivage"])
def test_golden_report(name: str, language: str, format: str, questionnaire: Questionnaire) -> None:
    made = render(questionnaire, example(name), format, language)
    compare_with_kept(SHOWN / f"{name}.{language}.{format}", made)


@pytest.mark.parametrize("format", ["md", "html"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_golden_report_of_gaps(language: str, format: str, questionnaire: Questionnaire) -> None:
    made = render(questionnaire, sheet(_gaps()), format, language)
    compare_with_kept(GOLDEN / f"gaps.{language}.{format}", made)


def _gaps() -> Answers:
    """A dimension not known, one that does not apply here, and two of which nothing is said."""
    unknown = {question.id: Answer(DK) for question in scored_questions("silos")}
    elsewhere = {question.id: Answer(NA, "decided by the group") for question in scored_questions("customer")}
    return {**unknown, **elsewhere}
