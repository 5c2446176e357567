"""What became of each pattern: new, gone, still present, or assessable in only one of the two."""

from __future__ import annotations

from collections.abc import Mapping

from e20assess.report.comparison import common as parts
from e20assess.report.comparison.scores import Pair
from e20assess.report.context import SEVERITIES, Material
from e20assess.report.view.patterns import first_step, meaning
from e20assess.report.view.patterns import patterns as patterns_of
from e20assess.scoring.comparison import Comparison, PatternChange
from e20assess.scoring.patterns import State, questions_behind


def patterns(pair: Pair) -> parts.Patterns:
    """Every pattern by what became of it."""
    comparison = pair.comparison
    missing = _missing(pair.before) | _missing(pair.after)
    gained, lost, kept, reassessed = (
        tuple(_part(pair, part, missing) for part in found)
        for found in (comparison.gained, comparison.lost, comparison.kept, comparison.reassessed)
    )
    undecided = tuple(part.pattern.name.to(pair.after.language) for part in comparison.undecided)
    return parts.Patterns(gained, lost, kept, reassessed, undecided, _line(pair))


def _missing(side: Material) -> dict[str, str]:
    """What keeps a pattern undecided, in words, by its id."""
    return {part.id: " · ".join(part.missing) for part in patterns_of(side).unknown}


def _part(pair: Pair, part: PatternChange, missing: Mapping[str, str]) -> parts.PatternChange:
    pattern, language = part.pattern, pair.after.language
    # What is gone is told as it was.
    is_gone = part.before is State.PRESENT and part.after is not State.PRESENT
    side = pair.before if is_gone else pair.after
    found = next(found for found in side.diagnosis.patterns if found.pattern.id == pattern.id)
    return parts.PatternChange(
        id=pattern.id,
        name=pattern.name.to(language),
        severity=part.severity,
        severity_words=pair.say(SEVERITIES[part.severity]),
        remark=_remark(pair, part),
        missing=missing.get(pattern.id, ""),
        is_present=part.after is State.PRESENT,
        meaning=meaning(side, pattern),
        first_step=first_step(side, found),
        moved=_moved_behind(pair.comparison, part),
    )


def _moved_behind(comparison: Comparison, part: PatternChange) -> tuple[str, ...]:
    behind = {id for name in part.pattern.when.names() for id in questions_behind(comparison.rules, name)}
    return tuple(moved.id for moved in comparison.moved if moved.id in behind)


def _remark(pair: Pair, part: PatternChange) -> str:
    say = pair.say
    match part.before, part.after:
        case State.PRESENT, State.PRESENT if part.severity_before != part.severity_after:
            return say("{severity} before", severity=say(SEVERITIES[part.severity_before]))
        case State.UNKNOWN, State.PRESENT:
            return say("present after, not assessable before")
        case State.UNKNOWN, State.ABSENT:
            return say("absent after, not assessable before")
        case State.PRESENT, State.UNKNOWN:
            return say("present before, not assessable after")
        case State.ABSENT, State.UNKNOWN:
            return say("absent before, not assessable after")
    return ""


def _line(pair: Pair) -> str:
    comparison, say = pair.comparison, pair.say
    counts = [
        say.many("{count} new", "{count} new", len(comparison.gained)),
        say.many("{count} gone", "{count} gone", len(comparison.lost)),
        say.many("{count} still present", "{count} still present", len(comparison.kept)),
    ]
    if other := len(comparison.reassessed):
        counts.append(
            say.many(
                "{count} assessable in only one of the two",
                "{count} assessable in only one of the two",
                other,
            )
        )
    return say("Patterns: {counts}.", counts=", ".join(counts))
