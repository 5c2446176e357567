"""The answers that moved and the notes that changed, each with what was said before and after."""

from __future__ import annotations

from collections.abc import Mapping

from e20assess.report.comparison.common import AnswerChange, Said
from e20assess.report.comparison.scores import Pair
from e20assess.report.view.answers import answers
from e20assess.report.view.common import Answer
from e20assess.scoring import comparison as scoring
from e20assess.scoring.scorecard import Rule, Standing


def changes(pair: Pair) -> Mapping[str, AnswerChange]:
    """Every answer that moved, or whose note changed, by id, in file order."""
    was, now = answers(pair.own), answers(pair.after)
    wanted = {*pair.comparison.moved, *pair.comparison.renoted}
    return {
        part.id: _change(pair, part, was[part.id], now[part.id])
        for part in pair.comparison.answers
        if part in wanted
    }


def moved_line(pair: Pair) -> str:
    """How many answers moved, and which way."""
    comparison, say = pair.comparison, pair.say
    if not comparison.moved:
        return say.many(
            "No answer changed: {count} question was compared.",
            "No answer changed: {count} questions were compared.",
            len(comparison.answers),
        )
    return say(
        "Answers that changed: {count} of {asked}; {raised} up, {lowered} down, {other} otherwise.",
        count=len(comparison.moved),
        other=len(comparison.moved) - len(comparison.raised) - len(comparison.lowered),
        asked=len(comparison.answers),
        raised=len(comparison.raised),
        lowered=len(comparison.lowered),
    )


def _change(pair: Pair, part: scoring.AnswerChange, before: Answer, after: Answer) -> AnswerChange:
    return AnswerChange(
        number=after.number,
        label=after.label,
        id=part.id,
        question=after.question,
        question_before=before.question if before.question != after.question else "",
        dimension=after.dimension,
        capability=after.capability,
        before=_said(before),
        after=_said(after),
        movement=_movement(pair, part),
    )


def _said(answer: Answer) -> Said:
    return Said(
        standing=answer.standing,
        chosen=answer.chosen,
        said=answer.said,
        value=answer.value,
        making=answer.making,
        note=answer.note,
    )


def _movement(pair: Pair, part: scoring.AnswerChange) -> str:
    say, was, now = pair.say, part.before.value, part.after.value
    if not part.has_moved:
        return say("the answer is the same")
    if part.before.rule is Rule.NEVER_SCORED:
        is_choice = part.before.standing is part.after.standing is Standing.VALUED
        return say("another choice; not scored") if is_choice else say("never scored")
    if was is None or now is None:
        if was == now:
            return say("no value before or after")
        if was is None:
            return say("no value before, {value} after", value=now)
        return say("{value} before, no value after", value=was)
    if was == now:
        return say("other options, with the same value: {value}", value=now)
    if now > was:
        return say.many(
            "from {before} to {after}: {count} step higher",
            "from {before} to {after}: {count} steps higher",
            now - was,
            before=was,
            after=now,
        )
    return say.many(
        "from {before} to {after}: {count} step lower",
        "from {before} to {after}: {count} steps lower",
        was - now,
        before=was,
        after=now,
    )
