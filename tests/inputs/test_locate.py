"""The line of every key, in TOML 1.1 and in JSON, found in one pass."""

import json
from collections.abc import Callable
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from e20assess.answers import sheet_file as reading
from e20assess.inputs.locate import KeyPath, Lines, Repeated, json_lines, repeated_keys, toml_lines
from tests.support.sheet_text import HEAD, refused, written
from tests.support.sheets import said
from tests.support.strategies import any_text
from tests.support.toml_documents import Document, documents

ALL_OF_IT = """# a comment
title.en = "x"
"quoted \\u0041" = { x = 1, # comment }
  y = [ 1,
    2, { z = \"\"\"m
\"\" here ]\"\"\"\" },
    [[3],
      4]],
}
when = 1979-05-27 07:32:00
[t . 'u']
v = '''
'' ]'''
w = 'C:\\'
[[row]]
k = 1
[[row.part]]
l = [
]
[[row.part]]
m = 2
[[row]]
[row.only]
n = 3
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("title",), 2),
        (("title", "en"), 2),
        (("quoted A",), 3),
        (("quoted A", "x"), 3),
        (("quoted A", "y"), 4),
        (("quoted A", "y", 0), 4),
        (("quoted A", "y", 1), 5),
        (("quoted A", "y", 2, "z"), 5),
        (("quoted A", "y", 3), 7),
        (("quoted A", "y", 3, 1), 8),
        (("when",), 10),
        (("t",), 11),
        (("t", "u", "v"), 12),
        (("t", "u", "w"), 14),
        (("row",), 15),
        (("row", 0, "k"), 16),
        (("row", 0, "part"), 17),
        (("row", 0, "part", 0, "l"), 18),
        (("row", 0, "part", 1, "m"), 21),
        (("row", 1), 22),
        (("row", 1, "only", "n"), 24),
        (("row", 1, "only", "missing", 3), 23),
        (("row", 9), 15),
        (("missing",), 1),
    ],
)
def test_a_key_or_the_closest_thing_around_it_has_its_line(path: KeyPath, line: int) -> None:
    assert tomli.loads(ALL_OF_IT)
    assert toml_lines(ALL_OF_IT).of(path) == line


@given(documents())
def test_every_key_of_any_document_has_its_own_line(document: Document) -> None:
    table = tomli.loads(document.text)
    lines = toml_lines(document.text)
    assert {path: lines.of(path) for path in document.lines} == document.lines
    assert set(paths_in(table)) == set(document.lines)


def paths_in(value: Any, path: KeyPath = ()) -> list[KeyPath]:
    """Every path in what was parsed."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, part in inner for found in ((*path, key), *paths_in(part, (*path, key)))]


_json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), any_text),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(any_text, inner, max_size=3)),
    max_leaves=12,
)


@given(_json_values, st.booleans())
def test_every_key_of_any_json_has_its_own_line(value: Any, is_ascii: bool) -> None:
    text = json.dumps(value, indent=1, ensure_ascii=is_ascii)
    lines = json_lines(text)
    for path in paths_in(value):
        line = text.split("\n")[lines.of(path) - 1].strip()
        key = path[-1]
        assert (
            line.startswith(f"{json.dumps(key, ensure_ascii=is_ascii)}: ") if isinstance(key, str) else line
        )


def test_a_json_key_stands_on_its_own_line_and_not_on_that_of_its_colon() -> None:
    assert json_lines('{"a": [1,\n2, {"b"\n\n: 3}]}').of(("a", 2, "b")) == 2


def test_a_json_key_that_stands_twice_in_one_object_is_found_and_one_in_two_objects_is_not() -> None:
    text = '{"a": {"x": 1,\n"x": 2},\n"b": [{"x": 1}, {"x": 2}],\n"\\u0061": 3}'
    assert repeated_keys(text) == [Repeated("x", 2, 1), Repeated("a", 4, 1)]


def test_a_sheet_that_answers_a_question_twice_is_refused_with_the_line_of_each() -> None:
    text = written("json", HEAD, answers={"owner": "it"}).replace('"owner"', '"owner": "hr",\n"owner"')
    error = refused(text, "json")
    assert said(error) == [("key-twice", 10)]
    text = text.replace('"format"', '"form": "full",\n"form": "full",\n"format"')
    assert said(refused(text, "json")) == [("key-twice", 2), ("key-twice", 12)]


@given(any_text)
def test_the_lines_of_what_is_neither_toml_nor_json_are_looked_for_without_a_crash(text: str) -> None:
    for find in (toml_lines, json_lines):
        assert find(text + ALL_OF_IT).of(("a", 0)) >= 1
        assert find('[[{"a":' + text).of(("a",)) >= 1


@pytest.mark.parametrize("form", ["toml", "json"])
def test_the_text_is_gone_through_once_however_many_faults_it_has(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    passes: list[str] = []

    def counted(find: Callable[[str], Lines]) -> Callable[[str], Lines]:
        def find_and_count(text: str) -> Lines:
            passes.append(text)
            return find(text)

        return find_and_count

    monkeypatch.setattr(reading, "toml_lines", counted(toml_lines))
    monkeypatch.setattr(reading, "json_lines", counted(json_lines))
    error = refused(written(form, HEAD, answers={f"x{number}": 3 for number in range(200)}), form)
    assert len(error.faults) == 200
    assert len(passes) == 1


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("trust_speech = { value = 9, }", 9),
        ('trust_speech = {\n  value = 9,\n  note = "noté"\n}', 9),
        ("# first\ntrust_speech = {  # comment\n  note = 'a', value = 9 }", 10),
        ("owner = [\n'it',\n]\ntrust_speech = 3", 9),
        ('owner = { value = "it", note = "\\x41\\e" }\nx = 1', 10),
    ],
)
def test_a_fault_in_a_sheet_written_in_toml_1_1_has_its_line(answer: str, line: int) -> None:
    error = refused(written("toml", HEAD) + f"\n[answers]\n{answer}\n", "toml")
    assert [fault.place.line for fault in error.faults if fault.place] == [line]


def test_a_sheet_that_is_one_inline_table_is_told_its_missing_keys() -> None:
    error = refused('g={e=4,t=" ééé"\n}', "toml")
    assert {code for code, _ in said(error)} == {"missing-key", "unknown-key"}
    assert {line for _, line in said(error)} == {1}
