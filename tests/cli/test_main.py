"""The commands: what goes where, which exit code, and one sentence for each thing at fault."""

import errno
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from e20assess import __version__
from e20assess.answers.sheet_file import read_sheet, to_json
from e20assess.cli import score as scored
from e20assess.cli.main import program
from e20assess.engine.listing import read_shelf
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from tests.support.sheets import EXAMPLES, all_answers, with_answers
from tests.support.tiny_questionnaire import TINY

ALIZE = str(EXAMPLES / "groupe-alize.toml")
QUESTIONS = Path(__file__).parents[2] / "questions" / "enterprise20"


def e20(*arguments: object, input: str = "") -> Result:
    """Run one command in this process, in English."""
    words = [str(argument) for argument in arguments]
    words += ["--lang", "en"]
    return CliRunner().invoke(program, words, input=input, prog_name="e20assess", catch_exceptions=False)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "store.sqlite"


def test_version_starts_without_the_heavy_libraries() -> None:
    script = (
        "import sys\n"
        "from e20assess.cli.main import program\n"
        "try: program(['--version'], prog_name='e20assess')\n"
        "except SystemExit as end: assert not end.code\n"
        "print(sorted({'pydantic', 'textual', 'sqlalchemy', 'jinja2', 'babel', 'tomli'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"e20assess {__version__}", "[]"]


def test_without_a_terminal_the_screens_are_refused_in_one_line_that_names_ask_and_score() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "e20assess", "--lang", "en"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "e20assess ask" in done.stderr and "e20assess score SHEET" in done.stderr


def test_score_json_prints_one_object_a_line_with_the_contract_s_keys() -> None:
    result = e20("score", "--json", *sorted(EXAMPLES.glob("*.toml")))
    delcourt, rivage, alize = (json.loads(line) for line in result.stdout.splitlines())
    assert (result.exit_code, result.stderr) == (0, "")
    assert {id: part["exact"] for id, part in alize["dimensions"].items()} == {
        "silos": "2",
        "ownership": "12/5",
        "customer": "29/10",
        "management": "27/10",
    }
    assert alize["overall"] == {"score": 2.5, "exact": "5/2", "level": 2, "capped": False}
    assert delcourt["overall"] == {"score": 1.75, "exact": "7/4", "level": 1, "capped": False}
    assert rivage["overall"] == {"score": 4.05, "exact": "81/20", "level": 4, "capped": False}
    present = [id for id, found in alize["patterns"].items() if found["state"] == "present"]
    assert present == ["silos-2.0", "capture", "missing-liaison"]
    assert set(alize["dimensions"]["silos"]) == {
        "score",
        "exact",
        "level",
        "low",
        "high",
        "asked",
        "answered",
        "dont_know",
        "not_applicable",
    }
    assert set(alize["capabilities"]["flows"]) == {"score", "exact", "answered", "asked", "thin"}
    assert set(alize) == {
        "file",
        "organisation",
        "questionnaire",
        "form",
        "overall",
        "dimensions",
        "capabilities",
        "patterns",
    }


def test_score_scores_the_sound_sheets_and_exits_with_1_for_the_others(tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(
        Path(ALIZE).read_text("utf-8").replace('owner = "marketing"', 'owner = "markting"'), "utf-8"
    )
    result = e20("score", bad, ALIZE, tmp_path / "none.toml")
    assert result.exit_code == 1
    assert "Silos 2.0 syndrome" in result.stdout
    first, second = result.stderr.splitlines()
    assert f"{bad}:13:" in first and "Did you mean “marketing”?" in first
    assert "none.toml" in second
    assert "Traceback" not in result.output


def test_usage_errors_exit_with_2() -> None:
    for words in (["scor"], ["score"], ["report", "--nonsense", "x"], ["show", "x"]):
        assert e20(*words).exit_code == 2


def test_an_assessment_goes_in_shows_reports_comes_out_and_is_deleted(store: Path, tmp_path: Path) -> None:
    at = ("--store", store)
    assert e20("import", ALIZE, *at).stdout == "1\n"
    line = e20("list", *at).stdout
    assert line.split("\t")[:2] == ["1", "Groupe Alizé"] and line.rstrip().endswith("finished")
    assert "2.4  level 2 Experimenting" in e20("show", 1, *at).stdout
    sheet = tmp_path / "out.toml"
    told = e20("export", 1, "-o", sheet, *at)
    assert (told.stdout, told.stderr) == ("", f"Saved: {sheet}\n")
    shipped = load_shipped()
    assert read_sheet(sheet, shipped) == read_sheet(Path(ALIZE), shipped)
    as_json = tmp_path / "out.json"
    e20("export", 1, "-o", as_json, *at)
    assert read_sheet(as_json, shipped) == read_sheet(sheet, shipped)
    assert e20("delete", 1, *at, input="n\n").exit_code == 1
    assert e20("list", *at).stdout
    assert e20("delete", 1, "--yes", *at).exit_code == 0
    assert e20("list", *at).stdout == ""
    gone = e20("show", 1, *at)
    assert gone.exit_code == 1 and "there is no assessment 1" in gone.stderr


def test_the_store_may_be_named_before_or_after_the_command_or_by_the_environment(store: Path) -> None:
    e20("--store", store, "import", ALIZE)
    assert "Alizé" in e20("list", "--store", store).stdout
    result = CliRunner().invoke(program, ["list"], env={"E20ASSESS_STORE": str(store), "LANG": "C"})
    assert "Alizé" in result.stdout


@pytest.mark.parametrize("format", ["md", "html", "json"])
def test_report_writes_to_a_file_or_to_standard_output_and_overwrites_only_by_force(
    format: str, tmp_path: Path
) -> None:
    file = tmp_path / f"report.{format}"
    assert e20("report", ALIZE, "-o", file).exit_code == 0
    written = file.read_bytes()
    refused = e20("report", ALIZE, "-o", file)
    assert refused.exit_code == 1 and "--force" in refused.stderr
    assert e20("report", ALIZE, "-o", file, "--force").exit_code == 0
    assert file.read_bytes() == written == e20("report", ALIZE, "-f", format).stdout_bytes


def test_the_report_speaks_the_sheet_s_language_unless_told_otherwise() -> None:
    result = CliRunner().invoke(program, ["report", ALIZE, "-f", "md"], env={"LANG": "en_GB.UTF-8"})
    assert "Syndrome des silos 2.0" in result.stdout
    assert "Silos 2.0 syndrome" in e20("report", ALIZE, "-f", "md").stdout


def test_a_report_that_cannot_be_written_says_why(tmp_path: Path) -> None:
    result = e20("report", ALIZE, "-o", tmp_path / "no" / "such" / "folder.md")
    assert result.exit_code == 1 and "cannot be written" in result.stderr


def test_check_counts_one_pattern_as_one(tmp_path: Path) -> None:
    for name, text in TINY.items():
        one = text.rpartition("[[pattern]]")[0] if name == "patterns.toml" else text
        (tmp_path / name).write_text(one, encoding="utf-8")
    assert "tiny 1.0 is sound: 6 questions, 3 capabilities, 1 pattern." in e20("check", tmp_path).stdout


def test_check_says_that_a_questionnaire_is_sound_or_every_fault_with_its_line(tmp_path: Path) -> None:
    sound = e20("check")
    assert "enterprise20 1.1 is sound: 42 questions, 20 capabilities, 10 patterns." in sound.stdout
    for file in QUESTIONS.glob("*.toml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    assert e20("check", tmp_path).exit_code == 0
    silos = tmp_path / "silos.toml"
    silos.write_text(silos.read_text("utf-8").replace("recall.fr", "recal.fr", 1), "utf-8")
    (tmp_path / "rubric.toml").write_text("[levels", "utf-8")
    result = e20("check", tmp_path)
    assert result.exit_code == 1
    assert f"{tmp_path}{os.sep if os.name == 'nt' else '/'}rubric.toml:1:" in result.stderr
    assert "silos.toml:" in result.stderr and "Did you mean “recall”?" in result.stderr
    assert "no such folder" in e20("check", tmp_path / "nowhere").stderr


def test_another_questionnaire_can_be_used(tmp_path: Path) -> None:
    for file in QUESTIONS.glob("*.toml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    main = tmp_path / "questionnaire.toml"
    main.write_text(main.read_text("utf-8").replace('id = "enterprise20"', 'id = "other"', 1), "utf-8")
    refused = e20("score", ALIZE, "--questions", tmp_path)
    assert refused.exit_code == 1
    assert "“enterprise20”" in refused.stderr and "“other”" in refused.stderr


def test_faults_are_said_in_french_too() -> None:
    result = CliRunner().invoke(program, ["score", "rien.toml", "--lang", "fr"])
    assert result.exit_code == 1
    assert "fichier" in result.stderr


def test_a_reader_that_stops_early_is_no_crash(tmp_path: Path) -> None:
    command = f'"{sys.executable}" -m e20assess score --json {" ".join([ALIZE] * 300)}'
    process = subprocess.Popen(command, shell=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    process.wait()


LONG = "x" * 300


@pytest.mark.parametrize(
    "words",
    [
        ["report", LONG],
        ["score", LONG],
        ["import", LONG],
        ["check", LONG],
        ["check", "--questions", LONG],
        ["report", ALIZE, "-o", f"{LONG}.md"],
        ["report", ALIZE, "-f", "md", "--template", LONG],
        ["report", "9" * 5000],
        ["show", "99999999999999999999"],
    ],
)
def test_a_path_that_cannot_even_be_asked_for_is_one_sentence(words: list[str], store: Path) -> None:
    result = e20(*words, "--store", store)
    assert result.exit_code == 1
    assert "\n" not in result.stderr.rstrip("\n")


def test_an_empty_file_in_a_questionnaire_is_a_fault(tmp_path: Path) -> None:
    for empty in ("questionnaire.toml", "rubric.toml", "silos.toml"):
        for file in QUESTIONS.iterdir():
            if file.is_file():
                (tmp_path / file.name).write_bytes(b"" if file.name == empty else file.read_bytes())
        assert e20("check", tmp_path).exit_code == 1, empty


def test_an_unknown_ending_is_refused_rather_than_guessed(tmp_path: Path) -> None:
    assert e20("report", ALIZE, "-o", tmp_path / "report.odt").exit_code == 2
    assert not list(tmp_path.iterdir())


def test_scores_are_said_in_the_sheet_s_own_language_unless_told_otherwise() -> None:
    result = CliRunner().invoke(program, ["score", ALIZE], env={"LANG": "C", "LC_ALL": ""})
    assert "Décloisonnement et circulation" in result.stdout and "2,4" in result.stdout


def test_a_full_disk_behind_standard_output_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(scored, "show_scores", full)
    result = e20("score", ALIZE)
    assert result.exit_code == 1
    assert result.stderr.startswith("standard output: the file cannot be written")


def test_list_counts_the_answers_that_are_asked_as_the_screens_do(store: Path, tmp_path: Path) -> None:
    whole = read_sheet(Path(ALIZE), load_shipped())
    every = with_answers({**all_answers(3), **whole.answers}, owner="no_initiative")
    (tmp_path / "aside.json").write_text(to_json(replace(whole, answers=every)), encoding="utf-8")
    assert e20("import", tmp_path / "aside.json", "--store", store).exit_code == 0
    (line,) = e20("list", "--store", store).stdout.splitlines()
    assert line.split("\t")[6:] == ["full", "fr", "29", "finished"]
    opened = Store.open(str(store))
    (home,) = read_shelf(opened)
    opened.close()
    assert (home.answered, home.asked) == (29, 29)


def test_a_score_in_the_lines_stands_on_its_own_side_of_the_cut() -> None:
    (line,) = [
        line
        for line in e20("score", EXAMPLES / "ateliers-delcourt.toml", "--lang", "en").stdout.splitlines()
        if "Overall" in line
    ]
    assert line.split()[:4] == ["Overall", "1.75", "level", "1"]
