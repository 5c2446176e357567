"""A Word document as a file: a zip of XML, read with care and always written the same."""

from __future__ import annotations

import io
import zipfile
import zlib
from importlib import resources
from pathlib import Path

from e20assess import faults
from e20assess.errors import AssessError, Place
from e20assess.files import kind_of, reason_of
from e20assess.report.template_files import SHIPPED, is_dress

TEMPLATE = "report.docx"
"""The name of the template, among the shipped ones and in a folder of the user's."""

LARGEST = 30
"""Megabytes of a template: enough for a house's logo on every page."""

LARGEST_INSIDE = 150
"""Megabytes of a template unpacked: a file that grows beyond is made to fill the memory."""

MOST_PARTS = 2000
"""Parts of a template; a usual one has a few dozen."""

_NEEDED = ("[Content_Types].xml", "word/document.xml")
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIX = 3

_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What reading a damaged, encrypted or strangely packed zip can raise."""


def template_at(path: Path | None) -> tuple[bytes, Place]:
    """The bytes of a template and the name its faults are told by.

    `path` is a Word document, or a folder with a report.docx; None is the shipped template, and so is a
    folder that dresses the pages alone. Raises AssessError (missing, not a Word document, too large,
    unreadable).
    """
    if path is None:
        return _shipped()
    if kind_of(path) == "folder":
        if kind_of(path / TEMPLATE) == "missing" and is_dress(path):
            return _shipped()
        path = path / TEMPLATE
    place = Place(str(path))
    if kind_of(path) == "missing":
        raise AssessError.of(faults.NO_WORD_TEMPLATE, place)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST * 2**20 + 1)
    except OSError as error:
        raise AssessError.of(faults.UNREADABLE, place, reason=reason_of(error)) from None
    if len(data) > LARGEST * 2**20:
        raise AssessError.of(faults.WORD_TOO_LARGE, place, limit=LARGEST)
    _check(data, place)
    return data, place


def _shipped() -> tuple[bytes, Place]:
    template = resources.files("e20assess.reports") / SHIPPED / TEMPLATE
    return template.read_bytes(), Place(f"reports/{SHIPPED}/{TEMPLATE}")


def _check(data: bytes, place: Place) -> None:
    """Raises AssessError unless this is a sound zip of a decent size with the parts of a Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_INSIDE * 2**20:
                raise AssessError.of(faults.WORD_TOO_LARGE, place, limit=LARGEST_INSIDE)
            if len({part.filename for part in parts}) < len(parts) or (damaged := archive.testzip()):
                raise zipfile.BadZipFile(damaged)
            names = archive.namelist()
    except _BROKEN_ZIP:
        raise AssessError.of(faults.NOT_WORD, place) from None
    if not set(_NEEDED) <= set(names):
        raise AssessError.of(faults.NOT_WORD, place)


def packed_the_same(document: bytes) -> bytes:
    """The same parts in a zip without dates and without a trace of the machine.

    They are stored, not compressed: two machines may compress the same bytes differently.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as given, zipfile.ZipFile(buffer, "w") as made:
        for part in sorted(given.namelist(), key=lambda name: (name != _NEEDED[0], name)):
            entry = zipfile.ZipInfo(part, _EARLIEST)
            entry.create_system = _UNIX
            entry.external_attr = 0o600 << 16
            made.writestr(entry, given.read(part))
    return buffer.getvalue()
