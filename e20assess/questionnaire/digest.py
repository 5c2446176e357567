"""The files of a questionnaire by their digest: whether two are the same, and ours as it was shipped."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

SHIPPED_DIGEST = "debeb80f9aa3ce649ee1e1f931fa952cfb89eb82acaa36e5d7191a65a509a033"
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
        return digest_of({name: text_of(data) for name, data in files.items()}) == SHIPPED_DIGEST
    except UnicodeDecodeError:
        return False


def text_of(data: bytes) -> str:
    """The text of a file. Raises UnicodeDecodeError."""
    return data.decode("utf-8-sig").replace("\r\n", "\n")
