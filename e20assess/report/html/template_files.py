"""Where templates come from: the user's folder first, then those that come with the program."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import islice
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound

from e20assess import faults
from e20assess.errors import AssessError, Place, closest
from e20assess.files import kind_of, reason_of
from e20assess.report.html.brand import BRAND
from e20assess.report.limits import TEMPLATE_MEGABYTES

SHIPPED = "default"
"""The folder of `reports` with the templates that come with the program."""

_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}")


class TemplateLoader(BaseLoader):
    """Finds a template in the user's folder, else among the shipped ones; never elsewhere."""

    def __init__(self, folder: Path | None) -> None:
        self._shipped = resources.files("e20assess.reports") / SHIPPED
        self._folder = folder
        if folder is not None:
            check_folder(folder)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, and the name by which its faults are told."""
        if not _FILE_NAME.fullmatch(template):
            raise TemplateNotFound(template)
        if self._folder is not None and os.path.lexists(self._folder / template):
            label = str(self._folder / template)
            data = read_within(self._folder, template, TEMPLATE_MEGABYTES)
        elif (shipped := self._shipped / template).is_file():
            label = f"reports/{SHIPPED}/{template}"
            data = shipped.read_bytes()
        else:
            raise TemplateNotFound(template)
        return _text(data, label), label, lambda: True


def shipped_names() -> list[str]:
    """The names of the templates and style sheets that a folder can replace, in order."""
    folder: Traversable = resources.files("e20assess.reports") / SHIPPED
    return sorted(part.name for part in folder.iterdir() if part.name.endswith((".j2", ".css")))


def holds_templates(folder: Path) -> bool:
    """Whether a folder holds something that changes a page: a brand.toml, a template, a style sheet."""
    return any(os.path.lexists(folder / name) for name in (BRAND, *shipped_names()))


def check_folder(folder: Path) -> None:
    """Raises AssessError where a folder is none, or holds nothing that changes a document."""
    if kind_of(folder) == "file" and folder.suffix.lower() == ".docx":
        raise AssessError.of(faults.WORD_ELSEWHERE, Place(str(folder)))
    if kind_of(folder) != "folder":
        raise AssessError.of(faults.NO_TEMPLATE_FOLDER, Place(str(folder)))
    if not holds_templates(folder):
        names = [BRAND, *shipped_names()]
        found = _names_in(folder)
        guess = next(filter(None, (closest(name, names) for name in found)), "")
        raise AssessError.of(faults.NO_TEMPLATES, Place(str(folder)), guess=guess)


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(islice((part.name for part in folder.iterdir()), 1000))
    except OSError as error:
        raise AssessError.of(faults.UNREADABLE, Place(str(folder)), reason=reason_of(error)) from None


def read_within(folder: Path, name: str, megabytes: int) -> bytes:
    """The bytes of a file that truly lies in a folder.

    Raises AssessError: missing, a link that leads out of the folder, a pipe or device, too large, unreadable.
    """
    path = folder / name
    try:
        real = path.resolve(strict=True)
        outside = not real.is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # it leads nowhere, or in a circle, or can be no name
        outside = os.path.islink(path)
    if outside:
        raise AssessError.of(faults.TEMPLATE_OUTSIDE, Place(str(path)))
    return read_regular(path, megabytes)


def read_regular(path: Path, megabytes: int) -> bytes:
    """The bytes of a file that is one: a pipe is not waited for. Raises AssessError as `read_within`."""
    place = Place(str(path))
    kind = kind_of(path)
    if kind == "missing":
        raise AssessError.of(faults.FILE_MISSING, place)
    if kind == "folder":
        raise AssessError.of(faults.IS_A_FOLDER, place)
    if kind == "other":
        raise AssessError.of(faults.NOT_A_FILE, place)
    try:
        # It may have become a pipe meanwhile, and is then not waited for either.
        with open(os.open(path, _READ), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise AssessError.of(faults.NOT_A_FILE, place)
            data = file.read(min(status.st_size, megabytes * 2**20) + 1)
    except OSError as error:
        raise AssessError.of(faults.UNREADABLE, place, reason=reason_of(error)) from None
    if len(data) > megabytes * 2**20:
        raise AssessError.of(faults.TEMPLATE_TOO_LARGE, place, limit=megabytes)
    return data


def _text(data: bytes, label: str) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise AssessError.of(faults.NOT_UTF8_TEMPLATE, Place(label, line)) from None
