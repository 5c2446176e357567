"""Where we are: every section with its tick, the capabilities of the current one, or all on one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widgets import Static

from e20assess.i18n import Words
from e20assess.interview.interview import OPENING, Interview, Section
from e20assess.interview.phrases import section_name
from e20assess.tui.base.text import plain, wrapped

DONE, BEGUN, OPEN = "●", "◐", "○"

LEAST = 24
"""Cells of the column at least; until it is laid out its width is not known."""


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

    _shown: tuple[Interview, Words] | None = None

    def show(self, interview: Interview, say: Words) -> None:
        """Write the column again; long names are broken where there is room for that, else cut."""
        self._shown = (interview, say)
        width = max(self.content_size.width, LEAST)
        lines = list(self._lines(interview, say, width, is_roomy=True))
        if len(lines) > self.content_size.height:
            lines = list(self._lines(interview, say, width, is_roomy=False))
        rewrite(self, Content("\n").join(lines))

    def on_resize(self) -> None:
        """The same for another width, also while something stands over the screen."""
        if self._shown is not None:
            self.show(*self._shown)

    def _lines(self, interview: Interview, say: Words, width: int, *, is_roomy: bool) -> Iterator[Content]:
        for section in interview.sections:
            is_here = interview.current in section.questions
            name = section_name(interview, section, say)
            style = "bold" if is_here else ""
            yield from _entry(interview, name, section.questions, width, style=style, is_roomy=is_roomy)
            if is_here and section.id != OPENING:
                yield from self._capabilities(interview, section, say, width, is_roomy=is_roomy)

    def _capabilities(
        self, interview: Interview, section: Section, say: Words, width: int, *, is_roomy: bool
    ) -> Iterator[Content]:
        groups: dict[str, list[str]] = {}
        for id in section.questions:
            groups.setdefault(interview.questionnaire.questions[id].capability, []).append(id)
        for capability, questions in groups.items():
            name = interview.questionnaire.capabilities[capability].name.to(say.language)
            is_here = interview.current in questions
            indent = "› " if is_here else "  "
            style = "$primary" if is_here else "$muted"
            yield from _entry(interview, name, questions, width, indent, style, is_roomy=is_roomy)


def _entry(
    interview: Interview,
    name: str,
    questions: Sequence[str],
    width: int,
    indent: str = "",
    style: str = "",
    *,
    is_roomy: bool,
) -> Iterator[Content]:
    """A tick, a name, how many are answered; the name broken into lines where there is room, else cut."""
    count = f"{interview.answered_among(questions)}/{len(questions)}"
    head = f"{indent}{tick(interview, questions)} "
    room = max(width - len(head) - len(count) - 1, 4)
    first, *others = wrapped(plain(name), room) if is_roomy else [plain(name)]
    shown = first.rstrip().truncate(room, ellipsis=True, pad=True)
    lines = [Content(head).append(shown).append(f" {count}")]
    lines += [Content(" " * len(head)).append(other.rstrip()) for other in others]
    for line in lines:
        yield line.stylize(style) if style else line


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
        answered = f" {interview.answered_among(here.questions)}/{len(here.questions)}"
        capability = "" if here.id == OPENING else f" › {interview.capability.name.to(say.language)}"
        name, room = section_name(interview, here, say), max(self.app.size.width - 2, 20)
        # What comes last says most: the place gives way to it, then the name of the section.
        left = room - len(ticks) - 2 - plain(f"{answered}{capability}").cell_length
        place = f"{place} · " if plain(f"{place} · {name}").cell_length <= left else ""
        cut = plain(name).truncate(max(left, LEAST // 2), ellipsis=True)
        parts = ((ticks, "bold"), "  ", (place, "$muted"), cut, answered, plain(capability, "$muted"))
        line = Content.assemble(*parts)
        rewrite(self, line.truncate(room, ellipsis=True))
