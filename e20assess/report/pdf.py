"""The HTML report as PDF, through WeasyPrint (the extra `pdf`), which needs Pango."""

from __future__ import annotations

from typing import Any, NoReturn

from e20assess import faults
from e20assess.errors import AssessError

VARIANT = "pdf/ua-1"
"""Tagged for screen readers, with title and language: PDF/UA (ISO 14289-1)."""


def to_pdf(html: str) -> bytes:
    """The pages. Raises AssessError (pdf-missing) where WeasyPrint or Pango is not installed."""
    try:
        # WeasyPrint may not be installed where types are checked, and has no types where it is.
        from weasyprint import HTML, urls  # type: ignore[import-untyped, import-not-found, unused-ignore]
    except (ImportError, OSError) as error:
        reason = str(error).strip().split("\n")[0] or type(error).__name__
        raise AssessError.of(faults.PDF_MISSING, reason=reason) from None
    pages: bytes = HTML(string=html, url_fetcher=_fetcher(urls)).write_pdf(pdf_variant=VARIANT)
    return pages


def _fetcher(urls: Any) -> Any:
    """What WeasyPrint asks for a file: an object since its version 68, a function before."""
    if not hasattr(urls, "URLFetcher"):
        return _refuse
    refusing: Any = type("Refusing", (urls.URLFetcher,), {"fetch": lambda self, *args: _refuse(*args)})
    return refusing()


def _refuse(url: str, *args: Any, **options: Any) -> NoReturn:
    """A report is one file: whatever a template of others asks for is not fetched."""
    raise ValueError(f"a report fetches nothing: {url}")
