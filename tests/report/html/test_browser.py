"""The report in a real browser: accessible by axe, light and dark; nothing overflows, overlaps or is cut."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browser import opened, shown
from tests.support.long_sheets import COMPARED, page

AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")

SCHEMES: dict[Literal["light", "dark"], str] = {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 24, 30)"}
"""The two looks, and the ground of the page in each."""

RUN = """async () => {
  const found = await axe.run(document, {resultTypes: ["violations"]});
  return {
    version: found.testEngine.version,
    passed: found.passes.map(rule => rule.id),
    violations: found.violations.map(rule => [rule.id, rule.nodes.map(node => node.html.slice(0, 200))]),
  };
}"""

# What lies in a region that scrolls by itself, or is there for screen readers only, may reach outside.
OUTSIDE = """() => [...document.body.querySelectorAll("*")].filter(one =>
  !one.closest(".scroll, .hush, .skip") && one.getClientRects().length
  && (one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1)
).map(one => one.outerHTML.slice(0, 120))"""

TEXTS = """chart => [...chart.querySelectorAll("text")].map(one => {
  const box = one.getBBox(); return [box.x, box.y, box.x + box.width, box.y + box.height, one.textContent];
})"""

Box = tuple[float, float, float, float, str]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened() as one:
        yield one


def _ground(shown_page: Page) -> str:
    return str(shown_page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ["alize", "delcourt", "rivage", "gaps", "short", COMPARED])
def test_axe_finds_no_violation(name: str, scheme: Literal["light", "dark"], browser: Browser) -> None:
    with shown(browser, page(name), scheme=scheme) as one:
        assert _ground(one) == SCHEMES[scheme]
        one.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        one.evaluate(AXE)
        found: dict[str, Any] = one.evaluate(RUN)
    assert {"color-contrast", "svg-img-alt"} <= set(found["passed"])
    assert found["violations"] == [], json.dumps(found["violations"], indent=1, ensure_ascii=False)


def test_axe_would_find_one(browser: Browser) -> None:
    faint = page("alize").replace("--muted: #52606d", "--muted: #c5ccd3")
    with shown(browser, faint) as one:
        one.evaluate(AXE)
        assert [rule for rule, _ in one.evaluate(RUN)["violations"]] == ["color-contrast"]


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("name", ["long", "rivage", "gaps", COMPARED])
def test_nothing_overflows(name: str, width: int, browser: Browser) -> None:
    with shown(browser, page(name), width=width) as one:
        one.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        assert one.evaluate("document.documentElement.scrollWidth") <= width
        assert one.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("name", ["alize", "rivage", "gaps"])
@pytest.mark.parametrize("chart", ["radar", "heat-strip"])
def test_no_text_of_a_chart_covers_another_or_is_cut(chart: str, name: str, browser: Browser) -> None:
    with shown(browser, page(name)) as one:
        boxes: list[Box] = [tuple(box) for box in one.eval_on_selector(f"svg.{chart}", TEXTS)]
        _, _, width, height = map(float, (one.get_attribute(f"svg.{chart}", "viewBox") or "").split())
    assert len(boxes) > 20
    for place, (left, top, right, bottom, text) in enumerate(boxes):
        assert left >= 0 and right <= width and top >= -2 and bottom <= height + 2, text
        for other in boxes[place + 1 :]:
            # A line of text stands a little higher than its letters.
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] + 3 or other[3] <= top + 3
            assert apart, (text, other[4])


def test_cells_hold_their_names(browser: Browser) -> None:
    with shown(browser, page("delcourt")) as one:
        texts: list[Box] = [tuple(box) for box in one.eval_on_selector("svg.heat-strip", TEXTS)]
        cells = one.eval_on_selector(
            "svg.heat-strip",
            """chart => [...chart.querySelectorAll("[class^='c-shade']")].map(cell =>
              ["x", "y", "width", "height"].map(name => cell[name].baseVal.value))""",
        )
    for x, y, width, height in cells:
        inside = [box for box in texts if x <= box[0] < x + width and y <= box[1] < y + height]
        assert len(inside) >= 2
        assert all(box[2] <= x + width and box[3] <= y + height + 1 for box in inside), inside


def test_the_report_runs_and_fetches_nothing(browser: Browser) -> None:
    asked: list[str] = []
    with shown(browser, "<title>empty</title>") as one:
        one.on("request", lambda request: asked.append(request.url))
        said: list[str] = []
        one.on("console", lambda message: said.append(message.text))
        one.set_content(page("alize"))
        one.wait_for_load_state("networkidle")
    assert (asked, said) == ([], [])
