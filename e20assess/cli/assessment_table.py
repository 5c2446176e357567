"""The list of assessments: a table for a terminal, columns with tabs between them for a pipe."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from e20assess.errors import terminal_safe
from e20assess.i18n import Words
from e20assess.store.queries import Summary

NARROWEST = 8
"""Cells below which no column of the table is cut."""

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_NUMBERS = (0, 6)
"""The columns of the table whose cells stand at the right: the number, and how many answers there are."""
_CUT = (1, 2, 3)
"""The columns that give way where the terminal is narrow: organisation, unit, respondent."""


def tabbed(one: Summary, answered: int) -> str:
    """An assessment for another program: the same columns in the same order in every language.

    Number, organisation, unit, respondent, role, date, length (full, short), language, answers given,
    state (finished, unfinished).
    """
    state = "finished" if one.completed else "unfinished"
    who = (one.organisation, one.unit, one.respondent_name, one.respondent_role)
    return "\t".join(map(cell, (one.id, *who, one.date, one.form, one.language, answered, state)))


def table(found: Sequence[tuple[Summary, int]], say: Words, width: int) -> Iterator[str]:
    """The assessments, each with its count of answers, under their heads, for a width in cells."""
    rows = [
        (
            say("No."),
            say("Organisation"),
            say("Unit"),
            say("Answered by"),
            say("Date"),
            say("Length"),
            say("Answers"),
            say("State"),
        ),
        *(_row(one, answered, say) for one, answered in found),
    ]
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    least = [max(NARROWEST, cells(head)) for head in rows[0]]
    gap = 2
    while sum(widths) + gap * (len(widths) - 1) > width:
        can_give = [place for place in _CUT if widths[place] > least[place]]
        if can_give:
            widths[max(can_give, key=widths.__getitem__)] -= 1
        elif gap > 1:
            gap = 1
        else:
            break
    for row in rows:
        padded = (
            _padded(text, cells_of, at_right=place in _NUMBERS)
            for place, (text, cells_of) in enumerate(zip(row, widths, strict=True))
        )
        yield (" " * gap).join(padded).rstrip()


def _row(one: Summary, answered: int, say: Words) -> tuple[str, ...]:
    parts = (
        one.id,
        one.organisation,
        one.unit,
        one.respondent_name or one.respondent_role,
        say.day(one.date),
        say("short") if one.form == "short" else say("full"),
        answered,
        say("finished") if one.completed else say("in progress"),
    )
    return tuple(_one_line(part) for part in parts)


def cell(value: object) -> str:
    """A value as a cell of a table with tabs between: one line, and no formula where a spreadsheet opens it.

    What would begin a formula gets an apostrophe before it, which spreadsheets read as "this is text".
    """
    text = _one_line(value)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: none for what stands on a letter, two for a wide one."""
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _one_line(value: object) -> str:
    return terminal_safe(" ".join(str(value).splitlines()).replace("\t", " "))


def _padded(text: str, width: int, *, at_right: bool) -> str:
    if cells(text) > width:
        while cells(text) > width - 1:
            text = text[:-1]
        text += "…"
    space = " " * (width - cells(text))
    return space + text if at_right else text + space
