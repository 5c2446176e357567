"""Turns what pydantic says of a table into faults for its author, and keeps what can still be checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_type_hints

from e20assess import faults
from e20assess.errors import Phrase, closest
from e20assess.inputs.locate import KeyPath
from e20assess.questionnaire.condition_reader import ExpressionError
from e20assess.questionnaire.findings import Findings, as_written, quoted
from e20assess.questionnaire.written import TEXT_TYPE, Part, key_of
from e20assess.words import N_

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails

ModelType = TypeVar("ModelType")

_FOREIGN_KEY = ("extra_forbidden", "unexpected_keyword_argument")
"""What pydantic calls a key that means nothing: in a model, in a dataclass."""

_EXPECTED = {
    "string_type": N_("a text between quotes is expected"),
    "int_type": N_("a whole number is expected"),
    "int_from_float": N_("a whole number is expected"),
    "int_parsing": N_("a whole number is expected"),
    "bool_type": N_("true or false is expected"),
    "bool_parsing": N_("true or false is expected"),
    "tuple_type": N_("a list is expected"),
    "list_type": N_("a list is expected"),
    TEXT_TYPE: N_("one text for each language is expected, such as {key}.en"),
    "dict_type": N_("a table is expected"),
    "model_type": N_("a table is expected"),
    "dataclass_type": N_("a table is expected"),
    "date_type": N_("a date such as 2026-03-17 is expected"),
    "date_parsing": N_("a date such as 2026-03-17 is expected"),
    "date_from_datetime_parsing": N_("a date such as 2026-03-17 is expected"),
    "date_from_datetime_inexact": N_("a date such as 2026-03-17 is expected"),
    "literal_error": N_("one of {choices} is expected"),
    "greater_than_equal": N_("it is too small"),
    "less_than_equal": N_("it is too large"),
    "too_short": N_("at least one entry is expected"),
    "string_pattern_mismatch": N_("numbers with dots between them are expected, such as 1.0"),
    "value_error": N_("{reason}"),
}


def validated(
    model: type[ModelType], raw: object, findings: Findings, file: str, path: KeyPath
) -> ModelType | None:
    """The table as `model`, its faults noted; None where it is too broken to be checked further.

    A key that means nothing is noted and left out, so that the rest is still checked.
    """
    from pydantic import ValidationError

    adapter: TypeAdapter[ModelType] = _adapter(model)
    try:
        return adapter.validate_python(raw)
    except ValidationError as error:
        details = error.errors()
        for detail in details:
            _note(detail, model, findings, file, path)
        if any(detail["type"] not in _FOREIGN_KEY for detail in details):
            return None
        return adapter.validate_python(_without(raw, [detail["loc"] for detail in details]))


_ADAPTERS: dict[type, TypeAdapter[Any]] = {}


def _adapter(model: type) -> TypeAdapter[Any]:
    """What pydantic makes of a part, once for each kind."""
    if model not in _ADAPTERS:
        from pydantic import TypeAdapter

        _ADAPTERS[model] = TypeAdapter(model)
    return _ADAPTERS[model]


def _note(detail: ErrorDetails, model: type, findings: Findings, file: str, base: KeyPath) -> None:
    path = (*base, *detail["loc"])
    key = ".".join(str(part) for part in detail["loc"] if isinstance(part, str)) or str(
        base[-1] if base else ""
    )
    kind, cause = detail["type"], detail.get("ctx", {}).get("error")
    if kind in _FOREIGN_KEY:
        guess = closest(str(path[-1]), _known_keys(model))
        findings.add(faults.UNKNOWN_KEY, file, path, key=key, guess=guess)
    elif kind == "missing":
        findings.add(faults.MISSING_KEY, file, path, key=key)
    elif isinstance(cause, ExpressionError):
        findings.add(faults.EXPRESSION_SYNTAX, file, path, reason=cause.reason)
    else:
        choices = quoted(
            detail.get("ctx", {}).get("expected", "").replace("'", "").replace(" or ", ", ").split(", ")
        )
        expected = Phrase(
            _EXPECTED.get(kind, "{reason}"),
            {"key": key, "choices": choices, "reason": Phrase(str(cause)) if cause else detail["msg"]},
        )
        findings.add(
            faults.WRONG_VALUE, file, path, key=key, shown=as_written(detail["input"]), expected=expected
        )


@cache
def _known_keys(model: type) -> tuple[str, ...]:
    return tuple(_keys(model))


def _keys(model: type) -> Iterator[str]:
    """Every key that the model and the models inside it know."""
    hints = get_type_hints(model)
    for name in [field.name for field in fields(model)] if is_dataclass(model) else hints:
        yield key_of(name)
        for inner in (hints[name], *get_args(hints[name])):
            if isinstance(inner, type) and issubclass(inner, Part):
                yield from _keys(inner)


def _without(raw: Any, paths: list[tuple[int | str, ...]]) -> Any:
    """A copy of nested tables without the keys at `paths`."""
    heads = {path[0] for path in paths if len(path) == 1}
    if isinstance(raw, Mapping):
        items = [(key, value) for key, value in raw.items() if key not in heads]
        return {key: _without(value, _below(paths, key)) for key, value in items}
    if isinstance(raw, list):
        return [_without(value, _below(paths, index)) for index, value in enumerate(raw)]
    return raw


def _below(paths: list[tuple[int | str, ...]], head: int | str) -> list[tuple[int | str, ...]]:
    return [path[1:] for path in paths if len(path) > 1 and path[0] == head]
