"""What the combination of answers means, and who owns and links: the second and fourth part of the page."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from e20assess.i18n import Words
from e20assess.report.view.archetypes import Reading, Typology
from e20assess.report.view.patterns import PatternPart, UnknownPattern
from e20assess.report.view.report import ReportView
from e20assess.tui.base.text import plain
from e20assess.tui.document.blocks import Paragraph, Part, Row, answer, answers, bullet, label, muted, sources

GRAVITY = {"high": ("▲▲▲", "bold $error"), "medium": ("▲▲", "bold $warning"), "low": ("▲", "bold")}
"""The severity of a pattern at a glance; its words always stand beside it."""


def gravity(severity: str, words: str) -> Content:
    """The severity of a pattern, in signs and in words."""
    sign, style = GRAVITY[severity]
    return Content.assemble((f"{sign:<3} ", style), plain(words, style))


def patterns(view: ReportView, say: Words) -> Iterator[Part]:
    """The patterns that are there, the gravest first; those nobody can decide; those not found."""
    found = view.patterns
    if not found.present:
        yield Paragraph(plain(view.executive.absence))
    for pattern in found.present:
        yield Row(
            f"pattern:{pattern.id}",
            Content.assemble(
                plain(pattern.name, "bold"), "   ", gravity(pattern.severity, pattern.severity_words)
            ),
            tuple(_pattern(view, pattern, say)),
            hang=2,
        )
    if found.unknown:
        yield label(say("Not assessable from these answers"))
        yield muted(say("Not assessable does not mean absent: an answer needed to decide is missing."))
        for unknown in found.unknown:
            yield Row(f"pattern:{unknown.id}", plain(unknown.name), tuple(_missing(unknown, say)), hang=2)
    if found.absent:
        yield label(say("Patterns not found"))
        yield muted(" · ".join(found.absent))


def _pattern(view: ReportView, pattern: PatternPart, say: Words) -> Iterator[Part]:
    yield Paragraph(plain(pattern.meaning))
    yield label(say("First step"))
    yield Paragraph(Content.assemble(("→ ", "$accent"), plain(pattern.first_step)), hang=2)
    yield label(say("What was compared"))
    for proof in pattern.proofs:
        found = say("{subject}: {value}", subject=proof.subject, value=proof.value)
        wanted = say("looked for: {wanted}", wanted=proof.wanted)
        yield bullet(Content.assemble(plain(found), "  ", plain(f"({wanted})", "$muted")))
    if pattern.rests_on:
        dimensions = pattern.rests_on
        yield bullet(plain(say("It also rests on all the answers in “{dimensions}”.", dimensions=dimensions)))
    if pattern.questions:
        yield label(say("The answers behind it"))
        yield from answers(view, pattern.questions)
    yield from sources(pattern.sources, say)
    yield Paragraph(Content(""))


def _missing(pattern: UnknownPattern, say: Words) -> Iterator[Part]:
    for thing in pattern.missing:
        yield bullet(plain(say("Missing: {things}", things=thing)))


def typologies(view: ReportView, say: Words) -> Iterator[Part]:
    """What the answers that are never scored suggest; a hypothesis is said to be one."""
    yield muted(
        say(
            "Some answers are never scored: none is better than another. "
            "They suggest where an organisation comes from, and what to watch."
        )
    )
    if not view.typologies:
        yield Paragraph(plain(say("These questions are not in this form of the questionnaire.")), gap=True)
    for typology in view.typologies:
        yield from _typology(view, typology, say)


def _typology(view: ReportView, typology: Typology, say: Words) -> Iterator[Part]:
    yield from answer(view.answers[typology.question])
    for reading in typology.readings:
        yield from _reading(reading, say)
    if not typology.readings:
        yield Paragraph(plain(say("Nothing is suggested by this answer."), "$muted"), indent=2, gap=True)


def _reading(reading: Reading, say: Words) -> Iterator[Part]:
    word = f"({say('hypothesis')}) " if reading.is_hypothesis else ""
    yield Paragraph(Content.assemble((word, "italic $muted"), plain(reading.reveals)), indent=2, gap=True)
    for title, text in ((say("To watch"), reading.risk), (say("First step"), reading.first_step)):
        if text:
            yield Paragraph(Content.assemble((f"{title}  ", "bold $muted"), plain(text)), indent=2)
    if reading.sources:
        yield Paragraph(plain(say("Sources: {sources}", sources=reading.sources), "$muted"), indent=2)
