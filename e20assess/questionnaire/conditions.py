"""Conditions of patterns and skips: checked at load time, evaluated with Kleene logic.

`condition_reader` makes them from text.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

RESERVED = frozenset({"and", "or", "not", "in", "mean"})
"""Words of the grammar, which no id may be."""

Value = Fraction | int | str | None
"""What an id stands for: a score or value (1..5), an option id, or nothing (missing, set aside)."""

Lookup = Callable[[str], Value]
"""Gives the value of an id."""

Truth = bool | None
"""Kleene's three values; None is unknown."""


@dataclass(frozen=True, slots=True)
class Name:
    """The id of a dimension, a capability or a question."""

    id: str

    def value(self, lookup: Lookup) -> Value:
        """What the id stands for just now."""
        return lookup(self.id)

    def __str__(self) -> str:
        return self.id


@dataclass(frozen=True, slots=True)
class Number:
    """An exact decimal number, and the way it was written."""

    amount: Fraction
    written: str

    def value(self, lookup: Lookup) -> Value:
        """The number itself."""
        return self.amount

    def __str__(self) -> str:
        return self.written


@dataclass(frozen=True, slots=True)
class Word:
    """A string: the id of an option."""

    text: str

    def value(self, lookup: Lookup) -> Value:
        """The string itself."""
        return self.text

    def __str__(self) -> str:
        return f'"{self.text}"'


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of several scores; missing as soon as one of them is."""

    parts: tuple[Name, ...]

    def value(self, lookup: Lookup) -> Value:
        """The exact mean, or None."""
        values = [lookup(part.id) for part in self.parts]
        scores = [value for value in values if isinstance(value, (Fraction, int))]
        return exact_mean(scores) if len(scores) == len(values) else None

    def __str__(self) -> str:
        return f"mean({', '.join(map(str, self.parts))})"


Term = Name | Number | Word | Mean


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison, the smallest thing that can hold or not; several terms on the right for `in`."""

    left: Term
    operator: str
    right: tuple[Term, ...]

    def holds(self, lookup: Lookup) -> Truth:
        """Whether it holds; unknown as soon as a value that could decide is missing."""
        left = self.left.value(lookup)
        if left is None:
            return None
        if self.operator in ("in", "not in"):
            found = self._among(left, lookup)
            return found if found is None or self.operator == "in" else not found
        right = self.right[0].value(lookup)
        return None if right is None else _OPERATORS[self.operator](*_comparable(left, right))

    def _among(self, left: Value, lookup: Lookup) -> Truth:
        values = [term.value(lookup) for term in self.right]
        if left in values:
            return True
        return None if None in values else False

    def support(self, lookup: Lookup) -> Iterator[Comparison]:
        """Itself: a comparison is its own evidence."""
        yield self

    def opposition(self, lookup: Lookup) -> Iterator[Comparison]:
        """Nothing: a comparison does not speak against itself."""
        yield from ()

    def comparisons(self) -> Iterator[Comparison]:
        """Itself."""
        yield self

    def opposite(self) -> Comparison:
        """The comparison that holds where this one fails."""
        return Comparison(self.left, NEGATED[self.operator], self.right)

    def terms(self) -> Iterator[Term]:
        """Both sides."""
        yield self.left
        yield from self.right

    def __str__(self) -> str:
        right = f"[{', '.join(map(str, self.right))}]" if "in" in self.operator else str(self.right[0])
        return f"{self.left} {self.operator} {right}"


@dataclass(frozen=True, slots=True)
class Not:
    """Kleene's negation: unknown stays unknown."""

    part: Condition

    def holds(self, lookup: Lookup) -> Truth:
        """The opposite of its part."""
        truth = self.part.holds(lookup)
        return None if truth is None else not truth

    def support(self, lookup: Lookup) -> Iterator[Comparison]:
        """What supports the part, which fails for the same reasons as this holds."""
        return self.part.support(lookup)

    def opposition(self, lookup: Lookup) -> Iterator[Comparison]:
        """What speaks against the part being what it is."""
        return self.part.opposition(lookup)

    def comparisons(self) -> Iterator[Comparison]:
        """Every comparison inside."""
        return self.part.comparisons()


@dataclass(frozen=True, slots=True)
class Junction:
    """Kleene's `and` (decided by one false part) or `or` (decided by one true part)."""

    decisive: bool
    parts: tuple[Condition, ...]

    def holds(self, lookup: Lookup) -> Truth:
        """The decisive value if a part has it, else unknown if a part is unknown, else the opposite."""
        unknown = False
        for part in self.parts:
            truth = part.holds(lookup)
            if truth is self.decisive:
                return self.decisive
            unknown = unknown or truth is None
        return None if unknown else not self.decisive

    def support(self, lookup: Lookup) -> Iterator[Comparison]:
        """The comparisons of the parts that agree with the whole: why it is what it is."""
        truth = self.holds(lookup)
        for part in self.parts:
            if part.holds(lookup) is truth:
                yield from part.support(lookup)

    def opposition(self, lookup: Lookup) -> Iterator[Comparison]:
        """The comparisons of the parts that are known to disagree with the whole: what speaks against it."""
        truth = self.holds(lookup)
        for part in self.parts:
            found = part.holds(lookup)
            if found is truth:
                yield from part.opposition(lookup)
            elif found is not None:
                yield from part.support(lookup)

    def comparisons(self) -> Iterator[Comparison]:
        """Every comparison inside."""
        for part in self.parts:
            yield from part.comparisons()


Condition = Comparison | Not | Junction


@dataclass(frozen=True, slots=True)
class Expression:
    """A condition, parsed; `source` is what its author wrote."""

    source: str
    root: Condition

    def holds(self, lookup: Lookup) -> Truth:
        """Whether the condition holds: True, False, or None where what is known does not decide."""
        return self.root.holds(lookup)

    def support(self, lookup: Lookup) -> tuple[Comparison, ...]:
        """The comparisons that make the condition what it is, each once, in the order written."""
        return tuple(dict.fromkeys(self.root.support(lookup)))

    def opposition(self, lookup: Lookup) -> tuple[Comparison, ...]:
        """The comparisons that speak against the condition being what it is, each once, as written."""
        return tuple(dict.fromkeys(self.root.opposition(lookup)))

    def comparisons(self) -> tuple[Comparison, ...]:
        """Every comparison in it."""
        return tuple(self.root.comparisons())

    def names(self) -> tuple[str, ...]:
        """Every id it depends on, each once, in the order written."""
        return tuple(dict.fromkeys(name for part in self.comparisons() for name in names_of(part)))

    def __str__(self) -> str:
        return self.source


def exact_mean(values: Sequence[Fraction | int]) -> Fraction:
    """The exact mean of at least one value, added up over one common denominator."""
    ratios = [value.as_integer_ratio() for value in values]
    common = lcm(*[under for _, under in ratios])
    return Fraction(sum([over * (common // under) for over, under in ratios]), common * len(ratios))


def names_of(comparison: Comparison) -> Iterator[str]:
    """The ids in one comparison."""
    for term in comparison.terms():
        if isinstance(term, Name):
            yield term.id
        elif isinstance(term, Mean):
            yield from (part.id for part in term.parts)


def _comparable(left: Value, right: Value) -> tuple[Any, Any]:
    """Two numbers over one denominator: whole numbers compare much faster than fractions."""
    if isinstance(left, (Fraction, int)) and isinstance(right, (Fraction, int)):
        (left_over, left_under), (right_over, right_under) = left.as_integer_ratio(), right.as_integer_ratio()
        return left_over * right_under, right_over * left_under
    return left, right


NEGATED = {
    "<": ">=",
    "<=": ">",
    ">": "<=",
    ">=": "<",
    "==": "!=",
    "!=": "==",
    "in": "not in",
    "not in": "in",
}
"""The operator that holds where another fails."""

_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
