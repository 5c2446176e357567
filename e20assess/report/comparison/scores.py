"""The profile before and after: dimensions, capabilities and the whole, with their differences in words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from e20assess.i18n import Words
from e20assess.questionnaire.model import OVERALL
from e20assess.report.comparison.common import CapabilityChange, Change, Difference, DimensionChange
from e20assess.report.context import Material
from e20assess.report.view.common import Standing
from e20assess.scoring.comparison import Comparison, ScoreChange
from e20assess.scoring.scorecard import CapabilityScore, DimensionScore

SMALLEST_SHOWN = Fraction(1, 10)
"""The smallest difference between scores that one decimal can show."""


@dataclass(frozen=True)
class Pair:
    """A comparison, and what both sides of it are worded with: the common rules and each one's scores."""

    comparison: Comparison
    before: Material
    after: Material
    own: Material
    """The first side with its own questionnaire, for the words that were answered."""

    @property
    def say(self) -> Words:
        """The program's words."""
        return self.after.say


def dimensions(pair: Pair) -> tuple[DimensionChange, ...]:
    """The four axes, in file order."""
    return tuple(_dimension(pair, part) for part in pair.comparison.dimensions)


def overall(pair: Pair) -> Change:
    """The whole, before and after."""
    part = pair.comparison.overall
    none = pair.say("no score")
    return change(
        pair,
        part,
        pair.before.standing(part.level_before, why=none),
        pair.after.standing(part.level_after, why=none),
    )


def overall_line(pair: Pair, whole: Change) -> str:
    """The one discreet line about the whole."""
    say = pair.say
    if pair.comparison.is_short:
        return say("The short form gives no overall score.")
    if pair.comparison.overall.difference is None:
        return say("Overall: one of the two has no overall score, because a dimension of it has none.")
    line = say(
        "Overall: from {before} to {after}, {difference}. Level: {level}.",
        before=whole.before.shown,
        after=whole.after.shown,
        difference=whole.difference.words,
        level=whole.standing,
    )
    return f"{line} {whole.matched}" if whole.matched else line


def difference(say: Words, exact: Fraction | None) -> Difference:
    """A difference between scores, worded neutrally: higher, lower, unchanged."""
    if exact is None:
        return Difference(say.score(None), say("not comparable"), "")
    if not exact:
        return Difference(say.score(exact), say("unchanged"), "0")
    if abs(exact) < SMALLEST_SHOWN / 2:
        least = say.score(SMALLEST_SHOWN)
        words = (
            say("higher by less than {amount}", amount=least)
            if exact > 0
            else say("lower by less than {amount}", amount=least)
        )
    else:
        amount = say.score(abs(exact))
        words = say("{amount} higher", amount=amount) if exact > 0 else say("{amount} lower", amount=amount)
    return Difference(say.signed(exact), words, str(exact))


def matched(say: Words, exact: Fraction | None) -> str:
    """What the difference is where both have a value, for the rest of it comes from what only one has."""
    if exact is None:
        return say("Too few questions have a value both times to say more.")
    if not exact:
        return say("On the questions with a value both times: unchanged.")
    return say("On the questions with a value both times: {difference}.", difference=say.signed(exact))


def change(pair: Pair, part: ScoreChange, standing_before: Standing, standing_after: Standing) -> Change:
    """A score before and after, ready to show."""
    before, after = pair.before.score(part.before), pair.after.score(part.after)
    unmatched = part.unmatched or (part.id == OVERALL and pair.comparison.unmatched)
    ends = [score.at for score in (before, after) if score.at is not None]
    words = standing_before.words
    if standing_after.words != words:
        words = pair.say("{before} → {after}", before=words, after=standing_after.words)
    return Change(
        before=before,
        after=after,
        difference=difference(pair.say, part.difference),
        matched=matched(pair.say, part.matched) if unmatched and part.difference is not None else "",
        standing_before=standing_before,
        standing_after=standing_after,
        standing=words,
        left=min(ends, default=0.0),
        span=round(max(ends) - min(ends), 2) if len(ends) == 2 else 0.0,
    )


def _dimension(pair: Pair, part: ScoreChange) -> DimensionChange:
    none = pair.say("no score")
    comparison = pair.comparison
    home = comparison.rules.dimension_of
    return DimensionChange(
        id=part.id,
        name=pair.after.name(part.id),
        colour=pair.after.colours[part.id],
        change=change(
            pair,
            part,
            pair.before.standing(part.level_before, part.band_before, none),
            pair.after.standing(part.level_after, part.band_after, none),
        ),
        answers_before=_answers(pair, comparison.before.scorecard.dimension(part.id)),
        answers_after=_answers(pair, comparison.after.scorecard.dimension(part.id)),
        capabilities=()
        if comparison.is_short
        else tuple(_capability(pair, one) for one in comparison.capabilities_of(part.id)),
        moved=tuple(one.id for one in comparison.moved if home[one.id].id == part.id),
    )


def _answers(pair: Pair, part: DimensionScore) -> str:
    return pair.say("{answered} of {asked}", answered=part.answered, asked=part.asked)


def _capability(pair: Pair, part: ScoreChange) -> CapabilityChange:
    before, after = pair.before.standing, pair.after.standing
    return CapabilityChange(
        id=part.id,
        name=pair.after.name(part.id),
        change=change(pair, part, before(part.level_before, why="–"), after(part.level_after, why="–")),
        remark=_remark(pair, part),
    )


def _remark(pair: Pair, part: ScoreChange) -> str:
    say, comparison = pair.say, pair.comparison
    was, now = (run.scorecard.capability(part.id) for run in (comparison.before, comparison.after))
    if not was.asked and not now.asked:
        return say("nothing was asked")
    if part.difference is None or not part.unmatched:
        return say("one answer only") if _is_thin(was, now) else ""
    alone = say.many(
        "{count} question has a value in one of the two only",
        "{count} questions have a value in one of the two only",
        len(part.unmatched),
    )
    if part.matched is None:
        return alone
    if not part.matched:
        return say("{alone}; on the others: unchanged", alone=alone)
    return say("{alone}; on the others: {difference}", alone=alone, difference=say.signed(part.matched))


def _is_thin(before: CapabilityScore, after: CapabilityScore) -> bool:
    return before.is_thin or after.is_thin
