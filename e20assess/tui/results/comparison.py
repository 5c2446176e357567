"""A comparison in the order in which a reader asks: what moved, what it means now, by which answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from e20assess.i18n import Words
from e20assess.report.charts.text import DOT, RING
from e20assess.report.comparison.common import AnswerChange, CapabilityChange, Head, PatternChange, Said
from e20assess.report.comparison.view import ComparisonView
from e20assess.tui.base.text import plain
from e20assess.tui.document.blocks import Drawing, Paragraph, Part, Row, bullet, label, muted
from e20assess.tui.document.profile_chart import compared_profile as profile
from e20assess.tui.document.profile_chart import dimension_style, numbers
from e20assess.tui.results.page import section
from e20assess.tui.results.patterns import gravity


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


SECTIONS = ("profile", "patterns", "capabilities", "answers", "limits")
"""The ids of the sections, in order; the key of each is its number, from 1."""


def titles(say: Words) -> tuple[str, ...]:
    """The titles of the sections, in order."""
    return (
        say("The profile, before and after"),
        say("What became of the warning patterns"),
        say("The capabilities that changed"),
        say("The answers that changed"),
        say("What cannot be compared, and why"),
    )


def page(view: ComparisonView, say: Words) -> tuple[Part, ...]:
    """Both assessments, then every section."""
    bodies = (
        _profile(view),
        _patterns(view, say),
        _capabilities(view, say),
        moved(view, say),
        _limits(view, say),
    )
    named = zip(SECTIONS, titles(say), bodies, strict=True)
    return (*_heads(view, say), *(section(number, *part) for number, part in enumerate(named, start=1)))


def _heads(view: ComparisonView, say: Words) -> Iterator[Part]:
    before, after = view.cover.before, view.cover.after
    is_same = (before.organisation, before.unit) == (after.organisation, after.unit)
    yield _who(before, RING, say("before"), is_named=not is_same)
    yield _who(after, DOT, say("after"), is_named=not is_same)
    for remark in view.cover.remarks:
        yield bullet(plain(remark), "!")
    yield Paragraph(Content(""))


def _who(head: Head, sign: str, when: str, *, is_named: bool) -> Part:
    """One of the two; the title names the unit where both are of the same."""
    named = (head.organisation, head.unit) if is_named else ()
    parts = (*named, head.form, head.respondent)
    who = Content.assemble((head.date, "bold"), plain("  " + " · ".join(filter(None, parts)), "$muted"))
    return Paragraph(Content.assemble((f"{sign} ", "bold"), (f"{when}  ", "$muted"), who), hang=2)


def _profile(view: ComparisonView) -> Iterator[Part]:
    yield Drawing(profile(view.dimensions, view.scale))
    yield muted(view.overall_line, gap=True)


# Patterns


def _patterns(view: ComparisonView, say: Words) -> Iterator[Part]:
    found = view.patterns
    yield Paragraph(plain(found.line))
    groups = (
        (say("New"), say("Absent before, present after."), found.gained),
        (say("Gone"), say("Present before, absent after."), found.lost),
        (say("Still present"), say("Present both times."), found.kept),
        (
            say("Assessable in only one of the two"),
            say("Neither new nor gone."),
            found.reassessed,
        ),
    )
    for title, explanation, patterns in groups:
        if patterns:
            yield Paragraph(Content.assemble((title, "bold"), plain(f"  {explanation}", "$muted")), gap=True)
        for pattern in patterns:
            yield _pattern(view, pattern, say)
    if found.undecided:
        yield label(say("Not assessable in either"))
        yield muted(" · ".join(found.undecided))


def _pattern(view: ComparisonView, pattern: PatternChange, say: Words) -> Row:
    head = Content.assemble(
        plain(pattern.name, "bold"), "   ", gravity(pattern.severity, pattern.severity_words)
    )
    if pattern.remark:
        head = head.append(plain(f"  {pattern.remark}", "$muted"))
    return Row(f"pattern:{pattern.id}", head, tuple(_about(view, pattern, say)), hang=2)


def _about(view: ComparisonView, pattern: PatternChange, say: Words) -> Iterator[Part]:
    yield Paragraph(plain(pattern.meaning))
    if pattern.missing:
        yield muted(say("Missing: {things}", things=pattern.missing))
    if pattern.is_present:
        yield Paragraph(Content.assemble(("→ ", "$accent"), plain(pattern.first_step)), hang=2, gap=True)
    if pattern.moved:
        yield label(say("Answers behind it that changed:"))
        yield from in_short(view, pattern.moved, say)
    yield Paragraph(Content(""))


# Capabilities


def _capabilities(view: ComparisonView, say: Words) -> Iterator[Part]:
    if view.cover.is_short:
        yield muted(say("The short form measures no capabilities."))
        return
    same = 0
    for dimension in view.dimensions:
        shown = [part for part in dimension.capabilities if part.change.difference.exact not in ("", "0")]
        same += sum(part.change.difference.exact == "0" for part in dimension.capabilities)
        if shown:
            yield Paragraph(plain(dimension.name, f"bold {dimension_style(dimension.colour)}"), gap=True)
        for part in shown:
            yield _capability(view, part, dimension.moved, say)
    if same:
        yield muted(
            say.many("{count} capability did not change.", "{count} capabilities did not change.", same),
            gap=True,
        )


def _capability(view: ComparisonView, part: CapabilityChange, ids: Sequence[str], say: Words) -> Row:
    head = Content.assemble(numbers(part.change), "  ", plain(part.name))
    about = " · ".join(filter(None, (part.change.standing, part.remark)))
    mine = [id for id in ids if view.answers[id].capability == part.name]
    body = (muted(about), *in_short(view, mine, say), Paragraph(Content("")))
    return Row(f"capability:{part.id}", head, body, hang=2)


# What cannot be compared


def _limits(view: ComparisonView, say: Words) -> Iterator[Part]:
    limits = view.limits
    for sentence in limits.sentences:
        yield bullet(plain(sentence))
    groups = (
        (say("Questions of the first version only"), limits.only_before),
        (say("Questions of the second version only"), limits.only_after),
        (say("Questions that the two versions ask in different ways"), limits.altered),
    )
    for title, questions in groups:
        if questions:
            yield label(title)
        for question in questions:
            yield bullet(plain(question))
    if not limits.sentences and not any(questions for _, questions in groups):
        everything = say(
            "Everything could be compared: the same questions were asked, and the same have a value."
        )
        yield Paragraph(plain(everything))
