"""What click says by itself: in French when the language is French, and never half of each."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from e20assess.cli.click_i18n import language_asked
from e20assess.cli.main import program
from tests.support.sheets import EXAMPLES

COMMANDS = [[], *([name] for name in program.commands)]

ENGLISH = re.compile(
    r"\b(options:|commands:|show|exit|try|for help|error|missing|no such|invalid|value|choose|did you|got|"
    r"unexpected|requires|argument '|not one of|the|of|is|and|or|file|folder|name|role|sheet|"
    r"aborted|usage:)\b",
    re.IGNORECASE,
)
"""Words that French help has no use for; what is the same in both languages is not among them."""

OURS = re.compile(
    r"^ +e20assess .*$|e20assess( \w+)?|--[\w-]+|\[[\w|]+\]|https?://\S+|postgresql://|'[^']*'|^  \w+ ",
    re.MULTILINE,
)
"""What is typed as it stands, whatever the language."""


def said(*words: str, lang: str = "", locale: str = "C") -> Result:
    line = [*words, *(["--lang", lang] if lang else [])]
    environment = {"LC_ALL": locale, "LANGUAGE": None, "COLUMNS": "80"}
    return CliRunner().invoke(program, line, prog_name="e20assess", env=environment)


def left_over(text: str) -> list[str]:
    """The English words in a text."""
    return [match[0] for match in ENGLISH.finditer(OURS.sub(" ", text))]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: "-".join(words) or "program")
def test_the_help_of_every_command_is_french_from_end_to_end(command: list[str]) -> None:
    result = said(*command, "--help", lang="fr")
    assert result.exit_code == 0
    assert left_over(result.output) == []
    assert "Usage\N{NO-BREAK SPACE}: e20assess" in result.output
    assert "Options\N{NO-BREAK SPACE}:" in result.output
    assert "Afficher cette aide et quitter." in result.output
    assert max(map(len, result.output.splitlines())) <= 80
    by_locale = said(*command, "--help", locale="fr_FR.UTF-8")
    assert by_locale.output == result.output


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: "-".join(words) or "program")
def test_the_help_is_english_again_afterwards(command: list[str]) -> None:
    result = said(*command, "--help", lang="en", locale="fr_FR.UTF-8")
    assert "Show this message and exit." in result.output and "Afficher" not in result.output
    assert "..." not in re.sub(r"(ARGS\]|SHEET)\.\.\.", "", result.output)


MISTAKES = [
    ["scor"],
    ["--nonsense"],
    ["score"],
    ["show"],
    ["show", "un"],
    ["list", "x"],
    ["list", "x", "y"],
    ["new"],
    ["ask", "--rol", "x"],
    ["report", "x", "-f", "doc"],
    ["report", "x", "--output"],
    ["report", "x", "--force=1"],
]


@pytest.mark.parametrize("option", ["--questions", "--store"])
def test_an_option_is_no_value_of_the_one_before_and_is_not_repeated(option: str) -> None:
    result = said("check", option, "--store=postgresql://u:s3cret@h/d", lang="fr")
    assert result.exit_code == 2
    assert f"L'option '{option}' demande une valeur." in result.stderr
    assert "s3cret" not in result.output


@pytest.mark.parametrize("words", MISTAKES, ids=" ".join)
def test_a_mistaken_command_is_told_in_french(words: list[str]) -> None:
    result = said(*words, lang="fr") if words[-1] != "--output" else said("--lang", "fr", *words)
    assert result.exit_code == 2
    assert left_over(result.stderr) == []
    assert "Erreur\N{NO-BREAK SPACE}:" in result.stderr
    assert "Try '" not in result.stderr


def test_a_deletion_is_asked_about_in_french_and_a_oui_is_a_yes(
    tmp_path: Path,
) -> None:
    store = str(tmp_path / "store.sqlite")
    at = ["--store", store, "--lang", "fr"]
    CliRunner().invoke(program, ["import", str(EXAMPLES / "groupe-alize.toml"), *at])
    refused = CliRunner().invoke(program, ["delete", "1", *at], input="n\n")
    assert refused.exit_code == 1 and "Abandon." in refused.stderr and "[o/N]" in refused.stderr
    assert CliRunner().invoke(program, ["delete", "1", *at], input="").exit_code == 1
    assert CliRunner().invoke(program, ["delete", "1", *at], input="oui\n").exit_code == 0


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (["--lang", "fr", "list"], "fr"),
        (["list", "--lang=fr"], "fr"),
        (["list", "--lang", "en", "--lang", "fr"], "fr"),
        (["list", "--lang"], None),
        (["list", "--lang", "de"], None),
        (["score", "--", "--lang", "fr"], None),
        ([], None),
    ],
)
def test_the_language_is_found_wherever_it_stands(words: list[str], language: str | None) -> None:
    assert language_asked(words) == language


def test_the_words_of_other_programs_are_left_alone() -> None:
    said("--help", lang="fr")

    @click.command()
    def other() -> None:
        """Another."""

    assert "Show this message and exit." in CliRunner().invoke(other, ["--help"], env={"LC_ALL": "fr"}).output


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("command", sorted(program.commands))
def test_the_help_of_every_command_ends_with_a_line_to_type(command: str, lang: str) -> None:
    last = said(command, "--help", lang=lang).output.splitlines()[-1]
    assert last.startswith(f"  e20assess {command}") and len(last) <= 80


def test_the_help_says_where_the_database_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("e20assess.paths.default_store", lambda: str(tmp_path / "a.sqlite"))
    shown = "".join(said("list", "--help", lang="en").output.split())
    assert f"Bydefault:{tmp_path}/a.sqlite" in shown


@pytest.mark.parametrize(
    ("words", "place", "offered"),
    [
        ("e20assess re", 1, {"plain,report"}),
        ("e20assess report --format", 3, {"plain,md", "plain,html", "plain,pdf", "plain,docx", "plain,json"}),
        ("e20assess score", 2, {"file,"}),
    ],
)
def test_completion_answers_as_the_snippets_of_the_manual_ask(
    words: str, place: int, offered: set[str]
) -> None:
    asked = {"_E20ASSESS_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(place)}
    result = CliRunner().invoke(program, [], prog_name="e20assess", env=asked)
    assert set(result.output.splitlines()) == offered
