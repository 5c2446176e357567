"""TOML 1.1 documents drawn at random, together with the line of every key in them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from hypothesis import strategies as st

from e20assess.inputs.locate import KeyPath

BARE = ("a", "b", "x-1", "42", "true")
QUOTED = ("a.b", 'say "a"', "é", "", "x y", "#", "[t]", "back\\slash")
SCALARS = (
    "1",
    "-0.5e3",
    "true",
    "inf",
    "1979-05-27 07:32:00",
    "1979-05-27T07:32Z",
    "0xdead_beef",
    '"one # [two], {three} = 4"',
    '"\\" \\\\"',
    "'C:\\ \"#'",
    '""',
    "''",
)
LONG_TEXTS = (
    '"""\nover\n""two"" # lines \\"""\n"""',
    "'''\n'' three\n\\ lines'''",
    '"""four"""""',
    "'''five'''''",
    '"""\\\n   folded"""',
)


@dataclass
class Document:
    """A text as it grows, and what is known of it."""

    text: str = ""
    lines: dict[KeyPath, int] = field(default_factory=dict)

    @property
    def line(self) -> int:
        return self.text.count("\n") + 1

    def write(self, text: str) -> None:
        self.text += text

    def note(self, path: KeyPath) -> None:
        """This path first stands on the line being written."""
        self.lines.setdefault(path, self.line)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A sound document with tables, arrays of tables, dotted keys, inline tables and arrays, and comments."""
    document = Document()
    _write_pairs(draw, document, ())
    arrays: dict[str, int] = {}
    for number in range(draw(st.integers(0, 4))):
        _write_space(draw, document)
        if draw(st.booleans()):
            name = draw(st.sampled_from(["rows", "r.s"]))
            index = arrays.get(name, 0)
            arrays[name] = index + 1
            document.note((name,))
            path: KeyPath = (name, index)
            document.note(path)
            document.write(f"[[{_spaced(draw, name)}]]{_comment(draw)}\n")
            _write_pairs(draw, document, path)
            if draw(st.booleans()):
                document.note((*path, "inner"))
                document.write(f"[ {_quoted(draw, name)} . inner ]\n")
                _write_pairs(draw, document, (*path, "inner"))
        else:
            path = (f"t{number}", draw(st.sampled_from(QUOTED)))
            document.note(path[:1])
            document.note(path)
            document.write(f"[t{number}.{_quoted(draw, str(path[1]))}]{_comment(draw)}\n")
            _write_pairs(draw, document, path)
    return document


def _names(count: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from([*BARE, *QUOTED]), unique=True, max_size=count)


def _write_pairs(draw: st.DrawFn, document: Document, base: KeyPath) -> None:
    for name in draw(_names(4)):
        _write_space(draw, document)
        _write_pair(draw, document, base, name, depth=0)
        document.write(_comment(draw) + "\n")


def _write_pair(draw: st.DrawFn, document: Document, base: KeyPath, name: str, depth: int) -> None:
    path = (*base, name)
    document.note(path)
    key = _spaced(draw, name)
    if draw(st.integers(0, 3)) == 0:
        path = (*path, "dotted")
        document.note(path)
        key += draw(st.sampled_from([".dotted", ' . "dotted"', ".'dotted'"]))
    document.write(key + draw(st.sampled_from([" = ", "=", " =\t"])))
    _write_value(draw, document, path, depth)


def _write_value(draw: st.DrawFn, document: Document, path: KeyPath, depth: int) -> None:
    kind = draw(st.sampled_from(["scalar", "text", "array", "table"] if depth < 3 else ["scalar", "text"]))
    if kind == "scalar":
        document.write(draw(st.sampled_from(SCALARS)))
    elif kind == "text":
        document.write(draw(st.sampled_from(LONG_TEXTS)))
    else:
        names = draw(_names(3))
        document.write("[" if kind == "array" else "{")
        for index, name in enumerate(names):
            document.write((", " if index else "") + _break(draw))
            if kind == "array":
                document.note((*path, index))
                _write_value(draw, document, (*path, index), depth + 1)
            else:
                _write_pair(draw, document, path, name, depth + 1)
        document.write(draw(st.sampled_from(["", ","])) if names else "")
        document.write(_break(draw) + ("]" if kind == "array" else "}"))


def _write_space(draw: st.DrawFn, document: Document) -> None:
    document.write(draw(st.sampled_from(["", "", "\n", '# [no] = {table}, """ \'\n', "\t"])))


def _break(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(["", " ", "\n", '# ] } "\n ', "\n\n"]))


def _comment(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(["", "", "  # a = [ '''", " \t"]))


def _spaced(draw: st.DrawFn, name: str) -> str:
    return name if name in BARE and draw(st.booleans()) else _quoted(draw, name)


def _quoted(draw: st.DrawFn, name: str) -> str:
    is_literal = "'" not in name and draw(st.booleans())
    return f"'{name}'" if is_literal else json.dumps(name, ensure_ascii=draw(st.booleans()))
