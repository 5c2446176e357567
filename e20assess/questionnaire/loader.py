"""Reads a folder of TOML files into a Questionnaire, or says everything that is wrong with it.

`load_folder` for a folder of the user's, `load_shipped` for the one that comes with the program,
`load_files` for the snapshot kept with an assessment.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from e20assess import faults
from e20assess.errors import AssessError, Phrase, Place
from e20assess.files import kind_of, read_file
from e20assess.i18n import N_
from e20assess.inputs.findings import Findings, as_written
from e20assess.inputs.kinds import QUESTIONNAIRE
from e20assess.inputs.text import text_of
from e20assess.inputs.toml import toml_table
from e20assess.questionnaire.draft import (
    ARCHETYPES,
    MAIN,
    NARRATIVES,
    PATTERNS,
    RUBRIC,
    DimensionHead,
    Draft,
    Entry,
    Header,
)
from e20assess.questionnaire.model import (
    Action,
    Archetype,
    Capability,
    Dimension,
    Level,
    Narrative,
    Pattern,
    Question,
    Questionnaire,
    Skip,
    Source,
)
from e20assess.questionnaire.rubric import Rubric

SHIPPED_DIGEST = "934560b6263bf7d88aa19c9d4810fd26887bb0911f0e2b4bbfde9ec6a9ae185a"
"""The digest of the shipped files as they were found sound; a test says when it is another."""


def digest_of(files: Mapping[str, str]) -> str:
    """SHA-256 of the files, in hexadecimal: two questionnaires with the same digest are the same."""
    sum = hashlib.sha256()
    for name, text in sorted(files.items()):
        sum.update(f"{name}\0{len(text)}\0{text}\0".encode())
    return sum.hexdigest()


def are_as_shipped(files: Mapping[str, bytes]) -> bool:
    """Whether the installed files are those that were found sound: nobody has changed them by hand."""
    try:
        texts = {name: text_of(data, name, QUESTIONNAIRE) for name, data in files.items()}
        return digest_of(texts) == SHIPPED_DIGEST
    except AssessError:
        return False


SHIPPED = "enterprise20"
"""The questionnaire that comes with the program."""

FORMAT = 1
"""The version of the file format that this program reads (docs/format.md)."""

_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*\.toml")

ReadFile = Callable[[str], bytes]
"""Gives the bytes of a file of the folder by its name. Raises AssessError with a single fault."""


def load_folder(folder: Path) -> Questionnaire:
    """The questionnaire of a folder. Raises AssessError with every fault, each with its file and line."""
    kind = kind_of(folder)
    if kind == "missing":
        raise AssessError.of(faults.FOLDER_MISSING, Place(str(folder)))
    if kind != "folder":
        raise AssessError.of(faults.NOT_A_FOLDER, Place(str(folder)))

    def read(name: str) -> bytes:
        # A pipe that nobody fills would be waited for without end.
        if kind_of(folder / name) == "other":
            raise AssessError.of(faults.FILE_MISSING, Place(name))
        return read_file(folder / name, Place(name))

    return _Loader(read, f"{folder}/").load()


@lru_cache(maxsize=1)
def load_shipped() -> Questionnaire:
    """The questionnaire that comes with the program."""
    folder = resources.files("e20assess.questions") / SHIPPED
    files = {file.name: file.read_bytes() for file in folder.iterdir() if file.name.endswith(".toml")}

    def read(name: str) -> bytes:
        if name not in files:
            raise AssessError.of(faults.FILE_MISSING, Place(name))
        return files[name]

    return _Loader(read, f"{SHIPPED}/", is_sound=are_as_shipped(files)).load()


def load_files(files: Mapping[str, str], label: str = "") -> Questionnaire:
    """The questionnaire of a snapshot: the text of each file by name. Raises AssessError."""

    def read(name: str) -> bytes:
        if name not in files:
            raise AssessError.of(faults.FILE_MISSING, Place(name))
        return files[name].encode()

    return _Loader(read, label).load()


class _Loader:
    """One reading: from files to a draft, from a sound draft to a questionnaire."""

    def __init__(self, read: ReadFile, label: str, *, is_sound: bool = False) -> None:
        self._read = read
        self._findings = Findings(label)
        self._files: dict[str, str] = {}
        self._unread: list[str] = []
        self._is_sound = is_sound

    def load(self) -> Questionnaire:
        draft = self._draft()
        if not self._is_sound:
            from e20assess.questionnaire.checks import check

            draft.has_unread_file = bool(self._unread)
            check(draft)
            self._findings.raise_if_any()
        return self._built(draft)

    def _draft(self) -> Draft:
        draft = Draft(self._findings, self._is_sound)
        main = self._table(MAIN)
        if self._findings:
            raise AssessError(self._findings.faults())
        self._check_format(main)
        for key in ("level", "dimension", "skip", "source"):
            check_rows(self._findings, main, key, MAIN)
        if not main.get("dimension"):
            self._findings.add(faults.MISSING_KEY, MAIN, (), key="dimension")
        arrays = {"level", "dimension", "skip", "source", "format"}
        header = {key: value for key, value in main.items() if key not in arrays}
        if (part := draft.part(Header, header, MAIN, ())) is not None:
            draft.header = Entry(part, MAIN, ())
        draft.levels = draft.collect(Level, main, "level", MAIN)
        draft.skips = draft.collect(Skip, main, "skip", MAIN)
        draft.sources = draft.collect(Source, main, "source", MAIN)
        self._read_dimensions(draft, main)
        rules = self._table(RUBRIC)
        if RUBRIC not in self._unread and (rubric := draft.part(Rubric, rules, RUBRIC, ())):
            draft.rubric = Entry(rubric, RUBRIC, ())
        draft.patterns = draft.collect(Pattern, self._sole(PATTERNS, "pattern"), "pattern", PATTERNS)
        draft.archetypes = draft.collect(
            Archetype, self._sole(ARCHETYPES, "archetype"), "archetype", ARCHETYPES
        )
        draft.narratives = draft.collect(
            Narrative, self._sole(NARRATIVES, "narrative"), "narrative", NARRATIVES
        )
        return draft

    def _read_dimensions(self, draft: Draft, main: dict[str, Any]) -> None:
        rows = main.get("dimension", [])
        for index, row in enumerate(rows if isinstance(rows, list) else []):
            if not isinstance(row, dict):
                continue
            id = str(row.get("id", ""))
            draft.capabilities += draft.collect(Capability, row, "capability", MAIN, ("dimension", index), id)
            for key, model in (("question", Question), ("action", Action)):
                path = ("dimension", index, f"{key}s")
                name = row.get(f"{key}s")
                if not isinstance(name, str):
                    continue
                if not _FILE_NAME.fullmatch(name):
                    self._findings.add(faults.BAD_FILE_NAME, MAIN, path, name=name)
                    continue
                table = self._sole(name, key, required=True)
                if model is Question:
                    draft.questions += draft.collect(Question, table, key, name, (), id)
                else:
                    draft.actions += draft.collect(Action, table, key, name, (), id)
        heads = [
            {key: value for key, value in row.items() if key != "capability"}
            if isinstance(row, dict)
            else row
            for row in (rows if isinstance(rows, list) else [])
        ]
        draft.dimensions = draft.collect(DimensionHead, {"dimension": heads}, "dimension", MAIN)

    def _sole(self, name: str, key: str, required: bool = False) -> dict[str, Any]:
        """A file that holds one array of tables and nothing else."""
        table = self._table(name, required)
        for other in table:
            if other != key:
                self._findings.add(faults.UNKNOWN_KEY, name, (other,), key=other, guess="")
        check_rows(self._findings, table, key, name)
        return table

    def _table(self, name: str, required: bool = True) -> dict[str, Any]:
        """A file as TOML; an empty table where it cannot be read (the fault is noted)."""
        try:
            text = text_of(self._read(name), name, QUESTIONNAIRE)
            self._files[name] = text
            self._findings.read(name, text)
            return toml_table(text, name, QUESTIONNAIRE)
        except AssessError as error:
            fault = error.faults[0]
            if required or fault.kind is not faults.FILE_MISSING:
                self._findings.take(fault, name)
                self._unread.append(name)
            return {}

    def _check_format(self, main: dict[str, Any]) -> None:
        if "format" not in main:
            self._findings.add(faults.MISSING_KEY, MAIN, (), key="format")
        elif main["format"] != FORMAT:
            place, found = self._findings.place(MAIN, ("format",)), as_written(main["format"])
            raise AssessError.of(faults.FORMAT_UNSUPPORTED, place, format=found)

    def _built(self, draft: Draft) -> Questionnaire:
        assert draft.header and draft.rubric, "a draft without findings is whole"
        header = draft.header.part
        return Questionnaire(
            id=header.id,
            version=header.version,
            languages=header.languages,
            title=header.title,
            introduction=header.introduction,
            disclaimer=header.disclaimer,
            short=header.short,
            order=header.order,
            levels=tuple(entry.part for entry in draft.levels),
            agreement=header.agreement.labels,
            dimensions=tuple(_dimension(entry.part, draft) for entry in draft.dimensions),
            skips=tuple(entry.part for entry in draft.skips),
            sources=tuple(entry.part for entry in draft.sources),
            patterns=tuple(entry.part for entry in draft.patterns),
            archetypes=tuple(entry.part for entry in draft.archetypes),
            narratives=tuple(entry.part for entry in draft.narratives),
            actions=tuple(entry.part for entry in draft.actions),
            rubric=draft.rubric.part,
            files=dict(self._files),
            digest=digest_of(self._files),
        )


def _dimension(head: DimensionHead, draft: Draft) -> Dimension:
    return Dimension(
        head.id,
        head.name,
        tuple(entry.part for entry in draft.capabilities if entry.dimension == head.id),
        tuple(entry.part for entry in draft.questions if entry.dimension == head.id),
    )


def check_rows(findings: Findings, table: dict[str, Any], key: str, file: str) -> None:
    """Note a single table (or anything else) where an array of tables is expected."""
    if not isinstance(table.get(key, []), list):
        expected = Phrase(N_("[[{key}]] is expected"), {"key": key})
        findings.add(faults.WRONG_VALUE, file, (key,), key=key, shown="…", expected=expected)
