"""On which line of a TOML or JSON text does a key stand? One pass over the text tells it for every key.

A key path is a tuple such as `("question", 3, "text", "fr")`: names of keys, and indexes (from 0) into
arrays and arrays of tables. Whether a text is sound is for its parser to say: of one that is not, the lines
of some keys are found, and nothing is raised.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

KeyPath = tuple[str | int, ...]


class Lines:
    """The line (from 1) on which a key first stands, and those of the keys inside it."""

    __slots__ = ("_inner", "line")

    def __init__(self, line: int = 1) -> None:
        self.line = line
        self._inner: dict[str | int, Lines] = {}

    def of(self, path: KeyPath) -> int:
        """The line (from 1) of a key, or of the closest thing around it that is there."""
        found = self
        for part in path:
            if part not in found._inner:
                break
            found = found._inner[part]
        return found.line

    def within(self, part: str | int, line: int) -> Lines:
        """What stands under a name or an index, on this line if it was not met before."""
        if part not in self._inner:
            self._inner[part] = Lines(line)
        return self._inner[part]

    def next(self, line: int) -> Lines:
        """One more element of an array."""
        return self.within(len(self._inner), line)

    @property
    def latest(self) -> Lines:
        """Where a TOML header goes on that names this: in its last table, if it is an array of tables."""
        return self._inner.get(len(self._inner) - 1, self)

    def get(self, name: str) -> Lines | None:
        """What stands under a name, if it was met before."""
        return self._inner.get(name)


@dataclass(frozen=True, slots=True)
class _Open:
    """An array or a table whose end is still to come."""

    lines: Lines
    is_array: bool


@dataclass(frozen=True, slots=True)
class Repeated:
    """A key that stands twice in one table."""

    key: str
    line: int
    first: int
    """The line on which it stands first."""


class _Reader:
    """One pass over a text of either kind; neither its depth nor its length is bounded."""

    def __init__(self, name_of: Callable[[str], str]) -> None:
        self.root = Lines()
        self.expects: Literal["key", "value", "end"] = "key"
        """A value has its end at a comma, at a bracket, or where a line of TOML ends."""
        self.repeated: list[Repeated] = []
        self._name_of = name_of
        self._table = self.root
        """What the keys belong to that stand in no brackets: by the last header of TOML."""
        self._open: list[_Open] = []
        self._header = ""
        """The brackets with which a header began whose end is still to come."""
        self._key: list[str] = []
        self._key_line = 1
        self._value = self.root
        """What the value belongs to that is being read."""

    def read(self, text: str, tokens: re.Pattern[str]) -> None:
        line, before = 1, 0
        for token in tokens.finditer(text):
            line += text.count("\n", before, token.start())
            before = token.start()
            if token.lastgroup == "sign":
                self._sign(token[0], line)
            elif token.lastgroup != "comment":
                self._word(token[0], line)

    def _word(self, word: str, line: int) -> None:
        if self.expects == "key":
            self._key.append(self._name_of(word))
            self._key_line = line
        elif self.expects == "value":
            self._begin_value(line)

    def _sign(self, sign: str, line: int) -> None:
        match self.expects, sign:
            case _, "\n":
                if not self._open:
                    self._end_statement()
            case "key", "=" | ":":
                self._end_key()
            case "key", "[" | "[[":
                self._header = sign
            case "key", "]" if self._header:
                self._begin_table(line)
            case "value", "[" | "[[":
                for _ in sign:
                    self._begin_value(line)
                    self._open.append(_Open(self._value, is_array=True))
                    self.expects = "value"
            case "value", "{":
                self._begin_value(line)
                self._open.append(_Open(self._value, is_array=False))
                self.expects = "key"
            case "end", "," if self._open:
                self.expects = "value" if self._open[-1].is_array else "key"
            case _, "]" | "}" if self._open:
                self._open.pop()
                self.expects = "end"

    def _end_key(self) -> None:
        """The value that follows belongs to the key before it."""
        self._value = self._open[-1].lines if self._open else self._table
        for position, name in enumerate(self._key, 1):
            if position == len(self._key) and (earlier := self._value.get(name)):
                self.repeated.append(Repeated(name, self._key_line, earlier.line))
            self._value = self._value.within(name, self._key_line)
        self._key, self.expects = [], "value"

    def _begin_value(self, line: int) -> None:
        if self._open and self._open[-1].is_array:
            self._value = self._open[-1].lines.next(line)
        self.expects = "end"

    def _begin_table(self, line: int) -> None:
        lines = self.root
        for name in self._key[:-1]:
            lines = lines.within(name, line).latest
        for name in self._key[-1:]:
            lines = lines.within(name, line)
        self._table = lines.next(line) if self._header == "[[" else lines
        self._end_statement()

    def _end_statement(self) -> None:
        self.expects, self._key, self._header = "key", [], ""


# TOML


@cache
def _toml_tokens() -> re.Pattern[str]:
    """Compiled when a line is looked for: nothing that goes well needs it."""
    return re.compile(
        r"""(?P<text> \"{3}(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5} | '{3}(?:[^']++|'{1,2}(?!'))*+'{3,5}
                    | "(?:[^"\\\n]++|\\.)*+" | '[^'\n]*+' )
          | (?P<sign> \[\[ | [][{}=,\n] )
          | (?P<comment> \#[^\n]*+ )
          | (?P<bare> [^]["'\#=,.{}\s]++ )
          | (?P<open> ["'] )""",
        re.VERBOSE | re.DOTALL,
    )


def toml_lines(text: str) -> Lines:
    """The lines of a TOML 1.1 text, each of which ends in a line feed."""
    reader = _Reader(_toml_name)
    reader.read(text, _toml_tokens())
    return reader.root


def unclosed_text(text: str) -> int | None:
    """Where the first text between quotes begins that is never closed; None if there is none."""
    for token in _toml_tokens().finditer(text):
        is_of_three = token[0] in ('""', "''") and text.startswith(token[0][0], token.end())
        if token.lastgroup == "open" or is_of_three:
            return token.start()
    return None


def _toml_name(word: str) -> str:
    """What a part of a key stands for: bare, or between quotes."""
    if word[0] not in "\"'":
        return word
    if word[0] == "'" or "\\" not in word:
        return word[1:-1]
    import tomli

    try:
        (name,) = tomli.loads(f"{word} = 1")
    except ValueError:
        return word
    return name


# JSON


@cache
def _json_tokens() -> re.Pattern[str]:
    return re.compile(
        r"""(?P<text> "(?:[^"\\]++|\\.)*+" ) | (?P<sign> [][{},:] ) | (?P<bare> [^][{},:"\s]++ )""",
        re.VERBOSE | re.DOTALL,
    )


def json_lines(text: str) -> Lines:
    """The lines of a JSON text."""
    return _read_json(text).root


def repeated_keys(text: str) -> Sequence[Repeated]:
    """The keys that stand twice in one object of a JSON text, which JSON lets pass."""
    return _read_json(text).repeated


def _read_json(text: str) -> _Reader:
    reader = _Reader(_json_name)
    reader.expects = "value"
    reader.read(text, _json_tokens())
    return reader


def _json_name(word: str) -> str:
    try:
        return str(json.loads(word, strict=False))
    except ValueError:
        return word
