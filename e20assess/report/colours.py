"""Whether a colour can be read: the contrast of WCAG 2.2, and a lighter twin for the dark page."""

from __future__ import annotations

from fractions import Fraction

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
