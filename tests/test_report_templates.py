"""Templates of others: they replace what they name, they can reach nothing, and their faults have a line."""

from pathlib import Path

import pytest

from e20assess.errors import AssessError
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.render import render
from e20assess.report.templates import Speaker
from e20assess.words import Words

from .helpers import ENGLISH, example, said, sentences

Write = dict[str, str | bytes]


def _made(folder: Path, files: Write, questionnaire: Questionnaire, format: str = "md") -> str:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return render(questionnaire, example("alize"), format, "en", folder).decode()


def _fault(folder: Path, files: Write, questionnaire: Questionnaire, format: str = "md") -> AssessError:
    with pytest.raises(AssessError) as caught:
        _made(folder, files, questionnaire, format)
    return caught.value


def test_one_file_replaces_the_shipped_one_of_its_name_and_the_others_stay(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    cover = "# House of {{ cover.organisation | md }}\n"
    report = _made(tmp_path, {"cover.md.j2": cover}, questionnaire)
    assert report.startswith("# House of Groupe Alizé\n")
    assert "## On one page" in report
    assert render(questionnaire, example("alize"), "md", "en").startswith(b"# Groupe")


def test_a_style_sheet_alone_may_be_replaced(tmp_path: Path, questionnaire: Questionnaire) -> None:
    page = _made(tmp_path, {"print.css": "@media print { h1 { color: navy } }\r\n"}, questionnaire, "html")
    assert "color: navy" in page and "@page" not in page and "\r" not in page


def test_a_template_may_bring_parts_of_its_own(tmp_path: Path, questionnaire: Questionnaire) -> None:
    files: Write = {
        "report.md.j2": '{% include "house.md.j2" %}',
        "house.md.j2": '{{ say("Overall") }} {{ many("{count} answer", "{count} answers", answers|length) }}',
    }
    assert _made(tmp_path, files, questionnaire) == "Overall 42 answers"


def test_templates_change_nothing_in_json(tmp_path: Path, questionnaire: Questionnaire) -> None:
    report = _made(tmp_path, {"cover.md.j2": "{{ broken"}, questionnaire, "json")
    assert report == render(questionnaire, example("alize"), "json", "en").decode()


def test_html_templates_escape_unless_told_otherwise(tmp_path: Path, questionnaire: Questionnaire) -> None:
    page = _made(tmp_path, {"report.html.j2": '{{ "<b>" }}{{ "<i>"|safe }}'}, questionnaire, "html")
    assert page == "&lt;b&gt;<i>"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("one\ntwo {% if %}\n", 2, "Expected an expression"),
        ("one\n\n{{ nothing_of_the_kind }}\n", 3, "'nothing_of_the_kind' is undefined"),
        ("{{ cover.colour }}", 1, "has no attribute 'colour'"),
        ("a\n{{ cover.organisation | shout }}", 2, "No filter named 'shout'"),
        ("a\n{% include 'nowhere.md.j2' %}", 2, "there is no template “nowhere.md.j2”"),
        ("a\n{% include '../default/cover.md.j2' %}", 2, "there is no template “../default/cover.md.j2”"),
        ("a\n{% include '/etc/passwd' %}", 2, "there is no template “/etc/passwd”"),
        ("a\n{{ 1 / 0 }}", 2, "division by zero"),
        ("a\n{{ say('{missing}', other=1) }}", 2, "missing"),
        ("a\n{{ cover.organisation() }}", 2, "not callable"),
    ],
)
def test_a_broken_template_is_told_with_its_line(
    text: str, line: int, reason: str, tmp_path: Path, questionnaire: Questionnaire
) -> None:
    error = _fault(tmp_path, {"cover.md.j2": text}, questionnaire)
    assert said(error) == [("template-fault", line)]
    (sentence,) = sentences(error.faults)
    assert sentence.startswith(f"{tmp_path / 'cover.md.j2'}:{line}: the template cannot be used: ")
    assert reason in sentence


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ cover.__class__.__init__.__globals__ }}",
        "{{ say._words }}",
        "{{ say.__call__.__globals__ }}",
        "{{ '{0.__class__.__init__.__globals__}'.format(cover) }}",
        "{{ say('{x.__class__.__init__.__globals__}', x=cover) }}",
        "{{ say('{x[0]}', x='ab') }}",
        "{{ many('{x.__class__}', '{x.__class__}', 1, x=cover) }}",
        "{{ (actions.first|list).append(1) }}{% set x = [] %}{{ x.append(1) }}",
        "{{ range(10000000) | list }}",
    ],
)
def test_a_template_cannot_leave_its_sandbox(text: str, tmp_path: Path, questionnaire: Questionnaire) -> None:
    error = _fault(tmp_path, {"cover.md.j2": f"\n{text}"}, questionnaire)
    assert said(error) == [("template-fault", 2)]


def test_a_template_that_includes_itself_is_told(tmp_path: Path, questionnaire: Questionnaire) -> None:
    error = _fault(tmp_path, {"cover.md.j2": "{% include 'cover.md.j2' %}"}, questionnaire)
    assert said(error) == [("template-fault", 1)]
    assert "it includes itself without end" in sentences(error.faults)[0]


def test_a_template_must_be_utf8(tmp_path: Path, questionnaire: Questionnaire) -> None:
    error = _fault(tmp_path, {"cover.md.j2": "Société".encode("latin-1")}, questionnaire)
    assert said(error) == [("template-not-utf8", 1)]


def test_a_folder_that_replaces_nothing_is_refused(tmp_path: Path, questionnaire: Questionnaire) -> None:
    error = _fault(tmp_path, {"covr.md.j2": "x"}, questionnaire)
    assert said(error) == [("no-templates", None)]
    assert "cover.md.j2" in sentences(error.faults)[0]
    missing = tmp_path / "nowhere"
    with pytest.raises(AssessError) as caught:
        render(questionnaire, example("alize"), "html", "en", missing)
    assert said(caught.value) == [("no-template-folder", None)]


def test_a_shipped_template_is_named_without_the_place_where_it_is_installed(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    error = _fault(tmp_path, {"macros.md.j2": "{% macro other() %}{% endmacro %}"}, questionnaire)
    (sentence,) = sentences(error.faults)
    assert sentence.startswith("reports/default/")


def test_the_speaker_says_what_words_say() -> None:
    speaker = Speaker(Words("en"))
    assert speaker("version {version}", version="1.0") == ENGLISH("version {version}", version="1.0")
    assert speaker.many("{count} x", "{count} xs", 3) == "3 xs"
