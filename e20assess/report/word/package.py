"""A Word document as a file: a zip of XML, read with care and always written the same."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from e20assess import faults
from e20assess.errors import AssessError, Place
from e20assess.files import kind_of
from e20assess.report import limits
from e20assess.report.html.template_files import SHIPPED, holds_templates, read_regular, read_within

TEMPLATE = "report.docx"
"""The name of the template, among the shipped ones and in a folder of the user's."""

_NEEDED = ("[Content_Types].xml", "word/document.xml")
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MB = 2**20

_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What reading a damaged, encrypted or strangely packed zip can raise."""


def template_at(path: Path | None) -> tuple[bytes, Place]:
    """The bytes of a template and the name its faults are told by.

    `path` is a Word document, or a folder with a report.docx; None is the shipped template, and so is a
    folder that dresses the pages alone. Raises AssessError (missing, not a Word document, too large,
    a pipe or a link out of its folder,
    unreadable).
    """
    if path is None:
        return _shipped()
    try:
        if kind_of(path) == "folder":
            if holds_templates(path) and not os.path.lexists(path / TEMPLATE):
                return _shipped()
            place = Place(str(path / TEMPLATE))
            data = read_within(path, TEMPLATE, limits.WORD_MEGABYTES)
        else:
            place = Place(str(path))
            data = read_regular(path, limits.WORD_MEGABYTES)
    except AssessError as error:
        if error.faults[0].kind is faults.FILE_MISSING:
            raise AssessError.of(faults.NO_WORD_TEMPLATE, error.faults[0].place) from None
        raise
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
            if _unfolds(parts):
                raise AssessError.of(faults.WORD_TOO_LARGE, place)
            if len({part.filename for part in parts}) < len(parts) or (damaged := archive.testzip()):
                raise zipfile.BadZipFile(damaged)
            names = archive.namelist()
    except _BROKEN_ZIP:
        raise AssessError.of(faults.NOT_WORD, place) from None
    if not set(_NEEDED) <= set(names):
        raise AssessError.of(faults.NOT_WORD, place)


def _unfolds(parts: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether a document is larger than any is, or grows beyond measure when it is unpacked."""
    return (
        len(parts) > limits.WORD_PARTS
        or sum(part.file_size for part in parts) > limits.WORD_UNPACKED_MEGABYTES * _MB
        or any(
            part.file_size > limits.WORD_TEXT_MEGABYTES * _MB
            for part in parts
            if part.filename.endswith((".xml", ".rels"))
        )
        or any(part.file_size > max(_MB, limits.WORD_RATIO * part.compress_size) for part in parts)
    )


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
