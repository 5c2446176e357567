"""The commands that make documents: a report, a comparison, the questionnaire on paper."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from e20assess.cli.options import (
    PATH,
    SharedCommand,
    argument,
    by_force,
    option,
    refuse_existing,
    to_file,
    workspace_of,
)
from e20assess.cli.output import deliver, tell_rewording
from e20assess.errors import terminal_safe
from e20assess.files import kind_of
from e20assess.i18n import N_
from e20assess.output import tell

if TYPE_CHECKING:
    from e20assess.answers.model import Form
    from e20assess.engine.workspace import Workspace

template_option = option(
    "--template",
    type=PATH,
    metavar=N_("FOLDER"),
    help=N_("Your logo and colours (brand.toml), and templates of your own."),
)
template_or_word_option = option(
    "--template",
    type=PATH,
    metavar=N_("PATH"),
    help=N_("A folder with your logo and colours (brand.toml) and templates; for Word, a .docx file."),
)
on_paper = option(
    "--paper",
    type=click.Choice(["a4", "letter"], case_sensitive=False),
    help=N_("The paper it is printed on; otherwise that of brand.toml, else A4."),
)

_NOT_FOR_A_TERMINAL = ("pdf", "docx")


@click.command(
    cls=SharedCommand,
    help=N_("Save the report of an answer sheet or of an assessment."),
    example="e20assess report 3 -f pdf -o report.pdf",
)
@argument("sheet", metavar=N_("SHEET|ID"))
@option(
    "-f",
    "--format",
    "format",
    type=click.Choice(["md", "html", "pdf", "docx", "json"]),
    help=N_("The format; otherwise that of the file's name, else md."),
)
@to_file
@template_or_word_option
@on_paper
@by_force
@click.pass_context
def report(
    context: click.Context,
    sheet: str,
    format: str | None,
    output: Path | None,
    template: Path | None,
    paper: str | None,
    force: bool,
) -> None:
    """The report, to a file or to standard output."""
    from e20assess.report.formats import FORMATS, render

    workspace = workspace_of(context)
    format = format or _format_of(workspace, output, FORMATS)
    _check_target(workspace, format, output, force)
    _tell_paper(workspace, format, paper)
    questionnaire, answers = workspace.sheet_or_assessment(sheet)
    tell_rewording(workspace, questionnaire, answers)
    if format == "docx" and template is not None and _lacks_word(template):
        tell(workspace.say("A Word report takes its styles from a report.docx; this folder has none."))
    pages = render(questionnaire, answers, format, workspace.lang or answers.language, template, paper or "")
    deliver(workspace, pages, output, overwrite=force)


@click.command(
    cls=SharedCommand,
    help=N_("Compare two assessments, earlier first: what changed, and by how much."),
    example="e20assess compare 3 7 -o comparison.html",
)
@argument("before", metavar="A")
@argument("after", metavar="B")
@option(
    "-f",
    "--format",
    "format",
    type=click.Choice(["md", "html", "pdf", "json"]),
    help=N_("Output format; by default, from the file name, else a short summary."),
)
@to_file
@template_option
@on_paper
@by_force
@click.pass_context
def compare(
    context: click.Context,
    before: str,
    after: str,
    format: str | None,
    output: Path | None,
    template: Path | None,
    paper: str | None,
    force: bool,
) -> None:
    """Two sheets or stored assessments side by side: a few lines, or a document."""
    from e20assess.report.comparison.render import FORMATS, lines, render
    from e20assess.scoring.comparison import compare

    workspace = workspace_of(context)
    if format is None and output is not None:
        format = _format_of(workspace, output, FORMATS)
    _check_target(workspace, format, output, force)
    _tell_paper(workspace, format, paper)
    (rules_before, sheet_before), (rules_after, sheet_after) = workspace.sheets_or_assessments(before, after)
    tell_rewording(workspace, rules_before, sheet_before)
    tell_rewording(workspace, rules_after, sheet_after)
    comparison = compare(rules_before, sheet_before, rules_after, sheet_after)
    if format is None:
        for line in lines(comparison, workspace.language, named=(before, after)):
            click.echo(terminal_safe(line))
        return
    pages = render(comparison, format, workspace.lang or sheet_after.language, template, paper or "")
    deliver(workspace, pages, output, overwrite=force)


@click.command(
    cls=SharedCommand,
    help=N_("Print the questionnaire on paper, for a workshop without screens."),
    example="e20assess blank --short -o questionnaire.pdf",
)
@option(
    "-f",
    "--format",
    "format",
    type=click.Choice(["md", "html", "pdf"]),
    help=N_("The format; otherwise that of the file's name, else md."),
)
@to_file
@option("--short", is_flag=True, help=N_("The short form: twelve questions."))
@template_option
@on_paper
@by_force
@click.pass_context
def blank(
    context: click.Context,
    format: str | None,
    output: Path | None,
    short: bool,
    template: Path | None,
    paper: str | None,
    force: bool,
) -> None:
    """The questions with boxes to tick, to a file or to standard output."""
    from e20assess.report.blank_render import FORMATS, render

    workspace = workspace_of(context)
    format = format or _format_of(workspace, output, FORMATS)
    _check_target(workspace, format, output, force)
    form: Form = "short" if short else "full"
    _tell_paper(workspace, format, paper)
    pages = render(workspace.questionnaire, form, format, workspace.language, template, paper or "")
    deliver(workspace, pages, output, overwrite=force)


def _format_of(workspace: Workspace, output: Path | None, formats: tuple[str, ...]) -> str:
    """The format that a file's name asks for; Markdown without a file."""
    suffix = output.suffix.lstrip(".").lower() if output else "md"
    if suffix not in formats:
        endings = ", ".join(formats)
        raise click.UsageError(
            workspace.say("Name the format with -f, or let the file end in: {endings}.", endings=endings)
        )
    return suffix


def _check_target(workspace: Workspace, format: str | None, output: Path | None, force: bool) -> None:
    """Refuse what could not be delivered before anything is made."""
    if format in _NOT_FOR_A_TERMINAL and output is None and sys.stdout.isatty():
        raise click.UsageError(workspace.say("A document is not for a terminal: name a file with -o."))
    refuse_existing(output, force)


def _tell_paper(workspace: Workspace, format: str | None, paper: str | None) -> None:
    """Says that a size was asked for of a document that has no pages, or has those of its template."""
    if paper and format not in ("html", "pdf"):
        tell(
            workspace.say(
                "--paper counts for HTML and PDF only; the pages of a Word report are its template's."
            )
        )


def _lacks_word(template: Path) -> bool:
    return kind_of(template) == "folder" and kind_of(template / "report.docx") == "missing"


DOCUMENT_COMMANDS = (report, compare, blank)
"""In the order in which they are met."""
