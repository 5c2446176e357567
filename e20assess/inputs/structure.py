"""A table that someone wrote, as the parts of a questionnaire: strictly, and every fault noted.

The classes say what may stand in a table; pydantic compares, and what it says becomes faults for the author.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from e20assess import faults
from e20assess.errors import FaultKind, Phrase, closest
from e20assess.i18n import N_
from e20assess.inputs.findings import Findings, as_written, quoted
from e20assess.inputs.locate import KeyPath

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, TypeAdapter
    from pydantic_core import CoreSchema, ErrorDetails


class UnreadableText(ValueError):
    """A text in a small language of its own, such as a condition, that cannot be read; `reason` says why."""

    kind: FaultKind
    """The fault that tells it; its sentence has a place for `reason`."""

    def __init__(self, reason: str, **values: object) -> None:
        self.reason = Phrase(reason, values)
        super().__init__(str(self.reason))


PartType = TypeVar("PartType")
Make = Callable[[Any], Any]


def key_of(name: str) -> str:
    """The key under which an attribute is written: the same, but for a word that Python keeps for itself."""
    return "from" if name == "from_level" else name


class Part:
    """What every part of a questionnaire is to pydantic: no key but those of the format."""

    __pydantic_config__: ClassVar[Mapping[str, object]] = {"extra": "forbid", "alias_generator": key_of}


@dataclass(frozen=True, slots=True)
class Converted:
    """Marks a value that is made of what is written by a function; ValueError says why it cannot be."""

    convert: Make

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The function alone decides."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(self.convert)


@dataclass(frozen=True, slots=True)
class Matching:
    """Marks a text that has to match a pattern."""

    pattern: str

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """A text with a pattern."""
        from pydantic_core import core_schema

        return core_schema.str_schema(pattern=self.pattern)


@dataclass(frozen=True, slots=True)
class Within:
    """Marks a whole number that has to lie between bounds, or a list that has to be so long at least."""

    least: int
    most: int | None = None

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The same with its bounds."""
        from pydantic_core import core_schema

        if source is int:
            return core_schema.int_schema(ge=self.least, le=self.most)
        return cast("CoreSchema", {**handler(source), "min_length": self.least})


TEXT_TYPE = "text_type"
"""The kind of fault of a value that is not one text for each language."""


class Rooted:
    """A part that is written as a table of its own, not as keys with names known beforehand."""

    WRITTEN_AS: ClassVar[object]

    @classmethod
    def of(cls, table: Any) -> Any:
        """The part made of a sound table."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The table, then the part made of it."""
        from pydantic_core import core_schema

        table = core_schema.no_info_before_validator_function(
            _a_table, handler.generate_schema(cls.WRITTEN_AS)
        )
        return core_schema.no_info_after_validator_function(cls.of, table)


def _a_table(written: object) -> object:
    from pydantic_core import PydanticCustomError

    if isinstance(written, dict):
        return written
    raise PydanticCustomError(TEXT_TYPE, "one text for each language is expected")


_KNOWN: dict[type, tuple[tuple[str, str, Make], ...]] = {}


def build(kind: type[PartType], raw: Mapping[str, Any]) -> PartType:
    """The part that a table stands for. The table is known to be sound: nothing is checked."""
    return kind(**{name: make(raw[key]) for name, key, make in _makers(kind) if key in raw})


def _makers(kind: type) -> tuple[tuple[str, str, Make], ...]:
    """The attributes of a part, their keys, and what makes their values; found out once for each kind."""
    if kind not in _KNOWN:
        assert is_dataclass(kind), "parts are dataclasses"
        hints = get_type_hints(kind, include_extras=True)
        _KNOWN[kind] = tuple(
            (part.name, key_of(part.name), _maker(hints[part.name])) for part in fields(kind)
        )
    return _KNOWN[kind]


def _maker(hint: Any) -> Make:
    """What makes a value of this type of what is written."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        marks = [mark for mark in inner[1:] if isinstance(mark, Converted)]
        return marks[0].convert if marks else _maker(inner[0])
    if origin in (Union, types.UnionType):
        return _maker(next(part for part in inner if part is not types.NoneType))
    if origin is tuple:
        make = _maker(inner[0])
        return lambda written: tuple(map(make, written))
    if isinstance(hint, type) and issubclass(hint, Rooted):
        return cast("Make", hint.of)
    if is_dataclass(hint) and isinstance(hint, type):
        return lambda written: build(hint, written)
    return _as_written


def _as_written(value: Any) -> Any:
    return value


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
    elif isinstance(cause, UnreadableText):
        findings.add(cause.kind, file, path, reason=cause.reason)
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
