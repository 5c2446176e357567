"""The options that every command takes, wherever they stand on the line, and the workspace they make."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import click

from e20assess import faults
from e20assess.cli.click_i18n import Said, language_asked, said_now, speaking
from e20assess.engine.workspace import Workspace
from e20assess.errors import AssessError, Place, printable, terminal_safe
from e20assess.files import kind_to_write, reason_of
from e20assess.i18n import LANGUAGES, N_, YES_WORDS
from e20assess.output import tell_faults

_KEY = "e20assess.cli.options"


class SpokenOption(click.Option):
    """An option whose help is a sentence of the catalogue."""

    help = Said()
    metavar = Said()

    def type_cast_value(self, context: click.Context, value: Any) -> Any:
        """The value; a usage error where the next option stands in its place."""
        if isinstance(value, str) and value.startswith("--"):
            sentence = said_now("Option {name!r} requires an argument.")
            raise click.BadOptionUsage(self.name or "", sentence.format(name=self.opts[-1]), context)
        return super().type_cast_value(context, value)


class StoreOption(SpokenOption):
    """The option --store, whose help says where assessments lie without it."""

    def get_help_record(self, context: click.Context) -> tuple[str, str] | None:
        """The place is looked up only for a help that is really shown."""
        from e20assess.paths import default_store

        record = super().get_help_record(context)
        if record is None:
            return None
        place = default_store()
        home = str(Path.home()) + os.sep
        shown = f"~{os.sep}{place.removeprefix(home)}" if place.startswith(home) else place
        return record[0], f"{record[1]} {said_now('By default:')} {terminal_safe(shown)}"


class SpokenArgument(click.Argument):
    """An argument whose name is a word of the catalogue."""

    metavar = Said()


class AssessmentNumber(click.types.IntParamType):
    """The number of a stored assessment."""

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Any:
        """The number; a usage error in our own words where it is none."""
        try:
            return int(value)
        except ValueError:
            say = workspace_of(context).say if context else Workspace().say
            wrong = say("“{word}” is not an assessment number.", word=printable(value))
            self.fail(wrong, parameter, context)


def workspace_of(context: click.Context) -> Workspace:
    """The workspace made of the shared options given so far, before or after the command's name."""
    return Workspace(**context.meta.get(_KEY, {}))


def _remember(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value is not None:
        context.meta.setdefault(_KEY, {})[parameter.name] = value


def _shared_options(*, from_environment: bool) -> list[click.Parameter]:
    keep: dict[str, Any] = {"expose_value": False, "callback": _remember}
    return [
        SpokenOption(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            help=N_("The language: English or French."),
            **keep,
        ),
        StoreOption(
            ["--store", "store_target"],
            metavar=N_("FILE|URL"),
            envvar="E20ASSESS_STORE" if from_environment else None,
            help=N_("The database: a SQLite file, or a postgresql:// URL."),
            **keep,
        ),
        SpokenOption(
            ["--questions"],
            type=PATH,
            metavar=N_("FOLDER"),
            help=N_("Use the questionnaire of this folder instead of the shipped one."),
            **keep,
        ),
    ]


# Whether it can be read is told by whoever reads it, with what to do.
PATH = click.Path(path_type=Path, readable=False)

option = partial(click.option, cls=SpokenOption)
argument = partial(click.argument, cls=SpokenArgument)

to_file = option("-o", "--output", type=PATH, metavar=N_("FILE"), help=N_("The file to write."))
by_force = option("--force", is_flag=True, help=N_("Overwrite the file if it exists."))


def refuse_existing(output: Path | None, force: bool) -> None:
    """Raise AssessError (exists) before any work is done for a file that would not be overwritten."""
    if output is not None and not force and kind_to_write(output) == "file":
        raise AssessError.of(faults.EXISTS, Place(str(output)))


class SharedCommand(click.Command):
    """A command with the shared options after its own."""

    help = Said()
    options_metavar = Said()

    def get_help_option(self, context: click.Context) -> click.Option | None:
        """Click makes the option once, in the language of that moment."""
        option = super().get_help_option(context)
        if option is not None:
            option.help = said_now("Show this message and exit.")
        return option

    def get_short_help_str(self, limit: int = 45) -> str:
        """The whole sentence, over as many lines as it takes: half of one helps nobody."""
        return self.help or ""

    def __init__(self, *args: Any, example: str = "", **kwargs: Any) -> None:
        """`example` is a line to type, shown at the end of the help."""
        super().__init__(*args, **kwargs)
        self.example = example
        self.params += _shared_options(from_environment=False)

    def format_epilog(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The example, as it is typed: never broken into lines."""
        if self.example:
            with formatter.section(said_now("Example of use")):
                formatter.write(f"{'':{formatter.current_indent}}{self.example}\n")


class Program(click.Group):
    """The program: its commands take the shared options too, and input at fault ends with exit code 1."""

    command_class = SharedCommand
    help = Said()
    options_metavar = Said()
    subcommand_metavar = Said()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += _shared_options(from_environment=True)

    def main(self, args: Sequence[str] | None = None, *others: Any, **named: Any) -> Any:
        """Run as a whole program; click speaks the user's language too, wherever --lang stands.

        Standard output that takes nothing is told, whoever writes to it: a command, or click with its help.
        """
        words = sys.argv[1:] if args is None else args
        workspace = Workspace(language_asked(words))
        with speaking(workspace.language):
            try:
                return super().main(args, *others, **named)
            except OSError as error:
                # What commands read and write is guarded where they do it; this is their standard output.
                place = Place(workspace.say("standard output"))
                with suppress(OSError):
                    tell_faults(
                        AssessError.of(faults.UNWRITABLE, place, reason=reason_of(error)), workspace.say
                    )
                sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # nothing more is written
                sys.exit(1)

    def make_context(self, *args: Any, **named: Any) -> click.Context:
        """Read the words of the command; a mistake among them cannot steer the terminal it is told on."""
        with _harmless():
            return super().make_context(*args, **named)

    def invoke(self, context: click.Context) -> Any:
        """Run; faults are told on standard error, one a line, never as a traceback."""
        try:
            with _harmless():
                done = super().invoke(context)
            sys.stdout.flush()
        except AssessError as error:
            tell_faults(error, workspace_of(context).say)
            context.exit(1)
        return done

    def get_help_option(self, context: click.Context) -> click.Option | None:
        """Click makes the option once, in the language of that moment."""
        option = super().get_help_option(context)
        if option is not None:
            option.help = said_now("Show this message and exit.")
        return option

    def list_commands(self, context: click.Context) -> list[str]:
        """The commands in the order in which they are met, not by the alphabet."""
        return list(self.commands)


@contextmanager
def _harmless() -> Iterator[None]:
    """Click repeats words of the command as they are."""
    try:
        yield
    except click.UsageError as error:
        said = error.format_message()
        if (harmless := terminal_safe(said)) == said:
            raise
        raise click.UsageError(harmless, error.ctx) from error


def has_terminal() -> bool:
    """Whether both ends are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def wants_lines(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether plain lines are wanted instead of screens: by ACCESSIBLE, or a terminal that can do no more."""
    wish = environment.get("ACCESSIBLE", "").strip().lower()
    return wish not in ("", "0", "false", "no") or environment.get("TERM") == "dumb"


def agreed(workspace: Workspace, question: str) -> bool:
    """Whether a person says yes, in any language; anything else, and the end of the input, says no."""
    choices = workspace.say("[y/N]")
    print(terminal_safe(f"{question} {choices} "), end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in YES_WORDS
