"""The HTML report as PDF, through WeasyPrint (the extra `pdf`), which needs Pango."""

from __future__ import annotations

from typing import Any

from e20assess import faults
from e20assess.errors import AssessError, Place
from e20assess.installed import command_to_add

VARIANT = "pdf/ua-1"
"""Tagged for screen readers, with title and language: PDF/UA (ISO 14289-1)."""


def to_pdf(html: str, place: Place | None = None) -> bytes:
    """The pages; `place` names the template, if it is a house's own.

    Raises AssessError: pdf-missing or pango-missing where one of the two is not installed, pdf-fault where
    WeasyPrint stumbles.
    """
    try:
        # WeasyPrint may not be installed where types are checked, and has no types where it is.
        from weasyprint import HTML, urls  # type: ignore[import-untyped, import-not-found, unused-ignore]
    except ImportError as error:
        command = command_to_add("weasyprint")
        raise AssessError.of(faults.PDF_MISSING, reason=_reason(error), command=command) from None
    except OSError as error:
        raise AssessError.of(faults.PANGO_MISSING, reason=_reason(error)) from None
    try:
        pages: bytes = HTML(string=html, url_fetcher=_fetcher(urls)).write_pdf(pdf_variant=VARIANT)
    except MemoryError:
        raise
    except Exception as error:
        # A style sheet can ask for anything, and WeasyPrint says in many ways that it cannot be.
        raise AssessError.of(faults.PDF_FAULT, place, reason=_reason(error)) from error
    return pages


def _reason(error: Exception) -> str:
    """The first line of what is missing: WeasyPrint lists every name it has looked for."""
    return str(error).strip().split("\n")[0] or type(error).__name__


def _fetcher(urls: Any) -> Any:
    """What WeasyPrint asks for a file: an object since its version 68, a function before."""

    def fetch_by_object(self: Any, url: str, *args: Any) -> Any:
        _check_inside(url)
        return urls.URLFetcher.fetch(self, url, *args)

    def fetch(url: str, *args: Any) -> Any:
        _check_inside(url)
        return urls.default_url_fetcher(url, *args)

    if not hasattr(urls, "URLFetcher"):
        return fetch
    return type("Inside", (urls.URLFetcher,), {"fetch": fetch_by_object})()


def _check_inside(url: str) -> None:
    """A report is one file: a picture in it is read; what a template of others asks for is not fetched."""
    if not url.startswith("data:"):
        raise ValueError(f"a report fetches nothing: {url}")
