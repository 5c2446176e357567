"""A sentence, or a list of them, in every language of the questionnaire."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import BeforeValidator, ConfigDict, RootModel
from pydantic_core import PydanticCustomError

TEXT_TYPE = "text_type"
"""The kind of fault of a value that is not one text for each language."""


def _by_language(written: object) -> object:
    if isinstance(written, dict):
        return written
    raise PydanticCustomError(TEXT_TYPE, "one text for each language is expected")


Said = TypeVar("Said")
ByLanguage = Annotated[dict[str, Said], BeforeValidator(_by_language)]


class Text(RootModel[ByLanguage[str]]):
    """One sentence in several languages: `text.en`, `text.fr`."""

    model_config = ConfigDict(frozen=True)

    def to(self, language: str) -> str:
        """The sentence in `language`, or in the first one it was written in."""
        return self.root.get(language) or next(iter(self.root.values()), "")


class Texts(RootModel[ByLanguage[tuple[str, ...]]]):
    """A list of sentences in several languages, such as the anchors of a question, lowest first."""

    model_config = ConfigDict(frozen=True)

    def to(self, language: str) -> tuple[str, ...]:
        """The sentences in `language`, or in the first one they were written in."""
        return self.root.get(language) or next(iter(self.root.values()), ())
