"""How a document leaves the program: in which format, to which file, and never over another unasked."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from e20assess import faults
from e20assess.errors import AssessError, Place, terminal_safe
from e20assess.files import kind_of, write_file
from e20assess.options import _
from e20assess.session import Session

TO_FILE = click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help=_("The file to write.")
)
BY_FORCE = click.option("--force", is_flag=True, help=_("Overwrite the file if it exists."))
IN_HOUSE_DRESS = click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help=_("Your logo and colours (brand.toml), and templates of your own."),
)
IN_HOUSE_DRESS_OR_WORD = click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help=_("A folder with your logo and colours (brand.toml) and templates; for Word, a .docx file."),
)

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def format_of(session: Session, output: Path | None, formats: tuple[str, ...]) -> str:
    """The format that a file's name asks for; Markdown without a file."""
    suffix = output.suffix.lstrip(".").lower() if output else "md"
    if suffix not in formats:
        raise click.UsageError(session.say("Name the format with -f: “{suffix}” is none.", suffix=suffix))
    return suffix


def check_target(session: Session, format: str | None, output: Path | None, force: bool) -> None:
    """Refuse what could not be delivered before anything is made."""
    if format in ("pdf", "docx") and output is None and sys.stdout.isatty():
        raise click.UsageError(session.say("A document is not for a terminal: name a file with -o."))
    if output is not None and kind_of(output) == "file" and not force:
        raise AssessError.of(faults.EXISTS, Place(str(output)))


def deliver(session: Session, data: bytes, output: Path | None, force: bool) -> None:
    """Data goes to the file, and its name is said; without one it goes to standard output."""
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    write_file(output, data, overwrite=force)
    session.tell(session.say("Written: {path}", path=str(output)))


def cell(value: object) -> str:
    """A value as a cell of a table with tabs between: one line, and no formula where a spreadsheet opens it.

    What would begin a formula gets an apostrophe before it, which spreadsheets read as "this is text".
    """
    text = terminal_safe(" ".join(str(value).splitlines()).replace("\t", " "))
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
