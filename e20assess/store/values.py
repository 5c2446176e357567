"""An answer's value as the text in its row, and back: the same JSON as in an answer sheet."""

from __future__ import annotations

import json

from e20assess.answers.model import AnswerValue, NoValue
from e20assess.questionnaire.parts import Question
from e20assess.questionnaire.rubric import HIGHEST, LOWEST


def encoded(value: AnswerValue) -> str | None:
    """The value as JSON: `3`, `"marketing"`, `["search"]`, `"dont_know"`; None where there is only a note."""
    return None if value is None else json.dumps(value)


def decoded(text: str | None, question: Question) -> AnswerValue:
    """The value as its question understands it; None where it is no answer to this question."""
    try:
        given = None if text is None else json.loads(text)
    except (ValueError, RecursionError):
        return None
    if given in tuple(NoValue):
        return NoValue(given)
    options = question.option_ids
    match question.type:
        case "level" | "agreement":
            return given if type(given) is int and LOWEST <= given <= HIGHEST else None
        case "choice":
            return given if isinstance(given, str) and given in options else None
        case "multiple":
            if not isinstance(given, list) or any(option not in options for option in given):
                return None
            return tuple(id for id in options if id in given)
