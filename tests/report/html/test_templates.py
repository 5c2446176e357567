"""Templates of others: they replace what they name, they can reach nothing, and their faults have a line."""

from pathlib import Path

import pytest

from e20assess.errors import AssessError, Place
from e20assess.i18n import Words
from e20assess.questionnaire.model import Questionnaire
from e20assess.report import blank_render
from e20assess.report.comparison import render as compare_render
from e20assess.report.document import Document
from e20assess.report.formats import render
from e20assess.report.html.templates import Speaker
from e20assess.report.view.report import build_view
from tests.report.html.test_page import parsed
from tests.support.comparisons import alize_later, compared
from tests.support.sheets import ENGLISH, example, said, sentences

Write = dict[str, str | bytes]


def _made(folder: Path, files: Write, questionnaire: Questionnaire, format: str = "md") -> str:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    if format == "json":
        return render(questionnaire, example("alize"), format, "en", folder).decode()
    # In this process: that another one makes the same is shown in test_report_apart.
    view = build_view(questionnaire, example("alize"), "en")
    return Document("report", view, format, "en", folder).made().decode()


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
    assert "## One-page summary" in report
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
        ("a\n{% include 'x' * 5000 %}", 2, f"there is no template “{'x' * 199}…”"),
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


TRIPPED = {
    "infinity": ("{{ 1e400|int }}", "name 'inf' is not defined"),
    "a filter that asserts": ("{{ cover.organisation|truncate(2) }}", "expected length >= 3, got 2"),
    "a name twice in a macro": ("{% macro m(a, a) %}{% endmacro %}", "duplicate argument"),
    "a name twice in a call": ("{{ say('x', a=1, a=2) }}", "keyword argument repeated"),
    "21 loops in one another": (
        "{% for a in [1] %}" * 21 + "{% endfor %}" * 21,
        "too many statically nested blocks",
    ),
    "100 conditions in one another": ("{% if 1 %}" * 100 + "{% endif %}" * 100, "too many levels of"),
    "a thousand brackets": ("{{ " + "(" * 3000 + ")" * 3000 + " }}", "is nested too deeply"),
}


@pytest.mark.parametrize("case", TRIPPED)
def test_what_makes_python_itself_stumble_is_a_fault_of_the_template(
    case: str, tmp_path: Path, questionnaire: Questionnaire
) -> None:
    text, reason = TRIPPED[case]
    error = _fault(tmp_path, {"cover.md.j2": text}, questionnaire)
    (sentence,) = sentences(error.faults)
    assert sentence.startswith(f"{tmp_path / 'cover.md.j2'}")
    assert "the template cannot be used: " in sentence and reason in sentence


def test_what_templates_commonly_do_is_allowed(tmp_path: Path, questionnaire: Questionnaire) -> None:
    text = (
        "{{ '-' * 20 }} {{ 'a' + 'b' }} {{ 2 ** 10 }} {{ 7 % 3 }} {{ '%05.1f' % 2.5 }} "
        "{{ '%s %%' | format(3) }} {{ 'x'|center(5) }} {{ '{:>4}'.format('y') }} {{ 'z'.rjust(3) }} "
        "{{ [1, 2]|join('~') }} {{ 'a' ~ 1 }}"
    )
    made = _made(tmp_path, {"report.md.j2": text}, questionnaire)
    assert made == "-------------------- ab 1024 1 002.5 3 %   x      y   z 1~2 a1"


def test_a_loop_keeps_what_it_knows_of_its_rounds(tmp_path: Path, questionnaire: Questionnaire) -> None:
    text = (
        "{% for x in [1, 2, 3] if x > 1 %}{{ loop.index }}/{{ loop.length }}{{ ' ' if not loop.last }}"
        "{% else %}none{% endfor %}{% for k, v in {'a': 1}.items() %} {{ k }}{{ v }}{% endfor %}"
        "{% for x in [[1, [2]]] recursive %} {{ x if x is number else loop(x) }}{% endfor %}"
    )
    assert _made(tmp_path, {"report.md.j2": text}, questionnaire) == "1/2 2/2 a1  1  2"


@pytest.mark.parametrize(
    ("files", "file", "line"),
    [
        ({"macros.md.j2": "{% macro answer_lines(answer) %}\n{{ answer.colour }}{% endmacro %}\n"
          "{% macro note_lines(answer) %}{% endmacro %}"}, "macros.md.j2", 2),
        ({"report.md.j2": "{% include 'own.md.j2' %}", "own.md.j2": "\n\n{{ nothing }}"}, "own.md.j2", 3),
        ({"report.md.j2": "{% include 'own.md.j2' %}", "own.md.j2": "\n{% if %}"}, "own.md.j2", 2),
        ({"report.md.j2": "\n{% extends 'own.md.j2' %}", "own.md.j2": "\n{{ nothing }}"}, "own.md.j2", 2),
    ],
)  # fmt: skip
def test_a_fault_is_told_in_the_file_that_holds_it(
    files: Write, file: str, line: int, tmp_path: Path, questionnaire: Questionnaire
) -> None:
    (fault,) = _fault(tmp_path, files, questionnaire).faults
    assert fault.place == Place(str(tmp_path / file), line)


def test_a_fault_in_a_style_sheet_is_told_too(tmp_path: Path, questionnaire: Questionnaire) -> None:
    (fault,) = _fault(tmp_path, {"print.css": "a {}\n{{ nothing }}"}, questionnaire, "html").faults
    assert fault.place == Place(str(tmp_path / "print.css"), 2)


FIRST_EDITION = """<!doctype html>
<html lang="{{ language }}"><head><title>{{ cover.running }}</title><style>
{% include "report.css" %}{% include "parts.css" %}{% include "print.css" %}{% include "house.css" %}
</style></head>
<body>
{% include "cover.html.j2" %}
<main id="main">
{% include "summary.html.j2" %}{% include "profile.html.j2" %}{% include "patterns.html.j2" %}
{% include "owners.html.j2" %}{% include "dimensions.html.j2" %}{% include "actions.html.j2" %}
{% include "making.html.j2" %}{% include "answers.html.j2" %}{% include "silence.html.j2" %}
{% include "method.html.j2" %}
</main>
{% include "house-line.html.j2" %}
</body></html>
"""
"""The report.html.j2 of version 0.1.0: it keeps no body for the contents, and knows no fonts.css."""


def test_a_report_of_the_first_edition_is_still_filled_in(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    page = parsed(_made(tmp_path, {"report.html.j2": FIRST_EDITION}, questionnaire, "html"))
    assert page.by_class("contents") == []
    parts = [part.attributes["id"] for part in page.all("main")[0].children if part.tag == "section"]
    assert parts[:2] == ["summary", "profile"] and parts[-1] == "method" and len(parts) == 10


def test_one_folder_dresses_every_document(tmp_path: Path, questionnaire: Questionnaire) -> None:
    pair = compared(example("alize"), alize_later())
    (tmp_path / "compare.css").write_text(".mine {}")
    (tmp_path / "blank.css").write_text(".paper {}")
    assert ".mine {}" in compare_render.render(pair, "html", "en", tmp_path).decode()
    assert ".paper {}" in blank_render.render(questionnaire, "short", "html", "en", tmp_path).decode()
    assert render(questionnaire, example("alize"), "html", "en", tmp_path) == render(
        questionnaire, example("alize"), "html", "en"
    )
    (tmp_path / "compare.md.j2").write_text("\n{{ cover.colour }}")
    with pytest.raises(AssessError) as caught:
        compare_render.render(pair, "md", "en", tmp_path)
    assert said(caught.value) == [("template-fault", 2)]


def test_a_template_that_includes_itself_is_told(tmp_path: Path, questionnaire: Questionnaire) -> None:
    error = _fault(tmp_path, {"cover.md.j2": "{% include 'cover.md.j2' %}"}, questionnaire)
    assert said(error) == [("template-fault", 1)]
    assert "it includes itself endlessly" in sentences(error.faults)[0]


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
