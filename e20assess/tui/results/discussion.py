"""What was marked to be discussed: each question with its answer and note, and the way to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from e20assess.i18n import Words
from e20assess.report.view.common import Answer
from e20assess.report.view.report import ReportView
from e20assess.tui.base.text import plain
from e20assess.tui.document.blocks import Paragraph, Part, Row, muted, said_words

_PREFIX = "discuss:"


def to_discuss(view: ReportView, flagged: Sequence[str], say: Words) -> Iterator[Part]:
    """The flagged questions, in the order in which they are asked."""
    if not flagged:
        yield Paragraph(plain(say("No question is marked to be discussed.")))
        yield muted(say("Among the questions, d marks the one in front of you."))
        return
    yield muted(say("⏎ goes to the question."))
    for id in flagged:
        part = view.answers[id]
        yield Row(_PREFIX + id, _head(part), hang=len(part.label) + 1, gap=True)


def question_of(row: str) -> str:
    """The id of the question that a row leads to; empty for a row that leads nowhere."""
    return row.removeprefix(_PREFIX) if row.startswith(_PREFIX) else ""


def _head(part: Answer) -> Content:
    indent = len(part.label) + 1
    lines = [Content.assemble((f"{part.label} ", "bold"), plain(part.question))]
    lines.append(Content.assemble(("→ ", "$muted"), said_words(part)).pad_left(indent))
    if part.note:
        lines += [
            Content.assemble(("✎ ", "$accent"), plain(line, "italic")).pad_left(indent)
            for line in part.note.splitlines()
        ]
    return Content("\n").join(lines)
