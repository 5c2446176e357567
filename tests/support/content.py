"""The shipped questionnaire as plain TOML, not through e20assess: its tables, ids and sentences."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

Table = dict[str, Any]

CONTENT = Path(__file__).resolve().parents[2] / "questions" / "enterprise20"
LANGUAGES = ("en", "fr")
LEVELS = (1, 2, 3, 4, 5)

# `role` is asked of every source, so that one used only as background says what it contributed.
REQUIRED = {
    "questionnaire": ("title", "introduction", "disclaimer"),
    "questionnaire.agreement": ("labels",),
    "rubric.short": ("names",),
    "level": ("name", "meaning"),
    "dimension": ("name",),
    "capability": ("name", "description"),
    "source": ("role",),
    "question": ("text", "recall", "why"),
    "option": ("text",),
    "action": ("title", "how", "sign"),
    "narrative": ("text",),
    "pattern": ("name", "meaning", "first_step"),
    "archetype": ("reveals",),
}


class Entry(NamedTuple):
    """A table of a file: `kind` is its key inside an array of tables, elsewhere its dotted path."""

    kind: str
    name: str
    file: str
    table: Table

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class Sentence(NamedTuple):
    entry: Entry
    field: str
    language: str
    text: str

    @property
    def shown(self) -> str:
        """For failure messages: what pytest prints has to tell U+00A0 from a space."""
        visible = self.text.replace("\u00a0", "[00A0]")
        return f"{self.entry.file}: {self.entry.name}, {self.field}.{self.language}: {visible}"


def is_translated(value: object) -> bool:
    return isinstance(value, dict) and not value.keys().isdisjoint(LANGUAGES)


def name_of(kind: str, table: Table, parent: str) -> str:
    match kind:
        case "option":
            return f"{parent}.{table['id']}"
        case "action":
            return f"{table['capability']}.from-{table['from']}"
        case "narrative":
            return f"{table['dimension']}.level-{table['level']}"
        case "archetype":
            return f"{table['question']}.{'+'.join(table.get('options', ['when']))}"
        case "level":
            return f"level-{table['value']}"
        case _:
            return str(table.get("id") or table.get("question") or kind)


def entries_of(kind: str, name: str, file: str, table: Table) -> Iterator[Entry]:
    yield Entry(kind, name, file, table)
    for key, value in table.items():
        if isinstance(value, dict) and not is_translated(value):
            yield from entries_of(f"{kind}.{key}", key, file, value)
        elif isinstance(value, list):
            for child in value:
                if isinstance(child, dict):
                    yield from entries_of(key, name_of(key, child, name), file, child)


def texts(said: str | list[str]) -> list[str]:
    return [said] if isinstance(said, str) else said


def sentences_of(entry: Entry) -> Iterator[Sentence]:
    for field, value in entry.table.items():
        if is_translated(value):
            for language, said in value.items():
                for text in texts(said):
                    yield Sentence(entry, field, language, text)


DOCUMENTS = {path.name: tomllib.loads(path.read_text("utf-8")) for path in sorted(CONTENT.glob("*.toml"))}
ENTRIES = [
    entry
    for file, document in DOCUMENTS.items()
    for entry in entries_of(file.removesuffix(".toml"), file.removesuffix(".toml"), file, document)
]
SENTENCES = [sentence for entry in ENTRIES for sentence in sentences_of(entry)]
FRENCH = [sentence for sentence in SENTENCES if sentence.language == "fr"]
ANCHORS = [sentence for sentence in SENTENCES if sentence.field == "anchors"]
QUESTIONNAIRE = DOCUMENTS["questionnaire.toml"]


def tables(kind: str) -> list[Table]:
    return [entry.table for entry in ENTRIES if entry.kind == kind]


def ids(kind: str) -> list[str]:
    return [table["id"] for table in tables(kind)]


QUESTIONS = {question["id"]: question for question in tables("question")}
DIMENSIONS = {dimension["id"]: dimension for dimension in tables("dimension")}
DIMENSION_OF = {
    capability["id"]: dimension["id"]
    for dimension in DIMENSIONS.values()
    for capability in dimension["capability"]
}


def is_scored(question: Table) -> bool:
    return bool(question["type"] != "choice")


def option_ids(question: Table) -> list[str]:
    return [option["id"] for option in question["option"]]


def translated_fields() -> Iterator[tuple[Entry, str]]:
    """Every field that has to exist in all languages, and every other one that exists in any."""
    for entry in ENTRIES:
        required = set(REQUIRED.get(entry.kind, ()))
        if entry.kind == "question" and entry.table["type"] == "level":
            required.add("anchors")
        found = {field for field, value in entry.table.items() if is_translated(value)}
        for field in sorted(required | found):
            yield entry, field
