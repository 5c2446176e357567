"""The results on screen: numbers are the scorecard's, every row opens, a small screen loses nothing."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.content import Content

from e20assess import faults
from e20assess.answers.model import Answer, AnswerSheet, Form
from e20assess.assessment import Assessment
from e20assess.errors import AssessError
from e20assess.questionnaire.loader import load_shipped
from e20assess.report.view import build_view
from e20assess.scoring.diagnosis import diagnose
from e20assess.scoring.score import score
from e20assess.store.store import Store
from e20assess.tui.results.page import SECTIONS
from e20assess.tui.screens.results import ResultsScreen
from e20assess.tui.screens.targets import TargetsDialog
from e20assess.tui.widgets.document import Document
from e20assess.words import Words
from tests.helpers import DK, NA, all_answers, example, sheet, with_answers
from tests.screens import Driver, program, seen, until, until_home, until_seen

EXAMPLES = ("alize", "delcourt", "rivage")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(str(tmp_path / "store.sqlite"))
    yield store
    store.close()


async def show(pilot: Driver, store: Store, answered: AnswerSheet) -> Assessment:
    """Show the results of a sheet, kept in the store."""
    assessment = Assessment.start(store, load_shipped(), answered)
    await until_home(pilot)
    await pilot.app.push_screen(ResultsScreen(assessment))
    await until(pilot, lambda: document(pilot)._lines, "the page")
    return assessment


def document(pilot: Driver) -> Document:
    """The page in front."""
    return pilot.app.screen.query_one(Document)


def text(pilot: Driver) -> str:
    """The whole page, also what is scrolled out of sight, as one line of words."""
    return re.sub(" +", " ", " ".join(line.content.plain for line in document(pilot)._lines))


async def open_all(pilot: Driver) -> str:
    """The whole page with every row open."""
    await pilot.press("e")
    return text(pilot)


# Where we stand


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", EXAMPLES)
async def test_every_score_and_level_is_the_scorecard_s(
    name: str, language: str, store: Store, tmp_path: Path
) -> None:
    questionnaire, say = load_shipped(), Words(language)
    card = score(questionnaire, example(name))
    async with program(tmp_path / "store.sqlite", language).run_test(size=(100, 30)) as pilot:
        await show(pilot, store, example(name))
        page = [line.content.plain for line in document(pilot)._lines]
    for part in card.dimensions:
        assert part.level is not None
        dimension = questionnaire.dimension(part.id).name.to(language)
        level = questionnaire.level(part.level).name.to(language)
        heading = next(line for line in page if line.startswith(dimension))
        assert heading.split(dimension)[1].split() == [say.score(part.score), str(part.level), *level.split()]
    for capability in card.capabilities:
        assert capability.level is not None
        own = questionnaire.capabilities[capability.id].name.to(language)
        level = questionnaire.level(capability.level).name.to(language)
        blocks = "■" * capability.level + "□" * (5 - capability.level)
        line = " ".join(next(line for line in page if own in line and "■" in line).split())
        assert line.startswith(f"{blocks} {capability.level} {level} {say.score(capability.score)} {own}")
    assert any(say.score(card.overall.score) in line for line in page if line.startswith(say("Overall")))


async def test_the_scale_bears_the_names_of_the_levels_and_the_row_score_range_and_target(
    store: Store, tmp_path: Path
) -> None:
    answers = with_answers(example("alize").answers, flows_handover=DK, bridges_it=None)
    answered = AnswerSheet(**{**vars_of(example("alize")), "answers": answers, "targets": {"silos": 4}})
    async with program(tmp_path / "store.sqlite").run_test(size=(100, 30)) as pilot:
        await show(pilot, store, answered)
        page = await until_seen(
            pilot, "Siloed", "Experimenting", "Coordinated", "Connected", "Organic", "Silos"
        )
    lines = page.splitlines()
    bar = lines[next(number for number, line in enumerate(lines) if "Silos and flows" in line) + 1]
    assert "─●─" in bar and "◇" in bar
    low = score(load_shipped(), answered).dimension("silos").low
    assert f"range {Words('en').score(low)} to" in page
    assert "target: 4 Connected (not reached yet)" in page


def vars_of(answered: AnswerSheet) -> dict[str, Any]:
    """The fields of a sheet by name."""
    return {name: getattr(answered, name) for name in AnswerSheet.__dataclass_fields__}


async def test_the_overall_line_says_what_holds_it_down_and_opens_to_how_it_was_made(
    store: Store, tmp_path: Path
) -> None:
    from tests.helpers import with_tenths

    async with program(tmp_path / "store.sqlite").run_test(size=(100, 30)) as pilot:
        await show(pilot, store, sheet(with_tenths(all_answers(4), "silos", 10)))
        assert "Overall: 3.3, level 2 Experimenting, held down by “Silos and flows”" in text(pilot)
        await pilot.press("down", "enter")
        await until_seen(pilot, "The lowest dimension holds it down")


async def test_the_short_form_shows_bands_and_neither_levels_nor_an_overall_score(
    store: Store, tmp_path: Path
) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        await show(pilot, store, example("delcourt", "short"))
        page = await open_all(pilot)
    assert "Low Middle High" in page
    assert "The short form gives no overall score." in page
    assert "The short form has no levels" in page
    assert "Each of these rests on a single answer" in page
    assert "■" not in page
    for name in ("Siloed", "Experimenting", "Coordinated", "Organic"):
        assert name not in page


@pytest.mark.parametrize("form", ["full", "short"])
async def test_an_empty_sheet_says_what_is_missing_and_invents_nothing(
    form: Form, store: Store, tmp_path: Path
) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        await show(pilot, store, sheet(form=form))
        page = await open_all(pilot)
    assert "None of its questions has an answer with a value." in page
    assert "None of the patterns could be assessed" in page
    assert "Nothing can be proposed from these answers." in page
    count = 42 if form == "full" else 12
    assert f"Answered: 0 of {count}." in page and f"Not answered {count}" in page
    assert "●" not in page and "■" not in page


async def test_without_any_initiative_what_is_set_aside_is_counted_and_explained(
    store: Store, tmp_path: Path
) -> None:
    answered = sheet(with_answers(all_answers(2), owner="no_initiative"))
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        await show(pilot, store, answered)
        page = await open_all(pilot)
    view = build_view(load_shipped(), answered, "en")
    assert f"Set aside {len(view.silence.set_aside)}" in page
    assert "Another answer closed these questions" in page
    assert "None of its questions was asked, or none applies here." in page


# What it means


async def test_patterns_are_listed_gravest_first_and_open_to_their_evidence_and_first_step(
    store: Store, tmp_path: Path
) -> None:
    questionnaire = load_shipped()
    view = build_view(questionnaire, example("alize"), "en")
    async with program(tmp_path / "store.sqlite").run_test(size=(100, 30)) as pilot:
        await show(pilot, store, example("alize"))
        closed = text(pilot)
        places = [closed.index(f"{one.name} ▲") for one in view.patterns.present]
        assert len(places) == 3 and places == sorted(places)
        first = view.patterns.present[0]
        assert first.meaning not in closed
        await pilot.press("2", "down", "enter")
        await until_seen(pilot, "First step", "What was compared")
        opened = text(pilot)
        for sentence in (first.meaning, first.first_step, "Facilitation roles: 4.0 (looked for: 3 or more)"):
            assert sentence in opened
        for id in first.questions:
            answer = view.answers[id]
            assert f"{answer.label} {answer.question} → {answer.chosen[0]} ({answer.making})" in opened
            assert answer.note in opened
        await pilot.press("left")
        assert text(pilot) == closed


async def test_what_cannot_be_assessed_says_what_is_missing(store: Store, tmp_path: Path) -> None:
    answers = with_answers(example("alize").answers, owner=DK, communities_links=None)
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        await show(pilot, store, sheet(answers))
        page = await open_all(pilot)
    assert "Not assessable from these answers" in page
    assert "Captured by one department" in page
    assert "Missing: Q1 “In practice, who takes the lead" in page and "(not known)" in page
    assert "Looked for, and not found" in page


@pytest.mark.parametrize(("language", "word"), [("en", "(hypothesis)"), ("fr", "(hypothèse)")])
async def test_an_archetype_that_is_a_hypothesis_is_worded_as_one(
    language: str, word: str, store: Store, tmp_path: Path
) -> None:
    for owner, is_hypothesis in (("communication", True), ("marketing", False)):
        async with program(tmp_path / "store.sqlite", language).run_test(size=(100, 30)) as pilot:
            await show(pilot, store, sheet(with_answers({}, owner=owner)))
            assert (word in text(pilot)) is is_hypothesis


# What to do


async def test_ten_actions_with_gain_and_effort_open_to_how_and_sign(store: Store, tmp_path: Path) -> None:
    view = build_view(load_shipped(), example("delcourt"), "fr")
    async with program(tmp_path / "store.sqlite", "fr").run_test(size=(100, 30)) as pilot:
        await show(pilot, store, example("delcourt"))
        closed = text(pilot)
        for action in view.actions.first:
            assert f"{action.rank}. {action.title} {action.capability}" in closed
            assert f"{action.effort_words} · {action.gain} {action.dimension}" in closed
        assert len(view.actions.first) == 10
        assert view.actions.first[0].how not in closed
        opened = await open_all(pilot)
        for action in view.actions.first:
            assert action.how in opened and action.sign in opened


async def test_one_answer_away_begins_with_the_dimension_nearest_to_a_cut(
    store: Store, tmp_path: Path
) -> None:
    questionnaire, answered = load_shipped(), example("delcourt")
    card = score(questionnaire, answered)
    steps = diagnose(questionnaire, card).one_away
    distances = {}
    for step in steps:
        cut = questionnaire.rubric.levels.cuts[step.level_before - 1 - (step.direction < 0)]
        distances[step.dimension] = abs(cut - (card.dimension(step.dimension).score or 0))
    nearest = min(distances, key=lambda id: distances[id])
    view = build_view(questionnaire, answered, "en")
    assert f"“{questionnaire.dimension(nearest).name.to('en')}”" in view.making.away[0].sentence
    async with program(tmp_path / "store.sqlite").run_test(size=(100, 30)) as pilot:
        await show(pilot, store, answered)
        opened = await open_all(pilot)
        for group in view.making.away:
            assert group.sentence in opened
            for away in group.answers:
                assert f"{away.label} {away.question} {away.values}" in opened


# How far to trust it


async def test_coverage_counts_every_question_once_with_reasons_and_notes(
    store: Store, tmp_path: Path
) -> None:
    answers = with_answers(
        all_answers(3), flows_handover=DK, bridges_it=DK, communities_links=DK, trust_speech=None
    )
    answers["coherence_channels"] = Answer(NA, "a single channel [x]")
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        await show(pilot, store, sheet(answers))
        page = await open_all(pilot)
    assert "Answered: 41 of 42. 1 is left open" in page
    for words in ("Not known 3", "Not applicable 1", "Not answered 1", "Silos and flows 10 7 3 0"):
        assert words in page
    assert "✎ a single channel [x]" in page
    assert "3 of 10 questions were answered “I don't know”" in page


# Moving on the page


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
        assert "▲" not in text(pilot).split("What the combination means")[1].split("The capabilities")[0]
        await pilot.press("2")
        assert "Silos 2.0 syndrome ▲▲▲ high severity" in text(pilot)


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_60x20_cuts_no_word_of_the_page_but_the_names_over_the_scale(
    language: str, store: Store, tmp_path: Path
) -> None:
    answered = AnswerSheet(**{**vars_of(example("alize")), "targets": {"ownership": 5}})
    wide: list[Content] = []
    small: list[Content] = []
    for size, found in (((120, 40), wide), ((60, 20), small)):
        async with program(tmp_path / "store.sqlite", language).run_test(size=size) as pilot:
            await show(pilot, store, answered)
            await pilot.press("e")
            found += [line.content for line in document(pilot)._lines]
            assert all(line.cell_length <= document(pilot)._width - 4 for line in found)
    words = [" ".join(line.plain for line in found).split() for found in (wide, small)]
    missing = {word for word in words[0] if word.isalpha()} - set(words[1])
    steps = build_view(load_shipped(), answered, language).scale
    assert missing <= {word for step in steps for word in step.name.split()}


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
        await until_seen(pilot, "Keep the lead where it is")
        for size in ((60, 20), (160, 45), (61, 21)):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda: page._laid_out_for == page._width, "laid out again")
        assert "Keep the lead where it is" in text(pilot)


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


# Targets


async def test_targets_are_chosen_shown_at_once_written_and_in_the_report(
    store: Store, tmp_path: Path
) -> None:
    from e20assess.report.render import render

    async with program(tmp_path / "store.sqlite").run_test(size=(60, 20)) as pilot:
        assessment = await show(pilot, store, example("alize"))
        await pilot.press("g")
        await until(pilot, lambda: isinstance(pilot.app.screen, TargetsDialog), "the targets")
        await until_seen(pilot, "Which level do you aim at?", "no target", "2●")
        await pilot.press("4", "down", "down", "3", "right", "down", "5", "0", "enter")
        await until(pilot, lambda: "target: 4 Connected" in text(pilot), "the target on the page")
        await until(pilot, lambda: assessment.is_saved, "written")
        await until_seen(pilot, "saved ✓")
    stored = store.load(assessment.id)
    assert stored.sheet.targets == {"silos": 4, "customer": 4}
    report = render(stored.questionnaire, stored.sheet, "md", "en").decode()
    assert "4 Connected (not reached yet)" in report


async def test_leaving_the_targets_without_keeping_changes_nothing(store: Store, tmp_path: Path) -> None:
    answered = AnswerSheet(**{**vars_of(example("alize")), "targets": {"silos": 4}})
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        assessment = await show(pilot, store, answered)
        before = store.summaries()
        await pilot.press("g")
        await until_seen(pilot, "Which level do you aim at?", "4◇")
        await pilot.press("1", "down", "2", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ResultsScreen), "the results")
        assert assessment.sheet.targets == {"silos": 4}
        assert store.summaries() == before


async def test_a_store_that_refuses_targets_is_said_and_they_stay_pending(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Store, *args: Any) -> None:
        raise AssessError.of(faults.STORE_LOCKED)

    monkeypatch.setattr(Store, "set_targets", refuse)
    async with program(tmp_path / "store.sqlite").run_test(size=(100, 30), notifications=True) as pilot:
        assessment = await show(pilot, store, example("alize"))
        await pilot.press("g")
        await until_seen(pilot, "Which level do you aim at?")
        await pilot.press("5", "enter")
        await until_seen(pilot, "not saved ✗", "another program is writing")
        assert not assessment.is_saved
        assert "target: 5 Organic" in text(pilot)
        monkeypatch.undo()
        assessment.flush()
    assert store.load(assessment.id).sheet.targets == {"silos": 5}


def test_aiming_again_while_writing_loses_no_target(store: Store) -> None:
    assessment = Assessment.start(store, load_shipped(), example("alize"))
    assessment.aim({"silos": 3})
    assessment.aim({"silos": 4})
    assessment.flush()
    assessment.flush()
    assert assessment.is_saved
    assert store.load(assessment.id).sheet.targets == {"silos": 4}
    assert store.load(assessment.id).sheet.answers == example("alize").answers


# Copying


async def test_selected_text_can_be_copied(store: Store, tmp_path: Path) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(100, 30)) as pilot:
        await show(pilot, store, example("alize"))
        pilot.app.screen.text_select_all()
        await pilot.pause()
        copied = pilot.app.screen.get_selected_text() or ""
        assert "Silos and flows" in copied and "What the combination means" in copied


def test_a_line_is_never_broken_at_a_space_that_binds() -> None:
    from e20assess.tui.results.parts import broken

    sentence = Content("Que répond-on\u00a0? «\u00a0rien\u00a0» ou «\u00a0tout\u00a0»\u00a0: rien")
    for width in range(18, 40):
        lines = list(broken(sentence, width, hang=2))
        assert all(line.cell_length <= width for line in lines)
        assert " ".join(line.plain.strip(" ") for line in lines) == sentence.plain
        assert not [line for line in lines if line.plain.strip()[0] in "?»:"]
