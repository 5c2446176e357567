"""The list of assessments, for eyes and for other programs; and plain lines on a terminal."""

import datetime
import os
import sys
from dataclasses import replace

import pytest

from e20assess.cli.assessment_table import cells, tabbed, table
from e20assess.i18n import Words
from e20assess.plain import wrapped
from e20assess.store.queries import Summary

ONE = Summary(
    id=7,
    organisation="Avant Emballages Lorrains",
    unit="Ventes France",
    date=datetime.date(2026, 11, 28),
    form="short",
    language="fr",
    questionnaire="enterprise20",
    version="1.1",
    answered=12,
    completed=False,
    created=datetime.datetime(2026, 11, 28, 9, 0),
    updated=datetime.datetime(2026, 11, 28, 9, 30),
    respondent_name="Jo Martin",
    respondent_role="director",
)


def test_the_columns_for_a_pipe_are_the_same_in_every_language() -> None:
    assert tabbed(ONE, 12).split("\t") == [
        *("7", "Avant Emballages Lorrains", "Ventes France", "Jo Martin", "director"),
        *("2026-11-28", "short", "fr", "12", "unfinished"),
    ]


@pytest.mark.parametrize("width", [80, 100, 200])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_table_has_a_head_and_tells_two_runs_of_a_day_apart(language: str, width: int) -> None:
    wide = replace(ONE, id=12, organisation="日本語の組織の長い名前です", respondent_name="", completed=True)
    say = Words(language)
    head, *rows = table([(ONE, 12), (wide, 42)], say, width)
    assert say("Answered by") in head and say("Organisation") in head
    assert all(cells(line) <= width for line in (head, *rows))
    assert "Jo Martin" in rows[0] and "director" in rows[1]
    start = head.index(say("Unit"))
    assert rows[0][start:].startswith("Ventes")
    assert rows[0].endswith(say("in progress")) and rows[1].endswith(say("finished"))


def test_plain_lines_end_at_words_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "  3  Un formulaire transmet l'essentiel\N{NO-BREAK SPACE}; le contexte se perd."
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False, raising=False)
    assert wrapped(text) == text
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((31, 24)))
    assert wrapped(text) == (
        "  3  Un formulaire transmet\n     l'essentiel\N{NO-BREAK SPACE}; le contexte\n     se perd."
    )
    assert wrapped("") == ""


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        ("3. What becomes of it, and of whom?", "3. What becomes of it, and of\n   whom?"),
        ("1 of 42. What becomes of it there?", "1 of 42. What becomes of it\nthere?"),
        ("  Silos   –  no score: too little", "  Silos   –  no score: too\n             little"),
    ],
)
def test_what_follows_stands_under_its_column(
    line: str, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((31, 24)))
    assert wrapped(line) == broken
