"""The strongest and weakest capabilities of a dimension are named where the name tells something."""

import pytest

from e20assess.questionnaire.loader import load_shipped
from e20assess.report.context import material
from e20assess.report.view.profile import dimensions
from tests.support.sheets import DK, Answers, all_answers, sheet, valued


def marked(values: list[int]) -> tuple[int, int]:
    """How many capabilities are called strongest and weakest where those of a dimension have these scores."""
    answers: Answers = all_answers(3)
    questionnaire = load_shipped()
    silos = questionnaire.dimension("silos")
    for capability, value in zip(silos.capabilities, values, strict=True):
        for question in silos.questions:
            if question.capability == capability.id and question.is_scored:
                answers[question.id] = valued(question, value) if value else type(answers[question.id])(DK)
    part = dimensions(material(questionnaire, sheet(answers), "en"))[0]
    return len(part.strongest), len(part.weakest)


@pytest.mark.parametrize(
    ("values", "strongest_and_weakest"),
    [
        ([5, 4, 3, 2, 1], (1, 1)),
        ([5, 5, 3, 2, 2], (2, 2)),
        ([5, 5, 5, 2, 2], (0, 2)),  # three of five are more than half
        ([5, 5, 2, 2, 0], (2, 2)),  # two of the four that have a score are half
        ([5, 2, 2, 2, 0], (1, 0)),
        ([3, 3, 3, 3, 3], (0, 0)),
    ],
)
def test_a_mark_is_left_out_where_more_than_half_would_share_it(
    values: list[int], strongest_and_weakest: tuple[int, int]
) -> None:
    assert marked(values) == strongest_and_weakest
