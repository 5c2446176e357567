"""The JSON Schema of what the program writes as JSON, made from the classes of the views themselves.

Each class is a definition, each field a key that must be there, each docstring a description (one of a
class describes the keys that hold it and have none of their own). The
schemas are kept in `reports/schema`, and a test holds them to these classes: `make schema` renews them.
"""

from __future__ import annotations

import ast
import inspect
import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from textwrap import dedent
from typing import Any, Union, get_args, get_origin, get_type_hints

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_PLAIN: Mapping[object, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    type(None): "null",
}


_COMMON: Mapping[str, str] = {
    "after": "In the second assessment.",
    "answered": "How many of its questions have a value.",
    "asked": "How many of its scored questions count as asked.",
    "before": "In the first assessment.",
    "capability": "The name of its capability.",
    "date_iso": "The date as YYYY-MM-DD.",
    "description": "What it is about.",
    "dimension": "The name of its dimension.",
    "disclaimer": "What the document is not.",
    "dont_know": "What was answered with “I don't know”.",
    "effort_words": "The effort in words.",
    "first_step": "A first thing to do together.",
    "format": "The version of these keys: raised when one is renamed, removed, or changes its meaning.",
    "gain_exact": "The gain as a fraction; empty where there is none.",
    "has_targets": "Whether a level is aimed at in any dimension.",
    "how": "How to go about it.",
    "id": "Its id in the questionnaire.",
    "is_short": "Whether the short form was answered: bands instead of levels, no overall.",
    "meaning": "What it means, in two or three sentences.",
    "missing_ids": "The ids of what is missing.",
    "name": "Its name, in the language of the document.",
    "not_applicable": "What was answered with “Not applicable”.",
    "note": "What was noted beside the answer, as it was written; empty without a note.",
    "number": "Its number, from 1.",
    "only_after": "The texts of the questions of the second version only.",
    "organisation": "The organisation, as it was written.",
    "overall_line": "The overall score before and after, in one sentence.",
    "overall_sentences": "How the overall score was made, a sentence each.",
    "question": "The text of the question.",
    "rank": "Its place in the order proposed, from 1.",
    "respondent": "Who answered, as it was written; often empty.",
    "reveals": "What the answer suggests.",
    "role": "The respondent's role, as it was written; often empty.",
    "sentence": "What it is about, in one sentence.",
    "sentences": "What is to be known, a sentence each.",
    "severity_words": "The severity in words.",
    "sources": "Where it comes from.",
    "text": "The sentence.",
    "title": "What it is called.",
    "unanswered": "The ids of the questions without any answer.",
    "unit": "The unit that was assessed, as it was written; often empty.",
    "value": "The value that was found.",
    "version": "The version of the questionnaire and its rubric.",
    "weakest": "The lowest scores; none where most are equal.",
    "answers_after": "The same in the second assessment.",
}
"""Keys that mean the same wherever nothing is written under their field."""


def schema_of(view: type, name: str, format: int) -> Schema:
    """The schema of a view's JSON: `name` is "report" or "compare", `format` the version of its keys."""
    definitions: dict[type, Schema] = {}
    whole = _object(view, definitions)
    whole["properties"]["format"]["const"] = format
    named = {part.__name__: definition for part, definition in definitions.items()}
    if len(named) < len(definitions):
        raise TypeError("two classes of this view have the same name")
    return {
        "$schema": DIALECT,
        "$id": f"urn:e20assess:{name}:{format}",
        "title": f"e20assess {name}, format {format}",
        **whole,
        "$defs": dict(sorted(named.items())),
    }


def to_text(schema: Schema) -> str:
    """A schema as the file that is kept."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _object(view: type, definitions: dict[type, Schema]) -> Schema:
    hints, texts = get_type_hints(view), _field_texts(view)
    properties = {}
    for field in fields(view):
        schema = _any(hints[field.name], definitions)
        text = texts.get(field.name) or ("" if "$ref" in str(schema) else _COMMON[field.name])
        properties[field.name] = {**schema, "description": text} if text else schema
    return {
        "description": inspect.getdoc(view) or "",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _any(hint: Any, definitions: dict[type, Schema]) -> Schema:
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if is_dataclass(hint) and isinstance(hint, type):
        if hint not in definitions:
            definitions[hint] = {}
            definitions[hint].update(_object(hint, definitions))
        return {"$ref": f"#/$defs/{hint.__name__}"}
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple and inner[1:] == (...,):
        return {"type": "array", "items": _any(inner[0], definitions)}
    if origin in (types.UnionType, Union):
        kinds = [_any(part, definitions) for part in inner]
        if all(kind.keys() == {"type"} for kind in kinds):
            return {"type": [kind["type"] for kind in kinds]}
        return {"anyOf": kinds}
    if isinstance(origin, type) and issubclass(origin, Mapping) and inner[0] is str:
        return {"type": "object", "additionalProperties": _any(inner[1], definitions)}
    raise TypeError(f"no schema is known for {hint!r}")


@lru_cache
def _field_texts(view: type) -> Mapping[str, str]:
    """What is written under each field of a class, in one line."""
    body = ast.parse(dedent(inspect.getsource(view))).body[0]
    assert isinstance(body, ast.ClassDef)
    texts: dict[str, str] = {}
    for field, after in zip(body.body, body.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            match after:
                case ast.Expr(value=ast.Constant(value=str(text))):
                    texts[field.target.id] = " ".join(text.split())
    return texts
