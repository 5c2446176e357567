"""Writes an answer sheet as TOML or JSON; what was written reads back as the same sheet."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from e20assess import faults
from e20assess.answers.model import FORMAT, Answer, AnswerSheet, Form, Respondent
from e20assess.answers.validity import SCALES, Refusal, note_refusals, value_of, value_refusals
from e20assess.errors import AssessError, FaultKind, Phrase, Place, closest
from e20assess.files import read_file
from e20assess.i18n import N_
from e20assess.inputs.findings import Findings, as_written, quoted
from e20assess.inputs.json_text import json_table
from e20assess.inputs.kinds import SHEET
from e20assess.inputs.locate import KeyPath, json_lines, toml_lines
from e20assess.inputs.structure import Part, validated
from e20assess.inputs.text import clean, clean_line, text_of
from e20assess.inputs.toml import toml_table
from e20assess.questionnaire.model import Question, Questionnaire
from e20assess.questionnaire.rubric import HIGHEST, LOWEST

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


_Level = Annotated[int, Field(strict=True, ge=LOWEST, le=HIGHEST)]


@dataclass
class _Who(Part):
    name: str = ""
    role: str = ""


def _a_date(value: object) -> object:
    if isinstance(value, datetime.date) or (isinstance(value, str) and _ISO_DATE.fullmatch(value)):
        return value
    raise ValueError(N_("a date such as 2026-03-17 is expected"))


@dataclass(kw_only=True)
class _Head(Part):
    """The keys of a sheet; the answers are read one by one against the questionnaire."""

    format: Literal[1]
    questionnaire: str
    version: str
    organisation: str
    unit: str = ""
    date: Annotated[datetime.date, BeforeValidator(_a_date)]
    language: str
    form: Form = "full"
    respondent: _Who = field(default_factory=_Who)
    targets: dict[str, _Level] = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=dict)


def read_sheet(path: Path, questionnaire: Questionnaire) -> AnswerSheet:
    """The sheet in a file. Raises AssessError with every fault, each with its line."""
    text = text_of(read_file(path, Place(str(path))), str(path), SHEET)
    return parse_sheet(text, questionnaire, str(path), is_json=path.suffix.lower() == ".json")


def parse_sheet(text: str, questionnaire: Questionnaire, file: str, *, is_json: bool = False) -> AnswerSheet:
    """The sheet in a text; `file` is how its faults name it. Raises AssessError."""
    text = text.replace("\r\n", "\n")
    table = json_table(text, file, SHEET) if is_json else toml_table(text, file, SHEET)
    return _Reader(questionnaire, file, text, is_json).sheet(table)


_BARE = {value: Answer(value) for value in range(LOWEST, HIGHEST + 1)}

_BESIDE = {"value": object, "note": str, "discuss": bool}
"""The keys of an answer that is a table, and what each holds."""
_EXPECTED_BESIDE = {
    "note": N_("a text between quotes is expected"),
    "discuss": N_("true or false is expected"),
}


class _Reader:
    """Reads one sheet against one questionnaire."""

    def __init__(self, questionnaire: Questionnaire, file: str, text: str, is_json: bool) -> None:
        self._questionnaire = questionnaire
        self._file = file
        self._findings = Findings(lines_of=json_lines if is_json else toml_lines)
        self._findings.read(file, text)

    def sheet(self, table: dict[str, Any]) -> AnswerSheet:
        if table.get("format", FORMAT) != FORMAT:
            line = self._line(("format",))
            raise AssessError.of(
                faults.FORMAT_UNSUPPORTED, Place(self._file, line), format=as_written(table["format"])
            )
        head = validated(_Head, table, self._findings, self._file, ())
        self._check_questionnaire(table)
        raw = table.get("answers", {})
        answers = self._answers(raw) if isinstance(raw, dict) else {}
        if head is not None:
            self._check_head(head)
        self._findings.raise_if_any()
        assert head is not None, "a sheet without findings has a head"
        return AnswerSheet(
            questionnaire=head.questionnaire,
            version=head.version,
            organisation=clean_line(head.organisation),
            unit=clean_line(head.unit),
            date=head.date,
            language=head.language,
            form=head.form,
            respondent=Respondent(clean_line(head.respondent.name), clean_line(head.respondent.role)),
            targets=head.targets,
            answers=answers,
        )

    def _check_questionnaire(self, table: dict[str, Any]) -> None:
        """A sheet of another questionnaire is one fault, not one for each of its answers."""
        found, expected = table.get("questionnaire"), self._questionnaire
        if isinstance(found, str) and found != expected.id:
            place = Place(self._file, self._line(("questionnaire",)))
            raise AssessError.of(faults.OTHER_QUESTIONNAIRE, place, found=found, expected=expected.id)
        version = table.get("version")
        if isinstance(version, str) and version.split(".")[0] != expected.major:
            place = Place(self._file, self._line(("version",)))
            raise AssessError.of(faults.OTHER_VERSION, place, found=version, expected=expected.version)

    def _check_head(self, head: _Head) -> None:
        languages = self._questionnaire.languages
        if head.language not in languages:
            expected = Phrase(N_("one of {choices} is expected"), {"choices": quoted(languages)})
            self._add(
                faults.WRONG_VALUE,
                ("language",),
                key="language",
                shown=as_written(head.language),
                expected=expected,
            )
        dimensions = [dimension.id for dimension in self._questionnaire.dimensions]
        for id in head.targets:
            if id not in dimensions:
                self._add(faults.UNKNOWN_TARGET, ("targets", id), id=id, guess=closest(id, dimensions))

    def _answers(self, raw: dict[str, Any]) -> dict[str, Answer]:
        questions = self._questionnaire.questions
        answers: dict[str, Answer] = {}
        for id, given in raw.items():
            question = questions.get(id)
            if question is None:
                self._add(faults.UNKNOWN_QUESTION, ("answers", id), id=id, guess=closest(id, questions))
            # Most answers are bare numbers, and equal ones can be the same object.
            elif type(given) is int and given in _BARE and question.type in SCALES:
                answers[id] = _BARE[given]
            elif (answer := self._answer(question, given)) is not None and not answer.is_empty:
                answers[id] = answer
        return answers

    def _answer(self, question: Question, given: object) -> Answer | None:
        path: KeyPath = ("answers", question.id)
        if not isinstance(given, dict):
            return self._given(question, given, "", path)
        note, discuss = self._beside(given, path)
        value = given.get("value")
        self._refuse(note_refusals(question, note), path)
        if value is None:
            return Answer(None, note, discuss)
        answer = self._given(question, value, note, path)
        return answer.flagged(True) if answer and discuss else answer

    def _beside(self, given: dict[str, Any], path: KeyPath) -> tuple[str, bool]:
        """What stands beside a value: its note, and whether it is to be discussed."""
        sound: dict[str, Any] = {}
        for key, value in given.items():
            if key not in _BESIDE:
                self._add(faults.UNKNOWN_KEY, (*path, key), key=key, guess=closest(key, _BESIDE))
            elif not isinstance(value, _BESIDE[key]):
                phrase = Phrase(_EXPECTED_BESIDE[key])
                self._add(faults.WRONG_VALUE, (*path, key), key=key, shown=as_written(value), expected=phrase)
            else:
                sound[key] = value
        return clean(sound.get("note", "")), sound.get("discuss", False)

    def _given(self, question: Question, given: object, note: str, path: KeyPath) -> Answer | None:
        if self._refuse(value_refusals(question, given, note), path):
            return None
        return Answer(value_of(question, given), note)

    def _refuse(self, refused: Iterable[Refusal], path: KeyPath) -> bool:
        """Note what is refused; whether anything is."""
        found = list(refused)
        for kind, values in found:
            self._add(kind, path, **values)
        return bool(found)

    def _add(self, kind: FaultKind, path: KeyPath, **values: object) -> None:
        self._findings.add(kind, self._file, path, line=None, **values)

    def _line(self, path: KeyPath) -> int:
        """The line of a key."""
        return self._findings.line(self._file, path)


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
