"""The commands. Each imports what it needs when it runs, so that none waits for the others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from e20assess import __version__, faults
from e20assess.cli.document_commands import DOCUMENT_COMMANDS
from e20assess.cli.options import (
    PATH,
    AssessmentNumber,
    Program,
    SpokenOption,
    argument,
    has_terminal,
    option,
    wants_lines,
    workspace_of,
)
from e20assess.cli.output import tell_notices
from e20assess.cli.store_commands import STORE_COMMANDS
from e20assess.errors import AssessError
from e20assess.i18n import N_
from e20assess.output import tell

if TYPE_CHECKING:
    from e20assess.answers.model import Form
    from e20assess.engine.workspace import Workspace
    from e20assess.plain import Opening


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=N_("Can your organisation work as a network? Without a command: the screens."),
)
@click.version_option(
    __version__,
    "--version",
    message="e20assess %(version)s",
    cls=SpokenOption,
    help=N_("Show the version and exit."),
)
@click.pass_context
def program(context: click.Context) -> None:
    """The program itself: without a command, the screens."""
    if context.invoked_subcommand is not None:
        return
    if not has_terminal():
        raise AssessError.of(faults.NO_TERMINAL)
    workspace = workspace_of(context)
    if wants_lines():
        from e20assess.plain import Opening

        tell(workspace.say("This terminal asked for plain text. Other commands: e20assess --help"))
        context.exit(_converse(workspace, None, Opening(None, None, None, None, "full")))
    from e20assess.tui.app import run

    context.exit(run(workspace))


def _about_whom(command: Any) -> Any:
    """The options of a new assessment, in both of its forms: on screen and in lines."""
    for add in reversed(
        (
            option("--unit", metavar=N_("NAME"), help=N_("The unit that is assessed.")),
            option("--respondent", metavar=N_("NAME"), help=N_("Who answers: a person or a group.")),
            option("--role", metavar=N_("ROLE"), help=N_("The respondent's role.")),
            option("--short", is_flag=True, help=N_("The short form: twelve questions.")),
        )
    ):
        command = add(command)
    return command


@program.command(
    help=N_("Begin a new assessment, straight at the first question."),
    example='e20assess new "Acme" --unit "Sales" --respondent "Jo Martin"',
)
@argument("organisation", metavar=N_("ORGANISATION"))
@_about_whom
@click.pass_context
def new(
    context: click.Context,
    organisation: str,
    unit: str | None,
    respondent: str | None,
    role: str | None,
    short: bool,
) -> None:
    """The interview on screen, in plain lines where these are wanted; nothing is written unanswered."""
    workspace = workspace_of(context)
    if not has_terminal():
        raise AssessError.of(faults.NO_TERMINAL)
    form: Form = "short" if short else "full"
    sheet = workspace.new_sheet(organisation, unit or "", role or "", form, respondent=respondent or "")
    if not sheet.organisation:
        raise click.UsageError(workspace.say("The report needs the organisation's name."))
    if wants_lines():
        from e20assess.plain import Opening

        opening = Opening(organisation, unit or "", respondent or "", role or "", form)
        context.exit(_converse(workspace, None, opening))
    from e20assess.tui.app import run

    context.exit(run(workspace, sheet))


@program.command(
    help=N_("Answer line by line: for a screen reader, a plain terminal or a pipe."),
    example='e20assess ask --organisation "Acme" --short',
)
@argument("id", type=AssessmentNumber(), metavar="[ID]", required=False)
@option("--organisation", metavar=N_("NAME"), help=N_("The organisation; asked for if it is left out."))
@_about_whom
@click.pass_context
def ask(
    context: click.Context,
    id: int | None,
    organisation: str | None,
    unit: str | None,
    respondent: str | None,
    role: str | None,
    short: bool,
) -> None:
    """A new interview in plain lines, or the one with the number ID, where it was left."""
    from e20assess.plain import Opening

    form: Form = "short" if short else "full"
    opening = Opening(organisation, unit, respondent, role, form)
    context.exit(_converse(workspace_of(context), id, opening))


def _converse(workspace: Workspace, id: int | None, opening: Opening) -> int:
    """The interview in lines; its exit code, 1 where the input was cut off."""
    from e20assess.plain import converse

    tell_notices(workspace)
    return 0 if converse(workspace, id, opening) else 1


@program.command(help=N_("Score answer sheets."), example="e20assess score answers.toml --json")
@argument("sheets", nargs=-1, required=True, type=PATH, metavar=N_("SHEET..."))
@option("--json", "as_json", is_flag=True, help=N_("One JSON object per line."))
@click.pass_context
def score(context: click.Context, sheets: tuple[Path, ...], as_json: bool) -> None:
    """Score each sheet; the sound ones are scored even if others are at fault."""
    from e20assess.cli.score import score_files

    context.exit(0 if score_files(workspace_of(context), sheets, as_json=as_json) else 1)


for command in (*DOCUMENT_COMMANDS, *STORE_COMMANDS):
    program.add_command(command)


@program.command(
    help=N_("Check a questionnaire: every error at once, with file and line."),
    example="e20assess check my-questionnaire",
)
@argument("folder", type=PATH, metavar=N_("[FOLDER]"), required=False)
@click.pass_context
def check(context: click.Context, folder: Path | None) -> None:
    """Read the questionnaire of a folder (or the one in use) and say that it is sound, or what is not."""
    from e20assess.questionnaire.loader import load_folder

    workspace = workspace_of(context)
    questionnaire, say = load_folder(folder) if folder else workspace.questionnaire, workspace.say
    click.echo(
        say(
            "{id} {version} is sound: {questions}, {capabilities}, {patterns}.",
            id=questionnaire.id,
            version=questionnaire.version,
            questions=say.many("{count} question", "{count} questions", len(questionnaire.questions)),
            capabilities=say.many(
                "{count} capability", "{count} capabilities", len(questionnaire.capabilities)
            ),
            patterns=say.many("{count} pattern", "{count} patterns", len(questionnaire.patterns)),
        )
    )
