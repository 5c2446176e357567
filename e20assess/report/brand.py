"""The dress of a house, as templates have it."""

from __future__ import annotations

from dataclasses import dataclass

BRAND = "brand.toml"
"""The file of a folder of templates that holds the dress of the house."""


@dataclass(frozen=True, slots=True)
class Brand:
    """The dress; every value may be empty."""

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
