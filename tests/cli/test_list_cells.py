"""The list of assessments as a table: one line a row, and nothing that a spreadsheet would compute."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from e20assess.cli.assessment_table import cell
from e20assess.cli.main import program
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from tests.support.sheets import sheet


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Groupe Alizé", "Groupe Alizé"),
        ("", ""),
        (42, "42"),
        ("a=b - c", "a=b - c"),
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("+33 1 23", "'+33 1 23"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'  =1"),
        ("\t=1", "' =1"),
        ("\n=1", "' =1"),
        ("＝1", "'＝1"),
        ("a\tb\nc\r\nd", "a b c d"),
    ],
)
def test_a_cell_is_one_line_of_text_and_never_a_formula(text: object, shown: str) -> None:
    assert cell(text) == shown


def test_the_list_computes_nothing(tmp_path: Path) -> None:
    store = Store.open(str(tmp_path / "store.sqlite"))
    store.create(load_shipped(), replace(sheet(), organisation='=cmd|"/c calc"!A1', unit="@x"), "owner")
    store.close()
    shown = CliRunner().invoke(program, ["list", "--store", str(tmp_path / "store.sqlite")])
    (line,) = shown.stdout.splitlines()
    assert line.split("\t")[:3] == ["1", '\'=cmd|"/c calc"!A1', "'@x"]
