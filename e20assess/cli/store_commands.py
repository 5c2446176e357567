"""The commands on the store: what is in it, and the ways in and out."""

from __future__ import annotations

import datetime
import shutil
import sys
from pathlib import Path
from typing import Any

import click

from e20assess.cli.options import (
    PATH,
    AssessmentNumber,
    SharedCommand,
    agreed,
    argument,
    by_force,
    option,
    to_file,
    workspace_of,
)
from e20assess.cli.output import deliver, tell_rewording
from e20assess.errors import printable
from e20assess.i18n import N_
from e20assess.output import tell


@click.command("list", cls=SharedCommand, help=N_("List saved assessments."), example="e20assess list")
@click.pass_context
def list_(context: click.Context) -> None:
    """The latest first: a table on a terminal, a line each with tabs between its parts in a pipe."""
    from e20assess.cli.assessment_table import tabbed, table
    from e20assess.engine.assessment import answered_in

    workspace = workspace_of(context)
    store = workspace.open_store(make=False)
    found = [(one, answered_in(store, one)) for one in store.summaries()]
    store.close()
    if not sys.stdout.isatty():
        for one, answered in found:
            click.echo(tabbed(one, answered))
    elif not found:
        tell(workspace.say("Nothing is saved yet. To begin: e20assess new ORGANISATION"))
    else:
        for line in table(found, workspace.say, shutil.get_terminal_size().columns):
            click.echo(line)


@click.command(cls=SharedCommand, help=N_("Show the scores of an assessment."), example="e20assess show 3")
@argument("id", type=AssessmentNumber())
@click.pass_context
def show(context: click.Context, id: int) -> None:
    """The scores in a few lines."""
    from e20assess.cli.score import show_scores

    workspace = workspace_of(context)
    stored = workspace.stored(id)
    tell_rewording(workspace, stored.questionnaire, stored.sheet)
    show_scores(workspace, stored.questionnaire, stored.sheet, named=str(id))


@click.command(
    cls=SharedCommand,
    help=N_("Export an assessment as an answer sheet."),
    example="e20assess export 3 -o answers.toml",
)
@argument("id", type=AssessmentNumber())
@to_file
@option("--json", "as_json", is_flag=True, help=N_("JSON instead of TOML."))
@by_force
@click.pass_context
def export(context: click.Context, id: int, output: Path | None, as_json: bool, force: bool) -> None:
    """The answer sheet, to a file or to standard output."""
    from e20assess.answers.sheet_file import to_json, to_toml

    workspace = workspace_of(context)
    stored = workspace.stored(id)
    as_json = as_json or (output is not None and output.suffix.lower() == ".json")
    sheet = to_json(stored.sheet) if as_json else to_toml(stored.sheet)
    deliver(workspace, sheet.encode(), output, overwrite=force)


@click.command(
    "import", cls=SharedCommand, help=N_("Import an answer sheet."), example="e20assess import answers.toml"
)
@argument("file", type=PATH, metavar=N_("FILE"))
@click.pass_context
def import_(context: click.Context, file: Path) -> None:
    """Store a sheet as a new assessment and print its number."""
    from e20assess.answers.sheet_file import read_sheet
    from e20assess.interview.interview import begin

    workspace = workspace_of(context)
    sheet = read_sheet(file, workspace.questionnaire)
    tell_rewording(workspace, workspace.questionnaire, sheet)
    interview = begin(workspace.questionnaire, sheet)
    store = workspace.open_store()
    id = store.create(workspace.questionnaire, sheet, interview.current, completed=not interview.gaps)
    store.close()
    click.echo(str(id))


class Day(click.ParamType):  # type: ignore[type-arg]  # not generic before click 8.4
    """A date as people write it."""

    name = "day"

    def convert(
        self, value: Any, parameter: click.Parameter | None, context: click.Context | None
    ) -> datetime.date:
        """The date; a usage error that says how one is written where it is none."""
        from e20assess.engine.workspace import Workspace
        from e20assess.i18n import day_in
        from e20assess.interview.phrases import no_date_sentence

        day = day_in(value)
        if day is None:
            say = workspace_of(context).say if context else Workspace().say
            self.fail(no_date_sentence(printable(value), say), parameter, context)
        return day


@click.command(
    cls=SharedCommand,
    help=N_("Correct whom an assessment is about, who answered, and when."),
    example='e20assess edit 3 --unit "Sales France"',
)
@argument("id", type=AssessmentNumber())
@option("--organisation", metavar=N_("NAME"), help=N_("The organisation's name, as the report prints it."))
@option("--unit", metavar=N_("NAME"), help=N_("The unit that is assessed."))
@option("--respondent", metavar=N_("NAME"), help=N_("Who answered: a person, or a workshop."))
@option("--role", metavar=N_("ROLE"), help=N_("The respondent's role."))
@option("--date", type=Day(), metavar=N_("DATE"), help=N_("The date, such as 2026-03-17 or 17/03/2026."))
@click.pass_context
def edit(
    context: click.Context,
    id: int,
    organisation: str | None,
    unit: str | None,
    respondent: str | None,
    role: str | None,
    date: datetime.date | None,
) -> None:
    """Change what is given, leave the rest, and say what changed."""
    from e20assess.answers.model import Facts, Respondent
    from e20assess.interview.phrases import fact_changes

    workspace = workspace_of(context)
    say = workspace.say
    if all(given is None for given in (organisation, unit, respondent, role, date)):
        raise click.UsageError(
            say("Say what to correct: --organisation, --unit, --respondent, --role or --date.")
        )
    store = workspace.open_store(make=False)
    before = store.load(id).sheet.facts

    def or_as_it_was(given: str | None, known: str) -> str:
        return known if given is None else given

    after = Facts(
        or_as_it_was(organisation, before.organisation),
        or_as_it_was(unit, before.unit),
        date or before.date,
        Respondent(
            or_as_it_was(respondent, before.respondent.name), or_as_it_was(role, before.respondent.role)
        ),
    ).cleaned()
    if not after.organisation:
        raise click.UsageError(say("The report needs the organisation's name."))
    changes = fact_changes(before, after, say)
    if changes:
        store.set_facts(id, after)
    store.close()
    for line in changes or [say("Nothing changed: assessment {id} says so already.", id=id)]:
        tell(line)


@click.command(cls=SharedCommand, help=N_("Delete an assessment."), example="e20assess delete 3")
@argument("id", type=AssessmentNumber())
@option("--yes", is_flag=True, help=N_("Do not ask first."))
@click.pass_context
def delete(context: click.Context, id: int, yes: bool) -> None:
    """Delete after asking; nothing is deleted without a yes."""
    from e20assess.report.lines import heading

    workspace = workspace_of(context)
    store = workspace.open_store(make=False)
    sheet = store.load(id).sheet
    if not yes:
        who = heading(sheet, workspace.say)
        question = workspace.say("Delete assessment {id} ({who}) for good?", id=id, who=who)
        if not agreed(workspace, question):
            raise click.Abort
    store.delete(id)
    store.close()
    tell(workspace.say("Assessment {id} is deleted.", id=id))


STORE_COMMANDS = (list_, show, edit, export, import_, delete)
"""In the order in which they are met."""
