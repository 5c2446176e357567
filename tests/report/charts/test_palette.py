"""The colours of the report: apart for the colour-blind, in order on black and white, readable as text."""

from __future__ import annotations

import re
from importlib import resources
from itertools import combinations, pairwise
from math import dist

import pytest

from tests.support.colour_vision import FAR_APART, SEEN, as_seen, contrast, lab, luminance

LEVELS = [f"shade-{number}" for number in range(1, 6)]
DIMENSIONS = [f"dim-{number}" for number in range(1, 5)]
APART = 9.0
"""Between neighbouring levels: four times what can just be told apart; the number stands in the cell too."""

TEXT, MARK = 4.5, 3.0
"""Contrast of text, and of what carries meaning without being text (WCAG 2.2, 1.4.3 and 1.4.11)."""

each_mode = pytest.mark.parametrize("mode", ["light", "dark"])


def _source(name: str) -> str:
    return (resources.files("e20assess.reports") / "default" / name).read_text(encoding="utf-8")


def _colours(mode: str) -> dict[str, str]:
    light, dark = re.findall(r":root \{(.*?)\}", _source("report.css"), re.DOTALL)[:2]
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", light))
    return found if mode == "light" else found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", dark))


@each_mode
@pytest.mark.parametrize("eye", SEEN)
def test_neighbouring_levels_are_apart_for_every_eye(eye: str, mode: str) -> None:
    colours = _colours(mode)
    seen = [lab(as_seen(colours[name], eye)) for name in LEVELS]
    assert all(dist(before, after) > APART for before, after in pairwise(seen))


@each_mode
@pytest.mark.parametrize("eye", SEEN)
def test_dimensions_are_apart_for_every_eye(eye: str, mode: str) -> None:
    colours = _colours(mode)
    seen = {name: lab(as_seen(colours[name], eye)) for name in DIMENSIONS}
    near = [pair for pair in combinations(seen, 2) if dist(seen[pair[0]], seen[pair[1]]) < FAR_APART]
    assert near == []


@each_mode
@pytest.mark.parametrize("eye", SEEN)
def test_levels_go_from_light_to_dark_without_a_step_back(eye: str, mode: str) -> None:
    colours = _colours(mode)
    shades = [luminance(as_seen(colours[name], eye)) for name in LEVELS]
    assert shades == sorted(shades, reverse=mode == "light")
    assert all(abs(before - after) > 0.015 for before, after in pairwise(shades))


@each_mode
def test_text_and_marks_are_readable_on_their_ground(mode: str) -> None:
    colours = _colours(mode)
    pairs = [("ink", "paper"), ("muted", "paper"), ("accent", "paper"), ("ink", "tint"), ("muted", "tint")]
    pairs += [("on-dim", name) for name in DIMENSIONS] + [(name, "paper") for name in DIMENSIONS]
    pairs += [("ink", name) for name in LEVELS[:3]] + [("paper", name) for name in LEVELS[3:]]
    faint = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: found for pair, found in faint.items() if found < TEXT} == {}
    assert contrast(colours["accent-2"], colours["paper"]) >= MARK


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
