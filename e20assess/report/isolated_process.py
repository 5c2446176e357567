"""The process in which a document with a template of others is made: it reads one job and answers it."""

from __future__ import annotations

import contextlib
import json
import math
import os
import pickle
import sys
import threading

from e20assess import faults
from e20assess.errors import AssessError, Place
from e20assess.report.document import Document
from e20assess.report.fault_data import data_of
from e20assess.report.isolated import FAULTY, MADE
from e20assess.report.limits import Limits


def main() -> None:
    """Answer the job on standard input, and leave."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no part of the answer
    length = int.from_bytes(sys.stdin.buffer.read(8), "big")
    document, allowed = pickle.loads(sys.stdin.buffer.read(length))
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    _bound(allowed)
    answers.write(_answer(document, allowed))
    answers.flush()
    os._exit(0)  # without waiting for the thread that reads


def _answer(document: Document, allowed: Limits) -> bytes:
    place = Place(str(document.template))
    try:
        return MADE + document.made()
    except AssessError as error:
        told = error
    except MemoryError as error:
        from e20assess.report.html.templates import place_in_template

        where = place_in_template(error) or place
        told = AssessError.of(faults.TEMPLATE_MEMORY, where, megabytes=allowed.megabytes)
    except Exception as error:
        # A template of others can make any library stumble; here is the last door.
        told = AssessError.of(faults.TEMPLATE_BROKE, place, reason=f"{type(error).__name__}: {error}")
    return FAULTY + json.dumps(data_of(told)).encode()


def _bound(allowed: Limits) -> None:
    """Bound memory and processor time where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    seconds, memory = math.ceil(allowed.seconds), allowed.megabytes * 2**20
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        # macOS knows these limits and refuses some.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def _end_with_the_parent() -> None:
    os.read(0, 1)
    os._exit(1)
