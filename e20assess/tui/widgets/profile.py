"""The profile: one row a dimension on a five-step scale, with score, range and target."""

from __future__ import annotations

from fractions import Fraction

from textual.content import Content

from e20assess.answers.model import AnswerSheet
from e20assess.questionnaire.model import Questionnaire
from e20assess.questionnaire.rubric import HIGHEST, LOWEST
from e20assess.scoring.scorecard import DimensionScore, Scorecard
from e20assess.summary import standing
from e20assess.tui.text import plain
from e20assess.words import Words

SCORE, RANGE, TARGET, AXIS = "●", "─", "◇", "·"
DIMENSION_COLOURS = ("#6FB7DC", "#F0B35A", "#5CC5B6", "#E08BBF")
"""Twins, light enough for a dark screen, of the report's colours; the name always stands beside them."""


def profile(
    questionnaire: Questionnaire, sheet: AnswerSheet, scorecard: Scorecard, say: Words, width: int
) -> Content:
    """The profile as lines of text, `width` cells wide at most."""
    language = say.language
    names = {part.id: questionnaire.dimension(part.id).name.to(language) for part in scorecard.dimensions}
    name_width = min(max(map(len, names.values())), max(width - 35, 14))
    scale_width = min(max(width - name_width - 10, 21), 61)
    lines = [_scale_head(scale_width, name_width)]
    for part in scorecard.dimensions:
        target = sheet.targets.get(part.id)
        lines.append(
            Content("  ").join(
                [
                    plain(names[part.id], "bold").truncate(name_width, ellipsis=True, pad=True),
                    _scale(part, target, scale_width),
                    plain(f"{say.score(part.score):>3}", "bold"),
                ]
            )
        )
        words = standing(questionnaire, part, say)
        if target is not None:
            words += " · " + say("target: level {level}", level=target)
        lines.append(Content(" " * (name_width + 2)).append(plain(words, "$muted")))
    return Content("\n").join(lines)


def _scale_head(scale_width: int, name_width: int) -> Content:
    cells = [" "] * scale_width
    for level in range(LOWEST, HIGHEST + 1):
        cells[_position(Fraction(level), scale_width)] = str(level)
    return Content(" " * (name_width + 2)).append(plain("".join(cells), "$muted"))


def _scale(part: DimensionScore, target: int | None, width: int) -> Content:
    cells = [AXIS] * width
    if part.low is not None and part.high is not None and part.low != part.high:
        for position in range(_position(part.low, width), _position(part.high, width) + 1):
            cells[position] = RANGE
    if target is not None:
        cells[_position(Fraction(target), width)] = TARGET
    if part.score is not None:
        cells[_position(part.score, width)] = SCORE
    return plain("".join(cells))


def _position(score: Fraction, width: int) -> int:
    """The cell (from 0) of a score (1..5) on a scale of `width` cells."""
    return int((score - LOWEST) * (width - 1) / (HIGHEST - LOWEST) + Fraction(1, 2))
