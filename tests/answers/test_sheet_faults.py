"""Bad answer sheets: each fault once, in TOML and in JSON, with its line and what to do."""

from typing import Any

import pytest

from tests.support.sheet_text import FORMS, HEAD, refused, shortened, written
from tests.support.sheets import said, sentences


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("id", "given", "code", "says"),
    [
        ("flows_handovr", 3, "unknown-question", "no question “flows_handovr”. Correct the id, or"),
        ("flows_handovr", 3, "unknown-question", "Did you mean “flows_handover”?"),
        ("flows_handover", 0, "out-of-range", 'is 0; it must be a whole number from 1 to 5. Or "dont_know"'),
        ("flows_handover", 6, "out-of-range", "the answer to “flows_handover” is 6; it must be"),
        ("flows_handover", -1, "out-of-range", "is -1;"),
        ("flows_handover", 2.5, "out-of-range", "is 2.5;"),
        ("flows_handover", True, "out-of-range", "the answer to “flows_handover” is"),
        ("flows_handover", "3", "out-of-range", 'is "3"; it must be a whole number from 1 to 5.'),
        ("flows_handover", [3], "out-of-range", "is [3];"),
        ("flows_handover", {"value": 6}, "out-of-range", "is 6;"),
        ("initiative_field", 6, "out-of-range", "“initiative_field” is 6;"),
        ("owner", "markting", "not-an-option", "“markting” is not an option of “owner”. The options are:"),
        ("owner", "markting", "not-an-option", "Did you mean “marketing”?"),
        ("owner", 3, "wrong-answer", '“owner” is 3; one option is expected. Or "dont_know", or'),
        ("owner", ["it"], "wrong-answer", "one option is expected."),
        ("platforms_slates", ["serch"], "not-an-option", "Did you mean “search”?"),
        ("platforms_slates", [3], "not-an-option", "“3” is not an option of “platforms_slates”."),
        ("platforms_slates", ["tags", "tags"], "option-twice", "“tags” is ticked twice in “platforms_sl"),
        ("platforms_slates", "search", "wrong-answer", 'is "search"; a list of options is expected.'),
        ("platforms_slates", 3, "wrong-answer", "the answer to “platforms_slates” is 3; a list of"),
        ("owner", "not_applicable", "reason-missing", "“owner” is said to be not applicable, without a"),
        ("trust_speech", {"value": "not_applicable", "note": " \n"}, "reason-missing", 'note = "why" }.'),
        ("owner", {"value": "it", "nota": "x"}, "unknown-key", "“nota” means nothing here. Remove or"),
        ("owner", {"value": "it", "nota": "x"}, "unknown-key", "Did you mean “note”?"),
        ("owner", {"value": "it", "note": 3}, "wrong-value", "“note” holds 3, which does not fit: a text"),
        ("owner", {"value": "it", "note": "x" * 20_001}, "note-too-long", "“owner” has 20001 characters;"),
        ("owner", {"note": "x" * 20_001}, "note-too-long", "Please shorten it."),
    ],
    ids=shortened,
)  # fmt: skip
def test_a_bad_answer_is_one_fault_on_its_line(form: str, id: str, given: Any, code: str, says: str) -> None:
    error = refused(written(form, HEAD, answers={id: given}), form)
    assert said(error) == [(code, 9)]
    assert says in sentences(error.faults)[0]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("key", "given", "code", "line", "says"),
    [
        ("format", 2, "format-unsupported", 1, "the file says format 2; this program reads format 1."),
        ("questionnaire", "agile15", "other-questionnaire", 2, "answers the questionnaire “agile15”; the"),
        ("version", "2.0", "other-version", 3, "answers version 2.0 of the questionnaire; the one in"),
        ("version", 1, "wrong-value", 3, "“version” holds 1, which does not fit: a text between quotes"),
        ("organisation", 3, "wrong-value", 4, "“organisation” holds 3, which does not fit: a text between"),
        ("date", "17/03/2026", "wrong-value", 5, "a date such as 2026-03-17 is expected. Correct the value."),
        ("date", "2026-02-30", "wrong-value", 5, '“date” holds "2026-02-30", which does not fit: a date'),
        ("date", "0", "wrong-value", 5, '“date” holds "0", which does not fit: a date such as'),
        ("date", 20260317, "wrong-value", 5, "“date” holds 20260317, which does not fit: a date such as"),
        ("language", "de", "wrong-value", 6, '"de", which does not fit: one of "en", "fr" is expected.'),
    ],
    ids=shortened,
)  # fmt: skip
def test_a_bad_head_is_one_fault_on_its_line(
    form: str, key: str, given: Any, code: str, line: int, says: str
) -> None:
    error = refused(written(form, {**HEAD, key: given}), form)
    assert said(error) == [(code, line)]
    assert says in sentences(error.faults)[0]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("key", HEAD)
def test_a_missing_key_is_one_fault_on_the_first_line(form: str, key: str) -> None:
    head = {other: value for other, value in HEAD.items() if other != key}
    error = refused(written(form, head), form)
    assert said(error) == [("missing-key", 1)]
    assert f"the key “{key}” is missing. Add it." in sentences(error.faults)[0]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("extra", "code", "says"),
    [
        ({"organization": "A"}, "unknown-key", "Remove or rename it. Did you mean “organisation”?"),
        ({"form": "long"}, "wrong-value", '"long", which does not fit: one of "full", "short" is'),
        ({"respondent": {"age": "A"}}, "unknown-key", "the key “respondent.age” means nothing here."),
        ({"respondent": "A"}, "wrong-value", '“respondent” holds "A", which does not fit'),
        ({"answers": 3}, "wrong-value", "“answers” holds 3, which does not fit: a table is expected."),
        ({"targets": 3}, "wrong-value", "“targets” holds 3, which does not fit: a table is expected."),
    ],
    ids=shortened,
)  # fmt: skip
def test_a_key_too_many_or_of_another_kind_is_one_fault_on_its_line(
    form: str, extra: dict[str, Any], code: str, says: str
) -> None:
    error = refused(written(form, {**HEAD, **extra}), form)
    assert said(error) == [(code, 7)]
    assert says in sentences(error.faults)[0]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("id", "given", "code", "says"),
    [
        (
            "silo",
            3,
            "unknown-target",
            "there is no dimension “silo” to set a target for. Correct the id. Did you",
        ),
        ("silos", 0, "wrong-value", "“targets.silos” holds 0, which does not fit: it is too small."),
        ("silos", 6, "wrong-value", "“targets.silos” holds 6, which does not fit: it is too large."),
        ("silos", 2.5, "wrong-value", "a whole number is expected"),
        ("silos", True, "wrong-value", "a whole number is expected"),
        ("silos", "4", "wrong-value", "a whole number is expected"),
    ],
    ids=shortened,
)
def test_a_bad_target_is_one_fault_on_its_line(form: str, id: str, given: Any, code: str, says: str) -> None:
    error = refused(written(form, HEAD, targets={id: given}), form)
    assert said(error) == [(code, 9)]
    assert says in sentences(error.faults)[0]


@pytest.mark.parametrize("form", FORMS)
def test_several_faults_are_said_at_once_in_the_order_of_the_file(form: str) -> None:
    answers = {"flows_handover": 6, "owner": "markting", "trust_speech": "not_applicable", "x": 1}
    error = refused(written(form, {**HEAD, "colour": "red"}, targets={"silo": 3}, answers=answers), form)
    assert said(error) == [
        ("unknown-key", 7),
        ("unknown-target", 10),
        ("out-of-range", 13),
        ("not-an-option", 14),
        ("reason-missing", 15),
        ("unknown-question", 16),
    ]


@pytest.mark.parametrize("form", FORMS)
def test_the_line_of_an_answer_is_its_own_even_where_a_note_or_a_name_says_the_same(form: str) -> None:
    answers = {"trust_speech": {"note": "see owner"}, "owner": 3}
    error = refused(written(form, {**HEAD, "unit": "owner"}, answers=answers), form)
    assert said(error) == [("wrong-answer", 11)]


def test_a_sheet_of_another_questionnaire_is_one_fault_and_not_one_for_each_answer() -> None:
    error = refused(written("toml", {**HEAD, "questionnaire": "agile15"}, answers={"a": 1, "b": 9}), "toml")
    assert said(error) == [("other-questionnaire", 2)]
    assert "Give its folder with --questions." in sentences(error.faults)[0]
