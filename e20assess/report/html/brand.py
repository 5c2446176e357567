"""The brand of a house, as templates have it."""

from __future__ import annotations

from dataclasses import dataclass

BRAND = "brand.toml"
"""The file of a folder of templates that says what the brand of the house is."""


PAPERS = {"a4": "A4", "letter": "Letter"}
"""The sizes of a sheet of paper, and what a style sheet calls them."""


@dataclass(frozen=True, slots=True)
class Brand:
    """The brand; every value may be empty."""

    name: str = ""
    logo: str = ""
    """The picture itself, as a data: URI."""
    colour: str = ""
    """Six hexadecimal digits after a #, as all of these."""
    colour_dark: str = ""
    """The same, lightened until it can be read on the dark page."""
    accent: str = ""
    accent_dark: str = ""
    footer: str = ""
    serif: str = ""
    """The house's family for headings and for what is read."""
    sans: str = ""
    """The house's family for tables, charts and the feet of pages."""
    paper: str = ""
    """The size of a sheet, as a key of PAPERS."""
