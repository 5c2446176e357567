"""The files of a questionnaire by their digest: whether two are the same, and ours as it was shipped."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from e20assess.errors import AssessError
from e20assess.inputs.kinds import QUESTIONNAIRE
from e20assess.inputs.text import text_of

SHIPPED_DIGEST = "375a519d21b4107c48774bb89e8ddbb9136acdd4b7c68ba43308d017073b0d50"
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
