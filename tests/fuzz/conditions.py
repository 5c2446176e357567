"""Conditions of patterns and skips, sound and spoilt: each is taken and means what it says, or is refused.

A few run in the suite, many with `python -m tests.fuzz.conditions SEED COUNT`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from random import Random

from e20assess import faults
from e20assess.errors import Fault, Place
from e20assess.questionnaire.condition_parser import ExpressionError, parse
from e20assess.questionnaire.conditions import Value, exact_mean
from tests.fuzz.inputs import FRAGMENTS, any_text
from tests.support.sheets import SPOKEN, steering
from tests.support.strategies import CHOICES, NUMBERS, QUOTED, SIGNS, WORDS

OPTIONS = ("it", "hr", "sales")
_TOKENS = (*WORDS, *SIGNS, *QUOTED, *NUMBERS, *CHOICES, "mean(flows, trust)", '["it", "hr"]', "<=", "!=", ")")


def run(seed: int, count: int) -> int:
    """So many conditions; how many were taken. Raises AssertionError for one that is neither."""
    random, (door,) = Random(seed), doors(Path()).values()
    return sum(door(random) == "taken" for _ in range(count))


def doors(folder: Path) -> dict[str, Callable[[Random], str]]:
    """The one door for conditions."""
    return {"condition": _condition}


def _condition(random: Random) -> str:
    kind = random.randrange(4)
    if kind == 0:
        return _means_what_it_says(random, _sound(random, 3))
    if kind == 1:
        return _tried(_spoilt(random, _sound(random, 3)))
    if kind == 2:
        return _tried(random.choice(["", " "]).join(random.choices(_TOKENS, k=random.randrange(25))))
    return _tried(any_text(random))


def _tried(text: str) -> str:
    try:
        expression = parse(text)
    except ExpressionError as error:
        fault = Fault(faults.EXPRESSION_SYNTAX, Place("rubric.toml", 1), {"reason": error.reason})
        for words in SPOKEN:
            sentence = fault.sentence(words)
            assert not steering(sentence) and "\n" not in sentence, sentence
        return "refused"
    assert expression.comparisons() and str(expression) == text.strip()
    return "taken"


def _means_what_it_says(random: Random, text: str) -> str:
    """With every value known, what Python makes of the same words; and no later value overturns it."""
    if len(text) > 1000:
        return _tried(text)
    condition = parse(text)
    known: dict[str, Value] = {name: Fraction(random.randint(2, 10), 2) for name in NUMBERS}
    known |= {name: random.choice(OPTIONS) for name in CHOICES}
    truth = condition.holds(known.__getitem__)
    assert truth is _python(text, known), (text, known, truth)
    missing = {name: None if random.random() < 0.4 else value for name, value in known.items()}
    assert condition.holds(missing.__getitem__) in (truth, None), (text, missing, known)
    agreeing = condition.support(known.__getitem__)
    assert set(agreeing) <= set(condition.comparisons())
    for part in condition.comparisons():
        assert part.holds(known.__getitem__) is not part.opposite().holds(known.__getitem__), (text, known)
    return "taken"


def _python(text: str, values: Mapping[str, Value]) -> bool:
    """The grammar is a part of Python's, and halves are exact in it."""
    return bool(eval(text, {"__builtins__": {}, "mean": lambda *parts: exact_mean(parts)}, dict(values)))


def _sound(random: Random, depth: int) -> str:
    if depth and random.random() < 0.6:
        if random.random() < 0.3:
            return f"not ({_sound(random, depth - 1)})"
        parts = [f"({_sound(random, depth - 1)})" for _ in range(random.randint(2, 3))]
        return random.choice([" and ", " or "]).join(parts)
    if random.random() < 0.6:
        return f"{_number(random)} {random.choice(['<', '<=', '>', '>=', '==', '!='])} {_number(random)}"
    words = [random.choice([*CHOICES, *(f'"{id}"' for id in OPTIONS)]) for _ in range(random.randint(2, 4))]
    if len(words) == 2:
        return f"{words[0]} {random.choice(['==', '!='])} {words[1]}"
    return f"{words[0]} {random.choice(['in', 'not in'])} [{', '.join(words[1:])}]"


def _number(random: Random) -> str:
    drawn = random.random()
    if drawn < 0.5:
        return random.choice(NUMBERS)
    if drawn < 0.8:
        return str(random.randint(2, 10) / 2)
    return f"mean({', '.join(random.choices(NUMBERS, k=random.randint(1, 3)))})"


def _spoilt(random: Random, text: str) -> str:
    for _ in range(random.choice([1, 1, 2, 5])):
        start = random.randint(0, len(text))
        end = min(len(text), start + random.choice([0, 1, 1, 3, 20]))
        text = text[:start] + random.choice([*_TOKENS, *FRAGMENTS, ""]) + text[end:]
    return text


if __name__ == "__main__":
    print(run(*map(int, sys.argv[1:])), "were taken, and nothing else went wrong")
