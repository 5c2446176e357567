"""Files that are no sheet at all: syntax, encoding, nesting, size, folders; and what faults may show."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from e20assess.answers.sheet_file import read_sheet
from e20assess.errors import AssessError
from e20assess.questionnaire.loader import load_shipped
from tests.support.sheet_text import FORMS, HEAD, refused, shortened, written
from tests.support.sheets import said, sentences, steering
from tests.support.strategies import any_text


@pytest.mark.parametrize(
    ("text", "form", "code", "line"),
    [
        ("format = 1\nversion = ", "toml", "toml-syntax", 2),
        ("format = 1\nformat = 1\n", "toml", "toml-syntax", 2),
        ("date = 2026-02-30\n", "toml", "toml-syntax", 1),
        ('{\n"format": 1\n"version": 2}', "json", "json-syntax", 3),
        ("", "json", "json-syntax", 1),
        ("[1, 2]", "json", "not-a-table", 1),
        ("3", "json", "not-a-table", 1),
    ],
)
def test_what_is_no_sheet_at_all_is_one_fault_on_its_line(text: str, form: str, code: str, line: int) -> None:
    assert said(refused(text, form)) == [(code, line)]


@pytest.mark.parametrize("depth", [10, 100, 300, 600, 900, 960, 5000, 100_000])
@pytest.mark.parametrize(
    ("form", "start", "again", "end", "last"),
    [
        ("json", '{"questionnaire": "enterprise20", "answers": {"owner": ', "[", "]", "}}"),
        ("json", '{"questionnaire": "enterprise20", "answers": ', '{"owner": ', "}", "}"),
        ("toml", "[answers]\nowner = ", "[", "]", ""),
        ("toml", "[answers]\nowner", ".a", "", " = 1"),
        ("toml", "[answers.owner", ".a", "", "]\nb = 1"),
    ],
    ids=shortened,
)
def test_deep_nesting_is_a_fault_and_not_a_crash(
    form: str, start: str, again: str, end: str, last: str, depth: int
) -> None:
    inner = "1" if end == "}" else ""
    error = refused(start + again * depth + inner + end * depth + last, form)
    assert not any(map(steering, sentences(error.faults)))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("digit", "prefix"), [("9", ""), ("f", "0x")])
@pytest.mark.parametrize("key", ["format", "answer"])
def test_a_number_of_thousands_of_digits_is_a_fault_and_not_a_crash(
    form: str, digit: str, prefix: str, key: str
) -> None:
    given = {**HEAD, "format": 77} if key == "format" else HEAD
    text = written(form, given, answers={"flows_handover": 77})
    error = refused(text.replace("77", prefix + digit * 5000), form)
    assert len(error.faults) == 1


@pytest.mark.parametrize("name", ["nowhere.toml", "nowhere.json"])
def test_a_file_that_is_not_there_is_one_fault(tmp_path: Path, name: str) -> None:
    assert caught(tmp_path / name) == [
        f"{tmp_path}/{name}: there is no such file. Check the name and the folder you are in."
    ]


def test_a_folder_is_one_fault(tmp_path: Path) -> None:
    assert caught(tmp_path) == [f"{tmp_path}: this is a folder, not a file. Give the file itself."]


def test_a_file_inside_a_file_is_one_fault(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("", encoding="utf-8")
    assert "there is no such file" in caught(tmp_path / "a.toml" / "b.toml")[0]


def test_a_file_that_is_too_large_is_one_fault_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "large.toml").open("wb") as file:
        file.truncate(4 * 2**20 + 1)
    assert "the file is larger than 4 MB, which no answer sheet" in caught(tmp_path / "large.toml")[0]


@pytest.mark.parametrize("name", ["s.toml", "s.json"])
def test_what_is_not_utf_8_is_one_fault_on_the_line_of_the_bad_byte(tmp_path: Path, name: str) -> None:
    text = written(name[2:], HEAD).replace("Alizé", "\u00e9")
    (tmp_path / name).write_bytes(text.encode("latin-1") if name == "s.toml" else b'{\n\n"a": "\xff"}')
    assert caught(tmp_path / name)[0].startswith(
        f"{tmp_path}/{name}:{4 if name == 's.toml' else 3}: the file is not UTF-8 text. Save it again"
    )


def caught(path: Path) -> list[str]:
    with pytest.raises(AssessError) as error:
        read_sheet(path, load_shipped())
    return sentences(error.value.faults)


# Hostile text in what is refused


@given(any_text, any_text, st.sampled_from(FORMS))
def test_no_fault_carries_a_control_character_from_the_sheet(key: str, value: str, form: str) -> None:
    quoted = json.dumps(key.encode("utf-8", "replace").decode() if form == "toml" else key)
    shown = json.dumps(value.encode("utf-8", "replace").decode() if form == "toml" else value)
    middle = {"toml": f"\n[answers]\n{quoted} = 1\nowner = {shown}\nplatforms_slates = [{shown}]"}
    middle["json"] = f',\n"answers": {{{quoted}: 1, "owner": {shown}, "platforms_slates": [{shown}]}}}}'
    start = written(form, {**HEAD, "language": value.encode("utf-8", "replace").decode()})
    error = refused(start.removesuffix(" }\n") + middle[form], form)
    assert error.faults
    assert [sentence for sentence in sentences(error.faults) if steering(sentence)] == []
