"""Version 1.1 says in other words what 1.0 said: the same ids, scales and rules, so the same scores."""

import hashlib
import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from e20assess.answers.examples import EXAMPLES
from e20assess.answers.model import AnswerSheet
from e20assess.answers.rewording import Rewording, rewording
from e20assess.answers.sheet_file import parse_sheet, to_toml
from e20assess.cli.main import program
from e20assess.questionnaire.loader import load_files, load_shipped
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.view.report import build_view
from e20assess.scoring.score import score
from e20assess.scoring.score_table import score_table
from e20assess.store.store import Store
from tests.support.content import DOCUMENTS, is_translated
from tests.support.sheets import example

RULES_OF_1 = "e2c6385a2e27f875f89449124b32a2b2dd5be676d134c13cd4c488bb005a69fb"
"""SHA-256 of what version 1.0 held besides its words and titles."""

SCORED_BY_1_0 = {
    "alize": ("5/2", 2, ["2", "12/5", "29/10", "27/10"], ["silos-2.0", "capture", "missing-liaison"]),
    "delcourt": (
        "7/4",
        1,
        ["21/10", "17/10", "17/10", "3/2"],
        ["digital-taylorism", "capture", "tool-first"],
    ),
    "rivage": ("81/20", 4, ["41/10", "39/10", "41/10", "41/10"], []),
}
"""The overall score, its level, the dimensions and the patterns of the examples, by version 1.0."""

WORDS = {"title", "variant"}
"""Keys that hold words only, besides the texts in every language."""

LINE = "Answered with version 1.0 of the questionnaire; its wording has changed since (version 1.1).\n"


def _without_words(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_words(part) for part in value]
    if isinstance(value, dict):
        kept = {key: part for key, part in value.items() if key not in WORDS and not is_translated(part)}
        return {key: _without_words(part) for key, part in kept.items()}
    return value


def _of_1_0(name: str) -> AnswerSheet:
    return replace(example(name), version="1.0")


def _kept_1_0() -> Questionnaire:
    """As a store keeps it: the same questionnaire under its former version, with a word of its own."""
    files = dict(load_shipped().files)
    main = files["questionnaire.toml"].replace('version = "1.1"', 'version = "1.0"', 1)
    files["questionnaire.toml"] = main.replace("Working across silos", "Silos and flows")
    return load_files(files)


def test_ids_scales_and_rules_are_those_of_1_0() -> None:
    bare = {name: _without_words(document) for name, document in DOCUMENTS.items()}
    assert bare["questionnaire.toml"].pop("version") == "1.1"
    assert hashlib.sha256(json.dumps(bare, sort_keys=True).encode()).hexdigest() == RULES_OF_1


def test_every_example_is_scored_as_by_1_0() -> None:
    assert len(EXAMPLES) == len(SCORED_BY_1_0)


@pytest.mark.parametrize("name", SCORED_BY_1_0)
def test_a_sheet_of_1_0_scores_as_it_did(name: str) -> None:
    questionnaire = load_shipped()
    sheet = parse_sheet(to_toml(_of_1_0(name)), questionnaire, "sheet.toml")
    assert sheet == _of_1_0(name)
    table: Any = score_table("", questionnaire, sheet, score(questionnaire, sheet))
    overall, level, dimensions, patterns = SCORED_BY_1_0[name]
    assert (table["overall"]["exact"], table["overall"]["level"]) == (overall, level)
    assert [part["exact"] for part in table["dimensions"].values()] == dimensions
    assert [id for id, found in table["patterns"].items() if found["state"] == "present"] == patterns


@pytest.mark.parametrize(
    ("version", "found"),
    [("1", "1"), ("1.0", "1.0"), ("1.0.9", "1.0.9"), ("1.1", None), ("1.1.0", None), ("1.10", None)],
)
def test_an_earlier_version_had_other_words(version: str, found: str | None) -> None:
    expected = Rewording(found, "1.1") if found else None
    assert rewording(load_shipped(), replace(example("alize"), version=version)) == expected


def test_a_questionnaire_kept_from_before_had_other_words() -> None:
    assert rewording(_kept_1_0(), _of_1_0("alize")) == Rewording("1.0", "1.1")


@pytest.mark.parametrize("command", ["score", "report", "import"])
def test_a_command_says_once_that_the_words_have_changed(command: str, tmp_path: Path) -> None:
    file, store = tmp_path / "sheet.toml", str(tmp_path / "store.sqlite")
    file.write_text(to_toml(_of_1_0("rivage")), "utf-8")
    sheets = [str(file)] * 2 if command == "score" else [str(file)]
    result = CliRunner().invoke(program, [command, *sheets, "--lang", "en", "--store", store])
    assert (result.exit_code, result.stderr) == (0, LINE)


def test_an_old_assessment_opens_in_its_own_words_and_says_so(tmp_path: Path) -> None:
    path = str(tmp_path / "store.sqlite")
    with closing(Store.open(path)) as store:
        id = store.create(_kept_1_0(), _of_1_0("alize"))
    result = CliRunner().invoke(program, ["show", str(id), "--lang", "en", "--store", path])
    assert (result.exit_code, result.stderr) == (0, LINE)
    assert "  Silos and flows" in result.stdout and "level 2 Experimenting" in result.stdout


def test_the_report_says_it_with_the_versions() -> None:
    assert build_view(load_shipped(), _of_1_0("alize"), "en").method.rewording + "\n" == LINE
    assert build_view(load_shipped(), example("alize"), "fr").method.rewording == ""
