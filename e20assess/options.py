"""The options that every command takes, wherever they stand on the line, and the session they make."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from e20assess import faults
from e20assess.errors import AssessError, Fault, Place
from e20assess.files import reason_of
from e20assess.session import Session
from e20assess.words import LANGUAGES

_ = Session().say
"""Help texts are made when the program starts, in the language of the settings or of the locale."""

_KEY = "e20assess.options"


def session_of(context: click.Context) -> Session:
    """The session made of the shared options given so far, before or after the command's name."""
    return Session(**context.meta.get(_KEY, {}))


def _remember(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value is not None:
        context.meta.setdefault(_KEY, {})[parameter.name] = value


def _shared_options(*, from_environment: bool) -> list[click.Parameter]:
    keep: dict[str, Any] = {"expose_value": False, "callback": _remember}
    return [
        click.Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            help=_("Language of the words and the questions."),
            **keep,
        ),
        click.Option(
            ["--store", "store_target"],
            metavar="FILE|URL",
            envvar="E20ASSESS_STORE" if from_environment else None,
            help=_("Where assessments are kept (a SQLite file, or a postgresql:// URL)."),
            **keep,
        ),
        click.Option(
            ["--questions"],
            type=click.Path(path_type=Path),
            metavar="FOLDER",
            help=_("Use the questionnaire of this folder instead of the shipped one."),
            **keep,
        ),
    ]


class SharedCommand(click.Command):
    """A command with the shared options after its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += _shared_options(from_environment=False)


class Program(click.Group):
    """The program: its commands take the shared options too, and input at fault ends with exit code 1."""

    command_class = SharedCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += _shared_options(from_environment=True)

    def invoke(self, context: click.Context) -> Any:
        """Run; faults are told on standard error, one a line, never as a traceback."""
        try:
            done = super().invoke(context)
            sys.stdout.flush()
        except AssessError as error:
            session_of(context).tell_faults(error)
            context.exit(1)
        except BrokenPipeError:
            raise
        except OSError as error:
            # What commands read and write is guarded where they do it; this is their standard output.
            session = session_of(context)
            place = Place(session.say("standard output"))
            session.tell(session.sentence(Fault(faults.UNWRITABLE, place, {"reason": reason_of(error)})))
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # nothing more is written
            context.exit(1)
        return done

    def list_commands(self, context: click.Context) -> list[str]:
        """The commands in the order in which they are met, not by the alphabet."""
        return list(self.commands)


def has_terminal() -> bool:
    """Whether both ends are a terminal that can show screens."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
