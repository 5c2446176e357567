"""A real browser for the tests that need one: the system's Chromium, driven by Playwright."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PAPER = MappingProxyType({"A4": (595, 842), "Letter": (612, 792)})
"""Width and height of a sheet in points."""

# As root, as in a container, Chromium runs only without its sandbox; it opens only the pages of these tests.
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic")


@contextmanager
def opened() -> Iterator[Browser]:
    """The browser. Where there is none the test is left out, and the summary of the run says so."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def shown(
    browser: Browser, html: str, width: int = 1280, scheme: Literal["light", "dark"] = "light"
) -> Iterator[Page]:
    """A report in the browser, without a network."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True)
    try:
        page = context.new_page()
        page.set_content(html)
        yield page
    finally:
        context.close()


def printed(browser: Browser, html: str, paper: str, folder: Path) -> Path:
    """A report made for this paper, as the browser prints it."""
    path = folder / f"{paper}.pdf"
    with shown(browser, html) as page:
        page.pdf(path=path, prefer_css_page_size=True)
    return path
