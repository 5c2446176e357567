"""Which combinations of answers are present, and the answers behind each (method, section 2, rule 7)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, NamedTuple

from e20assess.questionnaire.conditions import (
    Comparison,
    Expression,
    Lookup,
    Mean,
    Name,
    Number,
    Term,
    Value,
    names_of,
)
from e20assess.questionnaire.model import NAMED_CHOICE, SEVERITIES, Pattern, Questionnaire, Severity
from e20assess.questionnaire.text import Text
from e20assess.scoring.scorecard import Scorecard


class State(StrEnum):
    """Whether a pattern is there; UNKNOWN is "not assessable", never "absent"."""

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"


_STATES = {True: State.PRESENT, False: State.ABSENT, None: State.UNKNOWN}


class Evidence(NamedTuple):
    """One comparison that holds, the values it compared, and the questions behind them, by id."""

    comparison: Comparison
    values: tuple[tuple[str, Value], ...]
    questions: tuple[str, ...]


class Raised(NamedTuple):
    """Why a severity is high although the pattern's own is lower."""

    by: tuple[Evidence, ...]
    """What raised it."""
    otherwise: Severity
    """What it would be."""


class FoundPattern(NamedTuple):
    """A pattern in one scoring."""

    pattern: Pattern
    state: State
    severity: Severity


def find_patterns(questionnaire: Questionnaire, scorecard: Scorecard) -> tuple[FoundPattern, ...]:
    """Every pattern: those present first, by severity then file order; the others in file order."""
    lookup = scorecard.values.__getitem__
    found = []
    for pattern in questionnaire.patterns:
        raised = pattern.high_when is not None and pattern.high_when.holds(lookup)
        severity: Severity = "high" if raised else pattern.severity
        found.append(FoundPattern(pattern, _STATES[pattern.when.holds(lookup)], severity))
    return tuple(sorted(found, key=_rank))


def _rank(found: FoundPattern) -> int:
    return SEVERITIES.index(found.severity) if found.state is State.PRESENT else len(SEVERITIES)


def evidence(
    questionnaire: Questionnaire, scorecard: Scorecard, condition: Expression
) -> tuple[Evidence, ...]:
    """The comparisons that make a condition hold (or not), with the answers each of them rests on."""
    return tuple(
        _evidence(questionnaire, scorecard.values, comparison)
        for comparison in condition.support(scorecard.values.__getitem__)
    )


def raised(questionnaire: Questionnaire, scorecard: Scorecard, found: FoundPattern) -> Raised | None:
    """What raised the severity of a pattern; None where nothing did."""
    pattern = found.pattern
    if pattern.high_when is None or found.severity == pattern.severity:
        return None
    return Raised(evidence(questionnaire, scorecard, pattern.high_when), pattern.severity)


def counter_evidence(
    questionnaire: Questionnaire, scorecard: Scorecard, condition: Expression
) -> tuple[Comparison, ...]:
    """What speaks against a condition that holds: comparisons that fail, as it would have them.

    First those it can do without (`a or b` where only a holds, and b asks about something else), then, for
    each mean it rests on, the parts of it that alone would fail: a dimension's capabilities, a capability's
    questions.
    """
    lookup = scorecard.values.__getitem__
    holding_on = {name for part in condition.support(lookup) for name in names_of(part)}
    against = [
        _wanted(part, lookup).opposite()
        for part in condition.opposition(lookup)
        if not holding_on.issuperset(names_of(part))
    ]
    for part in condition.support(lookup):
        holding = _wanted(part, lookup)
        if all(isinstance(term, Number) for term in holding.right):
            parts = (Name(id) for id in _parts(questionnaire, scorecard, holding.left))
            alone = (Comparison(name, holding.operator, holding.right) for name in parts)
            against += [one for one in alone if one.holds(lookup) is False]
    return tuple(dict.fromkeys(against))


def _wanted(part: Comparison, lookup: Lookup) -> Comparison:
    """A comparison that holds: this one, or inside a `not` its opposite."""
    return part.opposite() if part.holds(lookup) is False else part


def _parts(questionnaire: Questionnaire, scorecard: Scorecard, term: Term) -> tuple[str, ...]:
    """What the score of a term is the mean of, one step down."""
    if isinstance(term, Mean):
        return tuple(part.id for part in term.parts)
    if not isinstance(term, Name) or term.id in questionnaire.questions:
        return ()
    if term.id in questionnaire.capabilities or scorecard.form == "short":
        return questions_behind(questionnaire, term.id)
    return tuple(part.id for part in questionnaire.dimension(term.id).capabilities)


def variant(pattern: Pattern, scorecard: Scorecard, key: Literal["meaning", "first_step"]) -> Text:
    """The words for a pattern's meaning or first step: its own, or those of the first variant that holds.

    A variant that names a choice nobody answered is passed over.
    """
    lookup = scorecard.values.__getitem__
    for other in pattern.variant:
        text: Text | None = getattr(other, key)
        if text is not None and other.when.holds(lookup) is True:
            named = {id for written in text.root.values() for id in NAMED_CHOICE.findall(written)}
            if all(lookup(id) is not None for id in named):
                return text
    own: Text = getattr(pattern, key)
    return own


def _evidence(questionnaire: Questionnaire, values: Mapping[str, Value], comparison: Comparison) -> Evidence:
    names = tuple(dict.fromkeys(names_of(comparison)))
    questions = dict.fromkeys(id for name in names for id in questions_behind(questionnaire, name))
    return Evidence(comparison, tuple((name, values[name]) for name in names), tuple(questions))


def missing(questionnaire: Questionnaire, scorecard: Scorecard, condition: Expression) -> tuple[str, ...]:
    """The ids without a value that keep a condition unknown, in the order written."""
    return tuple(name for name in condition.names() if scorecard.values[name] is None)


def questions_behind(questionnaire: Questionnaire, name: str) -> tuple[str, ...]:
    """The ids of the questions that a dimension, a capability or a question rests on."""
    if name in questionnaire.questions:
        return (name,)
    if name in questionnaire.capabilities:
        return tuple(question.id for question in questionnaire.questions_of[name] if question.is_scored)
    return tuple(question.id for question in questionnaire.dimension(name).questions if question.is_scored)
