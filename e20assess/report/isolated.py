"""A document with a template of others, made in a process of its own: for so long, with so much memory.

The process is given the document to make on its standard input, which stays open: when this process ends,
however it ends, the other reads the end of it and ends too. What comes back is the document or the faults
as plain data, never an object.
"""

from __future__ import annotations

import contextlib
import json
import pickle
import signal
import subprocess
import sys
import threading

from e20assess import faults
from e20assess.errors import AssessError, Place
from e20assess.report import limits
from e20assess.report.document import Document
from e20assess.report.fault_data import error_of
from e20assess.report.limits import Limits

MADE, FAULTY = b"\0", b"\1"
"""How an answer begins: a document follows, or its faults."""

_START = "import sys; sys.path[:] = sys.argv[1:]; from e20assess.report.isolated_process import main; main()"
"""Finds the program where this process found it, and nothing in the folder where it happens to run."""


def made(document: Document) -> bytes:
    """The bytes of a document; with a template of others, made in a process apart. Raises AssessError."""
    if document.template is None:
        return document.made()
    return made_apart(document)


def made_apart(document: Document, allowed: Limits | None = None) -> bytes:
    """The bytes of a document. Raises AssessError: what the making raises, template-slow, template-memory."""
    allowed = allowed or (limits.PDF if document.format == "pdf" else limits.PAGES)
    place = Place(str(document.template))
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", _START, *sys.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    late = threading.Event()

    def stop() -> None:
        late.set()
        process.kill()

    clock = threading.Timer(allowed.seconds, stop)
    clock.daemon = True
    clock.start()
    try:
        answer = _answer(process, pickle.dumps((document, allowed)))
    finally:
        clock.cancel()
        process.kill()
        with contextlib.suppress(OSError):
            process.communicate()
    if answer[:1] == MADE:
        return answer[1:]
    if answer[:1] == FAULTY:
        raise error_of(json.loads(answer[1:]))
    if late.is_set() or process.returncode == -getattr(signal, "SIGXCPU", 0):
        raise AssessError.of(faults.TEMPLATE_SLOW, place, seconds=round(allowed.seconds))
    raise AssessError.of(faults.TEMPLATE_MEMORY, place, megabytes=allowed.megabytes)


def _answer(process: subprocess.Popen[bytes], job: bytes) -> bytes:
    """What the process answers; nothing where it ended before."""
    assert process.stdin and process.stdout
    with contextlib.suppress(BrokenPipeError, OSError):
        process.stdin.write(len(job).to_bytes(8, "big") + job)
        process.stdin.flush()
    answer = process.stdout.read()
    process.wait()
    return answer
