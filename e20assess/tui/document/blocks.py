"""Answers, notes and lists as they stand on the page: the same everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from textual.content import Content

from e20assess.i18n import Words
from e20assess.report.view.common import Answer
from e20assess.report.view.report import ReportView
from e20assess.tui.base.text import plain, wrapped

GUTTER = 4
"""Cells before every text: the cursor, and whether a row is open."""

LONGEST_LINE = 100
"""Cells: a longer line of prose is hard to read."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that is broken at the width."""

    content: Content
    indent: int = 0
    """Cells moved in."""
    hang: int = 0
    """Cells by which the lines after the first are moved in further."""
    gap: bool = False
    """Whether an empty line stands before it."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Lines that are made for the width they are given."""

    draw: Callable[[int], Iterable[Content]]
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line that the cursor stops at, and that opens if there is something behind it."""

    id: str
    head: Content | Callable[[int], Content]
    """The line, or what makes it for a width."""
    body: tuple[Part, ...] = ()
    hang: int = 0
    gap: bool = False
    starts_open: bool = False


Part = Paragraph | Drawing | Row


class Line(NamedTuple):
    """One line of a page."""

    content: Content
    row: str = ""
    """The row whose head this is."""
    is_first: bool = False
    """Whether it is the first line of that head."""
    mark: str = " "
    """What stands before a head: "+" closed, "−" open."""


def laid_out(parts: Iterable[Part], width: int, opened: frozenset[str]) -> Iterator[Line]:
    """The lines of these parts, for a width in cells; a row's body follows while its id is in `opened`."""
    room = max(width - GUTTER, 12)
    for part in parts:
        if part.gap:
            yield Line(Content(""))
        if isinstance(part, Row):
            yield from _row(part, room, "−" if part.id in opened else "+")
            if part.id in opened:
                yield from laid_out(part.body, width, opened)
        elif isinstance(part, Drawing):
            for line in part.draw(min(room, LONGEST_LINE)):
                yield Line(line)
        else:
            for line in broken(part.content, room, part.indent, part.hang):
                yield Line(line)


def _row(row: Row, room: int, mark: str) -> Iterator[Line]:
    mark = mark if row.body else " "
    head = row.head if isinstance(row.head, Content) else row.head(min(room, LONGEST_LINE))
    for number, line in enumerate(broken(head, room, 0, row.hang)):
        yield Line(line, row.id, number == 0, mark)


def broken(content: Content, room: int, indent: int = 0, hang: int = 0) -> Iterator[Content]:
    """A text in lines of at most `room` cells, all moved in by `indent`, the later ones by `hang` more."""
    room = max(min(room, LONGEST_LINE) - indent, 8)
    hang = hang if hang < room // 2 else 0
    for line in content.split(allow_blank=True):
        first = wrapped(line, room)[0]
        yield first.pad_left(indent)
        rest = line[len(first.plain) + _spaces(line.plain[len(first.plain) :]) :]
        if rest.plain:
            for other in wrapped(rest, room - hang):
                yield other.pad_left(indent + hang)


def _spaces(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


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
