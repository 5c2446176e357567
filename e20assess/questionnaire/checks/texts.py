"""Every sentence exists in every language of the questionnaire, and in no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from e20assess import faults
from e20assess.errors import terminal_safe
from e20assess.inputs.locate import KeyPath
from e20assess.inputs.structure import Part, key_of
from e20assess.inputs.text import is_blank
from e20assess.questionnaire.draft import Draft
from e20assess.questionnaire.text import Text, Texts


def check(draft: Draft) -> None:
    """Note missing, foreign and empty sentences."""
    if draft.header is None:
        return
    languages = draft.header.part.languages
    for source in draft.sources:
        for key in ("title", "author", "publication"):
            if terminal_safe(written := getattr(source.part, key)) != written:
                draft.findings.add(faults.CONTROL_CHARACTER, source.file, (*source.path, key), key=key)
    for entry in draft.entries():
        for path, text in texts_of(entry.part):
            _check_text(draft, entry.file, (*entry.path, *path), text, languages)


def texts_of(part: Part) -> Iterator[tuple[KeyPath, Text | Texts]]:
    """Every text inside a part, with its key path."""
    assert is_dataclass(part), "parts are dataclasses"
    for field in fields(part):
        value, key = getattr(part, field.name), key_of(field.name)
        if isinstance(value, Text | Texts):
            yield (key,), value
        elif isinstance(value, Part):
            yield from (((key, *path), text) for path, text in texts_of(value))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Part):
                    yield from (((key, index, *path), text) for path, text in texts_of(item))


def _check_text(draft: Draft, file: str, path: KeyPath, text: Text | Texts, languages: Sequence[str]) -> None:
    key, findings = str(path[-1]), draft.findings
    for language in languages:
        if language not in text.root:
            findings.add(faults.MISSING_LANGUAGE, file, path, key=key, language=language)
    for language, written in text.root.items():
        here = (*path, language)
        lines = [written] if isinstance(written, str) else written
        if language not in languages:
            findings.add(faults.UNKNOWN_LANGUAGE, file, here, key=key, language=language)
        elif any(terminal_safe(line) != line for line in lines):
            findings.add(faults.CONTROL_CHARACTER, file, here, key=key)
        elif any(map(is_blank, lines)):
            findings.add(faults.EMPTY_TEXT, file, here, key=key, language=language)


def check_count(draft: Draft, file: str, path: KeyPath, texts: Texts, expected: int) -> None:
    """Note each language in which a list of sentences has not the expected length."""
    for language, lines in texts.root.items():
        if len(lines) != expected:
            draft.findings.add(
                faults.WRONG_COUNT,
                file,
                (*path, language),
                key=str(path[-1]),
                count=len(lines),
                expected=expected,
                language=language,
            )
