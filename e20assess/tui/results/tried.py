"""The questions of a what-if: each with the answer that is tried, and beside a changed one what it is now."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from e20assess.interview import Interview
from e20assess.phrases import answer_words, section_name
from e20assess.tui.results.profile import WOULD_BE
from e20assess.tui.text import one_line, plain
from e20assess.words import Words


def tried(real: Interview, copy: Interview) -> frozenset[str]:
    """The ids of the questions whose answer in the copy is another one."""
    ids = copy.questionnaire.questions
    return frozenset(id for id in ids if real.sheet.answer(id).value != copy.sheet.answer(id).value)


def rows(real: Interview, copy: Interview, say: Words, room: int) -> Iterator[tuple[str, Content]]:
    """Every question asked in the copy, by section; a heading has no id. `room` is the width in cells."""
    changed = tried(real, copy)
    for number, section in enumerate(copy.sections):
        gap = "\n" if number else ""
        yield "", plain(gap + section_name(copy, section, say), "bold $primary")
        for id in section.questions:
            yield id, _row(real, copy, id, say, room, is_tried=id in changed)


def _row(real: Interview, copy: Interview, id: str, say: Words, room: int, *, is_tried: bool) -> Content:
    question = copy.questionnaire.questions[id]
    mark = ("● " if copy.sheet.answer(id).is_given else "○ ", "")
    if is_tried:
        mark = (f"{WOULD_BE} ", "bold $accent")
    text = one_line(question.text.to(say.language)).truncate(room - 2, ellipsis=True)
    then = one_line(answer_words(copy, question, say)).truncate(room - 4, ellipsis=True)
    row = Content.assemble(mark, text, "\n    ", then.stylize("bold $accent" if is_tried else "$muted"))
    if not is_tried:
        return row
    now = one_line(say("now: {answer}", answer=answer_words(real, question, say)))
    return Content.assemble(row, "\n    ", now.truncate(room - 4, ellipsis=True).stylize("$muted"))
