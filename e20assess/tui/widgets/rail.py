"""Where we are: every section with its tick, the capabilities of the current one, or all on one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widgets import Static

from e20assess.interview import OPENING, Interview, Section
from e20assess.phrases import section_name
from e20assess.tui.text import plain
from e20assess.words import Words

DONE, BEGUN, OPEN = "●", "◐", "○"


def rewrite(part: Static, text: Content) -> None:
    """Put another text in a part whose size is not the text's: nothing is laid out anew."""
    if not (isinstance(part.content, Content) and text.is_same(part.content)):
        part.update(text, layout=False)


def tick(interview: Interview, questions: Sequence[str]) -> str:
    """Whether all, some or none of these questions have an answer."""
    answered = interview.answered_among(questions)
    return DONE if answered == len(questions) else BEGUN if answered else OPEN


class Rail(Static):
    """The column of sections."""

    def show(self, interview: Interview, say: Words) -> None:
        """Write the column again."""
        width = max(self.content_size.width, 24)
        rewrite(self, Content("\n").join(list(self._lines(interview, say, width))))

    def _lines(self, interview: Interview, say: Words, width: int) -> Iterator[Content]:
        for section in interview.sections:
            is_here = interview.current in section.questions
            name = section_name(interview, section, say)
            yield _line(interview, name, section.questions, width, style="bold" if is_here else "")
            if is_here and section.id != OPENING:
                yield from self._capabilities(interview, section, say, width)

    def _capabilities(
        self, interview: Interview, section: Section, say: Words, width: int
    ) -> Iterator[Content]:
        groups: dict[str, list[str]] = {}
        for id in section.questions:
            groups.setdefault(interview.questionnaire.questions[id].capability, []).append(id)
        for capability, questions in groups.items():
            name = interview.questionnaire.capabilities[capability].name.to(say.language)
            is_here = interview.current in questions
            indent = "› " if is_here else "  "
            yield _line(interview, name, questions, width, indent, "$primary" if is_here else "$muted")


def _line(
    interview: Interview, name: str, questions: Sequence[str], width: int, indent: str = "", style: str = ""
) -> Content:
    count = f"{interview.answered_among(questions)}/{len(questions)}"
    head = f"{indent}{tick(interview, questions)} "
    room = max(width - len(head) - len(count) - 1, 4)
    shown = plain(name).truncate(room, ellipsis=True, pad=True)
    line = Content(head).append(shown).append(f" {count}")
    return line.stylize(style) if style else line


class RailStrip(Static):
    """The same on one line, for a narrow screen."""

    def show(self, interview: Interview, say: Words) -> None:
        """Write the line again: a tick for each section, and where we are."""
        ticks = "".join(tick(interview, section.questions) for section in interview.sections)
        sections = interview.sections
        number, here = next(
            (number, section)
            for number, section in enumerate(sections, 1)
            if interview.current in section.questions
        )
        place = say("Section {number} of {count}", number=number, count=len(sections))
        name = plain(section_name(interview, here, say))
        answered = f"{interview.answered_among(here.questions)}/{len(here.questions)}"
        line = Content.assemble((ticks, "bold"), "  ", (f"{place} · ", "$muted"), name, f" {answered}")
        if here.id != OPENING:
            capability = interview.capability.name.to(say.language)
            line = line.append(plain(f" › {capability}", "$muted"))
        rewrite(self, line.truncate(max(self.app.size.width - 2, 20), ellipsis=True))
