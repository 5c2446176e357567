"""Writes an answer sheet as TOML or JSON; what was written reads back as the same sheet."""

from __future__ import annotations

import json
from typing import Any

from e20assess.answers.model import FORMAT, Answer, AnswerSheet


def sheet_table(sheet: AnswerSheet) -> dict[str, Any]:
    """The sheet as nested tables, with the keys of the sheet format, ready for JSON but for the date."""
    respondent = {"name": sheet.respondent.name, "role": sheet.respondent.role}
    return {
        "format": FORMAT,
        "questionnaire": sheet.questionnaire,
        "version": sheet.version,
        "organisation": sheet.organisation,
        "unit": sheet.unit,
        "date": sheet.date,
        "language": sheet.language,
        "form": sheet.form,
        "respondent": {key: value for key, value in respondent.items() if value},
        "targets": dict(sheet.targets),
        "answers": {id: _plain(answer) for id, answer in sheet.answers.items()},
    }


def to_json(sheet: AnswerSheet) -> str:
    """The sheet as JSON text."""
    return json.dumps(sheet_table(sheet), ensure_ascii=False, indent=2, default=str) + "\n"


def to_toml(sheet: AnswerSheet) -> str:
    """The sheet as TOML text, laid out as a person would write it."""
    table = sheet_table(sheet)
    tables = {key: table.pop(key) for key in ("targets", "answers")}
    respondent = table.pop("respondent")
    lines = [f"{key} = {_toml(value)}" for key, value in table.items()]
    lines += [f"respondent.{key} = {_toml(value)}" for key, value in respondent.items()]
    for name, rows in tables.items():
        if rows or name == "answers":
            lines += ["", f"[{name}]"]
            lines += [f"{key} = {_toml(value)}" for key, value in rows.items()]
    return "\n".join(lines) + "\n"


def _plain(answer: Answer) -> Any:
    value = list(answer.value) if isinstance(answer.value, tuple) else answer.value
    if not answer.note and not answer.discuss:
        return value
    table = {"value": value, "note": answer.note or None, "discuss": answer.discuss or None}
    return {key: part for key, part in table.items() if part is not None}


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(str(value), ensure_ascii=False)
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_toml(item)}' for key, item in value.items())} }}"
    return str(value)
