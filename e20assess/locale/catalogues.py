"""Brings the catalogues of the program's words up to date: `make messages`.

Finds every sentence in the code and the report templates, merges it into each language's .po file
(translations are kept, nothing is guessed), and compiles the .mo files that the program reads.
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from e20assess.i18n import LANGUAGES as SPOKEN

LOCALE = Path(__file__).parent
ROOT = LOCALE.parent.parent
LANGUAGES = SPOKEN[1:]
"""The first is what the code is written in."""

KEYWORDS = {"N_": None, "_": None, "say": None, "_say": None, "many": (1, 2), "_plural": (1, 2)}
"""The functions that mark a sentence: see e20assess.i18n."""


_SAME_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""The headers want dates; a fixed one keeps the files the same whenever they are made."""


def template() -> Catalog:
    """Every sentence of the program, without translations, in a stable order."""
    found = Catalog(project="e20assess", charset="utf-8")
    for folder in ("e20assess", "reports"):
        for file, _, message, comments, _ in extract_from_dir(
            ROOT / folder, method_map=[("**.py", "python"), ("**.j2", "jinja2")], keywords=KEYWORDS
        ):
            found.add(message, None, [(f"{folder}/{file}", 1)], auto_comments=comments)
    return found


def po_file(language: str) -> Path:
    """Where a language's sentences are translated."""
    return LOCALE / language / "LC_MESSAGES" / "e20assess.po"


def read_catalogue(language: str) -> Catalog:
    """The catalogue of a language as it stands."""
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language)


def merged(language: str) -> Catalog:
    """The catalogue of a language, with exactly the sentences of the program today."""
    path = po_file(language)
    catalogue = read_catalogue(language) if path.exists() else Catalog(locale=language)
    catalogue.update(template(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.header_comment = f"# The words of e20assess ({language}). Brought up to date by: make messages"
    catalogue.creation_date = catalogue.revision_date = _SAME_DAY
    catalogue.last_translator = catalogue.language_team = "e20assess"
    catalogue.msgid_bugs_address = ""
    catalogue.project, catalogue.version = "e20assess", "1"
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of the .mo file."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def _is_translated(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def main() -> int:
    """Update and compile; the exit code is the number of sentences still to translate (at most 1)."""
    missing = 0
    for language in LANGUAGES:
        catalogue = merged(language)
        path = po_file(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalogue, width=100, sort_output=True, omit_header=False, include_lineno=False)
        path.with_suffix(".mo").write_bytes(compiled(read_catalogue(language)))
        open_sentences = [message for message in catalogue if message.id and not _is_translated(message)]
        missing += len(open_sentences)
        print(f"{language}: {len(catalogue)} sentences, {len(open_sentences)} still to translate")
    return min(missing, 1)


if __name__ == "__main__":
    sys.exit(main())
