"""Makes reports/default/report.docx, the Word template that comes with the program: `make word`.

The template is a Word document like any other and may be edited in Word; this script is how it was first
written, and keeps it reproducible. Its parts are those of DESIGN section 6, in that order.
"""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm
from word_back import actions, dimensions, discussion, every_answer, making, method
from word_front import cover, owners, patterns, profile, summary
from word_parts import FIELD, Writer, add
from word_styles import TEXT_WIDTH, dress

from e20assess.report.word.package import packed_the_same

TEMPLATE = Path(__file__).parent.parent / "reports" / "default" / "report.docx"


def edges(document: Document) -> None:
    """The running head and foot; none on the cover."""
    section = document.sections[0]
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    add(head, ["{{ cover.running }}"])
    for paragraph in (head, foot):
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    page = [
        "{{ label.page }}",
        FIELD + "PAGE",
        "{{ label.of_pages }}",
        FIELD + "NUMPAGES",
        "{{ label.pages }}",
    ]
    add(foot, ["{{ cover.date }}\t", *page])


def made() -> bytes:
    """The template, the same bytes each time."""
    document = docx.Document()
    dress(document)
    write = Writer(document)
    for part in (
        cover,
        summary,
        profile,
        patterns,
        owners,
        dimensions,
        discussion,
        actions,
        making,
        every_answer,
        method,
    ):
        part(write)
    edges(document)
    _forget(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return packed_the_same(buffer.getvalue())


def _forget(document: Document) -> None:
    """Leave out what python-docx's beginning brings and nobody needs: a preview, its author, its date."""
    package, main = document.part.package, document.part
    for owner in (package, main):
        for key, link in list(owner.rels.items()):
            if link.reltype.rsplit("/", 1)[1] in ("thumbnail", "stylesWithEffects", "customXml"):
                del owner.rels[key]
    properties = document.core_properties
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.title = "e20assess"
    properties.created = properties.modified = datetime.datetime(2026, 1, 1)


if __name__ == "__main__":
    TEMPLATE.write_bytes(made())
