"""The JSON of a report and of a comparison: what its schema says, and nothing else."""

import json
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from e20assess.answers.model import AnswerSheet, Form
from e20assess.questionnaire.loader import load_files, load_shipped
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.comparison import render as compare_render
from e20assess.report.formats import render
from e20assess.report.schema import schema_of
from tests.report.test_hostile_text import HOSTILE, _filled
from tests.support.comparisons import pairs
from tests.support.sheets import DK, NA, all_answers, example, sheet, with_all, with_answers
from tests.support.tiny_questionnaire import TINY

ROOT = Path(__file__).parents[2]
NAMES = ("report", "compare")
FORMS: tuple[Form, ...] = ("full", "short")


def shipped(name: str) -> dict[str, Any]:
    """The schema as it is installed with the program."""
    file = resources.files("e20assess.reports") / "schema" / f"{name}.schema.json"
    schema: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return schema


def faults(name: str, data: object) -> list[str]:
    return [
        f"{error.json_path}: {error.message}"
        for error in Draft202012Validator(shipped(name)).iter_errors(data)
    ]


def _sheets() -> dict[str, AnswerSheet]:
    ids = list(load_shipped().questions)
    named = {
        f"{name}, {form}": example(name, form) for name in ("alize", "delcourt", "rivage") for form in FORMS
    }
    return {
        **named,
        "empty": sheet(),
        "empty, short": sheet({}, "short"),
        "all gaps but the first": sheet(with_answers({}, owner="it")),
        "all not known": sheet(with_all({}, ids, DK)),
        "all not applicable": sheet(with_all({}, ids, NA)),
        "branch closed": sheet(with_answers(all_answers(2), owner="no_initiative")),
        "all at the top": sheet(all_answers(5)),
        "with targets": replace(example("rivage"), targets={"silos": 5, "customer": 1}),
        "with targets, short": replace(example("rivage", "short"), targets={"silos": 5}),
        "hostile": _filled("".join(HOSTILE.values())),
    }


SHEETS = _sheets()
PAIRS = pairs()


def report(sheet: AnswerSheet, language: str = "en") -> Any:
    return json.loads(render(load_shipped(), sheet, "json", language))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", SHEETS)
def test_every_report_is_what_its_schema_says(name: str, language: str) -> None:
    assert faults("report", report(SHEETS[name], language)) == []


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("pair", PAIRS)
def test_every_comparison_is_what_its_schema_says(pair: str, language: str) -> None:
    assert faults("compare", json.loads(compare_render.render(PAIRS[pair], "json", language))) == []


def test_the_report_of_another_questionnaire_is_too() -> None:
    tiny = load_files(TINY)
    answered = replace(sheet(), questionnaire="tiny", answers={})
    assert faults("report", json.loads(render(tiny, answered, "json", "en"))) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_kept_is_that_of_the_classes(name: str) -> None:
    spec = spec_from_file_location("schemas", ROOT / "docs" / "schemas.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    kept = (ROOT / "reports" / "schema" / f"{name}.schema.json").read_text("utf-8")
    assert module.texts()[f"{name}.schema.json"] == kept, "run `make schema`"


def _objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for part in schema.values():
            yield from _objects(part)


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_allows_no_other_key_and_explains_each(name: str) -> None:
    schema = shipped(name)
    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["format"]["const"] == 1
    for part in _objects(schema):
        assert part["additionalProperties"] is False and part["description"]
        assert part["required"] == list(part["properties"])
        for key, value in part["properties"].items():
            assert value.get("description") or "$ref" in json.dumps(value), key


def _places(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every key, of the first of each list, but for the ids that are keys themselves."""
    if isinstance(data, dict):
        for key, value in data.items():
            if path != ("answers",):
                yield (*path, key)
            yield from _places(value, (*path, key)) if path != ("answers",) or key == "owner" else ()
    elif isinstance(data, list) and data:
        yield from _places(data[0], (*path, 0))


def _parent(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path[:-1]:
        data = data[step]
    return data


def test_a_key_that_is_dropped_renamed_or_of_another_kind_is_found() -> None:
    whole = report(example("alize"))
    # What is not looked at is left out: one answer stands for all.
    whole["answers"] = {"owner": whole["answers"]["owner"]}
    whole["dimensions"] = whole["dimensions"][:1]
    whole["making"]["dimensions"] = whole["making"]["dimensions"][:1]
    validator = Draft202012Validator(shipped("report"))
    assert validator.is_valid(whole)
    places = list(_places(whole))
    assert len(places) > 200
    for path in places:
        parent, key = _parent(whole, path), path[-1]
        value = parent[key]
        for change in ({}, {f"{key}_": value}, {key: {"not": "this"}}):
            del parent[key]
            parent.update(change)
            assert not validator.is_valid(whole), (path, change)
            for name in change:
                del parent[name]
            parent[key] = value


def test_the_next_format_is_not_this_one() -> None:
    assert faults("report", {**report(sheet()), "format": 2}) == ["$.format: 1 was expected"]


def test_a_class_that_json_cannot_hold_is_refused() -> None:
    from dataclasses import dataclass

    @dataclass
    class Strange:
        """A class with a set."""

        format: int
        odd: set[str]

    with pytest.raises(TypeError):
        schema_of(Strange, "strange", 1)


def test_every_key_of_the_first_rank_is_in_the_documentation(questionnaire: Questionnaire) -> None:
    text = (ROOT / "docs" / "json.md").read_text("utf-8")
    for name in NAMES:
        for key in shipped(name)["properties"]:
            assert f"| `{key}` |" in text, key
