"""The brand of a house: its name, logo, colours, typefaces and footer line, from brand.toml in a folder."""

from __future__ import annotations

import os
import re
from fractions import Fraction
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from e20assess import faults
from e20assess.errors import AssessError, Phrase, terminal_safe
from e20assess.i18n import N_
from e20assess.inputs.findings import Findings
from e20assess.inputs.kinds import BRAND as BRAND_FILE
from e20assess.inputs.structure import validated
from e20assess.inputs.text import is_blank, text_of
from e20assess.inputs.toml import toml_table
from e20assess.report.html.brand import BRAND, PAPERS, Brand
from e20assess.report.html.logo import NotALogo, data_uri
from e20assess.report.html.template_files import read_within
from e20assess.report.limits import TEMPLATE_MEGABYTES

CONTRAST = 4.5
"""The least contrast of text with its ground (WCAG 2.2, success criterion 1.4.3)."""

WHITE, DARK = "#ffffff", "#12181e"
"""The ground of a page on paper, and on a dark screen (report.css)."""


def contrast(one: str, other: str) -> float:
    """The contrast (1..21) of two colours such as "#0b4f80" (WCAG 2.2, definition of contrast ratio)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lightened(colour: str) -> str:
    """The colour, with as much white as it takes to be read on the dark page."""
    parts = _parts(colour)
    for step in range(21):
        mixed = [round(part + Fraction(255 - part) * step / 20) for part in parts]
        twin = "#" + "".join(f"{part:02x}" for part in mixed)
        if contrast(twin, DARK) >= CONTRAST:
            return twin
    return WHITE


def _parts(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def _luminance(colour: str) -> float:
    """The relative luminance (0..1) of a colour (WCAG 2.2, definition)."""
    shares = [part / 255 for part in _parts(colour)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


LONGEST = 160
"""Characters of a name or of a footer line: what one line of a page can hold."""

_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_FILE_NAME = re.compile(r"\w[\w .-]*")
_UNREAD = {
    faults.FILE_MISSING: N_("there is no such file beside brand.toml"),
    faults.TEMPLATE_OUTSIDE: N_("it is a link that leads out of this folder, or nowhere"),
    faults.NOT_A_FILE: N_("it is a pipe or a device"),
}
_FAMILY = re.compile(r"[^\W_][\w -]{0,59}")


def _line(value: str) -> str:
    if terminal_safe(value) != value or "\n" in value or len(value) > LONGEST:
        raise ValueError(N_("one line of at most 160 characters is expected"))
    return "" if is_blank(value) else value.strip()


def _colour(value: str) -> str:
    if value and not _COLOUR.fullmatch(value):
        raise ValueError(N_("a colour such as #0b4f80 is expected"))
    return "#" + "".join(2 * digit for digit in value[1:]).lower() if len(value) == 4 else value.lower()


def _file_name(value: str) -> str:
    if value and not _FILE_NAME.fullmatch(value):
        raise ValueError(N_("the name of a file of this folder is expected"))
    return value


def _family(value: str) -> str:
    if value and not _FAMILY.fullmatch(value):
        raise ValueError(N_("the name of a typeface is expected: letters, digits, spaces"))
    return value


def _paper(value: str) -> str:
    if value and value.lower() not in PAPERS:
        raise ValueError(N_("a4 or letter is expected"))
    return value.lower()


Line = Annotated[str, AfterValidator(_line)]
Colour = Annotated[str, AfterValidator(_colour)]
Family = Annotated[str, AfterValidator(_family)]


class BrandFile(BaseModel):
    """The keys of brand.toml, each of which may be left out."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: Line = ""
    """The house that hands the document over."""
    logo: Annotated[str, AfterValidator(_file_name)] = ""
    """A PNG, JPEG or SVG file beside brand.toml."""
    colour: Colour = ""
    """Of headings and rules."""
    accent: Colour = ""
    """Of links, numbers of sections and the like."""
    footer: Line = ""
    """One line at the foot of every page."""
    serif: Family = ""
    """The typeface of headings and of what is read."""
    sans: Family = ""
    """The typeface of tables, charts and the feet of pages."""
    paper: Annotated[str, AfterValidator(_paper)] = ""
    """The size of a sheet: a4 or letter."""


def read_brand(folder: Path) -> Brand:
    """The brand in a folder; none where it holds no brand.toml.

    Raises AssessError with every fault, each with its line.
    """
    if not os.path.lexists(folder / BRAND):
        return Brand()
    findings = Findings(str(folder / "_")[:-1])
    table = _table(folder, findings)
    found = validated(BrandFile, table, findings, BRAND, ())
    logo = _logo(folder, table.get("logo"), findings)
    for key in ("colour", "accent"):
        _check_contrast(key, table.get(key), findings)
    findings.raise_if_any()
    assert found is not None, "a file without findings is whole"
    return Brand(
        name=found.name,
        logo=logo,
        colour=found.colour,
        colour_dark=lightened(found.colour) if found.colour else "",
        accent=found.accent,
        accent_dark=lightened(found.accent) if found.accent else "",
        footer=found.footer,
        serif=found.serif,
        sans=found.sans,
        paper=found.paper,
    )


def _table(folder: Path, findings: Findings) -> dict[str, object]:
    path = folder / BRAND
    text = text_of(read_within(folder, BRAND, TEMPLATE_MEGABYTES), str(path), BRAND_FILE)
    findings.read(BRAND, text)
    return toml_table(text, str(path), BRAND_FILE)


def _logo(folder: Path, name: object, findings: Findings) -> str:
    if not isinstance(name, str) or not _FILE_NAME.fullmatch(name):
        return ""
    try:
        return data_uri(read_within(folder, name, TEMPLATE_MEGABYTES))
    except NotALogo as refused:
        findings.add(faults.BRAND_LOGO, BRAND, ("logo",), name=name, reason=refused.phrase)
    except AssessError as error:
        reason = Phrase(_UNREAD.get(error.faults[0].kind, N_("it cannot be read")))
        findings.add(faults.BRAND_LOGO, BRAND, ("logo",), name=name, reason=reason)
    return ""


def _check_contrast(key: str, colour: object, findings: Findings) -> None:
    if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
        return
    ratio = contrast(_colour(colour), WHITE)
    if ratio < CONTRAST:
        shown, least = _decimal(f"{ratio:.2f}"), _decimal(str(CONTRAST))
        findings.add(faults.BRAND_CONTRAST, BRAND, (key,), key=key, colour=colour, ratio=shown, least=least)


def _decimal(number: str) -> Phrase:
    """A number with the decimal mark of whoever reads it."""
    ones, _, decimals = number.partition(".")
    return Phrase(N_("{ones}.{decimals}"), {"ones": ones, "decimals": decimals})
