"""The questions of a what-if: each with the answer that is tried, and beside a changed one what it is now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from textual.content import Content

from e20assess.interview import Interview
from e20assess.phrases import answer_words, section_name
from e20assess.tui.results.profile import WOULD_BE
from e20assess.tui.shelf import folded
from e20assess.tui.text import one_line, plain
from e20assess.words import Words


def tried(real: Interview, copy: Interview) -> frozenset[str]:
    """The ids of the questions whose answer in the copy is another one."""
    ids = copy.questionnaire.questions
    return frozenset(id for id in ids if real.sheet.answer(id).value != copy.sheet.answer(id).value)


def matching(copy: Interview, query: str, labels: Mapping[str, str], say: Words) -> tuple[str, ...]:
    """The ids of the asked questions whose text or label holds every word, whatever its case and accents."""
    words = folded(query).split()

    def searched(id: str) -> str:
        return folded(f"{labels.get(id, '')} {copy.questionnaire.questions[id].text.to(say.language)}")

    return tuple(id for id in copy.asked if all(word in searched(id) for word in words))


def rows(
    real: Interview, copy: Interview, shown: Collection[str], labels: Mapping[str, str], say: Words, room: int
) -> Iterator[tuple[str, Content]]:
    """The questions `shown` of the copy, by section; a heading has no id. `room` is the width in cells.

    `labels` are what the results call the questions, such as "Q7".
    """
    changed = tried(real, copy)
    gap = ""
    for section in copy.sections:
        ids = [id for id in section.questions if id in shown]
        if ids:
            yield "", plain(gap + section_name(copy, section, say), "bold $primary")
            gap = "\n"
        for id in ids:
            yield id, _row(real, copy, id, labels.get(id, ""), say, room, is_tried=id in changed)


def today(real: Interview, id: str, say: Words) -> str:
    """The answer that stands in the assessment, whatever is tried."""
    question = real.questionnaire.questions[id]
    return say("now: {answer}", answer=answer_words(real, question, say))


def _row(
    real: Interview, copy: Interview, id: str, label: str, say: Words, room: int, *, is_tried: bool
) -> Content:
    question = copy.questionnaire.questions[id]
    mark = ("● " if copy.sheet.answer(id).is_given else "○ ", "")
    if is_tried:
        mark = (f"{WOULD_BE} ", "bold $accent")
    text = one_line(f"{label} {question.text.to(say.language)}".strip()).truncate(room - 2, ellipsis=True)
    then = one_line(answer_words(copy, question, say)).truncate(room - 4, ellipsis=True)
    row = Content.assemble(mark, text, "\n    ", then.stylize("bold $accent" if is_tried else "$muted"))
    if not is_tried:
        return row
    now = one_line(today(real, id, say))
    return Content.assemble(row, "\n    ", now.truncate(room - 4, ellipsis=True).stylize("$muted"))
