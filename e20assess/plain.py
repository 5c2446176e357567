"""The interview in plain lines, for a screen reader, a plain terminal or a pipe.

The questions go to standard error like everything said to the user; the number of the assessment goes
to standard output at the end, or on a terminal into a sentence. The engine is the same as that of the
screens.
"""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from e20assess import faults
from e20assess.answers.model import Answer, Form, NoValue
from e20assess.engine.assessment import Assessment, answered_in
from e20assess.engine.workspace import Workspace
from e20assess.errors import AssessError, Place
from e20assess.i18n import LANGUAGES, Words
from e20assess.inputs.text import clean, clean_line
from e20assess.interview.choices import value_ids, value_of_numbers
from e20assess.interview.interview import BranchChange
from e20assess.interview.phrases import (
    answer_words,
    change_sentence,
    count_sentence,
    opening_words,
    section_name,
    stopped_sentence,
    why_words,
)
from e20assess.output import tell, tell_faults
from e20assess.store.store import Store, Summary

WIDEST = 100
"""Cells: a longer line of prose is hard to read."""


def wrapped(text: str) -> str:
    """A text as it is told on standard error: on a terminal in lines that fit, moved in as its own first.

    A space that binds ("42 questions :" in French) is never the place where a line ends.
    """
    if not sys.stderr.isatty():
        return text
    width = min(shutil.get_terminal_size().columns - 1, WIDEST)
    return "\n".join(_broken(line, width) for line in text.split("\n"))


def _broken(line: str, width: int) -> str:
    indent = " " * min(_text_of(line), width * 2 // 3)
    return "\n".join(
        textwrap.wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    )


def _text_of(line: str) -> int:
    """Where the lines after the first begin: under the last column, or under what follows a number."""
    columns = [match.end() for match in _COLUMN.finditer(line)]
    numbered = _NUMBERED.match(line)
    return columns[-1] if columns else numbered.end() if numbered else len(line) - len(line.lstrip(" "))


_COLUMN = re.compile(r"(?<=\S) {2,}(?=\S)")
_NUMBERED = re.compile(r" *\d+\. ")


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


def begin(workspace: Workspace, opened: OpenStore, id: int | None, opening: Opening) -> Assessment:
    """The assessment to go on with: named, chosen or new. Raises AssessError, and Stopped.

    Nothing is written of a new one, nor a store made for it, before something was said in it.
    """
    say = workspace.say
    store = opened(make=False)
    if id is not None:
        return Assessment.resume(store, id)
    if opening.organisation is None and is_conversation():
        unfinished = [one for one in store.summaries() if not one.completed and one.form == opening.form]
        if unfinished and _wants_to_resume(workspace, unfinished[0], answered_in(store, unfinished[0])):
            return Assessment.resume(store, unfinished[0].id)
    organisation = opening.organisation or ""
    while not clean_line(organisation).strip():
        organisation = read_line(workspace, say("Organisation:"))
    unit = opening.unit if opening.unit is not None else read_line(workspace, say("Unit (may stay empty):"))
    role = (
        opening.role if opening.role is not None else read_line(workspace, say("Your role (may stay empty):"))
    )
    respondent = opening.respondent or ""
    sheet = workspace.new_sheet(organisation, unit, role, opening.form, respondent=respondent)
    tell()
    tell(wrapped(workspace.questionnaire.introduction.to(say.language)))
    return Assessment.begin_unwritten(partial(opened, make=True), workspace.questionnaire, sheet)


def is_conversation() -> bool:
    """Whether a person is there to be asked: what comes through a pipe is never taken for a choice."""
    return sys.stdin.isatty()


def _wants_to_resume(workspace: Workspace, last: Summary, answered: int) -> bool:
    say = workspace.say
    who = " · ".join(filter(None, [last.organisation, last.unit]))
    tell(say("“{who}” is not finished ({count} answered).", who=who, count=answered))
    while True:
        choice = read_line(workspace, say("Enter: resume it. n: begin a new one. q: stop.")).lower()
        if choice == "q":
            raise Stopped
        if choice in ("", "n"):
            return not choice


def read_line(workspace: Workspace, prompt: str) -> str:
    """One line from the respondent. Raises Stopped at the end of the input.

    A line that is not in the encoding of the input is said and asked for again. From a pipe or a file it
    cannot be, and the next line would be taken for it: there it is the end.
    """
    while True:
        print(f"{prompt} ", end="", file=sys.stderr, flush=True)
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            tell()
            raise Stopped from None
        except UnicodeError:
            _refuse(workspace)
            raise Stopped(is_cut_off=True) from None
        if not line:
            tell()
            raise Stopped(is_cut_off=not is_conversation())
        if not _ESCAPED.search(line):
            return line.strip()
        _refuse(workspace)
        if not is_conversation():
            raise Stopped(is_cut_off=True)


_ESCAPED = re.compile("[\udc80-\udcff]")
"""Bytes that are not in the encoding of the input."""


def _refuse(workspace: Workspace) -> None:
    encoding = sys.stdin.encoding.upper().removesuffix("-SIG")
    place = Place(workspace.say("standard input"))
    tell()
    tell_faults(AssessError.of(faults.LINE_ENCODING, place, encoding=encoding), workspace.say)


def converse(workspace: Workspace, id: int | None, opening: Opening) -> bool:
    """Ask every question of a new assessment, or of the one with this number. Raises AssessError.

    Gives false where the input was cut off: a pipe or a file that ended before the interview did.
    """
    with ExitStack() as stores:

        def opened(*, make: bool) -> Store:
            return stores.enter_context(closing(workspace.open_store(make=make)))

        try:
            assessment = begin(workspace, opened, id, opening)
        except Stopped as stopped:
            tell(workspace.say("Nothing was begun."))
            return not stopped.is_cut_off
        is_whole = Conversation(workspace, assessment).run()
        if assessment.id and sys.stdout.isatty():
            tell(workspace.say("In your list, this assessment is number {id}.", id=assessment.id))
        elif assessment.id:
            print(assessment.id)
        return is_whole


class Conversation:
    """One interview, line by line."""

    def __init__(self, workspace: Workspace, assessment: Assessment) -> None:
        self._workspace = workspace
        self._assessment = assessment
        self._say = workspace.say_for(assessment.sheet)
        self._section = ""
        self._asked = ""
        """The question that was read out last: it is not read again until it is asked for."""
        self._rescued: Path | None = None
        self._is_ended = False
        """Whether the respondent has finished here; one that was finished before is open to changes."""

    def run(self) -> bool:
        """Ask until the respondent finishes or stops; whatever was answered is in the store.

        Gives false where the input was cut off. Raises AssessError where the store still refuses at the
        end; all answers are in a file then.
        """
        self._tell()
        if self._assessment.completed:
            self._tell(self._say("This assessment is finished. Its answers can still be changed."))
        self._tell_help()
        try:
            while not self._is_ended:
                if self._assessment.interview.current != self._asked:
                    self._ask()
                self._obey(read_line(self._workspace, ">"))
        except Stopped as stopped:
            self._save_for_good()
            if self._assessment.id:
                self._tell(stopped_sentence(self._assessment.interview, self._say))
                tell(self._say("To resume: e20assess ask {id}", id=self._named))
                self._tell_store_hint()
            else:
                self._tell(self._say("Nothing was begun."))
            return not stopped.is_cut_off or self._assessment.completed
        self._save_for_good()
        self._tell_results()
        return True

    # Asking

    def _ask(self) -> None:
        interview, say = self._assessment.interview, self._say
        self._asked = interview.current
        section = next(part for part in interview.sections if interview.current in part.questions)
        if section.id != self._section:
            self._section = section.id
            self._tell()
            self._tell(opening_words(interview, say) or section_name(interview, section, say))
        place = say("{place} of {count}", place=interview.position, count=len(interview.asked))
        self._tell()
        self._tell(f"{place}. {interview.question.text.to(say.language)}")
        self._tell(f"   ({interview.question.recall.to(say.language)})")
        for line in self._choices():
            self._tell(line)
        if interview.answer.is_given:
            words = answer_words(interview, interview.question, say)
            self._tell(say("   Your answer so far: {answer}", answer=words))
        if interview.waits(interview.current):
            self._tell("   " + say("↻ from the earlier run: Enter confirms it"))
        if interview.answer.note:
            self._tell(say("   Your note: {note}", note=interview.answer.note))
        if interview.answer.discuss:
            self._tell("   " + say("⚑ to discuss"))

    def _choices(self) -> Iterator[str]:
        interview, say = self._assessment.interview, self._say
        for number, label in enumerate(interview.questionnaire.labels(interview.question, say.language), 1):
            yield f"  {number}  {label}"
        if interview.question.type == "multiple":
            yield f"  0  {say('None of these')}"
            yield "   " + say("(several numbers with spaces between them)")

    def _tell_help(self) -> None:
        say = self._say
        self._tell(say("Type a number to answer and move on. ?: I don't know. - REASON: not applicable."))
        self._tell(say("n TEXT: note. Enter: next. b: back. g: next unanswered. o: overview. w: why."))
        self._tell(say("d: to discuss. u: undo. l: other language. f: finish."))
        self._tell(say("r: read the question again. q: stop, to resume later. h: this help."))

    # Obeying

    def _obey(self, line: str) -> None:
        command, _, rest = line.partition(" ")
        rest = clean(rest).strip()
        if line[:1] == "-" and command != "-":
            command, rest = "-", clean(line[1:]).strip()
        match command.lower():
            case "" if self._assessment.interview.waits(self._assessment.interview.current):
                self._answer(self._given)
            case "":
                self._forward()
            case "?":
                self._answer(self._given.valued(NoValue.DONT_KNOW))
            case "-":
                self._not_applicable(rest)
            case "n":
                self._take_note(rest)
            case "d":
                self._flag()
            case "u":
                self._undo()
            case "b":
                self._assessment.move(self._assessment.interview.back())
            case "g":
                self._assessment.move(self._assessment.interview.next_gap())
            case "o":
                self._overview()
            case "w":
                self._tell(why_words(self._assessment.interview, self._say))
            case "l":
                following = LANGUAGES.index(self._say.language) + 1
                self._say = Words(LANGUAGES[following % len(LANGUAGES)])
                self._asked = ""
            case "f" if self._assessment.interview.gaps and is_conversation():
                self._offer_end()
            case "f":
                self._tell(count_sentence(self._assessment.interview, self._say))
                self._finish()
            case "r":
                self._asked = ""
            case "h":
                self._tell_help()
            case "q":
                raise Stopped
            case _:
                self._choose(line)

    @property
    def _given(self) -> Answer:
        return self._assessment.interview.answer

    def _choose(self, line: str) -> None:
        question = self._assessment.interview.question
        value = value_of_numbers(question, line)
        if value is None:
            count = len(value_ids(question))
            self._tell(
                self._say(
                    "“{line}” is not an answer here: type a number from 1 to {count}, or h for help.",
                    line=line,
                    count=count,
                )
            )
            return
        self._answer(self._given.valued(value))

    def _not_applicable(self, reason: str) -> None:
        if not reason and not self._given.note:
            reason = clean(read_line(self._workspace, self._say("For what reason?"))).strip()
        if reason and self._given.value is NoValue.NOT_APPLICABLE:
            self._answer(self._given.noted(reason))
        elif reason or self._given.note:
            self._answer(self._given.because(reason))
        else:
            self._tell(self._say("Please give a short reason: it is printed in the report."))

    def _take_note(self, text: str) -> None:
        text = text or clean(read_line(self._workspace, self._say("Your note (empty: none):")))
        if not text and self._given.value is NoValue.NOT_APPLICABLE:
            self._tell(self._say("Please give a short reason: it is printed in the report."))
            return
        if self._give(self._given.noted(text)) is not None:
            self._save()

    def _flag(self) -> None:
        self._give(self._given.flagged(not self._given.discuss))
        self._tell(self._say("⚑ to discuss") if self._given.discuss else self._say("no longer to discuss"))
        self._save()

    def _undo(self) -> None:
        if self._assessment.undo():
            self._asked = ""
            self._save()
        else:
            self._tell(self._say("There is nothing to undo."))

    def _give(self, answer: Answer) -> BranchChange | None:
        """What the answer closed or opened; None where the question does not take it, which is told."""
        try:
            return self._assessment.answer(answer)
        except AssessError as error:
            tell_faults(error, self._say)
            return None

    def _answer(self, answer: Answer) -> None:
        change = self._give(answer)
        if change is None:
            return
        self._save()
        if words := change_sentence(change, self._say):
            self._tell(words)
        self._forward()

    def _forward(self) -> None:
        interview = self._assessment.interview
        if interview.is_last:
            self._offer_end()
        else:
            self._assessment.move(interview.next())

    def _offer_end(self) -> None:
        """Say what is answered, and ask whether that is all."""
        self._tell()
        self._tell(count_sentence(self._assessment.interview, self._say))
        line = read_line(self._workspace, self._say("Enter: finish. b: back to the questions."))
        if line.lower() in ("", "f"):
            self._finish()
        elif line.lower() != "b":
            self._obey(line)

    def _finish(self) -> None:
        self._is_ended = True
        self._assessment.complete()
        self._save(quiet=True)

    def _overview(self) -> None:
        interview = self._assessment.interview
        for number, id in enumerate(interview.asked, 1):
            question = interview.questionnaire.questions[id]
            words = answer_words(interview, question, self._say)
            self._tell(f"{number:>3}. {question.text.to(self._say.language)}")
            self._tell(f"     {words}")
        self._tell(count_sentence(interview, self._say))

    # Saving and telling

    def _save(self, *, quiet: bool = False) -> None:
        try:
            self._assessment.flush()
        except AssessError as error:
            tell_faults(error, self._say)
            self._rescue()
            return
        self._rescued = None
        if not quiet:
            self._tell(self._say("saved ✓"))

    def _rescue(self) -> None:
        from e20assess.engine.exports import rescue

        earlier = self._rescued
        self._rescued = rescue(self._assessment.sheet, earlier)
        if self._rescued is None:
            self._tell(
                self._say(
                    "The last answers could not be saved: neither the database nor a folder takes them."
                )
            )
        elif self._rescued != earlier:
            words = self._say("All answers were saved to {path} instead.", path=str(self._rescued))
            self._tell(words)

    def _save_for_good(self) -> None:
        """The last time: what the store does not take now is in a file, or said to be lost."""
        try:
            self._assessment.flush()
        except AssessError:
            self._rescue()
            raise

    def _tell_results(self) -> None:
        from e20assess.report.lines import summary_lines

        scorecard, diagnosis = self._assessment.scores()
        self._tell()
        for line in summary_lines(
            self._assessment.questionnaire, self._assessment.sheet, scorecard, diagnosis, self._say
        ):
            self._tell(line)
        self._tell()
        named = self._named
        tell(self._say("The report: e20assess report {id} -f html -o report.html", id=named))
        tell(self._say("To change an answer: e20assess ask {id}", id=named))
        self._tell_store_hint()

    @property
    def _named(self) -> str:
        return self._workspace.naming_store(self._assessment.id)

    def _tell_store_hint(self) -> None:
        if hint := self._workspace.store_hint:
            self._tell(hint)

    def _tell(self, line: str = "") -> None:
        """Say something; what is a command to copy is told on one line."""
        tell(wrapped(line))
