"""Writing files so that no reader ever finds half of one, and nothing is overwritten unasked."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from e20assess import faults
from e20assess.errors import AssessError, Place

Kind = Literal["missing", "folder", "file", "other"]
"""What a path leads to; "other" is a pipe, a device and the like."""


def kind_of(path: Path) -> Kind:
    """What a path leads to. Raises AssessError (unreadable) where that cannot even be asked."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return "missing"
    except (OSError, ValueError) as error:
        raise AssessError.of(faults.UNREADABLE, Place(str(path)), reason=reason_of(error)) from None
    if stat.S_ISDIR(mode):
        return "folder"
    return "file" if stat.S_ISREG(mode) else "other"


def reason_of(error: Exception) -> str:
    """Why the system refused, in its own words."""
    return (error.strerror if isinstance(error, OSError) else str(error)) or type(error).__name__


LARGEST = 4
"""Megabytes: no sheet and no questionnaire file is larger; a wrong file is refused before it fills memory."""


def read_file(path: Path, place: Place) -> bytes:
    """The bytes of a file. Raises AssessError (missing, a folder, too large, unreadable)."""
    try:
        with path.open("rb") as file:
            # A device says that it has no size, and may never end; a buffer for the limit is slow to make.
            size = os.fstat(file.fileno()).st_size
            data = file.read(min(size or LARGEST * 2**20, LARGEST * 2**20) + 1)
    except (OSError, ValueError) as error:
        kind = kind_of(path)
        if kind == "missing":
            raise AssessError.of(faults.FILE_MISSING, place) from None
        if kind == "folder":
            raise AssessError.of(faults.IS_A_FOLDER, place) from None
        raise AssessError.of(faults.UNREADABLE, place, reason=reason_of(error)) from None
    if len(data) > LARGEST * 2**20:
        raise AssessError.of(faults.TOO_LARGE, place, limit=LARGEST)
    return data


def kind_to_write(path: Path) -> Kind:
    """What a path to be written leads to. Raises AssessError (unwritable) where that cannot be asked."""
    try:
        return kind_of(path)
    except AssessError as error:
        raise AssessError.of(faults.UNWRITABLE, Place(str(path)), **error.faults[0].values) from None


def write_file(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """Write through a temporary file in the same folder. Raises AssessError (exists, unwritable).

    A link is followed, a pipe or device is written to, and a file that is replaced keeps its rights.
    """
    kind = kind_to_write(path)
    if kind == "folder":
        raise AssessError.of(faults.IS_A_FOLDER, Place(str(path)))
    if kind == "file" and not overwrite:
        raise AssessError.of(faults.EXISTS, Place(str(path)))
    with _told_as_faults(path):
        if kind == "other":
            path.write_bytes(data)
        else:
            _replace(path.resolve(), data, overwrite=overwrite)


def write_private(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """The same for its owner alone: what people said in confidence. Raises AssessError (exists, unwritable).

    No link is followed: in a folder for everybody it may be another user's.
    """
    with _told_as_faults(path):
        _replace(path, data, overwrite=overwrite, private=True)


@contextlib.contextmanager
def _told_as_faults(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise AssessError.of(faults.EXISTS, Place(str(path))) from None
    except OSError as error:
        raise AssessError.of(faults.UNWRITABLE, Place(str(path)), reason=reason_of(error)) from None


def _replace(path: Path, data: bytes, *, overwrite: bool, private: bool = False) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        if not private:
            _give_rights(temporary, path)
        if overwrite:
            os.replace(temporary, path)
        else:
            _put_where_nothing_is(temporary, path, data)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _put_where_nothing_is(temporary: str, path: Path, data: bytes) -> None:
    """Give a finished file its name, unless one of this name has come meanwhile (FileExistsError)."""
    if os.name == "nt":
        os.rename(temporary, path)  # refuses to replace, on Windows
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems know no links: there the name itself is taken first.
        mode = stat.S_IMODE(os.stat(temporary).st_mode)
        with open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            try:
                file.write(data)
                file.flush()
            except OSError:
                os.unlink(path)
                raise
    os.unlink(temporary)


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """A file in `folder` that does not exist yet: STEM.suffix, else STEM-2.suffix, and so on."""
    path, count = folder / f"{stem}{suffix}", 1
    while os.path.lexists(path):
        count += 1
        path = folder / f"{stem}-{count}{suffix}"
    return path


_DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that Windows keeps for devices, in every folder."""

LONGEST_STEM = 150
"""Bytes of a file's name before its suffix; file systems take some 255."""


def file_stem(*words: str) -> str:
    """A plain file name made of words from outside: letters and digits of every script, symbols, hyphens.

    Latin letters lose their accents and their case. Where the words are too long together, the longest are
    shortened, so that none goes missing.
    """
    parts = [part for part in map(_plain, words) if part]
    room = LONGEST_STEM - (len(parts) - 1)
    while sum(len(part.encode()) for part in parts) > room:
        longest = max(range(len(parts)), key=lambda at: len(parts[at].encode()))
        parts[longest] = parts[longest][:-1].rstrip("-\u200d")
    stem = "-".join(filter(None, parts)) or "e20assess"
    return f"{stem}-e20assess" if _DEVICE.fullmatch(stem) else stem


def _plain(word: str) -> str:
    """A word as it may stand in a name: what file systems refuse or shells take for theirs is a hyphen."""
    kept = "".join(map(_plain_char, unicodedata.normalize("NFC", word[:LONGEST_STEM])))
    plain = re.sub("-+", "-", kept).strip("-\u200c\u200d")
    return plain if any(unicodedata.category(char)[0] in "LNS" for char in plain) else ""


def _plain_char(char: str) -> str:
    ascii = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode().lower()
    if ascii:
        return re.sub("[^a-z0-9]", "-", ascii)
    if _ACCENT.fullmatch(char):
        return ""
    is_kept = unicodedata.category(char)[0] in "LMN" or unicodedata.category(char) in ("So", "Sk")
    return char if is_kept or char in "\u200c\u200d" else "-"


_ACCENT = re.compile("[\u0300-\u036f]")


def _give_rights(temporary: str, path: Path) -> None:
    """A temporary file is private; the finished one has the rights of the one it replaces, or the usual."""
    if os.name != "posix":
        return
    if path.exists():
        os.chmod(temporary, stat.S_IMODE(path.stat().st_mode))
        return
    mask = os.umask(0)
    os.umask(mask)
    os.chmod(temporary, 0o666 & ~mask)
