"""What is no TOML and no JSON: a file of another kind is named, a slip is told by its cause."""

import io
import zipfile
from pathlib import Path

import pytest

from e20assess.answers.sheet_file import read_sheet
from e20assess.errors import AssessError
from e20assess.i18n import Words
from e20assess.inputs.kinds import SHEET
from e20assess.inputs.toml import toml_table
from e20assess.questionnaire.loader import load_folder, load_shipped
from e20assess.report.html.brand_file import read_brand
from e20assess.settings import read_settings
from tests.support.sheet_text import HEAD, refused, shortened, written
from tests.support.sheets import said, sentences


def zipped(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return data.getvalue()


OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("survey.xlsx", zipped("[Content_Types].xml", "xl/workbook.xml"), "a spreadsheet"),
        ("survey.xls", OLD_OFFICE + "Workbook".encode("utf-16-le"), "a spreadsheet"),
        ("answers.docx", zipped("word/document.xml"), "a word processor's document"),
        ("answers.doc", OLD_OFFICE + "WordDocument".encode("utf-16-le"), "a word processor's document"),
        ("answers.msg", OLD_OFFICE, "an old Office document"),
        ("answers.rtf", b"{\\rtf1\\ansi x}", "a word processor's document"),
        ("sheets.zip", zipped("a.toml"), "an archive of files"),
        ("report.pdf", b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        ("photo.png", b"\x89PNG\r\n\x1a\n\0", "a picture"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\0", "a picture"),
        ("store.sqlite", b"SQLite format 3\0\x10", "a database"),
        ("core", b"\x7fELF\x02\0\0", "a binary file"),
        ("survey.json", zipped("xl/workbook.xml"), "a spreadsheet"),
        ("forms.csv", b"ID,Start time,Name\n1,8/20/25,anonymous\n", "a table such as a spreadsheet exports"),
        ("forms.csv", b"ID;Nom\n1;x\n", "a table such as a spreadsheet exports"),
        ("forms.tsv", b'"ID"\t"Name"\n', "a table such as a spreadsheet exports"),
        ("sheet.yml", b"# a sheet\nformat: 1\norganisation: Acme\n", "YAML"),
        ("sheet.yml", b"---\n- a\n", "YAML"),
        ("sheet.toml", b'{\n"format": 1}', "JSON, in a file whose name does not end in .json"),
        ("sheet.toml", b'[{"format": 1}]', "JSON, in a file whose name does not end in .json"),
        ("sheet.json", b'format = 1\nquestionnaire = "x"\n', "TOML, in a file whose name ends in .json"),
        ("page.toml", b"<!doctype html>\n<p>", "a web page or an XML file"),
        ("page.json", b"<?xml?>", "a web page or an XML file"),
    ],
    ids=shortened,
)
def test_a_file_of_another_kind_is_named(tmp_path: Path, name: str, data: bytes, found: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(AssessError) as caught:
        read_sheet(tmp_path / name, load_shipped())
    assert said(caught.value) == [("wrong-file", None)]
    (sentence,) = sentences(caught.value.faults)
    assert sentence.startswith(f"{tmp_path / name}: this is {found}")
    assert sentence.endswith(
        "; an answer sheet is TOML or JSON. Give the right file: docs/sheet.md shows one."
    )


def test_a_spreadsheet_is_named_at_the_other_doors_too(tmp_path: Path) -> None:
    for name in ("questionnaire.toml", "brand.toml", "settings.toml"):
        (tmp_path / name).write_bytes(zipped("xl/workbook.xml"))
    with pytest.raises(AssessError) as no_questions:
        load_folder(tmp_path)
    with pytest.raises(AssessError) as no_brand:
        read_brand(tmp_path)
    assert "a spreadsheet; a questionnaire is made of TOML files" in sentences(no_questions.value.faults)[0]
    assert "a spreadsheet; brand.toml is a TOML file" in sentences(no_brand.value.faults)[0]
    (of_settings,) = sentences(read_settings(tmp_path / "settings.toml")[1])
    assert of_settings.endswith(
        "the settings are a TOML file. Delete it: the settings screen writes another one."
    )


@pytest.mark.parametrize(
    "text",
    ["format 1\n[answers]\n", "format: 1\nversion = 2\n", "# only\nx\n", "[[dimension]\n"],
)
def test_a_slip_in_what_looks_like_toml_is_told_as_one(text: str) -> None:
    assert {code for code, _ in said(refused(text, "toml"))} == {"toml-syntax"}


# Syntax, in both languages


@pytest.mark.parametrize(
    ("text", "line", "english", "french"),
    [
        ("a = “it”", 1, "it holds “, where a straight quote", "“ s'y trouve, là où un guillemet droit"),
        ('a = "it”', 1, "it holds ”, where", "” s'y trouve"),
        ("a = «\u00a0it\u00a0»", 1, "it holds «, where", "« s'y trouve"),
        ("a = 1\n\u00a0b = 1", 2, "a special space (U+00A0) stands", "une espace spéciale (U+00A0)"),
        ("a\u200b = 1", 1, "an invisible character (U+200B)", "un caractère invisible (U+200B)"),
        ('a = "“x”', 1, "it holds “, where", "“ s'y trouve"),
        ('a = "“x”" 3', 1, "there is more on the line than a key", "la ligne contient plus"),
        ('a = "“x”\\q"', 1, "a backslash in a text is written twice", "une barre oblique inverse s'écrit"),
        ("a = 1 # “x”\nb", 2, "“=” is expected after the key", "«\u00a0=\u00a0» est attendu après la clé"),
        ("a = it", 1, "no value can be read here", "aucune valeur n'est lisible ici"),
        ("= 1", 1, "a key or a [table] is expected", "une clé ou une [table] est attendue"),
        ("é = 1", 1, "a key or a [table] is expected", "une clé ou une [table] est attendue"),
        ("a.é = 1", 1, "a key is made of letters, digits", "une clé est faite de lettres sans accent"),
        ("a = 2026-02-30", 1, "there is no such date", "cette date ou cette heure n'existe pas"),
        ("a = 1\na = 2", 2, "this key has a value already", "cette clé a déjà une valeur"),
        ("a = {b = 1, b = 2}", 1, "this key has a value already", "cette clé a déjà une valeur"),
        ("[a]\n[a]", 2, "this table is there already", "cette table existe déjà"),
        ("a = {}\n[a.b]", 2, "this table is there already", "cette table existe déjà"),
        ("[a", 1, "“]” is missing after the name", "il manque «\u00a0]\u00a0»"),
        ("[[a]", 1, "“]]” is missing after the name", "il manque «\u00a0]]\u00a0»"),
        ("a = [1 2]", 1, "a comma or “]” is missing", "il manque une virgule ou «\u00a0]\u00a0»"),
        ("a = {b = 1 c = 2}", 1, "a comma or the closing brace is", "il manque une virgule ou l'accolade"),
        ('a = "x\nb = 1', 1, "a text is not closed by a quote", "un texte n'est pas fermé"),
        ("a = 'x\nb = 'y'", 1, "a text is not closed by a quote", "un texte n'est pas fermé"),
        ("a = 'x\nb = 1\n", 1, "the text that begins here is never", "le texte qui commence ici"),
        ('a = 1\nb = """x\n\n\n', 2, "the text that begins here is never", "le texte qui commence ici"),
        ("a = 1\nb = '''x\n\n\n", 2, "the text that begins here is never", "le texte qui commence ici"),
        ('a = "\\ud800"', 1, "the backslash is followed by a code", "le code qui suit la barre oblique"),
        ('a = "\\u00"', 1, "the backslash is followed by a code", "le code qui suit la barre oblique"),
        ('a = "\x01"', 1, "a control character cannot stand", "un caractère de commande n'est pas"),
        ("# \x01", 1, "a control character cannot stand", "un caractère de commande n'est pas"),
        ("a = " + "[" * 2000, 1, "it is nested too deeply", "les imbrications sont trop nombreuses"),
        ("a = " + "9" * 5000, 1, "a number in it is too long", "un nombre y est trop long"),
    ],
    ids=shortened,
)  # fmt: skip
def test_each_slip_in_toml_is_told_in_both_languages(text: str, line: int, english: str, french: str) -> None:
    with pytest.raises(AssessError) as caught:
        toml_table(text, "x.toml", SHEET)
    (fault,) = caught.value.faults
    assert said(caught.value) == [("toml-syntax", line)]
    assert english in fault.sentence(Words("en"))
    assert french in fault.sentence(Words("fr"))
    assert "cannot be understood" not in fault.sentence(Words("en"))


@pytest.mark.parametrize(
    ("text", "line", "english", "french"),
    [
        ('{"a": “it”}', 1, "it holds “, where a straight quote", "“ s'y trouve"),
        ('{\n\u00a0"a": 1}', 2, "a special space (U+00A0)", "une espace spéciale (U+00A0)"),
        ('{"a": }', 1, "a value is expected here", "une valeur est attendue ici"),
        ("", 1, "a value is expected here", "une valeur est attendue ici"),
        ("{a: 1}", 1, "a key between double quotes is expected", "une clé entre guillemets droits"),
        ('{"a" 1}', 1, "“:” is expected after the key", "«\u00a0:\u00a0» est attendu après la clé"),
        ('{"a": 1\n"b": 2}', 2, "a comma or a closing bracket is expected", "une virgule ou un crochet"),
        ('{"a": "x', 1, "the text that begins here is never closed", "le texte qui commence ici"),
        ('{"a": "x\n"}', 1, "a text cannot be broken over lines: write \\n", "écrivez \\n"),
        ('{"a": "\\q"}', 1, "a backslash in a text is written twice", "une barre oblique inverse s'écrit"),
        ('{"a": "\\u00"}', 1, "the backslash is followed by a code", "le code qui suit la barre oblique"),
        ("{} {}", 1, "there is more after the end", "il y a encore du texte après la fin"),
        ("[" * 100_000, 1, "it is nested too deeply", "les imbrications sont trop nombreuses"),
        ('{"a": ' + "9" * 5000 + "}", 1, "a number in it is too long", "un nombre y est trop long"),
    ],
    ids=shortened,
)  # fmt: skip
def test_each_slip_in_json_is_told_in_both_languages(text: str, line: int, english: str, french: str) -> None:
    error = refused(text, "json")
    assert said(error) == [("json-syntax", line)]
    assert english in error.faults[0].sentence(Words("en"))
    assert french in error.faults[0].sentence(Words("fr"))


def test_an_option_ticked_many_times_is_one_fault() -> None:
    error = refused(written("toml", HEAD, answers={"platforms_slates": ["tags"] * 100_000}), "toml")
    assert said(error) == [("option-twice", 9)]
