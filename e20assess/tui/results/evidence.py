"""Answers, notes and lists as they stand on the page: the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from e20assess.report.parts import Answer
from e20assess.report.view import ReportView
from e20assess.tui.results.parts import Paragraph, Part
from e20assess.tui.text import plain
from e20assess.words import Words


def label(text: str, *, gap: bool = True) -> Paragraph:
    """A small heading inside a row."""
    return Paragraph(plain(text, "bold $muted"), gap=gap)


def bullet(content: Content, sign: str = "•", indent: int = 0) -> Paragraph:
    """A line of a list."""
    return Paragraph(Content.assemble((f"{sign} ", "$muted"), content), indent=indent, hang=len(sign) + 1)


def muted(text: str, *, gap: bool = False) -> Paragraph:
    """A remark."""
    return Paragraph(plain(text, "$muted"), gap=gap)


def answers(view: ReportView, ids: Iterable[str]) -> Iterator[Part]:
    """Questions with what was said to each: its words, how its value was made, its note."""
    for id in ids:
        yield from answer(view.answers[id])


def answer(part: Answer) -> Iterator[Part]:
    """One question with what was said to it, and the note beside it."""
    indent = len(part.label) + 1
    yield Paragraph(Content.assemble((f"{part.label} ", "bold"), plain(part.question)), hang=indent, gap=True)
    content = Content.assemble(("→ ", "$muted"), said_words(part))
    if part.value is not None:
        content = content.append(plain(f"  ({part.making})", "$muted"))
    yield Paragraph(content, indent=indent, hang=2)
    if part.note:
        yield Paragraph(
            Content.assemble(("✎ ", "$accent"), plain(part.note, "italic")), indent=indent, hang=2
        )


def said_words(part: Answer) -> Content:
    """What was chosen, or what is said in its place."""
    said = [plain(part.said, "italic")] if part.said else []
    said += [plain(" · ".join(part.chosen), "bold")] if part.chosen else []
    return Content(" · ").join(said)


def sources(text: str, say: Words) -> Iterator[Part]:
    """Where it comes from, if it comes from somewhere."""
    if text:
        yield muted(say("Sources: {sources}", sources=text), gap=True)
