"""What click says by itself (usage, help, mistaken commands), in the language of whoever reads it.

Click looks its sentences up in gettext's global domain. While a command runs that domain is ours, so
that click's own words and the help of our commands come out of one catalogue, in one language.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

from e20assess.i18n import CATALOGUE, LANGUAGES, LOCALE_FOLDER, N_


def _plural(one: str, other: str) -> tuple[str, str]:
    """Mark a sentence with a plural for the catalogues."""
    return one, other


SAID_BY_CLICK: tuple[str | tuple[str, str], ...] = (
    # Help.
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Positional arguments"),
    N_("[OPTIONS]"),
    N_("[COMMAND] [ARGS]..."),
    N_("COMMAND [ARGS]..."),
    N_("Show this message and exit."),
    N_("Show the version and exit."),
    N_("required"),
    N_("default: {default}"),
    N_("env var: {var}"),
    N_("Example of use"),
    N_("By default:"),
    # What is wrong with a command.
    N_("Error: {message}"),
    N_("Aborted!"),
    N_("Try '{command} {option}' for help."),
    N_("Missing command."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("Missing parameter: {param_name}"),
    N_("Choose from:\n\t{choices}"),
    N_("No such option: {name}"),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    _plural("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    _plural("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    _plural("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    N_("Option {name!r} does not take a value."),
    N_("Argument {name!r} takes {nargs} values."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    _plural("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
)
"""The sentences of click that a command of ours can meet, in the versions of click that we work with."""


class Said:
    """An attribute that is given a sentence of the catalogue, and read in the language of the moment."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._kept = f"_{name}_in_english"

    def __get__(self, part: object, owner: type | None = None) -> Any:
        sentence = getattr(part, self._kept, None)
        return gettext.gettext(sentence) if sentence else sentence

    def __set__(self, part: object, sentence: Any) -> None:
        setattr(part, self._kept, sentence)


def said_now(sentence: str) -> str:
    """A sentence of the catalogue in the language that click speaks at the moment."""
    return gettext.gettext(sentence)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """What click says inside is in this language."""
    domain, asked_for = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(CATALOGUE, str(LOCALE_FOLDER))
    gettext.textdomain(CATALOGUE)
    # The global domain follows the environment; LANGUAGE is gettext's own variable for it.
    os.environ["LANGUAGE"] = language
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if asked_for is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = asked_for


def language_asked(words: Sequence[str]) -> str | None:
    """The language that --lang names anywhere among the words of a command; None where it names none."""
    asked = None
    for word, following in pairwise((*words, "")):
        if word == "--":
            break
        if word == "--lang" or word.startswith("--lang="):
            asked = following if word == "--lang" else word.removeprefix("--lang=")
    return asked if asked in LANGUAGES else None
