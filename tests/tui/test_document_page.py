"""The page of the results: moving on it, opening and copying; a small screen loses nothing."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from textual.content import Content

from e20assess.answers.examples import EXAMPLES
from e20assess.answers.model import Answer, AnswerSheet
from e20assess.engine.assessment import Assessment
from e20assess.i18n import Words
from e20assess.questionnaire.loader import load_shipped
from e20assess.scoring.score import score
from e20assess.store.store import Store
from e20assess.tui.document.page import Document
from e20assess.tui.results.page import SECTIONS
from e20assess.tui.screens.example import ExampleScreen, looked_at
from tests.support.results_screen import document, open_all, show, text
from tests.support.screens import program, seen, until, until_asked, until_home, until_seen
from tests.support.sheets import DK, NA, example, sheet, with_answers


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 45)])
async def test_the_arrows_stop_at_every_row_and_digits_at_every_section(
    size: tuple[int, int], store: Store, tmp_path: Path
) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=size) as pilot:
        await show(pilot, store, example("alize"))
        page = document(pilot)
        rows = [row for _, row in page._heads]
        assert len(rows) > 40
        visited = [page.cursor]
        await pilot.press("down", "up")
        for _ in range(400):
            page.action_next_row()
            if page.cursor != visited[-1]:
                visited.append(page.cursor)
                assert page._is_visible(page._line_of(page.cursor) or 0)
        assert visited == rows
        assert page.scroll_offset.y == page.max_scroll_y
        for _ in range(400):
            page.action_previous_row()
        assert (page.cursor, page.scroll_offset.y) == ("profile", 0)
        for key, id in enumerate(SECTIONS, 1):
            await pilot.press(str(key))
            assert page.cursor == id
            assert page._is_visible(page._line_of(id) or 0)
        await pilot.press("2", "enter")
        assert "▲" not in text(pilot).split("What the answers mean together")[1].split("The capabilities")[0]
        await pilot.press("2")
        assert "Silos 2.0 syndrome ▲▲▲ high severity" in text(pilot)


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_60x20_cuts_no_word_of_the_page(language: str, store: Store, tmp_path: Path) -> None:
    answered = replace(example("alize"), targets={"ownership": 5})
    wide: list[Content] = []
    small: list[Content] = []
    for size, found in (((120, 40), wide), ((60, 20), small)):
        async with program(tmp_path / "store.sqlite", language).run_test(size=size) as pilot:
            await show(pilot, store, answered)
            await pilot.press("e")
            found += [line.content for line in document(pilot)._lines]
            assert all(line.cell_length <= document(pilot)._width - 4 for line in found)
    words = [" ".join(line.plain for line in found).split() for found in (wide, small)]
    assert {word for word in words[0] if word.isalpha()} <= set(words[1])


async def test_another_language_keeps_the_cursor_and_what_is_open(store: Store, tmp_path: Path) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        await show(pilot, store, example("alize"))
        await pilot.press("2", "down", "enter")
        await until_seen(pilot, "First step")
        cursor = document(pilot).cursor
        await pilot.press("l")
        await until_seen(pilot, "Premier pas", "Syndrome des silos 2.0")
        assert document(pilot).cursor == cursor


async def test_after_scrolling_away_a_key_never_opens_what_is_out_of_sight(
    store: Store, tmp_path: Path
) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        await show(pilot, store, example("alize"))
        page, before = document(pilot), text(pilot)
        for keys in (("2", "down", "pagedown", "enter"), ("2", "down", "pagedown", "pagedown", "left")):
            await pilot.press(*keys)
            assert text(pilot) == before
            assert page._is_visible(page._line_of(page.cursor) or 0)


async def test_a_click_opens_a_row_and_a_resize_lays_out_again(store: Store, tmp_path: Path) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(100, 30)) as pilot:
        await show(pilot, store, example("alize"))
        await pilot.press("2")
        page = document(pilot)
        number = page._line_of("pattern:capture") or 0
        await pilot.click(Document, offset=(12, number - page.scroll_offset.y + 1))
        await until_seen(pilot, "Let marketing connect rather than own")
        for size in ((60, 20), (160, 45), (61, 21)):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda: page._laid_out_for == page._width, "laid out again")
        assert "Let marketing connect rather than own" in text(pilot)


HOSTILE = (
    "[/]",
    "[@click=app.quit]x[/]",
    "[bold]not bold",
    "$primary {braces}",
    "\x1b[31mred",
    "漢字の組織",
    "x" * 400,
)


@pytest.mark.parametrize("note", HOSTILE)
async def test_hostile_notes_are_shown_as_they_are(note: str, store: Store, tmp_path: Path) -> None:
    answers = with_answers(example("alize").answers, mandate_shared=2)
    answers["owner"] = Answer("marketing", note)
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30)) as pilot:
        await show(pilot, store, sheet(answers))
        page = (await open_all(pilot)).replace(" ", "")
        assert note.replace("\x1b", "").replace(" ", "") in page.replace("\N{REPLACEMENT CHARACTER}", "")
        for key in ("end", "home", "2", "4"):
            await pilot.press(key)
        assert app.is_running
        assert "\x1b" not in seen(app)


async def test_selected_text_can_be_copied(store: Store, tmp_path: Path) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(100, 30)) as pilot:
        await show(pilot, store, example("alize"))
        pilot.app.screen.text_select_all()
        await pilot.pause()
        copied = pilot.app.screen.get_selected_text() or ""
        assert "Working across silos" in copied and "What the answers mean together" in copied


def test_a_line_is_never_broken_at_a_space_that_binds() -> None:
    from e20assess.tui.document.blocks import broken

    sentence = Content("Que répond-on\u00a0? «\u00a0rien\u00a0» ou «\u00a0tout\u00a0»\u00a0: rien")
    for width in range(18, 40):
        lines = list(broken(sentence, width, hang=2))
        assert all(line.cell_length <= width for line in lines)
        assert " ".join(line.plain.strip(" ") for line in lines) == sentence.plain
        assert not [line for line in lines if line.plain.strip()[0] in "?»:"]


# What was marked to be discussed


def flagged() -> AnswerSheet:
    """Alizé's answers, one of them marked and with a note."""
    answers = dict(example("alize").answers)
    answers["bridges_it"] = replace(answers["bridges_it"], discuss=True, note="Ask [IT] first")
    return replace(example("alize"), answers=answers)


async def test_what_is_to_be_discussed_stands_on_the_page_and_leads_to_its_question(
    store: Store, tmp_path: Path
) -> None:
    assessment = Assessment.start(store, load_shipped(), flagged())
    assessment.complete()
    assessment.flush()
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_home(pilot)
        await pilot.press("enter")
        await until_seen(pilot, "The profile")
        await pilot.press("7", "down")
        await until_seen(pilot, "To discuss", "✎ Ask [IT] first", "→")
        assert document(pilot).cursor == "discuss:bridges_it"
        await pilot.press("enter")
        await until_asked(pilot, "bridges_it")


async def test_an_example_has_the_part_too_and_nothing_marked_is_said(tmp_path: Path) -> None:
    example_seen = looked_at(EXAMPLES[0], Words("en"))
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        await until_home(pilot)
        await pilot.app.push_screen(ExampleScreen(example_seen))
        await until(pilot, lambda: document(pilot)._lines, "the page")
        assert "No question is marked to be discussed." in text(pilot)


# What a reader could take for a mistake


async def test_the_halves_are_explained_and_the_extremes_said_once(store: Store, tmp_path: Path) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(100, 30)) as pilot:
        await show(pilot, store, example("alize"))
        page = text(pilot)
    assert "The levels begin at 1.8 · 2.6 · 3.4 · 4.2: 2.5 is at level 2, and 3.5 at level 4." in page
    card = score(load_shipped(), example("alize"))
    assert page.count("Strongest: ") <= len(card.dimensions)
    assert page.count("Strongest: ") > 0


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_scores_stand_under_each_other_and_the_table_adds_up(
    language: str, store: Store, tmp_path: Path
) -> None:
    answers = with_answers(example("alize").answers, flows_handover=DK, bridges_it=None, expertise_help=NA)
    answered = replace(example("alize"), answers=answers)
    async with program(tmp_path / "store.sqlite", language).run_test(size=(80, 24)) as pilot:
        await show(pilot, store, answered)
        lines = [line.content.plain for line in document(pilot)._lines]
    say, card = Words(language), score(load_shipped(), answered)
    names = [load_shipped().dimension(part.id).name.to(language) for part in card.dimensions]
    heads = [next(line for line in lines if line.startswith(name)) for name in names]
    assert (
        len({line.index(say.score(part.score)) for line, part in zip(heads, card.dimensions, strict=True)})
        == 1
    )
    table = lines[next(at for at, line in enumerate(lines) if say("asked") in line) :]
    for part, name in zip(card.dimensions, names, strict=True):
        at = next(at for at, line in enumerate(table) if line.startswith(name))
        words = table[at].removeprefix(name).split() or table[at + 1].split()
        asked, scored, unknown, without, _ = map(int, words)
        assert (asked, scored) == (part.asked, part.answered)
        assert asked == scored + unknown + without


# The report as a file


@pytest.mark.parametrize("can_open", [True, False])
async def test_the_report_is_written_in_the_format_wished_and_opened_only_on_a_display(
    can_open: bool, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_file(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("e20assess.engine.viewer.has_viewer", lambda: can_open)
    monkeypatch.setattr("e20assess.engine.viewer.open_file", open_file)
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        await show(pilot, store, example("alize"))
        results = pilot.app.screen
        await pilot.press("r")
        await until_seen(pilot, "web page", "PDF", "Word", "Markdown")
        await pilot.press("w")
        words = "open it" if can_open else "There is no display here"
        await until_seen(pilot, "The file is written", words)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is results, "the results again")
    (file,) = tmp_path.glob("*.docx")
    assert opened == ([file] if can_open else [])


async def test_without_the_library_the_sentence_says_what_to_type(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    async with program(tmp_path / "store.sqlite").run_test(size=(100, 30)) as pilot:
        await show(pilot, store, example("alize"))
        await pilot.press("r")
        await until_seen(pilot, "PDF")
        await pilot.press("p")
        await until_seen(pilot, "A PDF needs WeasyPrint", "weasyprint")
