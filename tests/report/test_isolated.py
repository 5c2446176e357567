"""A template of others is made in a process apart: it is stopped at its limits, and ends with its parent."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from e20assess import faults
from e20assess.errors import AssessError, Fault, Phrase, Place
from e20assess.questionnaire.loader import load_shipped
from e20assess.report.document import Document
from e20assess.report.fault_data import data_of, error_of
from e20assess.report.isolated import made_apart
from e20assess.report.limits import Limits
from e20assess.report.view.report import build_view
from tests.support.sheets import example, said, sentences
from tests.support.word_files import template

SHORT = Limits(seconds=1, megabytes=400)
SMALL = Limits(seconds=60, megabytes=256)

keeps_a_limit_on_memory = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux keeps a limit on memory that can be relied upon"
)


def _document(house: Path, format: str = "html") -> Document:
    view = build_view(load_shipped(), example("alize"), "en")
    return Document("report", view, format, "en", house)


def _house(folder: Path, cover: str, format: str = "html") -> Document:
    (folder / "cover.html.j2").write_text(cover)
    return _document(folder, format)


def _stopped(document: Document, allowed: Limits) -> tuple[str, str]:
    with pytest.raises(AssessError) as caught:
        made_apart(document, allowed)
    ((code, _),) = said(caught.value)
    return code, sentences(caught.value.faults)[0]


ENDLESS = {
    "a number rounded": '{{ 1|round(300000000, "floor") }}',
    "a long text made upper again and again": (
        '{% set a = "x" * 19000000 %}{% for i in "y" * 190000 %}{% set b = a|upper %}{% endfor %}'
    ),
    "a long text sorted": ('{% for i in "y" * 1000 %}{% set b = ("xyz" * 1000000)|sort|list %}{% endfor %}'),
    "lists summed": "{{ ([[1] * 190000] * 2000)|sum(start=[])|length }}",
    "a long number": (
        "{% for x in ['f' * 19000000] %}{% set a = x|int(0, 16) %}{% set b = a * a %}{% endfor %}"
    ),
    "a macro that calls itself twice": (
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}"
    ),
    "a file that includes itself twice": (
        "{% set n = (n|default(40)) - 1 %}"
        "{% if n %}{% include 'cover.html.j2' %}{% include 'cover.html.j2' %}{% endif %}"
    ),
}


@pytest.mark.parametrize("case", ENDLESS)
def test_a_template_that_does_not_end_is_stopped(case: str, tmp_path: Path) -> None:
    assert _stopped(_house(tmp_path, ENDLESS[case]), SHORT) == (
        "template-slow",
        f"{tmp_path}: making a document with this template takes more than 1 s, and was stopped. "
        "Look in the template for a loop that does not end, or a number that is far too large.",
    )


GREEDY = {
    "a width as text": '{{ "{0:{1}}".format("x", "1500000000") }}',
    "a width with a name": '{{ "%(a)1500000000d" % {"a": 1} }}',
    "the same as a filter": '{{ "%(a)1500000000d"|format(a=1) }}',
    "an indent": '{{ ("\\n" * 1000000)|indent("x" * 3000, blank=true) }}',
    "tabs": '{{ ("\\t" * 300000).expandtabs(10000) }}',
    "letters translated": '{{ ("a" * 1000).translate({97: "x" * 3000000}) }}',
    "texts joined": '{{ ("x" * 3000000).join((["a"] * 1000)|map("upper")) }}',
    "a text put in many places": '{{ ("{0}" * 1000).format("x" * 3000000) }}',
    "a text kept": (
        '{% set a = "x" * 19000000 %}{% set b %}{% for i in "y" * 150 %}{{ a }}{% endfor %}{% endset %}'
    ),
    "a list": "{{ [0] * 1000000000 }}",
}


@keeps_a_limit_on_memory
@pytest.mark.parametrize("case", GREEDY)
def test_a_template_that_would_fill_the_memory_is_stopped(case: str, tmp_path: Path) -> None:
    code, sentence = _stopped(_house(tmp_path, GREEDY[case]), SMALL)
    assert code == "template-memory"
    assert sentence.startswith(f"{tmp_path}") and "takes more than 256 MB of memory" in sentence


@keeps_a_limit_on_memory
def test_a_word_template_that_would_fill_the_memory_is_told_by_its_name(tmp_path: Path) -> None:
    house = template(tmp_path / "HOUSE.docx", '{{ "{0:{1}}".format("x", "1500000000") }}')
    code, sentence = _stopped(_document(house, "docx"), SMALL)
    assert code == "template-memory" and sentence.startswith(f"{house}: ")


def test_a_number_with_too_many_digits_is_told_in_our_words(tmp_path: Path) -> None:
    cover = '{% set a = ("f" * 19000)|int(0, 16) %}{{ a }}'
    code, sentence = _stopped(_house(tmp_path, cover), SMALL)
    assert code == "template-fault" and "a number in it is too long" in sentence


def test_a_document_that_is_too_long_is_told(tmp_path: Path) -> None:
    cover = '{% for i in "y" * 3000 %}{{ "x" * 10000 }}{% endfor %}'
    code, sentence = _stopped(_house(tmp_path, cover), SMALL)
    assert code == "template-fault" and "it makes a text of more than 20 million characters" in sentence


def test_a_word_template_that_does_not_end_is_stopped(tmp_path: Path) -> None:
    house = template(tmp_path / "HOUSE.docx", "{{ 9 ** (9 ** 9) }}")
    code, sentence = _stopped(_document(house, "docx"), SHORT)
    assert code == "template-slow" and sentence.startswith(f"{house}: ")


@pytest.mark.parametrize(
    "cover", ["<style>@page { size: 1px 1px }</style>", "<table><td colspan=100000000>x</table>"]
)
def test_pages_that_cannot_be_laid_out_in_the_time_are_stopped(cover: str, tmp_path: Path) -> None:
    code, _ = _stopped(_house(tmp_path, cover, "pdf"), Limits(seconds=3, megabytes=1000))
    assert code in ("template-slow", "template-memory", "pdf-fault")


def test_what_is_made_apart_is_what_would_be_made_here(tmp_path: Path) -> None:
    for format in ("html", "md", "docx"):
        document = _house(tmp_path, "{{ cover.organisation }} – é", format)
        assert made_apart(document) == document.made()


def test_faults_come_back_with_place_and_values(tmp_path: Path) -> None:
    document = _house(tmp_path, "\n{{ nothing }}")
    with pytest.raises(AssessError) as here:
        document.made()
    with pytest.raises(AssessError) as apart:
        made_apart(document)
    assert apart.value.faults == here.value.faults
    assert apart.value.faults[0].place == Place(str(tmp_path / "cover.html.j2"), 2)


def test_faults_as_data_are_the_same_faults() -> None:
    phrase = Phrase("it holds <{name}> (line {line})", {"name": Phrase("x"), "line": 3})
    error = AssessError(
        [
            Fault(faults.BRAND_LOGO, Place("brand.toml", 2), {"name": "l\ud800.svg", "reason": phrase}),
            Fault(faults.NO_TEMPLATES, None, {"guess": ""}),
        ]
    )
    assert error_of(data_of(error)).faults == error.faults


def test_what_lies_in_the_folder_one_works_in_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "jinja2.py").write_text("raise SystemExit(3)\n")
    house = tmp_path / "house"
    house.mkdir()
    monkeypatch.chdir(tmp_path)
    assert b"Hello" in made_apart(_house(house, "Hello"))


PARENT = """
import sys
from pathlib import Path
from e20assess.answers.sheet_file import read_sheet
from e20assess.questionnaire.loader import load_shipped
from e20assess.report import isolated as apart
from e20assess.report.formats import render

class Told(apart.subprocess.Popen):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        print(self.pid, flush=True)

apart.subprocess.Popen = Told
rules = load_shipped()
render(rules, read_sheet(Path(sys.argv[1]), rules), "html", "en", Path(sys.argv[2]))
"""


@pytest.mark.skipif(os.name == "nt", reason="processes are asked for by another call there")
@pytest.mark.parametrize("how", ["kill", "terminate", "interrupt"])
def test_it_ends_with_the_process_that_asked_for_it(how: str, tmp_path: Path) -> None:
    from signal import SIGINT, SIGKILL, SIGTERM

    from tests.support.sheets import EXAMPLES

    loop = "{% for a in 'x' * 99999 %}{% for b in 'x' * 99999 %}{% endfor %}{% endfor %}"
    (tmp_path / "cover.html.j2").write_text(loop)
    command = [sys.executable, "-c", PARENT, str(EXAMPLES / "groupe-alize.toml"), str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        os.kill(parent.pid, {"kill": SIGKILL, "terminate": SIGTERM, "interrupt": SIGINT}[how])
        parent.wait()
        until = time.monotonic() + 20
        while _runs(child) and time.monotonic() < until:
            time.sleep(0.02)
        assert not _runs(child)


def _runs(process: int) -> bool:
    """Whether a process runs; one that has ended and whose end nobody asked for does not."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    try:
        return not state.parent.parent.joinpath("self").exists() or state.read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False
