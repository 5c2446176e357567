"""The sandbox of the templates of others: what they may call.

It keeps a template from reaching anything; what it may cost is bounded by the process in which it is made
(`apart`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Template
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from e20assess.errors import Phrase
from e20assess.i18n import N_
from e20assess.report.limits import LONGEST

_TOO_LONG = N_("it makes a text of more than {limit} million characters")


class Refused(SecurityError):
    """A template did what none may; `phrase` says what."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(str(phrase))
        self.phrase = phrase


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment whose templates reach nothing and change nothing."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.globals.clear()
        self.filters.pop("random")  # the same sheet gives the same bytes
        self.unfinished = ""
        """The file of the template that is being made into a program, or could not be made into one."""

    def fill(self, name: str, values: Mapping[str, object]) -> str:
        """The text of a template. Raises what its faults raise, which can be anything."""
        self.unfinished = ""
        return _text_of(self.get_template(name), values)

    def fill_text(self, source: str, values: Mapping[str, object]) -> str:
        """The text of a template given as text. Raises what its faults raise, which can be anything."""
        return _text_of(self.from_string(source), values)

    def compile(self, source: Any, name: Any = None, filename: Any = None, *args: Any, **options: Any) -> Any:
        """A template as a program."""
        self.unfinished = filename or ""
        made = super().compile(source, name, filename, *args, **options)
        self.unfinished = ""
        return made


def _text_of(template: Template, values: Mapping[str, object]) -> str:
    parts: list[str] = []
    length = 0
    for part in template.generate(values):
        parts.append(part)
        length += len(part)
        if length > LONGEST:
            raise Refused(
                Phrase(
                    N_("it makes a text of more than {limit} million characters"), {"limit": LONGEST // 10**6}
                )
            )
    return "".join(parts)
