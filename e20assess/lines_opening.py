"""How an interview in plain lines begins: which one to resume, or for whom a new one is."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from e20assess import faults
from e20assess.answers.model import Form
from e20assess.assessment import Assessment, answered_in
from e20assess.errors import AssessError, Place
from e20assess.inputs.text import clean_line
from e20assess.lines_wrapped import wrapped
from e20assess.session import Session
from e20assess.store.store import Store, Summary


@dataclass(frozen=True, slots=True)
class Opening:
    """What a new assessment begins with; None is asked for."""

    organisation: str | None
    unit: str | None
    respondent: str | None
    role: str | None
    form: Form


class Stopped(Exception):
    """The respondent stopped, or the input ended."""

    def __init__(self, *, is_cut_off: bool = False) -> None:
        """`is_cut_off` where a pipe or a file ended before the interview did."""
        super().__init__()
        self.is_cut_off = is_cut_off


class OpenStore(Protocol):
    """Opens the store; with `make` false, one that is not there is not made."""

    def __call__(self, *, make: bool) -> Store:
        """The store, to be closed by whoever gave this. Raises AssessError."""


def begin(session: Session, opened: OpenStore, id: int | None, opening: Opening) -> Assessment:
    """The assessment to go on with: named, chosen or new. Raises AssessError, and Stopped.

    Nothing is written of a new one, nor a store made for it, before something was said in it.
    """
    say = session.say
    store = opened(make=False)
    if id is not None:
        return Assessment.resume(store, id)
    if opening.organisation is None and is_conversation():
        unfinished = [one for one in store.summaries() if not one.completed and one.form == opening.form]
        if unfinished and _wants_to_resume(session, unfinished[0], answered_in(store, unfinished[0])):
            return Assessment.resume(store, unfinished[0].id)
    organisation = opening.organisation or ""
    while not clean_line(organisation).strip():
        organisation = read_line(session, say("Organisation:"))
    unit = opening.unit if opening.unit is not None else read_line(session, say("Unit (may stay empty):"))
    role = (
        opening.role if opening.role is not None else read_line(session, say("Your role (may stay empty):"))
    )
    respondent = opening.respondent or ""
    sheet = session.new_sheet(organisation, unit, role, opening.form, respondent=respondent)
    session.tell()
    session.tell(wrapped(session.questionnaire.introduction.to(say.language)))
    return Assessment.begin_unwritten(partial(opened, make=True), session.questionnaire, sheet)


def is_conversation() -> bool:
    """Whether a person is there to be asked: what comes through a pipe is never taken for a choice."""
    return sys.stdin.isatty()


def _wants_to_resume(session: Session, last: Summary, answered: int) -> bool:
    say = session.say
    who = " · ".join(filter(None, [last.organisation, last.unit]))
    session.tell(say("“{who}” is not finished ({count} answered).", who=who, count=answered))
    while True:
        choice = read_line(session, say("Enter: resume it. n: begin a new one. q: stop.")).lower()
        if choice == "q":
            raise Stopped
        if choice in ("", "n"):
            return not choice


def read_line(session: Session, prompt: str) -> str:
    """One line from the respondent. Raises Stopped at the end of the input.

    A line that is not in the encoding of the input is said and asked for again. From a pipe or a file it
    cannot be, and the next line would be taken for it: there it is the end.
    """
    while True:
        print(f"{prompt} ", end="", file=sys.stderr, flush=True)
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            session.tell()
            raise Stopped from None
        except UnicodeError:
            _refuse(session)
            raise Stopped(is_cut_off=True) from None
        if not line:
            session.tell()
            raise Stopped(is_cut_off=not is_conversation())
        if not _ESCAPED.search(line):
            return line.strip()
        _refuse(session)
        if not is_conversation():
            raise Stopped(is_cut_off=True)


_ESCAPED = re.compile("[\udc80-\udcff]")
"""Bytes that are not in the encoding of the input."""


def _refuse(session: Session) -> None:
    encoding = sys.stdin.encoding.upper().removesuffix("-SIG")
    place = Place(session.say("standard input"))
    session.tell()
    session.tell_faults(AssessError.of(faults.LINE_ENCODING, place, encoding=encoding))
