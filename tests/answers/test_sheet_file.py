"""Answer sheets: what they hold, how they are written and read back, and text that means harm."""

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from e20assess.answers.branches import questions_of_form
from e20assess.answers.model import NOTHING, Answer, AnswerSheet, Respondent
from e20assess.answers.sheet_file import parse_sheet, read_sheet, sheet_table, to_json, to_toml
from e20assess.inputs.text import clean, clean_line
from e20assess.questionnaire.loader import load_shipped
from tests.support.sheets import DK, EXAMPLES, NA, example, sheet
from tests.support.strategies import any_text, sheets

HOSTILE = [
    "[/]",
    "[@click=app.quit]x[/]",
    "<script>alert(1)</script>",
    "a | b | c\n---",
    "{{ 7 * 7 }} {% raw %} ${x} %s {0}",
    "שלום \u202eabc\u202c مرحبا",
    "顧客の声 😀 e\u0301",
    "x" * 4096,
    "\"quoted\" 'twice' \\ back\\u0041slash",
    '"""',
    "two\nlines\tand a tab",
    "# no comment",
    "\u00a0« espace »\u202f!",
    "\ufeffmark",
]
HARMFUL = {
    "\x00": "",
    "a\x00b\x07c\x1b[31md": "abc[31md",
    "\x7f\x80\x9b": "",
    "a\u2028b\u2029c": "a\nb\nc",
    "repeat\vthree\ftimes\x85over": "repeat\nthree\ntimes\nover",
    "\x1ca\x1d\x1e\x1fb": "ab",
    " \t\n": "",
    "\u200b\ufeff\u2060\u00ad": "",
    "one\r\ntwo\rthree": "one\ntwo\nthree",
    "\ud800lone": "?lone",
    "pair \udc00\ud83d": "pair ??",
}


def read_back(written: AnswerSheet) -> list[AnswerSheet]:
    """The sheet after being written as TOML and as JSON, and read again."""
    return [
        parse_sheet(to_toml(written), load_shipped(), "sheet.toml"),
        parse_sheet(to_json(written), load_shipped(), "sheet.json", is_json=True),
    ]


def in_json(text: str) -> str:
    """A JSON sheet with a text as organisation, respondent's name and note; everything escaped to ASCII."""
    head = {"format": 1, "questionnaire": "enterprise20", "version": "1.0", "language": "en"}
    body = {"date": "2026-03-17", "organisation": text, "respondent": {"name": text}}
    return json.dumps({**head, **body, "answers": {"owner": {"value": "it", "note": text}}})


# What a sheet holds


def test_a_sheet_is_read_as_the_design_describes_it() -> None:
    text = """
format = 1
questionnaire = "enterprise20"
version = "1.0"
organisation = "Groupe Alizé"
unit = "Direction générale"
date = 2026-03-17
language = "fr"
form = "full"
respondent.name = "Atelier du comité de direction"
respondent.role = "executive"
[targets]
silos = 4
[answers]
flows_handover = 3
platforms_slates = ["signals", "search"]
involvement_functions = []
owner = "marketing"
expertise_help = { value = 2, note = "…" }
impact_judged = "dont_know"
impact_known = { value = "not_applicable", note = "no initiative yet" }
trust_speech = { note = "to be asked" }
"""
    assert parse_sheet(text, load_shipped(), "x.toml") == AnswerSheet(
        questionnaire="enterprise20",
        version="1.0",
        organisation="Groupe Alizé",
        unit="Direction générale",
        date=datetime.date(2026, 3, 17),
        language="fr",
        form="full",
        respondent=Respondent("Atelier du comité de direction", "executive"),
        targets={"silos": 4},
        answers={
            "flows_handover": Answer(3),
            "platforms_slates": Answer(("search", "signals")),
            "involvement_functions": Answer(()),
            "owner": Answer("marketing"),
            "expertise_help": Answer(2, "…"),
            "impact_judged": Answer(DK),
            "impact_known": Answer(NA, "no initiative yet"),
            "trust_speech": Answer(None, "to be asked"),
        },
    )


def test_what_a_sheet_leaves_out_has_a_plain_meaning() -> None:
    text = 'format = 1\nquestionnaire = "enterprise20"\nversion = "1.0"\norganisation = "A"\n'
    read = parse_sheet(text + 'date = 2026-03-17\nlanguage = "en"', load_shipped(), "x.toml")
    assert (read.unit, read.form, read.respondent) == ("", "full", Respondent("", ""))
    assert (read.targets, read.answers) == ({}, {})


@pytest.mark.parametrize("version", ["1.0", "1.7", "1"])
def test_a_sheet_of_the_same_major_version_is_accepted(version: str) -> None:
    written = replace(sheet(), version=version)
    assert read_back(written) == [written, written]


def test_a_sheet_from_windows_with_a_byte_order_mark_reads_the_same(tmp_path: Path) -> None:
    text = (EXAMPLES / "groupe-alize.toml").read_text(encoding="utf-8")
    (tmp_path / "s.toml").write_bytes(("\ufeff" + text.replace("\n", "\r\n")).encode())
    assert read_sheet(tmp_path / "s.toml", load_shipped()) == example("alize")


def test_a_file_that_ends_in_json_is_read_as_json(tmp_path: Path) -> None:
    (tmp_path / "s.JSON").write_text(to_json(example("alize")), encoding="utf-8")
    assert read_sheet(tmp_path / "s.JSON", load_shipped()) == example("alize")


def test_the_answer_of_a_question_not_answered_is_nothing() -> None:
    assert sheet().answer("owner") is NOTHING
    assert not NOTHING.is_given and NOTHING.is_empty


def test_answering_gives_a_new_sheet_and_an_empty_answer_takes_the_old_one_away() -> None:
    first = sheet({"owner": Answer("it")})
    second = first.with_answer("owner", Answer("hr", "since June"))
    assert (first.answer("owner"), second.answer("owner")) == (Answer("it"), Answer("hr", "since June"))
    assert second.with_answer("owner", Answer()) == sheet()


def test_the_short_form_asks_its_twelve_questions_with_the_owner_first() -> None:
    asked = questions_of_form(load_shipped(), "short")
    assert (len(asked), asked[0]) == (12, "owner")
    assert set(asked) == set(load_shipped().short)


# Written and read back


@pytest.mark.parametrize("name", ["alize", "delcourt", "rivage"])
def test_an_example_sheet_written_and_read_back_is_the_same(name: str) -> None:
    assert read_back(example(name)) == [example(name), example(name)]


@given(sheets)
def test_any_sheet_written_and_read_back_is_the_same(written: AnswerSheet) -> None:
    assert read_back(written) == [written, written]


def test_a_sheet_as_tables_has_the_keys_of_the_format() -> None:
    table = sheet_table(sheet({"owner": Answer("it"), "trust_speech": Answer(None, "later")}))
    assert list(table) == [
        "format",
        "questionnaire",
        "version",
        "organisation",
        "unit",
        "date",
        "language",
        "form",
        "respondent",
        "targets",
        "answers",
    ]
    assert table["answers"] == {"owner": "it", "trust_speech": {"note": "later"}}


# Text that means harm


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_markup_survives_everywhere_in_a_sheet(text: str) -> None:
    written = replace(
        sheet({"owner": Answer("it", text), "trust_speech": Answer(NA, text)}),
        organisation=clean_line(text),
        unit=clean_line(text),
        respondent=Respondent(clean_line(text), clean_line(text)),
    )
    assert (clean(text), clean_line(text)) == (text, text.replace("\n", " "))
    assert read_back(written) == [written, written]


@pytest.mark.parametrize(("text", "kept"), HARMFUL.items())
def test_what_no_terminal_and_no_database_bears_is_taken_out(text: str, kept: str) -> None:
    assert clean(text) == kept
    read = parse_sheet(in_json(text), load_shipped(), "s.json", is_json=True)
    assert read.answer("owner") == Answer("it", kept)
    assert (read.organisation, read.respondent.name) == (clean_line(text), clean_line(text))
    assert clean_line(text) == kept.replace("\n", " ")
    assert read_back(read) == [read, read]


@given(any_text)
def test_cleaning_twice_is_cleaning_once_and_leaves_only_what_can_be_stored(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert cleaned.encode("utf-8").decode() == cleaned
    assert not any(char < " " and char not in "\n\t" for char in cleaned)
