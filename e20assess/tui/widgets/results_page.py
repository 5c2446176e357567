"""The results as lines, in the order in which a reader asks: where, what it means, what to do first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from textual.content import Content
from textual.widgets import Static

from e20assess.assessment import Assessment
from e20assess.phrases import count_sentence
from e20assess.scoring.patterns import FoundPattern
from e20assess.scoring.scorecard import CapabilityScore, Scorecard
from e20assess.summary import SEVERITY_NAMES, overall_line
from e20assess.tui.text import plain
from e20assess.tui.widgets.profile import profile
from e20assess.words import N_, Words

SHOWN_ACTIONS = 5
"""How many first actions the screen shows; the report has more."""

EFFORT_NAMES = {"days": N_("days"), "weeks": N_("weeks"), "months": N_("months")}


class Line(NamedTuple):
    """A paragraph of the page, and how it stands: "-section" after a gap, "-body" moved in."""

    content: Content
    style: str = ""

    def static(self) -> Static:
        """As a widget."""
        return Static(self.content, classes=self.style)


class ResultsPage:
    """Writes the results of one assessment in one language, for one width."""

    def __init__(self, assessment: Assessment, say: Words, width: int) -> None:
        self._assessment = assessment
        self._say = say
        self._width = width
        self._scorecard, self._diagnosis = assessment.scores()

    def lines(self) -> Iterator[Line]:
        """From the profile to what was not known."""
        say, scorecard, sheet = self._say, self._scorecard, self._assessment.sheet
        questionnaire = self._assessment.questionnaire
        yield Line(profile(questionnaire, sheet, scorecard, say, self._width))
        if scorecard.form == "full":
            line = overall_line(questionnaire, scorecard.overall, say)
            yield Line(Content.assemble((say("Overall"), "bold"), f"  {line}"), "-section")
        yield from self._section(say("What it means"), self._meaning())
        yield from self._section(say("Capabilities, from the weakest"), self._capabilities(scorecard))
        yield from self._section(say("What to do first"), self._actions())
        yield from self._section(say("What was not known"), self._unknown())

    def _section(self, title: str, lines: Iterator[Line]) -> Iterator[Line]:
        yield Line(plain(title, "bold $primary"), "-section")
        yield from lines

    def _meaning(self) -> Iterator[Line]:
        for found in self._diagnosis.present:
            yield from self._pattern(found)
        if self._diagnosis.absent and not self._diagnosis.present:
            yield Line(plain(self._say("No pattern is present.")))
        for found in self._diagnosis.not_assessable:
            name = found.pattern.name.to(self._say.language)
            yield Line(plain(self._say("Not assessable with these answers: {name}", name=name), "$muted"))

    def _pattern(self, found: FoundPattern) -> Iterator[Line]:
        language, severity = self._say.language, self._say(SEVERITY_NAMES[found.severity])
        yield Line(Content.assemble((f"▲ {found.pattern.name.to(language)}", "bold"), f"  ({severity})"))
        yield Line(plain(found.pattern.meaning.to(language)), "-body")
        yield Line(Content.assemble(("→ ", "bold"), plain(found.pattern.first_step.to(language))), "-body")

    def _capabilities(self, scorecard: Scorecard) -> Iterator[Line]:
        scored = [part for part in scorecard.capabilities if part.score is not None]
        for part in sorted(scored, key=lambda part: part.score or 0):
            yield self._capability(part)
        if not scored:
            yield Line(plain(self._say("No capability has a score.")))

    def _capability(self, part: CapabilityScore) -> Line:
        say, questionnaire = self._say, self._assessment.questionnaire
        name = questionnaire.capabilities[part.id].name.to(say.language)
        words = ""
        if part.level is not None and self._scorecard.form == "full":
            words = questionnaire.level(part.level).name.to(say.language)
        if part.is_thin:
            words += " " + say("(rests on one answer)")
        blocks = "■" * (part.level or 0) + "□" * (5 - (part.level or 0))
        head = f"{blocks}  {say.score(part.score):>3}  "
        return Line(Content.assemble(head, plain(name, "bold"), f"  {words}"))

    def _actions(self) -> Iterator[Line]:
        say, language = self._say, self._say.language
        for number, found in enumerate(islice(self._diagnosis.actions, SHOWN_ACTIONS), 1):
            about = self._assessment.questionnaire.capabilities[found.action.capability].name.to(language)
            effort = say(EFFORT_NAMES[found.action.effort])
            title = f"{number}. {found.action.title.to(language)}"
            yield Line(Content.assemble((title, "bold"), f"  {about} · {effort}"))
            yield Line(plain(found.action.how.to(language)), "-body")
        if not self._diagnosis.actions:
            yield Line(plain(say("Nothing can be said before more is answered.")))

    def _unknown(self) -> Iterator[Line]:
        say, interview = self._say, self._assessment.interview
        yield Line(plain(count_sentence(interview, say)))
        for part in self._diagnosis.unknown:
            name = self._assessment.questionnaire.dimension(part.id).name.to(say.language)
            words = say(
                "{name}: “I don't know” to {count} of {asked} questions, a finding of its own.",
                name=name,
                count=part.dont_know,
                asked=part.asked,
            )
            yield Line(plain(words))
