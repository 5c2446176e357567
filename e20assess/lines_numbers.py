"""What the numbers that are typed in an interview in lines stand for."""

from __future__ import annotations

from e20assess.phrases import value_ids
from e20assess.questionnaire.parts import Question


def chosen_value(question: Question, line: str) -> int | str | tuple[str, ...] | None:
    """The value that one or several numbers stand for; None where they stand for none."""
    words = line.replace(",", " ").split()
    if not words or not all(word.isascii() and word.isdecimal() and len(word) <= 2 for word in words):
        return None
    numbers, ids = [int(word) for word in words], value_ids(question)
    if question.type == "multiple":
        if numbers == [0]:
            return ()
        if all(1 <= number <= len(ids) for number in numbers):
            return tuple(id for number, id in enumerate(ids, 1) if number in numbers)
        return None
    if len(numbers) != 1 or not 1 <= numbers[0] <= len(ids):
        return None
    return ids[numbers[0] - 1] if question.type == "choice" else numbers[0]
