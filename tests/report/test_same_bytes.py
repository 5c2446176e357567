"""Same sheet, same bytes: no clock, no locale, no order of answers, no machine; and slow imports wait."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from e20assess.questionnaire.model import Questionnaire
from e20assess.report.formats import FORMATS, render
from tests.support.sheets import EXAMPLES, example

TEXT_FORMATS = tuple(format for format in FORMATS if format not in ("pdf", "docx"))

PROGRAM = """
import sys, hashlib
from pathlib import Path
from e20assess.answers.sheet_file import read_sheet
from e20assess.questionnaire.loader import load_shipped
from e20assess.report.formats import render
questionnaire = load_shipped()
sheet = read_sheet(Path(sys.argv[1]), questionnaire)
for format in ("md", "html", "json"):
    print(hashlib.sha256(render(questionnaire, sheet, format, "fr")).hexdigest())
"""


@pytest.mark.parametrize("format", TEXT_FORMATS)
def test_the_same_sheet_gives_the_same_bytes_whatever_the_order_of_its_answers(
    format: str, questionnaire: Questionnaire
) -> None:
    sheet = replace(example("delcourt"), targets={"silos": 3, "customer": 2})
    turned = replace(
        sheet,
        answers=dict(reversed(list(sheet.answers.items()))),
        targets=dict(reversed(list(sheet.targets.items()))),
    )
    first = render(questionnaire, sheet, format, "fr")
    assert render(questionnaire, sheet, format, "fr") == first
    assert render(questionnaire, turned, format, "fr") == first


def test_another_machine_makes_the_same_bytes() -> None:
    def digests(**environment: str) -> str:
        command = [sys.executable, "-c", PROGRAM, str(EXAMPLES / "ateliers-delcourt.toml")]
        done = subprocess.run(
            command, env={**os.environ, **environment}, capture_output=True, text=True, check=True
        )
        return done.stdout

    one = digests(PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C", LANG="C")
    other = digests(PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="fr_FR.UTF-8", LANG="fr_FR.UTF-8")
    assert one == other and len(set(one.split())) == len(TEXT_FORMATS)


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("e20assess.report.view.report", ["jinja2", "babel", "weasyprint", "docxtpl"]),
        ("e20assess.report.formats", ["jinja2", "babel", "weasyprint", "docxtpl"]),
        ("e20assess.report.html.pdf", ["weasyprint"]),
    ],
)
def test_what_is_slow_is_imported_when_it_is_used(module: str, absent: list[str]) -> None:
    program = f"import sys, {module}; print([name for name in {absent} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_path_of_this_machine_stands_in_a_report(questionnaire: Questionnaire) -> None:
    for format in TEXT_FORMATS:
        assert str(EXAMPLES.parents[2]) not in render(questionnaire, example("alize"), format, "en").decode()


def test_another_language_falls_back(questionnaire: Questionnaire) -> None:
    for format in ("md", "html"):
        assert render(questionnaire, example("alize"), format, "de") == render(
            questionnaire, example("alize"), format, "en"
        )


def test_there_is_no_other_format(questionnaire: Questionnaire) -> None:
    with pytest.raises(ValueError, match="odt"):
        render(questionnaire, example("alize"), "odt", "en")
