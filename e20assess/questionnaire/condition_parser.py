"""Reads the conditions of patterns and skips, once, into the forms of `expressions`.

The grammar is that of docs/format.md: ids, decimal numbers, strings, `and`, `or`, `not`, comparisons,
`in [..]`, `mean(a, b, …)`, parentheses. Python's own parser reads the text (it is a superset of the
grammar); only the forms listed here are taken over, and nothing is ever executed.
"""

from __future__ import annotations

import ast
import re
import warnings
from fractions import Fraction

from e20assess import faults
from e20assess.i18n import N_
from e20assess.inputs.structure import UnreadableText
from e20assess.questionnaire.conditions import (
    Comparison,
    Condition,
    Expression,
    Junction,
    Mean,
    Name,
    Not,
    Number,
    Term,
    Word,
)

MAX_LENGTH = 1_000
"""Characters in one condition."""

MAX_DEPTH = 20
"""Nested parentheses, `not`s and functions in one condition."""

_DECIMAL = re.compile(r"\d+(\.\d+)?")


class ExpressionError(UnreadableText):
    """A condition that cannot be read; `reason` says why, in words for its author."""

    kind = faults.EXPRESSION_SYNTAX


def parse(source: str) -> Expression:
    """Read a condition.

    Raises ExpressionError where the text is not in the grammar, or too long, or nested too deeply.
    """
    if len(source) > MAX_LENGTH:
        raise ExpressionError(N_("it is longer than {limit} characters"), limit=MAX_LENGTH)
    text = source.strip()
    if "\\" in text:
        raise ExpressionError(N_("it holds a backslash"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text, mode="eval")
    except SyntaxError as error:
        raise ExpressionError(
            N_("it goes wrong at character {position}"), position=error.offset or 1
        ) from None
    except (ValueError, RecursionError, MemoryError):
        raise ExpressionError(N_("it is not text of this kind")) from None
    return Expression(text, _Reader(text).condition(tree.body, 1))


_SYMBOLS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
}


class _Reader:
    """Takes over, from Python's syntax tree, the forms that the grammar has."""

    def __init__(self, text: str) -> None:
        self.text = text

    def condition(self, node: ast.expr, depth: int) -> Condition:
        if depth > MAX_DEPTH:
            raise ExpressionError(N_("it is nested deeper than {limit}"), limit=MAX_DEPTH)
        match node:
            case ast.BoolOp(op=op, values=values):
                parts = tuple(self.condition(value, depth + 1) for value in values)
                return Junction(isinstance(op, ast.Or), parts)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.condition(operand, depth + 1))
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return self.comparison(left, op, right)
            case ast.Compare():
                raise ExpressionError(N_("it chains comparisons; join two of them with `and`"))
        raise ExpressionError(N_("“{part}” is not a comparison"), part=self.written(node))

    def comparison(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> Comparison:
        symbol = _SYMBOLS.get(type(op))
        if symbol is None:
            raise ExpressionError(N_("`is` is not a comparison here"))
        if symbol not in ("in", "not in"):
            return Comparison(self.term(left), symbol, (self.term(right),))
        if not isinstance(right, ast.List) or not right.elts:
            raise ExpressionError(N_('`in` needs a list, such as in ["it", "hr"]'))
        return Comparison(self.term(left), symbol, tuple(self.term(element) for element in right.elts))

    def term(self, node: ast.expr) -> Term:
        match node:
            case ast.Name(id=name):
                return Name(name)
            case ast.Constant(value=str() as text) if self.written(node)[:1] in "\"'":
                return Word(text)
            case ast.Constant(value=int() | float()) if _DECIMAL.fullmatch(self.written(node)):
                return Number(Fraction(self.written(node)), self.written(node))
            case ast.Call(func=ast.Name(id="mean"), args=[_, *_] as args, keywords=[]):
                parts = tuple(self.term(arg) for arg in args)
                names = tuple(part for part in parts if isinstance(part, Name))
                if len(names) == len(parts):
                    return Mean(names)
        raise ExpressionError(
            N_("“{part}” is not an id, a number, a string or a mean(...) of ids"), part=self.written(node)
        )

    def written(self, node: ast.expr) -> str:
        return ast.get_source_segment(self.text, node) or ""
