"""Writing files so that no reader ever finds half of one, and nothing is overwritten unasked."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
import unicodedata
from pathlib import Path

from e20assess import faults
from e20assess.errors import AssessError, Place


def write_file(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """Write through a temporary file in the same folder. Raises AssessError (exists, unwritable)."""
    if path.exists() and not overwrite:
        raise AssessError.of(faults.EXISTS, Place(str(path)))
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            _give_usual_rights(temporary)
            os.replace(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise AssessError.of(faults.UNWRITABLE, Place(str(path)), reason=reason) from None


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """A file in `folder` that does not exist yet: STEM.suffix, else STEM-2.suffix, and so on."""
    path, count = folder / f"{stem}{suffix}", 1
    while path.exists():
        count += 1
        path = folder / f"{stem}-{count}{suffix}"
    return path


def file_stem(*words: str) -> str:
    """A plain file name made of words from outside: ASCII letters, digits and hyphens only."""
    ascii = unicodedata.normalize("NFKD", " ".join(words)).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", ascii).strip("-").lower()[:80] or "e20assess"


def _give_usual_rights(path: str) -> None:
    """A temporary file is made private; the finished one gets what the user's umask gives others."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(path, 0o666 & ~mask)
