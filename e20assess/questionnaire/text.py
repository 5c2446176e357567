"""A sentence, or a list of them, in every language of the questionnaire."""

from __future__ import annotations

from pydantic import ConfigDict, RootModel


class Text(RootModel[dict[str, str]]):
    """One sentence in several languages: `text.en`, `text.fr`."""

    model_config = ConfigDict(frozen=True)

    def to(self, language: str) -> str:
        """The sentence in `language`, or in the first one it was written in."""
        return self.root.get(language) or next(iter(self.root.values()), "")


class Texts(RootModel[dict[str, tuple[str, ...]]]):
    """A list of sentences in several languages, such as the anchors of a question, lowest first."""

    model_config = ConfigDict(frozen=True)

    def to(self, language: str) -> tuple[str, ...]:
        """The sentences in `language`, or in the first one they were written in."""
        return self.root.get(language) or next(iter(self.root.values()), ())
