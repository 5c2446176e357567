"""The commands. Each imports what it needs when it runs, so that none waits for the others."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from e20assess import __version__, faults
from e20assess.delivery import (
    BY_FORCE,
    IN_HOUSE_DRESS,
    IN_HOUSE_DRESS_OR_WORD,
    TO_FILE,
    cell,
    check_target,
    deliver,
    format_of,
)
from e20assess.errors import AssessError, terminal_safe
from e20assess.options import Program, _, has_terminal, session_of

SHEET_FILE = click.Path(path_type=Path)


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_("Can this company work as a network? Without a command: the screens."),
)
@click.version_option(__version__, "--version", message="e20assess %(version)s")
@click.pass_context
def program(context: click.Context) -> None:
    """The program itself: without a command, the screens."""
    if context.invoked_subcommand is not None:
        return
    if not has_terminal():
        raise AssessError.of(faults.NO_TERMINAL)
    from e20assess.tui.app import run

    context.exit(run(session_of(context)))


@program.command(help=_("Answer line by line: for a screen reader, a plain terminal or a pipe."))
@click.argument("id", type=int, required=False)
@click.option("--short", is_flag=True, help=_("The short form: twelve questions."))
@click.option("--organisation", metavar="NAME", help=_("The organisation; asked for if it is left out."))
@click.option("--unit", metavar="NAME", help=_("The unit that is assessed."))
@click.option("--role", metavar="ROLE", help=_("The respondent's role."))
@click.pass_context
def ask(
    context: click.Context,
    id: int | None,
    short: bool,
    organisation: str | None,
    unit: str | None,
    role: str | None,
) -> None:
    """A new interview in plain lines, or the one with the number ID, where it was left."""
    from e20assess.lines import converse
    from e20assess.lines_opening import Opening

    session = session_of(context)
    session.tell_notices()
    converse(session, id, Opening(organisation, unit, role, "short" if short else "full"))


@program.command(help=_("Score answer sheets."))
@click.argument("sheets", nargs=-1, required=True, type=SHEET_FILE, metavar="SHEET...")
@click.option("--json", "as_json", is_flag=True, help=_("One JSON object a line."))
@click.pass_context
def score(context: click.Context, sheets: tuple[Path, ...], as_json: bool) -> None:
    """Score each sheet; the sound ones are scored even if others are at fault."""
    from e20assess.scored import score_files

    context.exit(0 if score_files(session_of(context), sheets, as_json=as_json) else 1)


@program.command(help=_("Write the report of an answer sheet or of a stored assessment."))
@click.argument("sheet", metavar="SHEET|ID")
@click.option(
    "-f",
    "--format",
    "format",
    type=click.Choice(["md", "html", "pdf", "docx", "json"]),
    help=_("The format; otherwise that of the file's name, else md."),
)
@TO_FILE
@IN_HOUSE_DRESS_OR_WORD
@BY_FORCE
@click.pass_context
def report(
    context: click.Context,
    sheet: str,
    format: str | None,
    output: Path | None,
    template: Path | None,
    force: bool,
) -> None:
    """The report, to a file or to standard output."""
    from e20assess.report.render import FORMATS, render

    session = session_of(context)
    format = format or format_of(session, output, FORMATS)
    check_target(session, format, output, force)
    questionnaire, answers = session.sheet_or_assessment(sheet)
    pages = render(questionnaire, answers, format, session.lang or answers.language, template)
    deliver(session, pages, output, force)


@program.command(help=_("Compare two assessments, the earlier first: what moved, and by how much."))
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option(
    "-f",
    "--format",
    "format",
    type=click.Choice(["md", "html", "pdf", "json"]),
    help=_("The format; otherwise that of the file's name, else a few plain lines."),
)
@TO_FILE
@IN_HOUSE_DRESS
@BY_FORCE
@click.pass_context
def compare(
    context: click.Context,
    before: str,
    after: str,
    format: str | None,
    output: Path | None,
    template: Path | None,
    force: bool,
) -> None:
    """Two sheets or stored assessments side by side: a few lines, or a document."""
    from e20assess.report.compare_render import FORMATS, lines, render
    from e20assess.scoring.comparing import compare

    session = session_of(context)
    if format is None and output is not None:
        suffix = output.suffix.lstrip(".").lower()
        format = suffix if suffix in FORMATS else "md"
    check_target(session, format, output, force)
    (rules_before, sheet_before), (rules_after, sheet_after) = session.sheets_or_assessments(before, after)
    comparison = compare(rules_before, sheet_before, rules_after, sheet_after)
    if format is None:
        for line in lines(comparison, session.language):
            click.echo(terminal_safe(line))
        return
    pages = render(comparison, format, session.lang or sheet_after.language, template)
    deliver(session, pages, output, force)


@program.command(help=_("The questionnaire on paper, for a room without devices."))
@click.option(
    "-f",
    "--format",
    "format",
    type=click.Choice(["md", "html", "pdf"]),
    help=_("The format; otherwise that of the file's name, else md."),
)
@TO_FILE
@click.option("--short", is_flag=True, help=_("The short form: twelve questions."))
@IN_HOUSE_DRESS
@BY_FORCE
@click.pass_context
def blank(
    context: click.Context,
    format: str | None,
    output: Path | None,
    short: bool,
    template: Path | None,
    force: bool,
) -> None:
    """The questions with boxes to tick, to a file or to standard output."""
    from e20assess.report.blank_render import FORMATS, render

    session = session_of(context)
    format = format or format_of(session, output, FORMATS)
    check_target(session, format, output, force)
    form: Literal["short", "full"] = "short" if short else "full"
    deliver(session, render(session.questionnaire, form, format, session.language, template), output, force)


@program.command("list", help=_("List the stored assessments."))
@click.pass_context
def list_(context: click.Context) -> None:
    """One line for each assessment, tabs between its parts, the latest first."""
    session = session_of(context)
    store = session.open_store()
    for one in store.summaries():
        state = session.say("finished") if one.completed else session.say("in progress")
        parts = (one.id, one.organisation, one.unit, one.date, one.form, one.language, one.answered, state)
        click.echo("\t".join(map(cell, parts)))
    store.close()


@program.command(help=_("Show the scores of a stored assessment."))
@click.argument("id", type=int)
@click.pass_context
def show(context: click.Context, id: int) -> None:
    """The scores in a few lines."""
    from e20assess.scored import show_scores

    session = session_of(context)
    stored = session.stored(id)
    show_scores(session, stored.questionnaire, stored.sheet)


@program.command(help=_("Write a stored assessment as an answer sheet."))
@click.argument("id", type=int)
@TO_FILE
@click.option("--json", "as_json", is_flag=True, help=_("JSON instead of TOML."))
@BY_FORCE
@click.pass_context
def export(context: click.Context, id: int, output: Path | None, as_json: bool, force: bool) -> None:
    """The answer sheet, to a file or to standard output."""
    from e20assess.answers.writing import to_json, to_toml

    session = session_of(context)
    stored = session.stored(id)
    as_json = as_json or (output is not None and output.suffix.lower() == ".json")
    sheet = to_json(stored.sheet) if as_json else to_toml(stored.sheet)
    deliver(session, sheet.encode(), output, force)


@program.command("import", help=_("Bring an answer sheet into the store."))
@click.argument("file", type=SHEET_FILE)
@click.pass_context
def import_(context: click.Context, file: Path) -> None:
    """Store a sheet as a new assessment and print its number."""
    from e20assess.answers.reading import read_sheet
    from e20assess.interview import begin

    session = session_of(context)
    sheet = read_sheet(file, session.questionnaire)
    interview = begin(session.questionnaire, sheet)
    store = session.open_store()
    id = store.create(session.questionnaire, sheet, interview.current)
    if not interview.gaps:
        store.save(id, {}, place=interview.current, completed=True)
    store.close()
    click.echo(str(id))


@program.command(help=_("Delete a stored assessment."))
@click.argument("id", type=int)
@click.option("--yes", is_flag=True, help=_("Do not ask first."))
@click.pass_context
def delete(context: click.Context, id: int, yes: bool) -> None:
    """Delete after asking; nothing is deleted without a yes."""
    from e20assess.summary import heading

    session = session_of(context)
    store = session.open_store()
    sheet = store.load(id).sheet
    if not yes:
        who = heading(sheet, session.say)
        question = session.say("Delete assessment {id} ({who}) for good?", id=id, who=who)
        click.confirm(terminal_safe(question), abort=True, err=True)
    store.delete(id)
    store.close()
    session.tell(session.say("Assessment {id} is deleted.", id=id))


@program.command(help=_("Is this questionnaire sound? Every fault at once, with its file and line."))
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.pass_context
def check(context: click.Context, folder: Path | None) -> None:
    """Read the questionnaire of a folder (or the one in use) and say that it is sound, or what is not."""
    from e20assess.questionnaire.loader import load_folder

    session = session_of(context)
    questionnaire = load_folder(folder) if folder else session.questionnaire
    click.echo(
        session.say(
            "{id} {version} is sound: "
            "{questions} questions, {capabilities} capabilities, {patterns} patterns.",
            id=questionnaire.id,
            version=questionnaire.version,
            questions=len(questionnaire.questions),
            capabilities=len(questionnaire.capabilities),
            patterns=len(questionnaire.patterns),
        )
    )
