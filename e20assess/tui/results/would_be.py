"""What is beside what would be: the profile with both, and the patterns that would come or go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from e20assess.report.charts import DOT
from e20assess.report.material import Material
from e20assess.report.profile import dimensions, scale
from e20assess.scoring.comparison import Comparison, PatternChange
from e20assess.scoring.scorecard import Standing
from e20assess.tui.results.parts import broken
from e20assess.tui.results.profile import WOULD_BE, profile, strip
from e20assess.tui.text import plain
from e20assess.words import Words

NAMED = 2
"""How many patterns of a kind are named where there is little room."""


def would_be(
    real: Material, copy: Material, comparison: Comparison, width: int, *, is_small: bool, is_tight: bool
) -> Iterator[Content]:
    """The lines of the panel, for a width in cells; `is_small` leaves a line for each dimension."""
    say = real.say
    now, then = dimensions(real), dimensions(copy)
    if is_small:
        yield from strip(now, scale(real), then, width)
        for dimension, other in zip(now, then, strict=True):
            if dimension.standing != other.standing:
                words = say(
                    "{subject}: {value}",
                    subject=dimension.name,
                    value=f"{dimension.standing.words} → {WOULD_BE} {other.standing.words}",
                )
                yield from broken(plain(words), width, hang=2)
    else:
        yield Content.assemble(
            (f"{DOT} ", "bold"), plain(say("now"), "$muted"), "   ", (f"{WOULD_BE} ", "bold $accent"),
            plain(say("what if"), "$muted"),
        )  # fmt: skip
        yield from profile(now, scale(real), say, then, has_gaps=not is_tight, has_words=False)(width)
        yield Content("")
    if not real.is_short and (line := _overall(comparison, say)):
        yield from broken(line, width, hang=2)
    aside, aside_before = (
        sum(part.standing is Standing.SET_ASIDE for part in one.scorecard.questions.values())
        for one in (copy, real)
    )
    if aside != aside_before:
        words = say.many("{count} question is set aside.", "{count} questions are set aside.", aside)
        yield plain(words, "$muted")
    for line in _patterns(real, comparison, is_small=is_small):
        yield from broken(line, width, hang=2)


def _overall(comparison: Comparison, say: Words) -> Content | None:
    overall = comparison.overall
    if (overall.before, overall.level_before) == (overall.after, overall.level_after):
        return None
    scores = f"{say.score(overall.before)} → {WOULD_BE} {say.score(overall.after)}"
    levels = ""
    if overall.level_before != overall.level_after:
        levels = " · " + say(
            "level {before} → {after}",
            before=overall.level_before or "–",
            after=overall.level_after or "–",
        )
    return plain(f"{say('Overall')}  {scores}{levels}", "$muted")


def _patterns(real: Material, comparison: Comparison, *, is_small: bool) -> Iterator[Content]:
    """What would come, go, and become unsure; where nothing moves, that it does not."""
    say = real.say
    kinds = (
        ("+", "bold $error", say("new warning patterns"), comparison.gained),
        ("−", "bold $success", say("warning patterns gone"), comparison.lost),
        ("?", "bold $warning", say("patterns assessable in only one of the two"), comparison.reassessed),
        ("=", "bold $muted", say("patterns unchanged"), comparison.kept),
    )
    moved = [kind for kind in kinds[:3] if kind[3]]
    for sign, style, words, changes in moved if is_small and moved else kinds:
        if changes:
            named = _named(real, changes, is_small=is_small)
            yield Content.assemble((f"{sign} ", style), plain(f"{words}  ", "$muted"), plain(named, "bold"))
    if not any(changes for *_, changes in kinds):
        yield plain(say("No pattern is present."), "$muted")


def _named(real: Material, changes: Sequence[PatternChange], *, is_small: bool) -> str:
    names = [change.pattern.name.to(real.language) for change in changes]
    if is_small and len(names) > NAMED:
        names = [*names[:NAMED], f"+{len(names) - NAMED}"]
    return " · ".join(names)
