"""The interview in plain lines: the same engine, every command, and resuming."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from e20assess import faults
from e20assess import plain as lines_opening
from e20assess.answers.model import Answer, NoValue
from e20assess.answers.sheet_file import read_sheet
from e20assess.cli.main import program
from e20assess.engine.workspace import Workspace
from e20assess.errors import AssessError
from e20assess.interview.choices import value_ids
from e20assess.questionnaire.loader import load_shipped
from e20assess.questionnaire.model import Questionnaire
from e20assess.store.store import Store, Stored
from tests.support.sheets import EXAMPLES

ALIZE = EXAMPLES / "groupe-alize.toml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


def ask(path: Path, *lines: str, arguments: tuple[str, ...] = (), language: str = "en") -> Result:
    """Run `ask` and answer with these lines, then the input ends."""
    words = ["ask", *arguments, "--store", str(path), "--lang", language]
    typed = "".join(f"{line}\n" for line in lines)
    return CliRunner().invoke(program, words, input=typed, catch_exceptions=False)


def stored(path: Path, id: int = 1) -> Stored:
    store = Store.open(str(path))
    try:
        return store.load(id)
    finally:
        store.close()


def typed(questionnaire: Questionnaire, id: str) -> str:
    """What is typed to give Alizé's answer to a question."""
    question = questionnaire.questions[id]
    value = read_sheet(ALIZE, questionnaire).answer(id).value
    if isinstance(value, int):
        return str(value)
    ids = value_ids(question)
    chosen = value if isinstance(value, tuple) else (str(value),)
    return " ".join(str(ids.index(option) + 1) for option in chosen)


@pytest.mark.parametrize(("language", "score"), [("en", "2.4"), ("fr", "2,4")])
def test_the_whole_interview_in_lines(language: str, score: str, path: Path) -> None:
    questionnaire = load_shipped()
    answers = [typed(questionnaire, id) for id in questionnaire.asking_order]
    result = ask(path, "Alizé", "", "", *answers, "", language=language)
    assert (result.exit_code, result.stdout) == (0, "1\n")
    assert score in result.stderr
    wanted = {id: answer.value for id, answer in read_sheet(ALIZE, questionnaire).answers.items()}
    kept = stored(path)
    assert {id: answer.value for id, answer in kept.sheet.answers.items()} == wanted
    assert kept.completed


def test_every_command_but_the_numbers(path: Path) -> None:
    result = ask(
        path,
        "Acme",
        "Sales",
        "lead",
        "n first note",
        "?",
        "- no customers here",
        "o",
        "b",
        "w",
        "x",
        "6",
        "h",
        "q",
    )
    assert result.exit_code == 0
    sheet = stored(path).sheet
    assert (sheet.organisation, sheet.unit, sheet.respondent.role) == ("Acme", "Sales", "lead")
    assert (sheet.answer("owner").value, sheet.answer("owner").note) == (NoValue.DONT_KNOW, "first note")
    away = sheet.answer("flows_handover")
    assert (away.value, away.note) == (NoValue.NOT_APPLICABLE, "no customers here")
    assert "Why we ask" in result.stderr
    assert "“x” is not an answer here" in result.stderr and "“6” is not an answer here" in result.stderr
    assert "Your answer so far: Not applicable" in result.stderr
    assert "e20assess ask 1" in result.stderr


def test_it_resumes_by_number_or_when_it_offers_to(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(path, "Acme", "", "", "1", "2", "q")
    by_number = ask(path, "3", "q", arguments=("1",))
    assert "3 of 42" in by_number.stderr
    monkeypatch.setattr(lines_opening, "is_conversation", lambda: True)
    offered = ask(path, "what?", "", "4", "q")
    assert "is not finished (3 answered)" in offered.stderr and "4 of 42" in offered.stderr
    sheet = stored(path).sheet
    assert {id: answer.value for id, answer in sheet.answers.items()} == {
        "owner": "marketing",
        "flows_handover": 2,
        "flows_follow_through": 3,
        "liaison": "sales",
    }
    unknown = ask(path, arguments=("9",))
    assert unknown.exit_code == 1 and "there is no assessment 9" in unknown.stderr


def test_the_end_of_the_input_loses_nothing(path: Path) -> None:
    result = ask(path, "Acme", "", "", "1", "5")
    assert (result.exit_code, result.stdout) == (1, "1\n")
    assert "Stopped at question 3 of 42; answered and kept: 2." in result.stderr
    assert "To resume: e20assess ask 1" in result.stderr
    assert len(stored(path).sheet.answers) == 2
    in_french = ask(path, "4", arguments=("1",), language="fr")
    assert "Arrêt à la question 4 sur 42\N{NO-BREAK SPACE};" in in_french.stderr


def test_the_end_of_the_input_before_anything_was_begun_makes_nothing(path: Path) -> None:
    result = ask(path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Nothing was begun." in result.stderr
    unknown = ask(path.with_name("other.sqlite"), arguments=("3",))
    assert "there is no assessment 3" in unknown.stderr
    assert not path.with_name("other.sqlite").exists()


def test_of_a_new_one_nothing_is_written_before_an_answer(path: Path) -> None:
    result = ask(path, "Acme", "", "", "q")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing was begun." in result.stderr
    assert not path.exists()


def test_what_is_said_at_the_very_end_is_heard(path: Path) -> None:
    result = ask(path, "Acme", "", "", *["3"] * 12, "n last words", "", "", arguments=("--short",))
    assert result.exit_code == 0, result.stderr
    notes = [answer.note for answer in stored(path).sheet.answers.values() if answer.note]
    assert notes == ["last words"]
    assert stored(path).completed


def test_a_person_who_ends_the_input_has_stopped_on_purpose(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines_opening, "is_conversation", lambda: True)
    assert ask(path, "Acme", "", "", "1").exit_code == 0


def test_a_question_is_read_again_only_when_it_is_asked_for(path: Path) -> None:
    result = ask(path, "Acme", "", "", "n a note", "d", "w", "x", "o", "r", "q")
    assert result.stderr.count("1 of 42.") == 2
    assert "Your note: a note" in result.stderr and result.stderr.count("⚑ to discuss") == 2


def test_finishing_with_gaps_is_said_and_counted(path: Path) -> None:
    result = ask(path, "Acme", "", "", "1", "f")
    assert "Completed: 1 of 42. 41 are unanswered" in result.stderr
    assert stored(path).completed


def test_lines_hold_no_colours_and_no_cursor_tricks(path: Path) -> None:
    result = ask(path, "Acme", "", "", "1", "n x", "o", "l", "?", "- y", "b", "u", "g", "h", "f")
    assert "\x1b" not in result.output and "\r" not in result.output and "\t" not in result.output


def test_a_pipe_never_answers_into_an_assessment_it_did_not_name(path: Path) -> None:
    ask(path, "Globex", "", "", "1", "q")
    ask(path, "Acme", "", "", "5", "q")
    assert {id: answer.value for id, answer in stored(path, 1).sheet.answers.items()} == {
        "owner": "marketing"
    }
    assert stored(path, 2).sheet.organisation == "Acme"


def test_what_the_store_refuses_is_in_one_file_and_is_not_called_done(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(path, "Acme", "", "", "1", "q")
    monkeypatch.chdir(tmp_path)

    def locked(*args: object, **values: object) -> None:
        raise AssessError.of(faults.STORE_LOCKED)

    monkeypatch.setattr(Store, "save", locked)
    result = ask(path, "2", "3", "4", "f", arguments=("1",))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Another program is writing" in result.stderr and "The report" not in result.stderr
    (rescued,) = tmp_path.glob("*.toml")
    answers = read_sheet(rescued, load_shipped()).answers
    assert [answers[id].value for id in ("flows_handover", "flows_follow_through")] == [2, 3]


def test_the_reason_for_not_applicable_cannot_be_taken_away(path: Path) -> None:
    result = ask(path, "Acme", "", "", "- no owner", "b", "n", "", "q")
    assert "Please give a short reason" in result.stderr
    assert stored(path).sheet.answer("owner").note == "no owner"


def test_the_reason_for_not_applicable_goes_below_a_note_and_can_be_said_anew(path: Path) -> None:
    ask(path, "Acme", "", "", "n a note", "- no owner", "q")
    assert stored(path).sheet.answer("owner") == Answer(NoValue.NOT_APPLICABLE, "a note\nno owner")
    ask(path, "b", "- sold in May", "q", arguments=("1",))
    assert stored(path).sheet.answer("owner") == Answer(NoValue.NOT_APPLICABLE, "sold in May")


def test_a_branch_that_closes_is_said_and_its_questions_are_not_asked(path: Path) -> None:
    result = ask(path, "Acme", "", "", "12", "q")
    assert "2 of 29" in result.stderr


def test_the_short_form_asks_twelve(path: Path) -> None:
    result = ask(
        path, *(["3"] * 12), "", arguments=("--short", "--organisation", "Acme", "--unit", "", "--role", "")
    )
    assert result.exit_code == 0
    assert "12. " in result.stderr or "12 of 12" in result.stderr
    assert stored(path).sheet.form == "short"
    assert stored(path).completed


def test_the_language_changes_in_the_middle(path: Path) -> None:
    result = ask(path, "Acme", "", "", "l", "q")
    assert "In practice, who takes the lead" in result.stderr
    assert "Dans les faits, qui porte" in result.stderr


def test_a_note_without_end_is_refused_and_the_interview_goes_on(path: Path) -> None:
    result = ask(path, "Acme", "", "", "n kept", f"n {'x' * 20_001}", f"- {'x' * 20_000}", "3", "q")
    assert result.exit_code == 0
    assert "has 20001 characters; 20000 are kept at most" in result.stderr
    assert "has 20005 characters; 20000 are kept at most" in result.stderr
    assert stored(path).sheet.answer("owner") == Answer(value_ids_of("owner")[2], "kept")


def test_hostile_input_is_kept_as_text(path: Path) -> None:
    result = ask(path, "[/] <script>\x1b[2J", "", "", "n \x1b]0;title\x07 [@click=app.quit]x[/]", "q")
    assert "\x1b" not in result.stderr
    sheet = stored(path).sheet
    assert sheet.organisation == "[/] <script>[2J"
    assert sheet.answer("owner").note == "]0;title [@click=app.quit]x[/]"


# What is typed, and in which encoding


def asked(path: Path, typed: bytes, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run `ask` as a program of its own, with these bytes on its standard input."""
    words = ["ask", "--unit", "Sales", "--lang", "en", "--store", str(path)]
    return subprocess.run(
        [sys.executable, "-m", "e20assess", *words],
        input=typed,
        capture_output=True,
        env={**os.environ, **environment},
    )


IN_CP1252 = "Société Générale\nDirecteur\n1\nn reçu hier à 8h\nq\n".encode("cp1252")


def test_a_first_line_that_is_not_utf_8_begins_nothing(path: Path) -> None:
    done = asked(path, IN_CP1252)
    assert (done.returncode, done.stdout) == (1, b"")
    said = done.stderr.decode()
    assert "standard input: this line is not UTF-8 text; nothing was taken from it." in said
    assert "PYTHONIOENCODING=cp1252 e20assess ask" in said and "Nothing was begun." in said
    assert not path.exists()


def test_a_later_line_that_is_not_utf_8_ends_it_and_nothing_goes_to_another_question(path: Path) -> None:
    done = asked(path, b"Acme\n\n3\nn re\xe7u\n4\n5\n")
    assert (done.returncode, done.stdout) == (1, b"1\n")
    assert "Stopped at question 2 of 42; answered and kept: 1." in done.stderr.decode()
    assert stored(path).sheet.answers == {"owner": Answer("hr")}


def test_the_encoding_that_is_named_is_the_one_that_is_read(path: Path) -> None:
    assert asked(path, IN_CP1252, PYTHONIOENCODING="cp1252").returncode == 0
    sheet = stored(path).sheet
    assert (sheet.organisation, sheet.answer("flows_handover").note) == ("Société Générale", "reçu hier à 8h")


@pytest.mark.parametrize("encoding", ["utf-16", "ascii", "cp1252"])
def test_a_line_that_is_not_in_the_encoding_that_is_named_is_refused(encoding: str, path: Path) -> None:
    done = asked(path, b"Soci\x81t\xe9\n", PYTHONIOENCODING=encoding)
    assert done.returncode == 1
    assert f"this line is not {encoding.upper()} text" in done.stderr.decode()
    assert not path.exists()


def test_the_mark_that_windows_puts_before_utf_8_is_no_part_of_the_name(path: Path) -> None:
    assert asked(path, "\ufeffSociété\n\n3\nq\n".encode()).returncode == 0
    assert stored(path).sheet.organisation == "Société"


def test_a_person_at_a_terminal_is_asked_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines_opening, "is_conversation", lambda: True)
    typed = io.TextIOWrapper(io.BytesIO(b"Soci\xe9t\n Acme \n"), "utf-8", errors="surrogateescape")
    monkeypatch.setattr(sys, "stdin", typed)
    assert lines_opening.read_line(Workspace(lang="en"), "Organisation:") == "Acme"


def test_a_line_break_of_a_word_processor_is_a_space_in_a_name_and_a_line_in_a_note(path: Path) -> None:
    ask(path, "Acme\vGroup", "North\u2028East", "", "n repeat\vthree\u2028times", "q")
    sheet = stored(path).sheet
    assert (sheet.organisation, sheet.unit) == ("Acme Group", "North East")
    assert sheet.answer("owner").note == "repeat\nthree\ntimes"


@pytest.mark.parametrize("nothing", ["\u200b", "\ufeff", "\u2060", "\u00ad", "\u3164", "\u2800", "\u0301"])
def test_what_nobody_can_see_is_no_name_no_reason_and_no_note(nothing: str, path: Path) -> None:
    result = ask(path, nothing, "Acme", "", "", f"- {nothing}", nothing, f"n {nothing}", "", "3", "q")
    assert result.stderr.count("Organisation:") == 2
    assert "Please give a short reason" in result.stderr
    assert stored(path).sheet.organisation == "Acme"
    assert stored(path).sheet.answers == {"owner": Answer("hr")}


def test_the_reason_goes_with_not_applicable_and_undo_brings_it_back(path: Path) -> None:
    ask(path, "Acme", "", "", "- no owner", "b", "3", "q")
    assert stored(path).sheet.answer("owner") == Answer("hr")
    ask(path, "Beta", "", "", "- no owner", "b", "3", "u", "q")
    assert stored(path, 2).sheet.answer("owner") == Answer(NoValue.NOT_APPLICABLE, "no owner")
    ask(path, "Gamma", "", "", "- no owner", "b", "3", "u", "3", "b", "n mine", "4", "q")
    assert stored(path, 3).sheet.answer("owner") == Answer(value_ids_of("owner")[3], "mine")


def test_a_note_that_was_there_before_the_reason_stays(path: Path) -> None:
    ask(path, "Acme", "", "", "n a note", "- no owner", "b", "3", "q")
    assert stored(path).sheet.answer("owner") == Answer("hr", "a note")
    ask(path, "Beta", "", "", "n a note", "-", "b", "3", "q")
    assert stored(path, 2).sheet.answer("owner") == Answer("hr", "a note")


def test_the_note_of_another_day_stays_where_nobody_knows_what_of_it_is_the_reason(path: Path) -> None:
    ask(path, "Acme", "", "", "n a note", "- no owner", "q")
    ask(path, "b", "3", "q", arguments=("1",))
    assert stored(path).sheet.answer("owner") == Answer("hr", "a note\nno owner")


def value_ids_of(id: str) -> tuple[str, ...]:
    return tuple(value_ids(load_shipped().questions[id]))


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits at a terminal."""
    monkeypatch.setattr("e20assess.plain.is_conversation", lambda: True)


def test_a_person_who_finishes_with_gaps_is_asked_first(path: Path, person: None) -> None:
    result = ask(path, "Acme", "", "", "2", "f", "b", "f", "")
    assert result.exit_code == 0
    assert result.stderr.count("Enter: finish. b: back to the questions.") == 2
    assert "To change an answer: e20assess ask 1" in result.stderr


def test_a_finished_one_is_open_to_changes_and_stays_finished(path: Path) -> None:
    assert ask(path, "Acme", "", "", "2", "f").exit_code == 0
    again = ask(path, "3", "q", arguments=("1",))
    assert again.exit_code == 0
    assert "This assessment is finished. Its answers can still be changed." in again.stderr
    assert stored(path).completed and len(stored(path).sheet.answers) == 2


def test_who_answers_can_be_named(path: Path) -> None:
    assert ask(path, "Acme", "", "", "2", "q", arguments=("--respondent", " Jo Martin ")).exit_code == 0
    assert stored(path).sheet.respondent.name == "Jo Martin"
