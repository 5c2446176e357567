"""The colours of the report: apart for the colour-blind, in order on black and white, readable as text.

Colour blindness is simulated by the matrices of Machado, Oliveira and Fernandes (2009) at full severity, on
linear RGB; distances are those of CIE L*a*b*, where 2.3 is what can just be told apart.
"""

from __future__ import annotations

import re
from importlib import resources
from itertools import combinations, pairwise
from math import dist

import pytest

Colour = tuple[float, float, float]
"""Linear red, green and blue (0..1)."""

SEEN = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
LEVELS = [f"shade-{number}" for number in range(1, 6)]
DIMENSIONS = [f"dim-{number}" for number in range(1, 5)]
APART = 9.0
"""Between neighbouring levels: four times what can just be told apart; the number stands in the cell too."""

FAR_APART = 20.0
"""Between any two dimensions, which lie further from each other on the page."""

TEXT, MARK = 4.5, 3.0
"""Contrast of text, and of what carries meaning without being text (WCAG 2.2, 1.4.3 and 1.4.11)."""

each_mode = pytest.mark.parametrize("mode", ["light", "dark"])


def _source(name: str) -> str:
    return (resources.files("e20assess.reports") / "default" / name).read_text(encoding="utf-8")


def _colours(mode: str) -> dict[str, str]:
    light, dark = re.findall(r":root \{(.*?)\}", _source("report.css"), re.DOTALL)[:2]
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", light))
    return found if mode == "light" else found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", dark))


def _linear(written: str) -> Colour:
    digits = written[1:] if len(written) == 7 else "".join(2 * digit for digit in written[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return red, green, blue


def _as_seen(written: str, eye: str) -> Colour:
    colour = _linear(written)
    red, green, blue = (
        min(max(sum(weight * part for weight, part in zip(row, colour, strict=True)), 0), 1)
        for row in SEEN[eye]
    )
    return red, green, blue


def _luminance(colour: Colour) -> float:
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


def _lab(colour: Colour) -> Colour:
    red, green, blue = colour
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    x, y, z = (
        part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116 for part in (x, y, z)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(_linear(one)), _luminance(_linear(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@each_mode
@pytest.mark.parametrize("eye", SEEN)
def test_neighbouring_levels_are_apart_for_every_eye(eye: str, mode: str) -> None:
    colours = _colours(mode)
    seen = [_lab(_as_seen(colours[name], eye)) for name in LEVELS]
    assert all(dist(before, after) > APART for before, after in pairwise(seen))


@each_mode
@pytest.mark.parametrize("eye", SEEN)
def test_dimensions_are_apart_for_every_eye(eye: str, mode: str) -> None:
    colours = _colours(mode)
    seen = {name: _lab(_as_seen(colours[name], eye)) for name in DIMENSIONS}
    near = [pair for pair in combinations(seen, 2) if dist(seen[pair[0]], seen[pair[1]]) < FAR_APART]
    assert near == []


@each_mode
@pytest.mark.parametrize("eye", SEEN)
def test_levels_go_from_light_to_dark_without_a_step_back(eye: str, mode: str) -> None:
    colours = _colours(mode)
    shades = [_luminance(_as_seen(colours[name], eye)) for name in LEVELS]
    assert shades == sorted(shades, reverse=mode == "light")
    assert all(abs(before - after) > 0.015 for before, after in pairwise(shades))


@each_mode
def test_text_and_marks_are_readable_on_their_ground(mode: str) -> None:
    colours = _colours(mode)
    pairs = [("ink", "paper"), ("muted", "paper"), ("accent", "paper"), ("ink", "tint"), ("muted", "tint")]
    pairs += [("on-dim", name) for name in DIMENSIONS] + [(name, "paper") for name in DIMENSIONS]
    pairs += [("ink", name) for name in LEVELS[:3]] + [("paper", name) for name in LEVELS[3:]]
    faint = {pair: _contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: found for pair, found in faint.items() if found < TEXT} == {}
    assert _contrast(colours["accent-2"], colours["paper"]) >= MARK


def test_paper_gets_the_colours_of_the_style_sheet() -> None:
    """A chart carries its colours as attributes too: where it is printed, no style sheet reaches into it."""
    colours, charts = _colours("light"), _source("charts.html.j2")
    given = set(re.findall(r'"(#[0-9a-f]{3,6})"', charts))
    assert given == {
        colours[name] for name in (*LEVELS, *DIMENSIONS, "ink", "muted", "rule", "paper", "on-dim")
    }
    (dims,) = re.findall(r"{% set dims = (\[.*?\]) %}", charts)
    (shades,) = re.findall(r"{% set shades = (\[.*?\]) %}", charts)
    assert re.findall("#[0-9a-f]+", dims) == [colours[name] for name in DIMENSIONS]
    assert re.findall("#[0-9a-f]+", shades)[1:] == [colours[name] for name in LEVELS]
    (names,) = re.findall(r"{% set (ink, .*?) = (.*?) %}", charts)
    assert dict(zip(names[0].split(", "), re.findall("#[0-9a-f]+", names[1]), strict=True)) == {
        name.replace("-", "_"): colours[name] for name in ("ink", "muted", "rule", "paper", "on-dim")
    }


def test_two_colours_are_a_house_s_to_change() -> None:
    style = _source("report.css") + _source("parts.css") + _source("print.css")
    assert style.count("var(--accent)") > 1 and style.count("var(--accent-2)") >= 1
    assert "accent" not in _source("charts.html.j2")
