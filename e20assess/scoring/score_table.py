"""A scorecard as plain tables, for `score --json` (the keys are a contract: docs/sheet.md)."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Any

from e20assess.answers.model import AnswerSheet
from e20assess.i18n import half_up
from e20assess.questionnaire.model import Questionnaire
from e20assess.scoring.patterns import find_patterns
from e20assess.scoring.scorecard import DimensionScore, Scorecard


def score_table(
    file: str, questionnaire: Questionnaire, sheet: AnswerSheet, scorecard: Scorecard
) -> dict[str, Any]:
    """One sheet's scores; `score` is rounded to 4 places, `exact` is a fraction such as "5/2"."""
    overall = scorecard.overall
    return {
        "file": file,
        "organisation": sheet.organisation,
        "questionnaire": {"id": questionnaire.id, "version": questionnaire.version},
        "form": sheet.form,
        "overall": {
            **_number(overall.score),
            "level": overall.level,
            "capped": overall.is_capped,
        },
        "dimensions": {part.id: _dimension(questionnaire, part) for part in scorecard.dimensions},
        "capabilities": {
            part.id: {
                **_number(part.score),
                "answered": part.answered,
                "asked": part.asked,
                "thin": part.is_thin,
            }
            for part in scorecard.capabilities
        },
        "patterns": {
            found.pattern.id: {"state": found.state.value, "severity": found.severity}
            for found in find_patterns(questionnaire, scorecard)
        },
    }


def _dimension(questionnaire: Questionnaire, part: DimensionScore) -> dict[str, Any]:
    table = {
        **_number(part.score),
        "level": part.level,
        "low": _rounded(part.low),
        "high": _rounded(part.high),
        "asked": part.asked,
        "answered": part.answered,
        "dont_know": part.dont_know,
        "not_applicable": part.not_applicable,
    }
    if part.band is not None:
        table["band"] = questionnaire.rubric.short.bands[part.band]
    return table


def _number(score: Fraction | None) -> dict[str, float | str | None]:
    return _NO_NUMBER if score is None else _both(*score.as_integer_ratio())


_NO_NUMBER: dict[str, float | str | None] = {"score": None, "exact": None}


@lru_cache(maxsize=4096)
def _both(over: int, under: int) -> dict[str, float | str | None]:
    """A score, rounded and exact. The same few turn up again and again, and are slow to write."""
    score = Fraction(over, under)
    return {"score": half_up(score, 4), "exact": str(score)}


def _rounded(score: Fraction | None) -> float | None:
    return None if score is None else half_up(score, 4)
