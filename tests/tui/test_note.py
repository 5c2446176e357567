"""What is typed into a note is kept, or given up on purpose, but never lost."""

from pathlib import Path

import pytest
from textual import events

from e20assess.answers.model import LONGEST_NOTE, Answer, NoValue
from e20assess.store.store import Store
from e20assess.tui.base.dialogs import ChoiceDialog
from e20assess.tui.screens.note import NoteDialog, NoteEditor
from tests.support.screens import (
    begin,
    new_assessment,
    program,
    until,
    until_asked,
    until_on,
    until_seen,
    write,
)


async def test_escape_asks_about_a_changed_note_and_goes_back_to_it(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("n")
        await until_on(pilot, NoteDialog)
        await write(pilot, "our clubs")
        await pilot.press("escape")
        await until_on(pilot, ChoiceDialog)
        await until_seen(pilot, "unsaved changes", "Save", "Discard", "keep editing")
        await pilot.press("escape")
        await until_on(pilot, NoteDialog)
        await write(pilot, " meet")
        await pilot.press("escape")
        await until_on(pilot, ChoiceDialog)
        await pilot.press("enter")
        await until_asked(pilot, "owner")
        await until_seen(pilot, "✎ our clubs meet", "saved ✓")
        assert screen.assessment.sheet.answer("owner") == Answer(None, "our clubs meet")


async def test_escape_asks_nothing_where_nothing_was_changed(store: Store, tmp_path: Path) -> None:
    assessment = new_assessment(store)
    assessment.answer(Answer("hr", "as it was"))
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, assessment)
        for key in ("n", "minus"):
            await pilot.press(key)
            await until_on(pilot, NoteDialog)
            await pilot.press("escape")
            await until_asked(pilot, "owner")
        assert assessment.sheet.answer("owner") == Answer("hr", "as it was")


@pytest.mark.parametrize(("way", "note"), [("1", "half a sentence"), ("2", "")])
async def test_ctrl_q_asks_about_a_changed_note(way: str, note: str, store: Store, tmp_path: Path) -> None:
    assessment = new_assessment(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, assessment)
        await pilot.press("n")
        await until_on(pilot, NoteDialog)
        await write(pilot, "half a sentence")
        await pilot.press("ctrl+q")
        await until_on(pilot, ChoiceDialog)
        await pilot.press("ctrl+q", "ctrl+q")
        await pilot.pause()
        assert isinstance(app.screen, ChoiceDialog) and len(app.screen_stack) == 5
        await pilot.press(way)
        await until(pilot, lambda: not app.is_running, "the end")
    assert app.return_code == 0
    assert store.load(assessment.id).sheet.answer("owner").note == note


async def test_ctrl_q_then_escape_goes_back_to_writing(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, new_assessment(store))
        await pilot.press("n")
        await until_on(pilot, NoteDialog)
        await write(pilot, "half")
        await pilot.press("ctrl+q")
        await until_on(pilot, ChoiceDialog)
        await pilot.press("escape")
        await until_on(pilot, NoteDialog)
        assert app.is_running and app.screen.query_one(NoteEditor).text == "half"


async def test_a_note_that_is_too_long_is_not_lost_by_leaving(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, new_assessment(store))
        await pilot.press("n")
        await until_on(pilot, NoteDialog)
        app.screen.query_one(NoteEditor).text = "x" * (LONGEST_NOTE + 1)
        await pilot.press("ctrl+q")
        await until_on(pilot, ChoiceDialog)
        await pilot.press("1")
        await until_on(pilot, NoteDialog)
        await until_seen(pilot, "please shorten it")
        assert app.is_running


async def test_a_reason_leaves_room_for_the_note_above_it(store: Store, tmp_path: Path) -> None:
    assessment = new_assessment(store)
    assessment.answer(Answer("hr", "x" * (LONGEST_NOTE - 11)))
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, assessment)
        await pilot.press("minus")
        await until_on(pilot, NoteDialog)
        await write(pilot, "eleven chars")
        await pilot.press("enter")
        await until_seen(pilot, "longer than 10 characters; please shorten it")
        await pilot.press("backspace", "backspace", "enter")
        await until_asked(pilot, "owner")
        answer = assessment.sheet.answer("owner")
        assert answer.value is NoValue.NOT_APPLICABLE and len(answer.note) == LONGEST_NOTE


async def test_the_reason_of_not_applicable_goes_below_the_note(store: Store, tmp_path: Path) -> None:
    assessment = new_assessment(store)
    assessment.answer(Answer("hr", "The clubs never met."))
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, assessment)
        await pilot.press("minus")
        await until_on(pilot, NoteDialog)
        await until_seen(
            pilot,
            "The clubs never met. (this note stays)",
            "Leave empty to use the note above as the reason.",
        )
        assert app.screen.query_one(NoteEditor).text == ""
        await write(pilot, "sold in May")
        await pilot.press("ctrl+s")
        await until_asked(pilot, "owner")
        wanted = Answer(NoValue.NOT_APPLICABLE, "The clubs never met.\nsold in May")
        assert assessment.sheet.answer("owner") == wanted
        await pilot.press("minus")
        await until_on(pilot, NoteDialog)
        assert app.screen.query_one(NoteEditor).text == wanted.note
        await pilot.press("escape", "u")
        await until_seen(pilot, "3 ●")
        assert assessment.sheet.answer("owner") == Answer("hr", "The clubs never met.")


async def test_a_note_can_itself_be_the_reason(store: Store, tmp_path: Path) -> None:
    assessment = new_assessment(store)
    assessment.answer(Answer(None, "We sell to nobody."))
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, assessment)
        await pilot.press("minus")
        await until_on(pilot, NoteDialog)
        await pilot.press("ctrl+s")
        await until_asked(pilot, "owner")
        assert assessment.sheet.answer("owner") == Answer(NoValue.NOT_APPLICABLE, "We sell to nobody.")


@pytest.mark.parametrize(("key", "answer"), [("n", Answer("hr", "half")), ("minus", Answer("hr", "half"))])
async def test_a_program_cut_short_keeps_what_was_typed(
    key: str, answer: Answer, store: Store, tmp_path: Path
) -> None:
    assessment = new_assessment(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, assessment)
        await pilot.press("3", key)
        await until_on(pilot, NoteDialog)
        await write(pilot, "half")
        app._cut_short()
        await until(pilot, lambda: not app.is_running, "the end")
    for left in app.left_open:
        left.flush()
    assert store.load(assessment.id).sheet.answer("owner") == answer


async def test_the_reason_goes_when_the_question_does_apply_and_undo_brings_it_back(
    store: Store, tmp_path: Path
) -> None:
    assessment = new_assessment(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, assessment)
        await pilot.press("minus")
        await until_on(pilot, NoteDialog)
        await write(pilot, "no owner")
        await pilot.press("ctrl+s")
        await until_asked(pilot, "owner")
        await pilot.press("3")
        await until_seen(pilot, "3 ●", "saved ✓")
        assert store.load(assessment.id).sheet.answer("owner") == Answer("hr")
        await pilot.press("u")
        await until_seen(pilot, "no owner", "saved ✓")
        kept = store.load(assessment.id).sheet.answer("owner")
        assert kept == Answer(NoValue.NOT_APPLICABLE, "no owner")


async def test_a_reason_that_nobody_can_see_is_refused(store: Store, tmp_path: Path) -> None:
    assessment = new_assessment(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, assessment)
        await pilot.press("minus")
        await until_on(pilot, NoteDialog)
        app.post_message(events.Paste("\u200b\u3164"))
        await until(pilot, lambda: app.screen.query_one(NoteEditor).text != "", "pasted")
        await pilot.press("ctrl+s")
        await until_seen(pilot, "Please give a short reason")
        assert not assessment.sheet.answer("owner").is_given


async def test_a_pasted_note_keeps_the_lines_of_a_word_processor(store: Store, tmp_path: Path) -> None:
    assessment = new_assessment(store)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, assessment)
        await pilot.press("n")
        await until_on(pilot, NoteDialog)
        app.post_message(events.Paste("repeat\vthree\u2028times\x85over"))
        await until(pilot, lambda: app.screen.query_one(NoteEditor).text != "", "pasted")
        await pilot.press("ctrl+s")
        await until_asked(pilot, "owner")
        assert assessment.sheet.answer("owner").note == "repeat\nthree\ntimes\nover"


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_the_dialog_says_what_it_is_and_to_which_question(
    language: str, store: Store, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        title = "Note beside the answer" if language == "en" else "Note à côté de la réponse"
        question = screen.assessment.interview.question.text.to(language)
        await pilot.press("n")
        await until_on(pilot, NoteDialog)
        await until_seen(pilot, title, f"1. {question[:40]}")
        await pilot.press("escape", "minus")
        await until_seen(pilot, f"1. {question[:40]}", "Enter" if language == "en" else "Entrée")


async def test_enter_ends_a_reason_and_makes_a_line_in_a_note(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("minus")
        await until_on(pilot, NoteDialog)
        await write(pilot, "no customers")
        await pilot.press("enter")
        await until_asked(pilot, "owner")
        assert screen.assessment.sheet.answer("owner") == Answer(NoValue.NOT_APPLICABLE, "no customers")


@pytest.mark.parametrize(("size", "lines"), [((80, 24), 2), ((100, 45), 3)])
async def test_a_note_that_is_cut_says_so(
    size: tuple[int, int], lines: int, store: Store, tmp_path: Path
) -> None:
    assessment = new_assessment(store)
    assessment.answer(Answer("hr", "\n".join(f"line {number}" for number in range(1, 9))))
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=size) as pilot:
        await begin(pilot, assessment)
        page = await until_seen(pilot, f"line {lines}…")
        assert f"line {lines + 1}" not in page
        assessment.answer(Answer("hr", "short"))
        app.screen._show()  # type: ignore[attr-defined]
        page = await until_seen(pilot, "✎ short")
        assert "short…" not in page


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
@pytest.mark.parametrize("key", ["n", "minus"])
async def test_the_buttons_are_in_sight_beside_question_and_note(
    key: str, size: tuple[int, int], store: Store, tmp_path: Path
) -> None:
    assessment = new_assessment(store)
    assessment.move(assessment.interview.at("mandate_shared"))
    assessment.answer(Answer(3, "word " * 200))
    app = program(tmp_path / "store.sqlite", "fr")
    async with app.run_test(size=size) as pilot:
        await begin(pilot, assessment)
        await pilot.press(key)
        await until_on(pilot, NoteDialog)
        await until_seen(pilot, "Enregistrer (", "Annuler (Esc)")
        assert app.screen.query_one(NoteEditor).size.height >= 2
