"""kill -9 of the program in a terminal, at any moment of an interview typed in bursts.

What a whole frame showed as saved is in the store, or what was chosen after it. A few rounds run in the
suite, many with `python -m tests.fuzz.kills SEED COUNT`.
"""

from __future__ import annotations

import random
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from e20assess.answers.model import Answer, AnswerValue
from e20assess.interview.choices import CHOICE_KEYS as KEYS
from e20assess.interview.choices import answer_after, choice_of_key, value_ids
from e20assess.interview.interview import Interview, begin
from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from tests.support.frames import SUPPORTED, Screen
from tests.support.sheets import sheet
from tests.support.terminal import Terminal

_CHOSEN = re.compile(r"(?:│|^)\s{2,4}([1-9a-c]) [●■] ", re.MULTILINE)


@dataclass
class Typist:
    """Types what a person could, and knows what each key answers."""

    moment: random.Random
    interview: Interview
    given: dict[str, list[AnswerValue]] = field(default_factory=dict)
    """What each question was answered with, in order; no value comes twice."""

    def burst(self) -> str:
        """A few choices at the question before us, and perhaps on to the next."""
        question = self.interview.question
        keys = list(KEYS[: len(value_ids(question))])
        chosen = self.moment.sample(keys, self.moment.randint(1, min(5, len(keys))))
        for key in chosen:
            self._choose(key)
        typed = "".join(chosen) + self.moment.choice(["", "w", "ww", "\x1bOP\x1bOP"])
        self.interview = self.interview.next()
        return typed + "\r"

    def _choose(self, key: str) -> None:
        question, before = self.interview.question, self.interview.answer
        choice = choice_of_key(question, key)
        assert choice is not None
        answer = answer_after(question, before, choice)
        self.interview = self.interview.with_answer(answer)
        self.given.setdefault(question.id, []).append(answer.value)


def run(seed: int, count: int) -> int:
    """So many rounds; how many answers were shown as saved. Raises AssertionError for one that was lost."""
    return sum(_round(random.Random(f"{seed}/{number}")) for number in range(count))


def doors(folder: Path) -> dict[str, Callable[[random.Random], int]]:
    """The one door, the screen."""
    return {"kill -9": _round}


def _round(moment: random.Random) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "store.sqlite"
        typist = Typist(moment, begin(load_shipped(), sheet()))
        words = ("e20assess", "--lang", "en", "--store", str(path), "new", "Acme")
        with Terminal(*words, folder=folder) as terminal:
            terminal.until_written("?2026$p")
            terminal.press(SUPPORTED)
            terminal.until_written("We have none")
            for number in range(moment.randint(1, 12)):
                if typist.interview.is_last:
                    break
                for key in _keys(typist.burst()):
                    terminal.press(key)
                    time.sleep(moment.choice([0, 0, 0.01, 0.05, 0.15]))
                if number == 0 and moment.random() < 0.9:  # the store is being made
                    terminal.until_written("saved ✓")
            time.sleep(moment.random() * 0.4)
            terminal.process.kill()
            terminal.process.wait()
            terminal.hang_up()
            shown = [frame for frame in Screen().frames(terminal.written) if "saved ✓" in frame]
        return _check(path, shown, typist.given)


def _keys(typed: str) -> list[str]:
    """One by one, and a sequence that is one key as a whole."""
    return re.findall(r"\x1bOP|.", typed, re.DOTALL)


def _check(path: Path, shown: list[str], given: dict[str, list[AnswerValue]]) -> int:
    if not path.exists():
        assert not shown, "something was called saved, and there is no store"
        return 0
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with closing(Store.open(str(path))) as store:
        kept = store.load(1).sheet.answers if shown or store.summaries() else {}
    checked = 0
    for frame in shown:
        here = _question_on(frame)
        left = list(given)[: list(given).index(here)] if here in given else list(given)
        for id in left if here else []:
            found = kept.get(id, Answer()).value
            assert found == given[id][-1], (
                f"{id}: left with {given[id][-1]!r}, in the store: {found!r}\n{frame}"
            )
        if here in given and (value := _chosen_on(frame, here)) is not None:
            order = given[here]
            assert value in order, f"{here}: nobody answered {value!r}\n{frame}"
            found = kept.get(here, Answer()).value
            assert found in order[order.index(value) :], (
                f"{here}: {value!r}, in the store: {found!r}\n{frame}"
            )
        checked += len(left)
    return checked


def _question_on(frame: str) -> str:
    """The question that a frame shows; none where something lies over it."""
    text = " ".join(re.sub(r"^.{0,40}│", "", frame, flags=re.MULTILINE).split())
    questions = load_shipped().questions.items()
    return next((id for id, question in questions if question.text.to("en") in text), "")


def _chosen_on(frame: str, id: str) -> AnswerValue:
    """What a frame shows as the answer to its question."""
    question = load_shipped().questions[id]
    chosen = [value_ids(question)[KEYS.index(key)] for key in _CHOSEN.findall(frame)]
    if not chosen:
        return None
    if question.type == "multiple":
        return tuple(chosen)
    return int(chosen[0]) if chosen[0].isdecimal() else chosen[0]


if __name__ == "__main__":
    print(run(*map(int, sys.argv[1:])), "answers were shown as saved, and none was lost")
