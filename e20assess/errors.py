"""What can go wrong, in the words of whoever has to mend it: what, where, remedy.

A `FaultKind` is one entry of the catalogue in `faults`; a `Fault` is one occurrence of it; an
`AssessError` carries every fault found in one go. None of them knows a language: the sentence is made
when it is shown.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

Say = Callable[..., str]
"""Looks a sentence up and fills it: see `words.Words`."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a sentence that has to be translated as well: its English, and what fills it."""

    english: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.english.format(**self.values)


@dataclass(frozen=True, slots=True)
class FaultKind:
    """One way in which something can be wrong: a stable code, the sentence, and what to do."""

    code: str
    what: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault lies: a file, and the line (from 1) where it is known."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, at one place; `values` fill the names in the kind's sentences."""

    kind: FaultKind
    place: Place | None = None
    values: Mapping[str, object] = field(default_factory=dict)

    def what(self, say: Say) -> str:
        """What is wrong, in the language of `say`."""
        return say(self.kind.what, **self._shown(say))

    def remedy(self, say: Say) -> str:
        """What to do about it; empty where the sentence says it all."""
        return say(self.kind.remedy, **self._shown(say)) if self.kind.remedy else ""

    def sentence(self, say: Say) -> str:
        """The whole fault on one line: place (else a capital letter), what is wrong, what to do."""
        what = self.what(say)
        what = f"{printable(str(self.place))}: {what}" if self.place else what[:1].upper() + what[1:]
        return " ".join(filter(None, [what, self.remedy(say), self._guess(say)]))

    def _shown(self, say: Say) -> dict[str, object]:
        return {name: shown(value, say) for name, value in self.values.items()}

    def _guess(self, say: Say) -> str:
        guess = self.values.get("guess")
        return say("Did you mean “{guess}”?", guess=shown(guess, say)) if guess else ""


class AssessError(Exception):
    """Raised for input that is at fault; carries every fault that was found, in the order of the input."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{fault.kind.code} {fault.place or ''}".strip() for fault in self.faults))

    @classmethod
    def of(cls, kind: FaultKind, place: Place | None = None, **values: object) -> AssessError:
        """An error with a single fault."""
        return cls([Fault(kind, place, values)])


def shown(value: object, say: Say) -> object:
    """A value as it goes into a sentence: phrases translated, text from outside made printable."""
    if isinstance(value, Phrase):
        return say(value.english, **{name: shown(part, say) for name, part in value.values.items()})
    return printable(value) if isinstance(value, str) else value


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that `word` was probably meant to be, or an empty string."""
    matches = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return matches[0] if matches else ""


def printable(text: str, limit: int = 200) -> str:
    """Text from outside made safe for one line of a terminal: no control characters, not too long."""
    safe = terminal_safe(text.replace("\n", " "))
    return safe if len(safe) <= limit else safe[: limit - 1] + "…"


def terminal_safe(text: str) -> str:
    """Text with every character that could steer a terminal shown as a replacement mark; lines are kept."""
    if text.isprintable():
        return text
    return "".join(char if _is_harmless(char) else "\N{REPLACEMENT CHARACTER}" for char in text)


def _is_harmless(char: str) -> bool:
    """Spaces of every width and the joiners of scripts and emoji are harmless though not "printable"."""
    return char.isprintable() or char in "\n\u200c\u200d" or unicodedata.category(char) == "Zs"
