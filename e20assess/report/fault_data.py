"""Faults as plain data, to be carried from one process to another."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from e20assess import faults
from e20assess.errors import AssessError, Fault, FaultKind, Phrase, Place


def data_of(error: AssessError) -> list[dict[str, Any]]:
    """Every fault of an error: code, place and values."""
    return [
        {
            "code": fault.kind.code,
            "file": fault.place.file if fault.place else None,
            "line": fault.place.line if fault.place else None,
            "values": _plain(fault.values),
        }
        for fault in error.faults
    ]


def error_of(data: list[dict[str, Any]]) -> AssessError:
    """The error that was carried."""
    return AssessError(
        Fault(
            _kinds()[fault["code"]],
            None if fault["file"] is None else Place(fault["file"], fault["line"]),
            {name: _whole(value) for name, value in fault["values"].items()},
        )
        for fault in data
    )


def _plain(values: Mapping[str, object]) -> dict[str, Any]:
    return {
        name: {"phrase": value.english, "values": _plain(value.values)}
        if isinstance(value, Phrase)
        else value
        if isinstance(value, (int, float))
        else str(value)
        for name, value in values.items()
    }


def _whole(value: Any) -> object:
    if not isinstance(value, dict):
        return value
    return Phrase(value["phrase"], {name: _whole(part) for name, part in value["values"].items()})


@lru_cache(maxsize=1)
def _kinds() -> dict[str, FaultKind]:
    return {kind.code: kind for kind in vars(faults).values() if isinstance(kind, FaultKind)}
