"""Which combinations of answers are present, and the answers behind each (method, section 2, rule 7)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from e20assess.questionnaire.expressions import Comparison, Expression, Value, names_of
from e20assess.questionnaire.model import Questionnaire
from e20assess.questionnaire.parts import SEVERITIES, Pattern, Severity
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
