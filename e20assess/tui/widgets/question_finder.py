"""Finds a question by its number or by words of it, for the palette of the interview."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from e20assess.tui.base.text import one_line, plain

if TYPE_CHECKING:
    from e20assess.engine.assessment import Assessment
    from e20assess.i18n import Words

_WORD = re.compile(r"\w+")


class QuestionHost(Protocol):
    """The screen that asks: its assessment, its words, and the way to a question."""

    assessment: Assessment

    @property
    def say(self) -> Words:
        """The words of the language of the moment."""

    def go_to(self, question: str) -> None:
        """Show another question."""


class QuestionFinder(Provider):
    """The questions asked in the interview in front, in the language of the moment, and their notes."""

    async def discover(self) -> Hits:
        """Before a word is typed: every question, in order."""
        for id, text in self._questions():
            yield DiscoveryHit(one_line(text), partial(self._interview.go_to, id))

    async def search(self, query: str) -> Hits:
        """The questions in which every word typed begins a word, those with the whole words first."""
        is_found = False
        for id, text in (*self._questions(), *self._notes()):
            if (spans := begun_words(query, text)) is not None:
                is_found = True
                # Textual's own way of marking what was found would read the question as markup.
                shown = one_line(text)
                for start, end, _ in spans:
                    shown = shown.stylize("bold $primary", start, end)
                score = sum((end - start) / length for start, end, length in spans) / len(spans)
                yield Hit(score, shown, partial(self._interview.go_to, id), text=text)
        if not is_found:
            yield Hit(
                1,
                plain(self._interview.say("No question asked and no note has this word or number.")),
                _nothing,
                text=query,
            )

    @property
    def _interview(self) -> QuestionHost:
        """The palette is opened from an interview only."""
        return cast(QuestionHost, self.screen)

    def _questions(self) -> Iterator[tuple[str, str]]:
        interview, language = self._interview.assessment.interview, self._interview.say.language
        questions = interview.questionnaire.questions
        for number, id in enumerate(interview.asked, start=1):
            yield id, one_line(f"{number}. {questions[id].text.to(language)}").plain

    def _notes(self) -> Iterator[tuple[str, str]]:
        """Each note with the number of its question, on one line."""
        interview = self._interview.assessment.interview
        for number, id in enumerate(interview.asked, start=1):
            if note := interview.sheet.answer(id).note:
                yield id, one_line(f"{number}. ✎ {note}").plain


def begun_words(query: str, text: str) -> list[tuple[int, int, int]] | None:
    """Where the words typed begin words of a text: start, end, and the length of the word begun.

    Neither case nor accents count. None where one of them begins none, or where nothing is typed.
    """
    words = [(found.start(), found[0]) for found in _WORD.finditer(_folded(text))]
    spans = []
    for typed in _WORD.findall(_folded(query)):
        begun = [(start, word) for start, word in words if word.startswith(typed)]
        if not begun:
            return None
        start, word = min(begun, key=lambda found: len(found[1]))
        spans.append((start, start + len(typed), len(word)))
    return spans or None


def _folded(text: str) -> str:
    """The same text without case and accents, character by character."""
    return "".join(unicodedata.normalize("NFKD", one)[0].lower()[:1] or one for one in text)


def _nothing() -> None:
    """What is done when nothing was found."""
