"""The sandbox of the templates of others: what they may call, and how much they may do.

The count is of steps (rounds of a loop, calls, templates read), never of seconds: a template that is
refused on one machine is refused on all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sized
from itertools import islice
from typing import Any

from jinja2 import Template, TemplateError, nodes, pass_eval_context
from jinja2.exceptions import SecurityError
from jinja2.filters import do_format, do_join, do_replace
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from e20assess.errors import Phrase
from e20assess.words import N_

STEPS = 200_000
"""Rounds, calls and included templates in one document; those shipped need a few thousand."""

LONGEST = 20_000_000
"""Characters of a document, or of any text that a template makes on the way."""

WIDEST = 10_000
"""Characters to which a text may be padded."""

_PADDING = ("center", "indent", "batch", "slice", "wordwrap", "truncate")
"""Filters that take a width."""

_PERCENT = re.compile(r"%[^a-zA-Z%]*(\d{5,}|\*)")
_BRACES = re.compile(r"\{[^}]*\d{5,}")


class Refused(SecurityError):
    """A template did what none may; `phrase` says what."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(str(phrase))
        self.phrase = phrase


FAULTS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    RecursionError,
    MemoryError,
)
"""What a faulty template can raise, besides Jinja's own: it computes on what it is given."""

_TOO_LONG = Phrase(N_("it makes a text of more than {limit} million characters"), {"limit": LONGEST // 10**6})
_TOO_MANY = Phrase(N_("it does not come to an end in {steps} steps"), {"steps": STEPS})
_TOO_WIDE = Phrase(N_("it pads a text to more than {width} characters"), {"width": WIDEST})
_TOO_GREAT = Phrase(N_("it computes a number that is too large"))


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment whose templates reach nothing, change nothing, and come to an end."""

    intercepted_binops = frozenset(["+", "*", "**", "%"])

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.globals.clear()
        self.filters.pop("random")  # the same sheet gives the same bytes
        for name in _PADDING:
            self.filters[name] = _narrow(self.filters[name])
        self.filters.update(
            format=_formatted, replace=_replaced, join=_joined, _counted=self.counted, _bounded=bounded
        )
        self._steps = 0

    def fill(self, name: str, values: Mapping[str, object]) -> str:
        """The text of a template. Raises what its faults raise."""
        self._steps = 0
        return self._text_of(self.get_template(name), values)

    def fill_text(self, source: str, values: Mapping[str, object]) -> str:
        """The text of a template given as text. Raises what its faults raise."""
        self._steps = 0
        return self._text_of(self.from_string(source), values)

    def _text_of(self, template: Template, values: Mapping[str, object]) -> str:
        parts: list[str] = []
        length = 0
        for part in template.generate(values):
            parts.append(part)
            length += len(part)
            if length > LONGEST:
                raise Refused(_TOO_LONG)
        return "".join(parts)

    def counted(self, things: Iterable[object]) -> Iterable[object]:
        """The same things for a loop, each round a step."""
        if isinstance(things, Sized):
            self._spend(len(things))
            return things
        return self._one_by_one(things)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """A call, which is a step. The names of the parameters leave all others to the templates."""
        __self._spend(1)
        text = getattr(getattr(__obj, "__wrapped__", __obj), "__self__", None)
        if isinstance(text, str):
            _check_widths((*args, *kwargs.values()))
            _check_method(text, getattr(__obj, "__name__", ""), args)
        return bounded(super().call(__context, __obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """An operation, unless what it makes would fill the memory."""
        if operator == "*":
            for text, times in ((left, right), (right, left)):
                most = LONGEST if isinstance(text, str) else STEPS
                if isinstance(text, Sized) and isinstance(times, int) and len(text) * times > most:
                    raise Refused(_TOO_LONG)
        elif operator == "**" and (abs(right) > 64 or abs(left) > 10**6):
            raise Refused(_TOO_GREAT)
        elif operator == "%" and isinstance(left, str) and _PERCENT.search(left):
            raise Refused(_TOO_WIDE)
        return bounded(super().call_binop(context, operator, left, right))

    def get_template(self, *args: Any, **options: Any) -> Template:
        """A template, of which each is a step: one may include itself in two places."""
        self._spend(1)
        return super().get_template(*args, **options)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """The method `format` of a text, which may not be a way to a wide one."""
        text = getattr(value, "__self__", None)
        if isinstance(text, str) and _BRACES.search(text):
            raise Refused(_TOO_WIDE)
        return super().wrap_str_format(value)

    def _generate(self, source: nodes.Template, *args: Any, **options: Any) -> str:
        return super()._generate(_Watched().visit(source), *args, **options)

    def _one_by_one(self, things: Iterable[object]) -> Iterator[object]:
        for thing in things:
            self._spend(1)
            yield thing

    def _spend(self, steps: int) -> None:
        self._steps += steps
        if self._steps > STEPS:
            raise Refused(_TOO_MANY)


class _Watched(NodeTransformer):
    """Puts the counting of rounds and the bounds of texts into a template."""

    def visit_For(self, node: nodes.For) -> nodes.For:
        """A loop, of which each round is a step."""
        self.generic_visit(node)
        node.iter = _filtered(node.iter, "_counted", node.lineno)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:
        """Texts put together with `~`."""
        self.generic_visit(node)
        return _filtered(node, "_bounded", node.lineno)

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.AssignBlock:
        """A text kept under a name."""
        self.generic_visit(node)
        node.filter = _filtered(node.filter, "_bounded", node.lineno)
        return node


def bounded(value: Any) -> Any:
    """A value as it is; Refused where it is a text that is too long, or a number that is too large."""
    if isinstance(value, str) and len(value) > LONGEST:
        raise Refused(_TOO_LONG)
    if isinstance(value, int) and value.bit_length() > 10_000:
        raise Refused(_TOO_GREAT)
    if isinstance(value, (list, tuple)) and len(value) > STEPS:
        raise Refused(_TOO_MANY)
    return value


def _narrow(filter: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that takes no width past the widest; it keeps the marks that Jinja looks for."""

    def narrow(*args: Any, **options: Any) -> Any:
        _check_widths((*args, *options.values()))
        return filter(*args, **options)

    vars(narrow).update(vars(filter))
    return narrow


def _formatted(text: str, *args: Any, **options: Any) -> Any:
    """The filter `format`, as Jinja has it."""
    if _PERCENT.search(text):
        raise Refused(_TOO_WIDE)
    return do_format(text, *args, **options)


@pass_eval_context
def _replaced(context: EvalContext, text: str, old: str, new: str, count: int | None = None) -> str:
    """The filter `replace`, unless what it makes would fill the memory."""
    _check_replacing(str(text), str(old), str(new))
    return do_replace(context, text, old, new, count)


@pass_eval_context
def _joined(context: EvalContext, things: Iterable[Any], between: str = "", attribute: Any = None) -> Any:
    """The filter `join`, unless what it makes would fill the memory."""
    kept = list(islice(things, STEPS + 1))
    if attribute is None and sum(len(str(thing)) + len(str(between)) for thing in kept) > LONGEST:
        raise Refused(_TOO_LONG)
    return do_join(context, bounded(kept), between, attribute)


def _check_method(text: str, name: str, args: tuple[Any, ...]) -> None:
    """Methods of a text do what the filters of their name do."""
    if name == "replace" and len(args) >= 2:
        _check_replacing(text, str(args[0]), str(args[1]))
    elif name == "join" and args and isinstance(args[0], Collection):
        parts = list(islice(args[0], STEPS + 1))
        if sum(len(str(part)) + len(text) for part in parts) > LONGEST:
            raise Refused(_TOO_LONG)


def _check_replacing(text: str, old: str, new: str) -> None:
    times = text.count(old) if old else len(text) + 1
    if len(text) + times * len(new) > LONGEST:
        raise Refused(_TOO_LONG)


def _check_widths(values: Iterable[object]) -> None:
    for value in values:
        if isinstance(value, int) and abs(value) > WIDEST:
            raise Refused(_TOO_WIDE)


def _filtered(node: nodes.Node | None, name: str, line: int) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=line)
