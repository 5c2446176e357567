"""The typefaces of the pages: which families are asked for, and the font files that a document carries."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from markupsafe import Markup

from e20assess.errors import Phrase, Place
from e20assess.files import kind_of, read_file
from e20assess.i18n import N_
from e20assess.report.html.brand import Brand
from e20assess.report.html.sandbox import Refused

SHIPPED = "fonts"
"""The folder of `reports` with the fonts that come with the program."""

LARGEST = 400
"""Kilobytes of a font of a house: it is in every document, once."""

_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}")
_KINDS = {b"wOF2": "woff2", b"wOFF": "woff", b"OTTO": "otf", b"\0\1\0\0": "ttf", b"true": "ttf"}


@dataclass(frozen=True, slots=True)
class Families:
    """The two lists of families of a document, as style sheets and drawings take them."""

    serif: Markup
    """For headings and for what is read."""
    sans: Markup
    """For tables, charts and the feet of pages."""


def families(brand: Brand) -> Families:
    """Those of the house first, if it names any, then those that the document carries.

    What a font lacks is taken from the next in the list, and at last from the machine.
    """
    return Families(
        _listed(brand.serif, "e20 Serif", "e20 Sans", generic="serif"),
        _listed(brand.sans, "e20 Sans", generic="sans-serif"),
    )


def _listed(*names: str, generic: str) -> Markup:
    # Single quotes, so that the list can stand in an attribute; brand_file lets no other sign through.
    return Markup(", ".join([*(f"'{name}'" for name in names if name), generic]))


def font_data(name: str, folder: Path | None) -> Markup:
    """A font file as a data: URI: one of `folder`, else one that comes with the program.

    Raises Refused where there is none of this name, or it is no font, or larger than LARGEST.
    """
    if not _FILE_NAME.fullmatch(name):
        raise Refused(Phrase(N_("there is no font file “{name}”"), {"name": name}))
    if folder is not None and kind_of(path := folder / name) == "file":
        return _encoded(name, read_file(path, Place(str(path))))
    return _shipped(name)


@cache
def _shipped(name: str) -> Markup:
    file = resources.files("e20assess.reports") / SHIPPED / name
    if not file.is_file():
        raise Refused(Phrase(N_("there is no font file “{name}”"), {"name": name}))
    return _encoded(name, file.read_bytes())


def _encoded(name: str, data: bytes) -> Markup:
    kind = _KINDS.get(data[:4])
    if kind is None:
        raise Refused(
            Phrase(N_("“{name}” is not a font (WOFF2, WOFF, OpenType or TrueType)"), {"name": name})
        )
    if len(data) > LARGEST * 1024:
        raise Refused(
            Phrase(N_("the font “{name}” is larger than {limit} kB"), {"name": name, "limit": LARGEST})
        )
    return Markup(f"data:font/{kind};base64,{base64.b64encode(data).decode()}")
