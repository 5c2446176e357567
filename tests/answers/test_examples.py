"""The examples that come with the program: three whole sheets, and no part of the questionnaire."""

import pytest

from e20assess.answers.examples import EXAMPLES as SHIPPED_EXAMPLES
from e20assess.answers.examples import Example
from e20assess.answers.sheet_file import read_sheet
from e20assess.questionnaire.loader import load_folder, load_shipped
from tests.support.sheets import EXAMPLES, example


def test_every_file_of_the_folder_is_an_example_and_the_other_way_round() -> None:
    assert {path.name for path in EXAMPLES.iterdir()} == {one.file for one in SHIPPED_EXAMPLES}


@pytest.mark.parametrize("one", SHIPPED_EXAMPLES, ids=lambda one: one.id)
def test_an_example_is_the_sheet_of_its_file_under_its_own_name(one: Example) -> None:
    sheet = one.sheet()
    assert sheet == read_sheet(EXAMPLES / one.file, load_shipped()) == example(one.id)
    assert sheet.organisation == one.name


def test_the_questionnaire_does_not_know_its_examples() -> None:
    assert load_folder(EXAMPLES.parent).digest == load_shipped().digest
    assert not [name for name in load_shipped().files if "example" in name]
