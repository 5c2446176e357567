"""The answers that moved, each with what was said before and after, and both notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from e20assess.report.charts import DOT
from e20assess.report.compare_charts import RING
from e20assess.report.compare_parts import AnswerChange, Said
from e20assess.report.compare_view import ComparisonView
from e20assess.tui.results.parts import Paragraph, Part, Row
from e20assess.tui.text import plain
from e20assess.words import Words


def moved(view: ComparisonView, say: Words) -> Iterator[Part]:
    """Every answer that moved, then those of which only the note changed."""
    yield Paragraph(plain(view.moved_line))
    for id in view.moved:
        yield _row(view.answers[id], say)
    if view.renoted:
        yield Paragraph(plain(say("Notes that changed beside the same answer"), "bold $muted"), gap=True)
    for id in view.renoted:
        yield _row(view.answers[id], say)


def in_short(view: ComparisonView, ids: Iterable[str], say: Words) -> Iterator[Part]:
    """These answers inside a row about something else."""
    for id in ids:
        part = view.answers[id]
        yield Paragraph(_head(part), hang=_hang(part), gap=True)
        yield from _both(part, say)


def _row(part: AnswerChange, say: Words) -> Row:
    return Row(
        f"answer:{part.id}",
        _head(part),
        tuple(_both(part, say)),
        hang=_hang(part),
        gap=True,
        starts_open=True,
    )


def _head(part: AnswerChange) -> Content:
    movement = plain(part.movement, "$muted").pad_left(_hang(part))
    return Content.assemble((f"{part.label} ", "bold"), plain(part.question), "\n", movement)


def _hang(part: AnswerChange) -> int:
    return len(part.label) + 1


def _both(part: AnswerChange, say: Words) -> Iterator[Part]:
    indent = _hang(part)
    if part.question_before:
        asked = say("Worded before: {question}", question=part.question_before)
        yield Paragraph(plain(asked, "$muted"), indent=indent)
    yield from _said(part.before, RING, "", indent)
    yield from _said(part.after, DOT, "bold", indent)


def _said(said: Said, sign: str, style: str, indent: int) -> Iterator[Part]:
    """One of the two: the anchor or options chosen, or what is said beside them; and its note."""
    words = [plain(said.said, "italic")] if said.said else []
    words += [plain(" · ".join(said.chosen), style)] if said.chosen else []
    yield Paragraph(Content.assemble((f"{sign} ", "bold"), Content(" · ").join(words)), indent=indent, hang=2)
    if said.note:
        note = Content.assemble(("✎ ", "$accent"), plain(said.note, "italic"))
        yield Paragraph(note, indent=indent + 2, hang=2)
