"""`e20assess compare`: a few lines or a document, where each goes, one sentence for each thing at fault."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from e20assess.answers.model import AnswerSheet
from e20assess.answers.sheet_file import to_toml
from e20assess.cli.main import program
from tests.cli.test_main import QUESTIONS, e20
from tests.support.comparisons import alize_later
from tests.support.sheets import EXAMPLES, example

ALIZE = EXAMPLES / "groupe-alize.toml"


@pytest.fixture
def later(tmp_path: Path) -> Path:
    return _written(tmp_path / "later.toml", alize_later())


def _written(file: Path, sheet: AnswerSheet) -> Path:
    file.write_text(to_toml(sheet), "utf-8")
    return file


def test_a_few_plain_lines_say_what_moved(later: Path) -> None:
    result = e20("compare", ALIZE, later)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "Before  Groupe Alizé · Marques grand public, France · Atelier du comité de direction · "
        "2026-03-17 · full form",
        "After   Groupe Alizé · Marques grand public, France · Atelier du comité de direction · "
        "2027-03-16 · full form",
        "  Working across silos                2.0 → 2.4  +0.4  2 Experimenting",
        "  Ownership of community initiatives  2.4 → 2.2  −0.2  2 Experimenting",
        "  Customer centricity                 2.9 → 3.0  +0.1  3 Coordinated",
        "    On the questions with a value both times: unchanged.",
        "  Management style                    2.7 → 2.5  −0.2  3 Coordinated → 2 Experimenting",
        "    On the questions with a value both times: −0.2.",
        "  Overall                             2.5 → 2.5  ±0.0  2 Experimenting",
        "    On the questions with a value both times: unchanged.",
        "  New pattern: The shop window (high severity)",
        "  New pattern: The statistical customer (medium severity)",
        "  New pattern: Tools without transformation (medium severity)",
        "  New pattern: The unsung front line (medium severity)",
        "  Pattern gone: Captured by one department (high severity)",
        "  Pattern gone: No active connecting department (medium severity)",
        "  Pattern still present: Silos 2.0 syndrome (high severity)",
        "  Answers that changed: 10 of 42; 4 up, 3 down, 3 otherwise.",
    ]


def test_the_lines_are_said_in_french_too(later: Path) -> None:
    result = CliRunner().invoke(program, ["compare", str(ALIZE), str(later), "--lang", "fr"])
    assert "  Décloisonnement et circulation          2,0 → 2,4  +0,4  2 Expérimentation" in result.stdout
    assert "Signal d'alerte disparu\u00a0: Captation par un seul service" in result.stdout
    assert "Réponses modifiées\u00a0: 10 sur 42" in result.stdout


def test_the_same_sheet_twice_moves_nothing() -> None:
    result = e20("compare", ALIZE, ALIZE)
    assert result.exit_code == 0
    assert "2.0 → 2.0   0.0  2 Experimenting" in result.stdout
    assert result.stdout.splitlines()[-1] == "  No answer changed: 42 questions were compared."


def test_the_first_is_the_earlier_whatever_its_date_and_that_is_said(later: Path) -> None:
    result = e20("compare", later, ALIZE)
    assert result.exit_code == 0
    assert "2.4 → 2.0  −0.4" in result.stdout
    assert (
        "The second assessment (17 March 2026) is dated before the first (16 March 2027): "
        "they are compared in the order given."
    ) in result.stdout


def test_other_units_other_respondents_and_other_forms_are_said(tmp_path: Path) -> None:
    short = _written(tmp_path / "short.toml", replace(alize_later(), form="short", unit="Export"))
    result = e20("compare", EXAMPLES / "ateliers-delcourt.toml", short)
    assert "The two assessments name different units." in result.stdout
    assert "The respondents are not the same" in result.stdout
    assert "both are placed in bands, by the 12 questions that both were asked." in result.stdout
    assert "Overall" not in result.stdout


@pytest.mark.parametrize("format", ["md", "html", "json"])
def test_a_document_goes_to_a_file_or_to_standard_output_and_overwrites_only_by_force(
    format: str, later: Path, tmp_path: Path
) -> None:
    file = tmp_path / f"comparison.{format}"
    told = e20("compare", ALIZE, later, "-o", file)
    assert (told.exit_code, told.stdout, told.stderr) == (0, "", f"Saved: {file}\n")
    written = file.read_bytes()
    refused = e20("compare", ALIZE, later, "-o", file)
    assert refused.exit_code == 1 and "--force" in refused.stderr
    assert e20("compare", ALIZE, later, "-o", file, "--force").exit_code == 0
    assert file.read_bytes() == written == e20("compare", ALIZE, later, "-f", format).stdout_bytes


def test_a_document_speaks_the_later_sheet_s_language_unless_told_otherwise(later: Path) -> None:
    words = ["compare", str(ALIZE), str(later), "-f", "md"]
    result = CliRunner().invoke(program, words, env={"LANG": "en_GB.UTF-8"})
    assert "Le profil, avant et après" in result.stdout
    assert "The profile, before and after" in e20(*words).stdout


def test_stored_assessments_are_named_by_their_number(later: Path, tmp_path: Path) -> None:
    at = ("--store", tmp_path / "store.sqlite")
    assert e20("import", ALIZE, *at).stdout == "1\n"
    assert e20("import", later, *at).stdout == "2\n"
    from_store = e20("compare", 1, 2, *at)
    assert from_store.stdout == e20("compare", 1, later, *at).stdout == e20("compare", ALIZE, later).stdout
    missing = e20("compare", 1, 7, *at)
    assert (missing.exit_code, missing.stdout) == (1, "")
    assert "there is no assessment 7" in missing.stderr


def test_every_input_at_fault_is_told_in_a_line_of_its_own(tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(ALIZE.read_text("utf-8").replace('owner = "marketing"', 'owner = "markting"'), "utf-8")
    result = e20("compare", tmp_path / "none.toml", bad)
    assert (result.exit_code, result.stdout) == (1, "")
    first, second = result.stderr.splitlines()
    assert "none.toml: there is no such file" in first
    assert "Did you mean “marketing”?" in second
    assert "Traceback" not in result.output


def test_another_version_or_questionnaire_is_refused_in_one_line(tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    e20("import", ALIZE, "--store", store)
    for name, written, other, sheet in (
        ("major", 'version = "1.1"', 'version = "2.0"', replace(example("alize"), version="2.0")),
        ("other", 'id = "enterprise20"', 'id = "other"', replace(example("alize"), questionnaire="other")),
    ):
        folder = tmp_path / name
        folder.mkdir()
        for file in QUESTIONS.glob("*.toml"):
            text = file.read_text("utf-8").replace(written, other, 1)
            (folder / file.name).write_text(text, "utf-8")
        file = _written(tmp_path / f"{name}.toml", sheet)
        result = e20("compare", 1, file, "--store", store, "--questions", folder)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
        assert "The first assessment answers" in result.stderr


def test_a_minor_version_is_compared_and_that_is_said(tmp_path: Path) -> None:
    store, folder = tmp_path / "store.sqlite", tmp_path / "newer"
    e20("import", ALIZE, "--store", store)
    folder.mkdir()
    for file in QUESTIONS.glob("*.toml"):
        text = file.read_text("utf-8").replace('version = "1.1"', 'version = "1.2"', 1)
        (folder / file.name).write_text(text.replace("initiative_scope", "initiative_reach"), "utf-8")
    newer = _written(tmp_path / "newer.toml", replace(example("alize"), version="1.2", answers={}))
    result = e20("compare", 1, newer, "--store", store, "--questions", folder)
    assert result.exit_code == 0
    assert "version 1.1, then 1.2" in result.stdout and "the 41 questions" in result.stdout
    data = json.loads(e20("compare", 1, newer, "--store", store, "--questions", folder, "-f", "json").stdout)
    assert len(data["limits"]["only_before"]) == len(data["limits"]["only_after"]) == 1


def test_usage_errors_exit_with_2() -> None:
    for words in (["compare"], ["compare", ALIZE], ["compare", ALIZE, ALIZE, "-f", "docx"]):
        assert e20(*words).exit_code == 2


def test_a_document_that_cannot_be_written_says_why(later: Path, tmp_path: Path) -> None:
    result = e20("compare", ALIZE, later, "-o", tmp_path / "no" / "folder.md")
    assert result.exit_code == 1 and "cannot be written" in result.stderr
    assert os.listdir(tmp_path) == ["later.toml"]


def test_what_steers_a_terminal_is_not_shown(tmp_path: Path) -> None:
    hostile = _written(tmp_path / "hostile.toml", replace(example("alize"), organisation="[b]\u202e{x}"))
    assert "[b]\ufffd{x}" in e20("compare", hostile, hostile).stdout
