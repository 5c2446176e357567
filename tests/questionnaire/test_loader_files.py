"""Files that cannot be read as TOML at all, folders that are none, and many faults at once."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from e20assess.errors import AssessError
from e20assess.questionnaire.loader import load_files, load_folder
from tests.support.sheets import said, sentences, steering
from tests.support.strategies import any_text
from tests.support.tiny_questionnaire import TINY, Files, broken, faults_in, only_fault

MAIN = "questionnaire.toml"


def folder_with(folder: Path, files: Files, **bytes_of: bytes) -> Path:
    for name, text in files.items():
        (folder / name).write_bytes(bytes_of.get(name.removesuffix(".toml"), text.encode()))
    return folder


def refused(folder: Path) -> AssessError:
    with pytest.raises(AssessError) as caught:
        load_folder(folder)
    return caught.value


# TOML


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            MAIN,
            'id = "tiny"',
            "id = tiny",
            "not valid TOML: no value can be read here; a text stands",
        ),
        ("rubric.toml", "[capability]", "[capability", "“]” is missing after the name of the table"),
        (
            "patterns.toml",
            'severity = "low"',
            'severity = "low',
            "a text is not closed by a quote on",
        ),
        ("narratives.toml", "level = 1", "level = 1\nlevel = 1", "this key has a value already"),
        ("archetypes.toml", "hypothesis = true", "hypothesis = yes", "no value can be read here"),
    ],
)
def test_what_is_not_toml_is_one_fault_on_its_line(file: str, old: str, new: str, says: str) -> None:
    files = broken(file, old, new)
    sentence = only_fault(files, "toml-syntax", file, new.split("\n")[-1])
    assert says in sentence
    assert "Correct the line, or the one just above it." in sentence


def test_a_text_that_never_ends_is_a_fault_on_the_line_where_it_begins() -> None:
    files = broken("actions-work.toml", "[[action]]", 'title = """\n[[action]]')
    sentence = only_fault(files, "toml-syntax", "actions-work.toml", 'title = """')
    assert "the text that begins here is never closed" in sentence


@pytest.mark.parametrize("depth", [90, 600, 5000])
@pytest.mark.parametrize(
    ("start", "again", "end"), [("a = ", "[", ""), ("", "a.", "a = 1"), ("a = ", "{a = ", "")]
)
def test_endless_nesting_is_a_fault_and_not_a_crash(start: str, again: str, end: str, depth: int) -> None:
    assert faults_in({**TINY, "patterns.toml": start + again * depth + end})


@pytest.mark.parametrize(("digit", "prefix"), [("9", ""), ("f", "0x")])
def test_a_number_of_thousands_of_digits_is_a_fault_and_not_a_crash(digit: str, prefix: str) -> None:
    files = broken("narratives.toml", "level = 1", f"level = {prefix}{digit * 5000}")
    assert len(sentences(faults_in(files))) == 1


@given(any_text)
def test_whatever_a_file_holds_only_an_assess_error_is_raised(text: str) -> None:
    with pytest.raises(AssessError):
        load_files({**TINY, "work.toml": text.encode("utf-8", "replace").decode()})


# Encoding


def test_what_is_not_utf_8_is_one_fault_on_the_line_of_the_bad_byte(tmp_path: Path) -> None:
    latin = TINY["narratives.toml"].replace('fr = "text"', 'fr = "\u00e9tat"').encode("latin-1")
    error = refused(folder_with(tmp_path, TINY, narratives=latin))
    assert said(error) == [("not-utf8", 4)]
    assert "Save it again with the encoding UTF-8 in your editor." in sentences(error.faults)[0]


def test_a_questionnaire_that_is_not_utf_8_is_one_fault_on_its_line(tmp_path: Path) -> None:
    latin = TINY[MAIN].replace('id = "tiny"', 'id = "\u00e9"').encode("latin-1")
    assert said(refused(folder_with(tmp_path, TINY, questionnaire=latin))) == [("not-utf8", 2)]


# Files and folders


def test_a_folder_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    error = refused(tmp_path / "nowhere")
    assert said(error) == [("folder-missing", None)]
    assert sentences(error.faults) == [
        f"{tmp_path}/nowhere: there is no such folder. Give the folder that holds questionnaire.toml."
    ]


def test_a_file_given_as_a_folder_is_one_fault(tmp_path: Path) -> None:
    (tmp_path / MAIN).write_text(TINY[MAIN], encoding="utf-8")
    error = refused(tmp_path / MAIN)
    assert said(error) == [("not-a-folder", None)]
    assert "this is a file, not a folder. Give the folder that holds" in sentences(error.faults)[0]


def test_a_folder_without_a_questionnaire_is_one_fault(tmp_path: Path) -> None:
    error = refused(tmp_path)
    assert said(error) == [("file-missing", None)]
    assert sentences(error.faults)[0].startswith(f"{tmp_path}/{MAIN}: there is no such file.")


@pytest.mark.parametrize("name", ["rubric.toml", "actions-work.toml"])
def test_a_file_that_is_missing_is_one_fault(name: str) -> None:
    faults = faults_in({other: text for other, text in TINY.items() if other != name})
    assert [(fault.kind.code, str(fault.place)) for fault in faults] == [("file-missing", name)]
    assert "Check the name and the folder you are in." in sentences(faults)[0]


def test_a_folder_in_the_place_of_a_file_is_one_fault(tmp_path: Path) -> None:
    folder_with(tmp_path, {name: text for name, text in TINY.items() if name != "patterns.toml"})
    (tmp_path / "patterns.toml").mkdir()
    error = refused(tmp_path)
    assert [fault.kind.code for fault in error.faults] == ["is-a-folder"]


@pytest.mark.parametrize("text", [None, "[[question]"])
def test_questions_that_cannot_be_read_are_one_fault_and_not_one_for_each_name_they_define(
    text: str | None,
) -> None:
    others = {name: other for name, other in TINY.items() if name != "work.toml"}
    faults = faults_in(others if text is None else {**others, "work.toml": text})
    assert [fault.kind.code for fault in faults] == ["file-missing" if text is None else "toml-syntax"]


# Several at once


def test_several_faults_in_several_files_are_reported_at_once_by_file_and_line(tmp_path: Path) -> None:
    files = broken("patterns.toml", 'severity = "low"', 'severity = "grave"')
    files = broken("patterns.toml", "liaison == owner", "liaison == ownr", files)
    files = broken("care.toml", 'why = { en = "why", fr = "why" }', 'why = { en = "why" }', files)
    files = broken("rubric.toml", "[1, 3, 5]", "[1, 3]", files)
    files = broken("rubric.toml", '"3/5"', '"8/5"', files)
    files = broken(MAIN, 'order = ["owner"]', 'order = ["ownr"]', files)
    error = refused(folder_with(tmp_path, files))
    assert [(str(fault.place), fault.kind.code) for fault in error.faults] == [
        (f"{tmp_path}/questionnaire.toml:9", "unknown-id"),
        (f"{tmp_path}/care.toml:7", "missing-language"),
        (f"{tmp_path}/rubric.toml:6", "share-range"),
        (f"{tmp_path}/rubric.toml:21", "count-length"),
        (f"{tmp_path}/patterns.toml:5", "unknown-id"),
        (f"{tmp_path}/patterns.toml:13", "wrong-value"),
    ]


def test_a_fault_never_puts_a_control_character_on_the_terminal() -> None:
    files = broken(MAIN, 'id = "book-2009"', 'id = "book-\\u001b[31m2009"')
    files = broken(MAIN, 'title = { en = "title"', '"\\u0007" = 1\ntitle = { en = "title"', files)
    files = broken("rubric.toml", '"1.8"', '"1.8\\u0000"', files)
    files = broken("care.toml", 'type = "level"', 'type = "\\u202elevel"', files)
    files = broken("patterns.toml", "work >= 3", "work >= 3\\u0008", files)
    faults = faults_in(files)
    assert len(faults) >= 6
    assert [sentence for sentence in sentences(faults) if steering(sentence)] == []


@given(st.sampled_from(sorted(TINY)), st.integers(0, 400), any_text)
def test_a_file_with_any_text_put_into_it_loads_or_is_refused_with_printable_faults(
    file: str, place: int, text: str
) -> None:
    written = text.encode("utf-8", "replace").decode()
    files = {**TINY, file: TINY[file][:place] + written + TINY[file][place:]}
    try:
        load_files(files)
    except AssessError as error:
        assert error.faults
        assert not any(map(steering, sentences(error.faults)))
