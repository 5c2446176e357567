"""How much was asked and answered, and what was not known: the last part of the page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.content import Content

from e20assess.i18n import N_, Words
from e20assess.report.view.report import ReportView
from e20assess.tui.base.text import plain
from e20assess.tui.document.blocks import Drawing, Paragraph, Part, Row, answers, muted
from e20assess.tui.document.profile_chart import dimension_style

_KINDS = (
    (
        "dont_know",
        N_("I don't know"),
        N_("“I don't know” has no value. It counts as asked, and widens the range."),
    ),
    (
        "not_applicable",
        N_("Not applicable"),
        N_(
            "The subject does not exist here, for the reason given. These questions no longer count as asked."
        ),
    ),
    (
        "unanswered",
        N_("Unanswered"),
        N_("No answer was given. These questions count as asked, and widen the range."),
    ),
    (
        "set_aside",
        N_("Set aside"),
        N_(
            "Another answer closed these questions: {reasons}. "
            "Answers given before are kept, and not counted."
        ),
    ),
)
"""The kinds of silence (as in report.silence), how each is called, and what it means for the score."""


def coverage(view: ReportView, count: str, say: Words) -> Iterator[Part]:
    """The count, dimension by dimension, then every question without a value and why it has none."""
    yield Paragraph(plain(count))
    yield Drawing(partial(_table, view, say), gap=True)
    yield muted(
        say(
            "Asked are those with a score, “I don't know” and those without an answer. "
            "Questions that do not apply, and choices, which are never scored, are counted separately."
        )
    )
    for dimension in view.dimensions:
        for finding in filter(None, (dimension.finding, dimension.not_applicable_finding)):
            marked = Content.assemble(("! ", "bold $warning"), plain(finding))
            yield Paragraph(marked, hang=2, gap=True)
    if view.silence.is_complete:
        yield Paragraph(plain(say("Every question that was asked has an answer.")), gap=True)
    else:
        yield muted(say("Gaps never count as zero or as the lowest level."), gap=True)
    yield from _silences(view, say)
    if view.silence.not_asked:
        words = say.many(
            "{count} question of the questionnaire is not in this form.",
            "{count} questions of the questionnaire are not in this form.",
            view.silence.not_asked,
        )
        yield muted(words, gap=True)
    if view.method.rewording:
        yield muted(view.method.rewording, gap=True)


def _silences(view: ReportView, say: Words) -> Iterator[Part]:
    reasons = " · ".join(view.silence.reasons)
    for kind, title, why in _KINDS:
        ids: tuple[str, ...] = getattr(view.silence, kind)
        if ids:
            yield Row(
                f"silent:{kind}",
                Content.assemble(plain(say(title), "bold"), plain(f"  {len(ids)}", "bold")),
                (muted(say(why, reasons=reasons)), *answers(view, ids), Paragraph(Content(""))),
            )


def _table(view: ReportView, say: Words, room: int) -> Iterator[Content]:
    """The numbers of each dimension in columns: of its scored questions, those that its score rests on.

    The names stand on lines of their own where there is no room for them beside the numbers.
    """
    heads = [
        _two_lines(words)
        for words in (say("asked"), say("with a score"), say("I don't know"), say("unanswered"), say("n/a"))
    ]
    widths = [max(map(len, head)) + 2 for head in heads]
    names = max(plain(part.name).cell_length for part in view.dimensions)
    is_beside = names + sum(widths) <= room
    for words in zip(*heads, strict=True):
        columns = "".join(f"{word:>{width}}" for word, width in zip(words, widths, strict=True))
        if columns.strip():
            yield plain(" " * (names if is_beside else 0) + columns, "$muted")
    for part in view.dimensions:
        name = plain(part.name, dimension_style(part.colour))
        without = part.asked - part.answered - part.dont_know
        numbers = (part.asked, part.answered, part.dont_know, without, part.not_applicable)
        columns = "".join(f"{number:>{width}}" for number, width in zip(numbers, widths, strict=True))
        if is_beside:
            yield name.pad_right(names - name.cell_length).append(columns)
        else:
            yield name
            yield Content(columns)


def _two_lines(words: str) -> tuple[str, str]:
    """The head of a column on two lines, broken at the space that makes it narrowest."""
    places = [place for place, char in enumerate(words) if char == " "]
    if not places:
        return "", words
    best = min(places, key=lambda place: max(place, len(words) - place - 1))
    return words[:best], words[best + 1 :]
