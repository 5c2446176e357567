"""Finds a question by a word of it, for the palette of the interview."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from e20assess.tui.screens.interview import InterviewScreen
from e20assess.tui.text import one_line


class QuestionFinder(Provider):
    """The questions asked in the interview in front, in the language of the moment."""

    async def discover(self) -> Hits:
        """Before a word is typed: every question, in order."""
        for id, text in self._questions():
            yield DiscoveryHit(one_line(text), partial(self._interview.go_to, id))

    async def search(self, query: str) -> Hits:
        """The questions that match, the best first."""
        matcher = self.matcher(query)
        for id, text in self._questions():
            score, offsets = matcher.fuzzy_search.match(query, text)
            if score > 0:
                # Textual's own way of marking what was found would read the question as markup.
                shown = one_line(text)
                for offset in offsets:
                    shown = shown.stylize("bold $primary", offset, offset + 1)
                yield Hit(score, shown, partial(self._interview.go_to, id), text=text)

    @property
    def _interview(self) -> InterviewScreen:
        assert isinstance(self.screen, InterviewScreen), "the palette is opened from an interview"
        return self.screen

    def _questions(self) -> list[tuple[str, str]]:
        interview, language = self._interview.assessment.interview, self._interview.say.language
        questions = interview.questionnaire.questions
        return [(id, one_line(questions[id].text.to(language)).plain) for id in interview.asked]
