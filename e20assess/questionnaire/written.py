"""How the parts of a questionnaire are written in its files, and made from what is known to be sound.

The parts are plain dataclasses. What comes from outside is checked by pydantic, which takes the marks
below as they are (see `shape`); what was checked before is built without it, for it is slow to import.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
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

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

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
