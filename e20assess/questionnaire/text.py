"""A sentence, or a list of them, in every language of the questionnaire."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from e20assess.inputs.structure import Rooted


@dataclass(frozen=True, slots=True)
class Text(Rooted):
    """One sentence in several languages: `text.en`, `text.fr`."""

    WRITTEN_AS = dict[str, str]
    root: Mapping[str, str]

    @classmethod
    def of(cls, table: Mapping[str, str]) -> Text:
        """The sentences of a table, by language."""
        return cls(table)

    def to(self, language: str) -> str:
        """The sentence in `language`, or in the first one it was written in."""
        return self.root.get(language) or next(iter(self.root.values()), "")


@dataclass(frozen=True, slots=True)
class Texts(Rooted):
    """A list of sentences in several languages, such as the anchors of a question, lowest first."""

    WRITTEN_AS = dict[str, tuple[str, ...]]
    root: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, table: Mapping[str, Sequence[str]]) -> Texts:
        """The lists of a table, by language."""
        return cls({language: tuple(lines) for language, lines in table.items()})

    def to(self, language: str) -> tuple[str, ...]:
        """The sentences in `language`, or in the first one they were written in."""
        return self.root.get(language) or next(iter(self.root.values()), ())
