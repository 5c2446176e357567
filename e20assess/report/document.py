"""One document in the making: what is to be shown, in which format, with whose templates."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from e20assess.errors import Place
from e20assess.report.typography import PrintedWords


@dataclass(frozen=True, slots=True)
class Document:
    """A document to be made; it can be handed to another process."""

    name: str
    """Of its template: "report", "compare" or "blank"."""
    view: Any
    """The dataclass whose fields the template is given."""
    format: str
    """One of "md", "html", "pdf" and "docx"."""
    language: str
    template: Path | None = None
    """A house's own: a folder, or a Word document. None: those that come with the program."""
    paper: str = ""
    """The size of a sheet, "a4" or "letter"; empty: that of the folder's brand.toml."""

    def made(self) -> bytes:
        """The bytes of the file, made in this process. Raises AssessError."""
        if self.format == "docx":
            from e20assess.report.word.word import to_docx

            return to_docx(self.view, PrintedWords(self.language), self.template)
        page = self._page()
        if self.format == "pdf":
            from e20assess.report.html.pdf import to_pdf

            return to_pdf(page.decode(), Place(str(self.template)) if self.template else None)
        return page

    def _page(self) -> bytes:
        from e20assess.report.html.templates import fill

        values = {field.name: getattr(self.view, field.name) for field in fields(self.view)}
        format = "md" if self.format == "md" else "html"
        text = fill(format, values, PrintedWords(self.language), self.template, self.name, self.paper)
        return text.encode("utf-8", "replace")
