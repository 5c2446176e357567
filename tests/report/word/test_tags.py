"""Word templates of one's own: they show what they name, can reach nothing, and their faults name the tag."""

import io
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from e20assess.errors import AssessError
from e20assess.installed import command_to_add
from e20assess.questionnaire.model import Questionnaire
from e20assess.report import limits
from e20assess.report.formats import render
from e20assess.report.word import package as docx_file
from tests.support.sheets import example, said, sentences
from tests.support.word_files import made, paragraphs, template, word, zipped


def _fault(path: Path) -> tuple[str, str]:
    """The code and the sentence of the one fault of a template."""
    with pytest.raises(AssessError) as caught:
        made(example("alize"), "en", path)
    ((code, _),) = said(caught.value)
    return code, sentences(caught.value.faults)[0]


def test_a_house_s_template_shows_what_it_names(tmp_path: Path) -> None:
    house = template(
        tmp_path / "HOUSE.docx",
        "Report for {{ cover.organisation }}: {{ label.one_page }}",
        "{%p for dimension in dimensions %}",
        "{{ dimension.name }} {{ dimension.score.shown }}",
        "{%p endfor %}",
        "{{ many('{count} answer', '{count} answers', answers|length) }}, {{ say(“Overall”) }}",
    )
    for given in (house, tmp_path / "folder"):
        if given != house:
            given.mkdir()
            house.rename(given / "report.docx")
        assert paragraphs(word(example("alize"), "fr", given)) == [
            "Report for Groupe Alizé: En une page",
            "Décloisonnement et circulation 2,0",
            "Portage des initiatives collaboratives 2,4",
            "Orientation client 2,9",
            "Style de management 2,7",
            "42 answers, Score global",
        ]


def test_braces_that_are_to_be_read_are_written_as_a_text(tmp_path: Path) -> None:
    house = template(tmp_path / "HOUSE.docx", """{{ "{{" }} {{ '%}' }} {{ '}}' }} {{ cover.date_iso }}""")
    assert paragraphs(word(example("alize"), "fr", house)) == ["{{ %} }} 2026-03-17"]


def test_a_folder_that_dresses_the_pages_alone_leaves_word_as_it_comes(tmp_path: Path) -> None:
    (tmp_path / "brand.toml").write_text('name = "House"\n', "utf-8")
    assert paragraphs(word(example("alize"), "fr", tmp_path)) == paragraphs(word(example("alize"), "fr"))


def test_headers_and_footers_of_a_template_are_filled_in_too(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("x")
    document.sections[0].header.paragraphs[0].text = "{{ cover.unit }}"
    document.sections[0].footer.paragraphs[0].text = "{{ nothing_here }}"
    document.save(str(tmp_path / "HOUSE.docx"))
    assert "{{ nothing_here }}: " in _fault(tmp_path / "HOUSE.docx")[1]
    document.sections[0].footer.paragraphs[0].text = "House"
    document.save(str(tmp_path / "HOUSE.docx"))
    made_one = word(example("alize"), "fr", tmp_path / "HOUSE.docx")
    assert made_one.sections[0].header.paragraphs[0].text == "Marques grand public, France"


def test_properties_of_a_template_are_no_place_for_tags_and_its_author_stays(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{{ cover.unit }}")
    document.core_properties.author, document.core_properties.subject = "House & Co", "{{ broken"
    document.save(str(tmp_path / "HOUSE.docx"))
    properties = word(example("alize"), "fr", tmp_path / "HOUSE.docx").core_properties
    assert (properties.author, properties.subject) == ("House & Co", "{{ broken")
    assert properties.title == "Groupe Alizé · Fonctionner en réseau : diagnostic de maturité Entreprise 2.0"


def test_rows_and_columns_that_go_leave_a_sound_table(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=1)
    for row, text in zip(table.rows, ["{%tr if false %}", "x", "{%tr endif %}"], strict=True):
        row.cells[0].text = text
    document.add_paragraph("after")
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.text = "{%p if false %}"
    cell.add_paragraph("y")
    cell.add_paragraph("{%p endif %}")
    document.save(str(tmp_path / "HOUSE.docx"))
    made_one = word(example("alize"), "fr", tmp_path / "HOUSE.docx")
    (kept,) = made_one.element.body.iter(qn("w:tbl"))
    assert [part.tag for part in kept.iter(qn("w:tc"), qn("w:p"))] == [qn("w:tc"), qn("w:p")]


def test_cells_over_several_columns_keep_the_grid_of_a_table(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "{{ cover.unit }}"
    table.cell(1, 1).merge(table.cell(1, 2)).text = "x"
    # Some programs write lengths with decimals.
    document.element.body.find(f".//{qn('w:pgMar')}").set(qn("w:left"), "1133.8582677165355")
    document.save(str(tmp_path / "HOUSE.docx"))
    made = word(example("alize"), "fr", tmp_path / "HOUSE.docx")
    assert len(list(made.element.body.iter(qn("w:gridCol")))) == 3


@pytest.mark.parametrize(
    ("lines", "code", "start"),
    [
        (
            ["{{ organisaton }}"],
            "word-unknown-name",
            "{{ organisaton }}: there is nothing called “organisaton”. "
            "Every name is listed in docs/word.md. Did you mean “cover.organisation”?",
        ),
        (
            ["fine {{ cover.unit }}", "a {{ cover.unit }} b {{ cover.organisaton }} c"],
            "word-unknown-name",
            "{{ cover.organisaton }}: there is nothing called “organisaton”. "
            "Every name is listed in docs/word.md. Did you mean “organisation”?",
        ),
        (["{{ label.contnts }}"], "word-unknown-name", "{{ label.contnts }}: "),
        (["{{ answers['nope'].note }}"], "word-unknown-name", "{{ answers['nope'].note }}: "),
        (
            ["{%p if patterns.presnt %}", "x", "{%p endif %}"],
            "word-unknown-name",
            "{% if patterns.presnt %}: ",
        ),
        (["a", "{{ cover.unit | shout }}"], "word-tag-fault", "{{ cover.unit | shout }}: "),
        (["{{ cover.unit | safe }}"], "word-tag-fault", "{{ cover.unit | safe }}: "),
        (["{{ 1 / 0 }}"], "word-tag-fault", "{{ 1 / 0 }}: this tag cannot be used: division by zero."),
        (["{{ cover.unit() }}"], "word-tag-fault", "{{ cover.unit() }}: "),
        (["{{ cover. }}"], "word-tag-fault", "{{ cover. }}: "),
        (["{% if %}x{% endif %}"], "word-tag-fault", "{% if %}: "),
        (["{{ '}' }}", "{%p endfor %}"], "word-tag-fault", "{% endfor %}: "),
        (["{% include 'other.docx' %}"], "word-tag-fault", "{% include 'other.docx' %}: "),
        (["{%p for x in dimensions %}", "{{ x.name }}"], "word-tag-open", "{% for x in dimensions %}: "),
        (["{%p if cover %}", "{% if cover %}a{% endif %}"], "word-tag-open", "{% if cover %}: "),
        (["{%p if not cover %}", "a", "b {% endif %}"], "word-tags-crossed", "{%p if not cover %}: "),
        (["{{ cover.unit", "x"], "word-tag-torn", "{{ cover.unit: "),
        (["{{ ''.__class__.__mro__ }}"], "word-tag-fault", "{{ ''.__class__.__mro__ }}: "),
        (["{{ cover.__init__.__globals__ }}"], "word-tag-fault", "{{ cover.__init__.__globals__ }}: "),
        (["{{ say('{x.__class__}', x=cover) }}"], "word-tag-fault", "{{ say('{x.__class__}', x=cover) }}: "),
        (["{{ answers.clear() }}"], "word-tag-fault", "{{ answers.clear() }}: "),
        (["{{ range(9) }}"], "word-unknown-name", "{{ range(9) }}: "),
        (["{{ 1e400|int }}"], "word-tag-fault", "{{ 1e400|int }}: "),
        (["{{ cover.unit|truncate(2) }}"], "word-tag-fault", "{{ cover.unit|truncate(2) }}: "),
        (["a {{ cover.unit }}", "{{ say('x', a=1, a=2) }}"], "word-tag-fault", "{{ say('x', a=1, a=2) }}: "),
        (["{% macro m(a, a) %}{% endmacro %}"], "word-tag-fault", "{% macro m(a, a) %}: "),
        (["{% for x in 'a' %}" * 21 + "{% endfor %}" * 21], "word-tag-fault", "{% for x in 'a' %}: "),
        (["{{ cover.unit ` }}"], "word-tag-fault", "{{ cover.unit ` }}: "),
        (["b {{ cover.unit }}", "{{ cover.unit ? 1 }}"], "word-tag-fault", "{{ cover.unit ? 1 }}: "),
    ],
)
def test_a_fault_names_file_and_tag(lines: list[str], code: str, start: str, tmp_path: Path) -> None:
    house = template(tmp_path / "HOUSE.docx", *lines)
    found, sentence = _fault(house)
    assert found == code
    assert sentence.startswith(f"{house}: {start}")


def test_what_is_no_word_document_is_refused(tmp_path: Path) -> None:
    sound = (Path(docx_file.__file__).parents[3] / "reports" / "default" / "report.docx").read_bytes()
    text, half, other = tmp_path / "text.docx", tmp_path / "half.docx", tmp_path / "other.docx"
    text.write_bytes(b"a plain text")
    half.write_bytes(sound[: len(sound) // 2])
    turned = bytearray(sound)
    turned[len(sound) // 3] ^= 0xFF
    other.write_bytes(bytes(turned))
    empty = zipped(tmp_path / "empty.docx", {})
    sheet = zipped(tmp_path / "sheet.docx", {"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"})
    broken = zipped(tmp_path / "broken.docx", {"[Content_Types].xml": b"<x", "word/document.xml": b"<x"})
    for path in (text, half, other, empty, sheet, broken):
        code, sentence = _fault(path)
        assert code == "not-word" and sentence.startswith(f"{path}: this is not a sound Word document.")


def test_a_word_template_or_macro_document_is_refused_with_what_to_do(tmp_path: Path) -> None:
    shipped = docx_file.template_at(None)[0]
    with zipfile.ZipFile(io.BytesIO(shipped)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    main = b"wordprocessingml.document.main+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        main, b"wordprocessingml.template.main+xml"
    )
    code, sentence = _fault(zipped(tmp_path / "HOUSE.docx", parts))
    assert code == "not-word" and "not as .doc, .dotx or .docm" in sentence


def test_a_zip_that_would_fill_the_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = {"[Content_Types].xml": b"", "word/document.xml": bytes(2**20 + 1)}
    assert _fault(zipped(tmp_path / "bomb.docx", bomb))[0] == "word-too-large"
    monkeypatch.setattr(limits, "WORD_TEXT_MEGABYTES", 0)
    assert _fault(template(tmp_path / "HOUSE.docx", "x"))[0] == "word-too-large"
    monkeypatch.setattr(limits, "WORD_MEGABYTES", 0)
    assert _fault(template(tmp_path / "HOUSE.docx", "x"))[0] == "template-too-large"


def test_entities_of_a_template_are_not_read_in(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    house = template(tmp_path / "HOUSE.docx", "x MARK y")
    with zipfile.ZipFile(house) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    entity = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]><w:document '.encode()
    parts["word/document.xml"] = (
        parts["word/document.xml"].replace(b"<w:document ", entity, 1).replace(b"MARK", b"&e;")
    )
    try:
        report = made(example("alize"), "en", zipped(tmp_path / "EVIL.docx", parts))
    except AssessError:
        return
    assert b"SECRET" not in report


def test_a_template_that_is_missing_or_of_another_kind_is_told(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere.docx"
    assert _fault(missing) == (
        "no-word-template",
        f"{missing}: there is no such Word template. Give a .docx with --template, "
        "or a folder with a report.docx in it; or leave it out.",
    )
    (tmp_path / "folder").mkdir()
    assert _fault(tmp_path / "folder")[1].startswith(
        f"{tmp_path / 'folder' / 'report.docx'}: there is no such"
    )


@pytest.mark.parametrize("format", ["md", "html"])
def test_a_word_template_serves_no_other_format(
    format: str, tmp_path: Path, questionnaire: Questionnaire
) -> None:
    house = template(tmp_path / "HOUSE.docx", "x")
    with pytest.raises(AssessError) as caught:
        render(questionnaire, example("alize"), format, "en", house)
    assert said(caught.value) == [("word-template-elsewhere", None)]


def test_without_docxtpl_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("e20assess.report.word.document", "docxtpl", "docxtpl.template"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "docxtpl", None)
    with pytest.raises(AssessError) as caught:
        made(example("alize"))
    assert said(caught.value) == [("docx-missing", None)]
    assert sentences(caught.value.faults)[0].endswith("Install it with: " + command_to_add("docxtpl", "lxml"))


def test_a_template_saved_by_libreoffice_has_one_set_of_properties(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(docx_file.template_at(None)[0])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    usual, its_own = b"openxmlformats.org/package/2006/", b"openxmlformats.org/officedocument/2006/"
    assert usual + b"relationships/metadata/core-properties" in parts["_rels/.rels"]
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(
        usual + b"relationships/metadata/core", its_own + b"relationships/metadata/core"
    )
    report = made(example("alize"), "en", zipped(tmp_path / "HOUSE.docx", parts))
    names = zipfile.ZipFile(io.BytesIO(report)).namelist()
    assert len(names) == len(set(names))
    assert docx.Document(io.BytesIO(report)).core_properties.title.startswith("Groupe Alizé")
