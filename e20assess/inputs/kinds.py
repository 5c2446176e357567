"""Files of a wrong kind, by what they begin with: a spreadsheet is told as one, not as broken text."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import islice

from e20assess import faults
from e20assess.errors import AssessError, Phrase, Place
from e20assess.i18n import N_


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a file is read as, for whoever gave another kind of file."""

    what: str
    """A msgid: what such a file is."""
    remedy: Phrase

    def refusal(self, file: str, found: str) -> AssessError:
        """The fault of a file that is something else; `found` is a msgid."""
        values = {"found": Phrase(found), "wanted": Phrase(self.what), "remedy": self.remedy}
        return AssessError.of(faults.WRONG_FILE, Place(file), **values)


def _shown_in(page: str) -> Phrase:
    return Phrase(N_("Give the right file: {page} shows one."), {"page": page})


SHEET = Wanted(N_("an answer sheet is TOML or JSON"), _shown_in("docs/sheet.md"))
QUESTIONNAIRE = Wanted(N_("a questionnaire is made of TOML files"), _shown_in("docs/format.md"))
BRAND = Wanted(N_("brand.toml is a TOML file"), _shown_in("docs/report.md"))
SETTINGS = Wanted(
    N_("the settings are a TOML file"), Phrase(N_("Delete it: the settings screen writes another one."))
)

_SPREADSHEET, _DOCUMENT = N_("a spreadsheet"), N_("a word processor's document")
_MARKUP = N_("a web page or an XML file")
_ARCHIVE, _PICTURE = N_("an archive of files"), N_("a picture")

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", N_("a PDF document")),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"{\\rtf", _DOCUMENT),
    (b"SQLite format 3\0", N_("a database: its assessments are named by their numbers")),
    (b"\x1f\x8b", _ARCHIVE),
    (b"7z\xbc\xaf", _ARCHIVE),
)
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_ZIP: tuple[tuple[bytes, str], ...] = (
    (b"xl/", _SPREADSHEET),
    (b"opendocument.spreadsheet", _SPREADSHEET),
    (b"word/", _DOCUMENT),
    (b"opendocument.text", _DOCUMENT),
)
_IN_OLD_OFFICE: tuple[tuple[bytes, str], ...] = (
    ("Workbook".encode("utf-16-le"), _SPREADSHEET),
    ("WordDocument".encode("utf-16-le"), _DOCUMENT),
)
_STARTS = (_ZIP, _OLD_OFFICE, *(start for start, _ in _SIGNATURES))
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def kind_of_bytes(data: bytes) -> str:
    """What a file is that is no text (a msgid), by its first bytes; empty where it may be text."""
    if b"\0" not in data[:1000] and not data.startswith(_STARTS):
        return ""
    for start, kind in _SIGNATURES:
        if data.startswith(start):
            return kind
    if data.startswith(_ZIP):
        return next((kind for mark, kind in _IN_ZIP if mark in data), _ARCHIVE)
    if data.startswith(_OLD_OFFICE):
        return next((kind for mark, kind in _IN_OLD_OFFICE if mark in data), N_("an old Office document"))
    return "" if data.startswith(_UTF_16) else N_("a binary file")


_LIKE_TOML = re.compile(r"""\s*(?:\[{1,2}[\s\w."'-]+\]|[\w."' -]+=)""")
_LIKE_YAML = re.compile(r"""---\s*$|%YAML|\s*(?:-\s+)?[\w."' -]+:(?:\s|$)""")
_LIKE_TABLE = re.compile(r'(?:"[^"]*"|[^",;\t]*)[,;\t]')
_LINES = 40
"""How many lines are looked at to tell what a text is."""


def kind_of_text(text: str) -> str:
    """What a text is that is no TOML (a msgid); empty where it looks like TOML with a slip."""
    start = text.lstrip()
    if start.startswith("{") or (start.startswith("[") and _is_json(text)):
        return N_("JSON, in a file whose name does not end in .json")
    if start.startswith("<"):
        return _MARKUP
    lines = _first_lines(start)
    if not lines or any(map(_LIKE_TOML.match, lines)):
        return ""
    if _LIKE_YAML.match(lines[0]):
        return N_("YAML")
    if all(map(_LIKE_TABLE.match, lines[:2])):
        return N_("a table such as a spreadsheet exports (CSV)")
    return ""


def kind_of_bad_json(text: str) -> str:
    """What a text is that is no JSON (a msgid); empty where it may be JSON with a slip."""
    start = text.lstrip()
    if start.startswith("<"):
        return _MARKUP
    if not start.startswith(("{", '"')) and any(map(_LIKE_TOML.match, _first_lines(start))):
        return N_("TOML, in a file whose name ends in .json")
    return ""


def _first_lines(text: str) -> list[str]:
    """Those of the first lines that hold more than a comment."""
    return [line for line in islice(text.split("\n"), _LINES) if line.strip() and line.strip()[0] != "#"]


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
