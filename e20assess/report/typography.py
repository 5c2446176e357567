"""Typography, at output and nowhere else: apostrophes, quotation marks, no-break spaces.

Sentences and questions are written with the characters of a keyboard; a printed page wants ’ for ', and in
French a space that does not break before : ; ? ! and inside « ». What people wrote is left as they wrote it:
its fields are marked `AsWritten`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar, get_type_hints

from e20assess.i18n import LANGUAGE, LANGUAGES, Words
from e20assess.report.view.common import AsWritten

View = TypeVar("View")

NO_BREAK = "\u00a0"

_APOSTROPHE = re.compile(r"\w+://\S*|(?<=[\w”»’.])'|(?<!\S)'(?=\d0s)")
"""An apostrophe follows a letter, or stands before a decade; an address is passed over."""

_QUOTED = re.compile(r'\w+://\S*|(?<![\w”»])"([^"]+)"(?!\w)')

_FRENCH_BREAKS = re.compile(r" (?=[:;?!»%](?:\s|$|[)»”.,]))|(?<=«) ")
"""Plain spaces that French never lets a line break at."""


def typeset(text: str, language: str) -> str:
    """A sentence of the program or of the questionnaire as it is printed in `language`."""
    written = LANGUAGE.get(language, LANGUAGE[LANGUAGES[0]])
    if "'" in text:
        text = _APOSTROPHE.sub(lambda found: "’" if found[0] == "'" else found[0], text)
    if '"' in text:
        text = _QUOTED.sub(lambda found: written.quotes.format(found[1]) if found[1] else found[0], text)
    if written.binds_signs:
        text = _FRENCH_BREAKS.sub(NO_BREAK, text)
    return text


class PrintedWords(Words):
    """The program's words as they are printed; what a sentence is filled with is not touched."""

    def sentence(self, msgid: str) -> str:
        """The sentence in this language, typeset."""
        return typeset(super().sentence(msgid), self.language)

    def plural(self, one: str, other: str, count: int) -> str:
        """The sentence for so many, typeset."""
        return typeset(super().plural(one, other, count), self.language)


def printed(view: View, language: str) -> View:
    """A view with all its sentences typeset, but for what people wrote. It stays as it is."""
    made: View = _printed(view, language)
    return made


def _printed(value: Any, language: str) -> Any:
    if isinstance(value, str):
        return typeset(value, language)
    if isinstance(value, tuple):
        return tuple(_printed(item, language) for item in value)
    if isinstance(value, Mapping):
        return {key: _printed(item, language) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        names = _typeset_fields(type(value))
        return replace(value, **{name: _printed(getattr(value, name), language) for name in names})
    return value


@lru_cache
def _typeset_fields(kind: type) -> tuple[str, ...]:
    """The fields of a class that people did not write."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(field.name for field in fields(kind) if hints[field.name] != AsWritten)
