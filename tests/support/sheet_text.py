"""Answer sheets as text, to be refused: the same lines in TOML and in JSON."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from e20assess.answers.sheet_file import parse_sheet
from e20assess.errors import AssessError
from e20assess.questionnaire.loader import load_shipped

FORMS = ["toml", "json"]
HEAD: dict[str, Any] = {
    "format": 1,
    "questionnaire": "enterprise20",
    "version": "1.1",
    "organisation": "Groupe Alizé",
    "date": "2026-03-17",
    "language": "fr",
}


def toml_of(value: object) -> str:
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {toml_of(item)}' for key, item in value.items())} }}"
    return json.dumps(value, ensure_ascii=False)


def written(form: str, head: Mapping[str, Any], **tables: Mapping[str, Any]) -> str:
    """A sheet as TOML or JSON, with everything on the same line in both.

    `format` stands in line 1; each table comes after an empty line, its keys from the line below its name.
    """
    if form == "toml":
        lines = [f"{key} = {toml_of(value)}" for key, value in head.items()]
        for name, table in tables.items():
            lines += ["", f"[{name}]", *(f"{key} = {toml_of(value)}" for key, value in table.items())]
        return "\n".join(lines) + "\n"
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    text = "{ " + ",\n".join(lines)
    for name, table in tables.items():
        rows = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in table.items())
        text += f',\n\n"{name}": {{\n{rows} }}'
    return text + " }\n"


def refused(text: str, form: str) -> AssessError:
    with pytest.raises(AssessError) as caught:
        parse_sheet(text, load_shipped(), "sheet", is_json=form == "json")
    return caught.value


def shortened(value: object) -> str:
    """A parameter as part of a test's name."""
    return "".join(char for char in str(value) if char.isascii() and char.isprintable())[:24]
