"""Makes the pictures of report.md from the documents themselves: `make pictures`. It needs Chromium."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from e20assess.answers.sheet_file import read_sheet
from e20assess.questionnaire.loader import load_shipped
from e20assess.report import blank_render
from e20assess.report.formats import render

DOCS = Path(__file__).parent
HOUSE = DOCS / "house"
SHEET = DOCS.parent / "questions" / "enterprise20" / "examples" / "groupe-alize.toml"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
WIDTH = 900

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_HEIGHT = re.compile(r'data-height="(\d+)"')

_ALONE = """<script>
const part = document.querySelector("%s"), sections = [...document.querySelectorAll("main > section")];
const frame = document.createElement(part.matches("header") ? "div" : "main");
frame.style.counterReset = `section ${sections.indexOf(part.closest("main > section"))}`;
frame.append(part);
document.body.replaceChildren(frame);
document.documentElement.dataset.height = Math.ceil(frame.getBoundingClientRect().bottom);
</script>"""
"""Leaves one part of a page, with its number, and says how high it is."""


@dataclass(frozen=True)
class Picture:
    """One part of a document, as it is seen on a light screen."""

    name: str
    page: str
    """The HTML it is a part of."""
    part: str
    """Which part, as a CSS selector."""
    at_most: int = 1200
    """Pixels of height, from the top of the part."""


def pictures() -> list[Picture]:
    """Every picture, from an example sheet in English."""
    rules = load_shipped()
    sheet = read_sheet(SHEET, rules)
    plain = render(rules, sheet, "html", "en").decode()
    dressed = render(rules, sheet, "html", "en", HOUSE).decode()
    paper = blank_render.render(rules, "full", "html", "en").decode()
    return [
        Picture("report-cover", dressed, "header.cover"),
        Picture("report-summary", plain, "#summary"),
        Picture("report-profile", plain, "#profile", at_most=1000),
        Picture("report-pattern", plain, "#patterns .card", at_most=900),
        Picture("report-actions", plain, "#actions", at_most=900),
        Picture("report-making", plain, "#making", at_most=700),
        Picture("report-blank", paper, "section.dimension", at_most=560),
    ]


def draw(browser: str, picture: Picture, folder: Path) -> None:
    """One picture, as a PNG beside report.md."""
    page = folder / f"{picture.name}.html"
    html = _POLICY.sub("", picture.page).replace("</body>", _ALONE % picture.part + "</body>")
    page.write_text(html, encoding="utf-8")

    def run(height: int, *options: str) -> str:
        command = [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--hide-scrollbars",
        ]
        command += ["--disable-background-networking", f"--user-data-dir={folder / 'profile'}"]
        command += ["--blink-settings=preferredColorScheme=1", f"--window-size={WIDTH},{height}", *options]
        done = subprocess.run([*command, page.as_uri()], capture_output=True, encoding="utf-8", check=True)
        return done.stdout

    found = _HEIGHT.search(run(1000, "--dump-dom"))
    assert found, f"{picture.part} is not in the page"
    run(min(int(found[1]) + 24, picture.at_most), f"--screenshot={DOCS / picture.name}.png")


def main() -> int:
    """All of them; the exit code is 1 where there is no browser to draw them."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print("The pictures were not made: they need Chromium.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for picture in pictures():
            draw(browser, picture, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
