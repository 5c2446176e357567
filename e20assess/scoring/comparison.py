"""Compares two assessments of one questionnaire by what both have, and by one set of rules."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from e20assess import faults
from e20assess.answers.branches import questions_of_form, set_aside
from e20assess.answers.model import AnswerSheet, Form
from e20assess.errors import AssessError
from e20assess.questionnaire.model import OVERALL, SEVERITIES, Pattern, Questionnaire, Severity
from e20assess.scoring.patterns import State, find_patterns
from e20assess.scoring.score import score
from e20assess.scoring.scorecard import CapabilityScore, DimensionScore, QuestionScore, Scorecard, Standing


@dataclass(frozen=True)
class Run:
    """One of the two: its sheet and its own questionnaire, and its scores by the rules common to both."""

    questionnaire: Questionnaire
    sheet: AnswerSheet
    scorecard: Scorecard


@dataclass(frozen=True)
class Basis:
    """What both assessments have, which alone is compared; question ids in file order."""

    form: Form
    """Short where either is: bands do not compare with levels."""
    questions: tuple[str, ...]
    """Those compared: asked in both, in the same way."""
    other_form: tuple[str, ...] = ()
    """Those that only one of the two forms asks."""
    only_before: tuple[str, ...] = ()
    """Those of the first version of the questionnaire only."""
    only_after: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    """Those of both versions whose type, direction or options are no longer the same."""
    patterns_before: tuple[str, ...] = ()
    """The ids of the patterns of the first version only."""
    is_other_version: bool = False
    """Whether the two questionnaires are not the same, word for word."""


class ScoreChange(NamedTuple):
    """A dimension, a capability or the whole ("overall"), before and after: scores and levels are 1..5."""

    id: str
    before: Fraction | None
    after: Fraction | None
    level_before: int | None
    level_after: int | None
    band_before: int | None = None
    """Dimensions in the short form: index into the rubric's bands, lowest first."""
    band_after: int | None = None
    unmatched: tuple[str, ...] = ()
    """The ids of its questions that have a value in one of the two only: they move the mean by themselves."""
    matched: Fraction | None = None
    """After minus before on the questions with a value both times; None where these give no score."""

    @property
    def difference(self) -> Fraction | None:
        """After minus before, exactly; None where one of them has no score."""
        return None if self.before is None or self.after is None else self.after - self.before


class PatternChange(NamedTuple):
    """A pattern before and after."""

    pattern: Pattern
    before: State
    after: State
    severity_before: Severity
    severity_after: Severity

    @property
    def severity(self) -> Severity:
        """Its severity now, or before where it was present only then."""
        only_before = self.before is State.PRESENT and self.after is not State.PRESENT
        return self.severity_before if only_before else self.severity_after


class AnswerChange(NamedTuple):
    """A question with what was said to it before and after."""

    id: str
    before: QuestionScore
    after: QuestionScore

    @property
    def has_moved(self) -> bool:
        """Whether what was said differs; what is set aside or left open counts as nothing said."""
        return _said(self.before) != _said(self.after)

    @property
    def difference(self) -> int | None:
        """By how many steps the scored value (1..5) rose or fell; None where one of them has none."""
        if self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value

    @property
    def has_new_note(self) -> bool:
        """Whether the notes differ."""
        return self.before.answer.note.strip() != self.after.answer.note.strip()


def _said(part: QuestionScore) -> object:
    if part.standing in (Standing.SET_ASIDE, Standing.UNANSWERED, Standing.NOT_ASKED):
        return None
    value = part.answer.value
    return frozenset(value) if isinstance(value, tuple) else value


@dataclass(frozen=True)
class Comparison:
    """Two assessments side by side; `after` minus `before` is every difference, whatever their dates."""

    before: Run
    after: Run
    basis: Basis
    dimensions: tuple[ScoreChange, ...]
    capabilities: tuple[ScoreChange, ...]
    """Of all dimensions, in file order; in the short form they rest on too few answers to be shown."""
    overall: ScoreChange
    patterns: tuple[PatternChange, ...]
    """All of them, in file order."""
    answers: tuple[AnswerChange, ...]
    """Every question compared, in file order."""

    @property
    def rules(self) -> Questionnaire:
        """The questionnaire whose rules score both: the later run's."""
        return self.after.questionnaire

    @property
    def is_short(self) -> bool:
        """Whether they are compared in bands, without levels, capabilities or overall."""
        return self.basis.form == "short"

    @property
    def has_mixed_forms(self) -> bool:
        """Whether one is in the full form and the other in the short one."""
        return self.before.sheet.form != self.after.sheet.form

    @property
    def is_dated_backwards(self) -> bool:
        """Whether the one given as the later is dated before the earlier."""
        return self.after.sheet.date < self.before.sheet.date

    @property
    def unmatched(self) -> tuple[str, ...]:
        """The ids of the questions that have a value in one of the two only, in file order."""
        return tuple(id for change in self.dimensions for id in change.unmatched)

    @cached_property
    def moved(self) -> tuple[AnswerChange, ...]:
        """The answers that are not what they were."""
        return tuple(part for part in self.answers if part.has_moved)

    @cached_property
    def raised(self) -> tuple[AnswerChange, ...]:
        """Those whose scored value is higher than before."""
        return tuple(part for part in self.moved if (part.difference or 0) > 0)

    @cached_property
    def lowered(self) -> tuple[AnswerChange, ...]:
        """Those whose scored value is lower than before."""
        return tuple(part for part in self.moved if (part.difference or 0) < 0)

    @cached_property
    def renoted(self) -> tuple[AnswerChange, ...]:
        """The answers that did not move, and whose note did."""
        return tuple(
            part
            for part in self.answers
            if part.has_new_note
            and not part.has_moved
            and Standing.SET_ASIDE not in (part.before.standing, part.after.standing)
        )

    @cached_property
    def gained(self) -> tuple[PatternChange, ...]:
        """The patterns that were absent and are present, the gravest first."""
        return self._patterns(lambda part: (part.before, part.after) == (State.ABSENT, State.PRESENT))

    @cached_property
    def lost(self) -> tuple[PatternChange, ...]:
        """The patterns that were present and are absent, the gravest first."""
        return self._patterns(lambda part: (part.before, part.after) == (State.PRESENT, State.ABSENT))

    @cached_property
    def kept(self) -> tuple[PatternChange, ...]:
        """The patterns that are present both times, the gravest first."""
        return self._patterns(lambda part: (part.before, part.after) == (State.PRESENT, State.PRESENT))

    @cached_property
    def reassessed(self) -> tuple[PatternChange, ...]:
        """The patterns that could be assessed one time only: neither gained nor lost."""
        return self._patterns(lambda part: (part.before is State.UNKNOWN) != (part.after is State.UNKNOWN))

    @cached_property
    def undecided(self) -> tuple[PatternChange, ...]:
        """The patterns that could be assessed neither time."""
        return self._patterns(lambda part: (part.before, part.after) == (State.UNKNOWN, State.UNKNOWN))

    def capabilities_of(self, dimension: str) -> tuple[ScoreChange, ...]:
        """The capabilities of a dimension, in file order."""
        ids = {part.id for part in self.rules.dimension(dimension).capabilities}
        return tuple(part for part in self.capabilities if part.id in ids)

    def _patterns(self, wanted: Callable[[PatternChange], bool]) -> tuple[PatternChange, ...]:
        found = [part for part in self.patterns if wanted(part)]
        return tuple(sorted(found, key=lambda part: SEVERITIES.index(part.severity)))


def compare(
    questionnaire_a: Questionnaire,
    sheet_a: AnswerSheet,
    questionnaire_b: Questionnaire,
    sheet_b: AnswerSheet,
) -> Comparison:
    """What moved from A to B. Pure: dates decide nothing, A is the earlier one because it is given first.

    Both are scored anew by B's rules, on the questions that both were asked in the same way: so a
    difference comes from answers, never from another rule. If either is in the short form both are scored
    by its rule (bands, method, section 2, rule 8), for bands do not compare with levels.
    Raises AssessError for different questionnaires and for different major versions of one.
    """
    _check(questionnaire_a, questionnaire_b)
    basis = _basis(questionnaire_a, sheet_a, questionnaire_b, sheet_b)
    before = Run(questionnaire_a, sheet_a, _scores(questionnaire_a, sheet_a, questionnaire_b, basis))
    after = Run(questionnaire_b, sheet_b, _scores(questionnaire_b, sheet_b, questionnaire_b, basis))
    one, other = before.scorecard, after.scorecard
    matched = _matched(before, after, questionnaire_b, basis)
    pairs = zip(one.dimensions, other.dimensions, strict=True)
    capabilities = zip(one.capabilities, other.capabilities, strict=True)
    return Comparison(
        before=before,
        after=after,
        basis=basis,
        dimensions=tuple(
            _dimension_change(*pair)._replace(matched=matched.get(pair[0].id)) for pair in pairs
        ),
        capabilities=tuple(
            _capability_change(*pair)._replace(matched=matched.get(pair[0].id)) for pair in capabilities
        ),
        overall=_overall_change(one, other)._replace(matched=matched.get(OVERALL)),
        patterns=_pattern_changes(questionnaire_b, one, other),
        answers=tuple(AnswerChange(id, one.questions[id], other.questions[id]) for id in basis.questions),
    )


def _check(one: Questionnaire, other: Questionnaire) -> None:
    if one.id != other.id:
        raise AssessError.of(faults.TWO_QUESTIONNAIRES, before=one.id, after=other.id)
    if one.major != other.major:
        raise AssessError.of(faults.TWO_VERSIONS, before=one.version, after=other.version)


# What both have


def _basis(
    questionnaire_a: Questionnaire, sheet_a: AnswerSheet, questionnaire_b: Questionnaire, sheet_b: AnswerSheet
) -> Basis:
    alike = _alike(questionnaire_a, questionnaire_b)
    first = frozenset(questions_of_form(questionnaire_a, sheet_a.form))
    second = frozenset(questions_of_form(questionnaire_b, sheet_b.form))
    theirs = {pattern.id for pattern in questionnaire_b.patterns}
    in_both = [id for id in questionnaire_b.questions if id in questionnaire_a.questions]
    return Basis(
        form="short" if "short" in (sheet_a.form, sheet_b.form) else "full",
        questions=tuple(id for id in in_both if id in alike & first & second),
        other_form=tuple(id for id in in_both if id in alike & (first ^ second)),
        only_before=tuple(id for id in questionnaire_a.questions if id not in questionnaire_b.questions),
        only_after=tuple(id for id in questionnaire_b.questions if id not in questionnaire_a.questions),
        altered=tuple(id for id in in_both if id not in alike),
        patterns_before=tuple(part.id for part in questionnaire_a.patterns if part.id not in theirs),
        is_other_version=not _is_same(questionnaire_a, questionnaire_b),
    )


def _is_same(one: Questionnaire, other: Questionnaire) -> bool:
    return (one.version, one.digest) == (other.version, other.digest)


def _alike(one: Questionnaire, other: Questionnaire) -> frozenset[str]:
    """The questions to which the same answer says the same in both versions; wording may have improved."""

    def kind(questionnaire: Questionnaire, id: str) -> tuple[object, ...]:
        question = questionnaire.questions[id]
        return question.type, question.reversed, frozenset(question.option_ids)

    shared = one.questions.keys() & other.questions.keys()
    return frozenset(id for id in shared if kind(one, id) == kind(other, id))


def _scores(own: Questionnaire, sheet: AnswerSheet, rules: Questionnaire, basis: Basis) -> Scorecard:
    """The scores of a sheet by the common rules, on the questions compared."""
    answers = sheet.answers
    if not _is_same(own, rules):
        # What its own version set aside was not counted then, and is not now.
        usable = _alike(own, rules) - set_aside(own, answers, own.asking_order)
        answers = {id: answer for id, answer in answers.items() if id in usable}
    return score(rules, replace(sheet, form=basis.form, answers=answers), basis.questions)


def _matched(before: Run, after: Run, rules: Questionnaire, basis: Basis) -> dict[str, Fraction | None]:
    """The differences, by id, on the questions that have a value both times, and on no other."""
    one, other = before.scorecard, after.scorecard
    alone = {
        id
        for id in basis.questions
        if (one.questions[id].value is None) != (other.questions[id].value is None)
    }
    if alone:
        one, other = (_without(run, rules, basis, alone) for run in (before, after))
    scores = {
        **{was.id: (was.score, now.score) for was, now in zip(one.dimensions, other.dimensions, strict=True)},
        **{
            was.id: (was.score, now.score)
            for was, now in zip(one.capabilities, other.capabilities, strict=True)
        },
    }
    scores[OVERALL] = one.overall.score, other.overall.score
    return {id: None if was is None or now is None else now - was for id, (was, now) in scores.items()}


def _without(run: Run, rules: Questionnaire, basis: Basis, left_out: Collection[str]) -> Scorecard:
    """The scores of a run as if these questions had not been asked; what closes a branch still does."""
    values = {id: part.answer for id, part in run.scorecard.questions.items() if id not in left_out}
    asked = [
        id
        for id in basis.questions
        if id not in left_out and run.scorecard.questions[id].standing is not Standing.SET_ASIDE
    ]
    return score(rules, replace(run.sheet, form=basis.form, answers=values), asked)


# Before and after


def _dimension_change(before: DimensionScore, after: DimensionScore) -> ScoreChange:
    pairs = zip(before.capabilities, after.capabilities, strict=True)
    return ScoreChange(
        before.id,
        before.score,
        after.score,
        before.level,
        after.level,
        before.band,
        after.band,
        unmatched=tuple(id for one, other in pairs for id in _unmatched(one.parts, other.parts)),
    )


def _capability_change(before: CapabilityScore, after: CapabilityScore) -> ScoreChange:
    return ScoreChange(
        before.id,
        before.score,
        after.score,
        before.level,
        after.level,
        unmatched=_unmatched(before.parts, after.parts),
    )


def _overall_change(before: Scorecard, after: Scorecard) -> ScoreChange:
    one, other = before.overall, after.overall
    return ScoreChange(OVERALL, one.score, other.score, one.level, other.level)


def _unmatched(before: Sequence[QuestionScore], after: Sequence[QuestionScore]) -> tuple[str, ...]:
    pairs = zip(before, after, strict=True)
    return tuple(one.id for one, other in pairs if (one.value is None) != (other.value is None))


def _pattern_changes(
    questionnaire: Questionnaire, before: Scorecard, after: Scorecard
) -> tuple[PatternChange, ...]:
    was, now = (
        {found.pattern.id: found for found in find_patterns(questionnaire, card)} for card in (before, after)
    )
    return tuple(
        PatternChange(
            pattern,
            was[pattern.id].state,
            now[pattern.id].state,
            was[pattern.id].severity,
            now[pattern.id].severity,
        )
        for pattern in questionnaire.patterns
    )
