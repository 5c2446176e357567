"""The shipped Word template and its documentation: made by its script, written down whole, nothing idle."""

import io
import re
import subprocess
import sys
import typing
import zipfile
from dataclasses import fields, is_dataclass
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from e20assess.cli.main import program
from e20assess.i18n import Words
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.labels import LABELS, SENTENCES, labels
from e20assess.report.typography import printed
from e20assess.report.view.report import ReportView, build_view
from e20assess.report.word.package import template_at
from tests.support.sheets import EXAMPLES, example

ROOT = Path(__file__).parents[3]
ALIZE = str(EXAMPLES / "groupe-alize.toml")


@pytest.fixture(scope="module")
def texts() -> str:
    """Everything that is written in the shipped template."""
    with zipfile.ZipFile(io.BytesIO(template_at(None)[0])) as archive:
        names = [name for name in archive.namelist() if re.match(r"word/(document|header|footer)", name)]
        return "\n".join(archive.read(name).decode() for name in names)


def test_the_template_is_what_its_script_writes() -> None:
    code = "import sys, word_template; sys.stdout.buffer.write(word_template.made())"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "docs", capture_output=True, check=True)
    kept, new = (zipfile.ZipFile(io.BytesIO(data)) for data in (template_at(None)[0], done.stdout))
    assert kept.namelist() == new.namelist()
    # The rest comes from python-docx, and may differ between its versions.
    for name in ("word/document.xml", "word/footer1.xml", "word/header1.xml"):
        assert kept.read(name) == new.read(name), "run `make word`"


def test_every_label_is_used_and_every_sentence_can_be_translated(texts: str) -> None:
    used = set(re.findall(r"label\.(\w+)", texts))
    assert set(LABELS) - used == set()
    assert set(re.findall(r'say\("(.*?)"', texts)) == set(SENTENCES)


def test_the_template_itself_opens_in_word(texts: str) -> None:
    document = docx.Document(io.BytesIO(template_at(None)[0]))
    assert "{{ cover.organisation }}" in [paragraph.text for paragraph in document.paragraphs]
    # A tag in place of a number would make Word refuse the template.
    assert not re.findall(r'w:(?:w|fill|val)="[^"]*\{%', texts)


def _classes(kind: object, found: dict[str, type]) -> dict[str, type]:
    """The dataclasses that a type is made of, by name."""
    if isinstance(kind, type) and is_dataclass(kind) and kind.__name__ not in found:
        found[kind.__name__] = kind
        for hint in typing.get_type_hints(kind).values():
            _classes(hint, found)
    for part in typing.get_args(kind):
        _classes(part, found)
    return found


def test_the_documentation_lists_every_name(questionnaire: Questionnaire) -> None:
    text = (ROOT / "docs" / "word.md").read_text("utf-8")
    listed = set(re.findall(r"`(\w+)", text))
    classes = _classes(ReportView, {})
    assert len(classes) > 20
    for kind in classes.values():
        assert {field.name for field in fields(kind)} - listed == set(), kind.__name__
    view = printed(build_view(questionnaire, example("alize"), "en"), "en")
    assert set(vars(labels(view, Words("en")))) - listed == set()
    for name, sentence in LABELS.items():
        assert f"| `{name}` | {sentence} |" in text


def test_the_documented_example_works(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "word.md").read_text("utf-8")
    lines = re.findall(r"^    (\{.*)$", text, re.M)
    assert len(lines) == 5
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(tmp_path / "HOUSE.docx"))
    file = tmp_path / "report.docx"
    words = ["report", ALIZE, "-o", str(file), "--template", str(tmp_path / "HOUSE.docx"), "--lang", "en"]
    result = CliRunner().invoke(program, words)
    assert result.exit_code == 0, result.output
    shown = [paragraph.text for paragraph in docx.Document(str(file)).paragraphs]
    assert shown[:2] == ["Groupe Alizé, 17 March 2026", "Overall: 2.5, level 2 Experimenting"]
    assert [line.partition(":")[0] for line in shown[2:]] == [
        "Silos 2.0 syndrome",
        "Captured by one department",
        "No active connecting department",
    ]


def test_the_command_takes_the_format_from_the_name_and_tells_faults_without_a_traceback(
    tmp_path: Path,
) -> None:
    file = tmp_path / "report.docx"
    assert CliRunner().invoke(program, ["report", ALIZE, "-o", str(file)]).exit_code == 0
    bytes_ = CliRunner().invoke(program, ["report", ALIZE, "-f", "docx"]).stdout_bytes
    assert file.read_bytes() == bytes_ and zipfile.is_zipfile(file)
    words = ["report", ALIZE, "-f", "docx", "--template", str(tmp_path / "no.docx"), "--lang", "fr"]
    result = CliRunner().invoke(program, words)
    assert result.exit_code == 1 and "ce modèle Word n'existe pas" in result.stderr
    assert "Traceback" not in result.output
