"""Moving about in the interview: undo, flags, the palette, and what a section says when it opens."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from e20assess.store.store import Store
from e20assess.tui.widgets.question_finder import QuestionFinder, begun_words
from tests.support.screens import (
    begin,
    new_assessment,
    place,
    program,
    seen,
    until,
    until_asked,
    until_seen,
    write,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(str(tmp_path / "store.sqlite"))
    yield store
    store.close()


async def test_undo_takes_back_the_last_answer_wherever_we_are(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("3", "enter", "2", "4", "enter", "right")
        await until_asked(pilot, "liaison")
        await pilot.press("u")
        await until_asked(pilot, "flows_handover")
        assert screen.assessment.sheet.answer("flows_handover").value == 2
        await pilot.press("u", "u")
        await until_asked(pilot, "owner")
        assert not screen.assessment.sheet.answers
        await until_seen(pilot, "saved ✓")
        assert not store.load(screen.assessment.id).sheet.answers
        await pilot.press("u")
        await until_seen(pilot, "There is nothing to undo.")


async def test_undo_reopens_what_the_last_answer_set_aside(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("c")
        await until_seen(pilot, "1 of 29")
        await pilot.press("u")
        await until_seen(pilot, "1 of 42")
        assert not screen.assessment.sheet.answers


async def test_a_flag_to_discuss_is_shown_kept_and_written(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("d")
        await until_seen(pilot, "⚑ to discuss", "saved ✓")
        assert store.load(screen.assessment.id).sheet.answer("owner").discuss
        await pilot.press("2")
        await until_seen(pilot, "⚑ to discuss", "2 ●", "saved ✓")
        await pilot.press("o")
        await until_seen(pilot, "Overview", "⚑")
        await pilot.press("o")
        await until_asked(pilot, "owner")
        await pilot.press("d")
        await until(pilot, lambda: "⚑" not in seen(app), "the flag taken away")
        answer = screen.assessment.sheet.answer("owner")
        assert (answer.value, answer.discuss) == ("communication", False)


@pytest.mark.parametrize(
    ("language", "word", "question"),
    [
        ("en", "customer switches channels", "coherence_channels"),
        ("fr", "change de canal", "coherence_channels"),
    ],
)
async def test_the_palette_goes_to_a_question_by_its_words(
    language: str, word: str, question: str, store: Store, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("slash")
        await write(pilot, word)
        await until_seen(pilot, word)
        await pilot.pause(0.3)
        await pilot.press("down", "enter")
        await until_asked(pilot, question)
        assert place(screen).current == question


async def test_a_question_with_brackets_is_found_and_shown_as_it_is(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Who leads [/] the [bold]network[/bold]?"
    monkeypatch.setattr(QuestionFinder, "_questions", lambda self: [("flows_handover", text)])
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, new_assessment(store))
        await pilot.press("slash")
        await write(pilot, "leads")
        await until_seen(pilot, "leads", text)
        await pilot.press("enter")
        await until_asked(pilot, "flows_handover")


@pytest.mark.parametrize(
    ("typed", "begun"),
    [
        ("reseau", ["réseau"]),
        ("RÉSEAUX soc", ["réseaux", "soc"]),
        ("27", ["27"]),
        ("crise", None),
        ("x", None),
        ("...", None),
    ],
)
def test_words_are_found_by_how_they_begin_without_case_and_accents(
    typed: str, begun: list[str] | None
) -> None:
    text = "27. Un réseau, des réseaux sociaux : qui écrit ?"
    found = begun_words(typed, text)
    assert (None if found is None else [text[start:end].lower() for start, end, _ in found]) == begun


async def test_a_note_is_found_by_its_words(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite", "en")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, new_assessment(store))
        screen._go("flows_handover")
        screen._note("a zebra crossed")
        screen._go("owner")
        await pilot.press("slash")
        await write(pilot, "zebr")
        await until_seen(pilot, "2. ✎ a zebra crossed")
        await pilot.press("enter")
        await until_asked(pilot, "flows_handover")


async def test_a_key_goes_to_the_next_question_to_discuss(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite", "en")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await begin(pilot, new_assessment(store))
        await pilot.press("v")
        await until_seen(pilot, "No question is to be discussed yet")
        for id in ("flows_handover", "trust_speech"):
            screen._go(id)
            await until_asked(pilot, id)
            await pilot.press("d")
        await pilot.press("v")
        await until_asked(pilot, "flows_handover")
        await pilot.press("v", "o")
        page = await until_seen(pilot, "Overview", "⚑ 2 are to be discussed.")
        assert "Opening" in page or "Management" in page
        await pilot.press("a")
        await until_seen(pilot, "Shown: the unanswered.")
        await pilot.press("a")
        page = await until_seen(pilot, "Shown: those to discuss.")
        assert page.count("⚑") == 3 and "Opening" not in page
        await pilot.press("v")
        await until_asked(pilot, "flows_handover")


async def test_g_and_enter_leave_the_overview_for_the_question(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite", "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, new_assessment(store))
        await pilot.press("2", "o")
        await until_seen(pilot, "Overview")
        await pilot.press("g")
        await until_asked(pilot, "flows_handover")


async def test_a_word_that_no_question_has_is_said(store: Store, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite", "fr")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, new_assessment(store))
        await pilot.press("slash")
        await write(pilot, "zebre")
        await until_seen(pilot, "Aucune question posée ni aucune note ne contient")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Working across silos: 11 questions, about"),
        ("fr", "Décloisonnement et circulation : 11 questions, environ"),
    ],
)
async def test_a_section_says_in_one_line_what_comes(
    language: str, words: str, store: Store, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, new_assessment(store))
        await pilot.press("right")
        await until_seen(pilot, words.replace(" : ", "\N{NO-BREAK SPACE}: "))
        await pilot.press("right")
        await until_asked(pilot, "flows_follow_through")
        await until(pilot, lambda: "11 questions" not in seen(app), "only where the section opens")
