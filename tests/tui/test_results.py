"""The results on screen: numbers are the scorecard's, and every row says where it comes from."""

from dataclasses import replace
from pathlib import Path

import pytest

from e20assess.answers.model import Answer, Form
from e20assess.i18n import Words
from e20assess.questionnaire.loader import load_shipped
from e20assess.report.view.report import build_view
from e20assess.scoring.diagnosis import diagnose
from e20assess.scoring.score import score
from e20assess.store.store import Store
from tests.support.results_screen import document, open_all, show, text
from tests.support.screens import program, until_seen
from tests.support.sheets import DK, NA, all_answers, example, scored_questions, sheet, with_all, with_answers

EXAMPLES = ("alize", "delcourt", "rivage")


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
    overall = say.score(card.overall.score, questionnaire.rubric.levels.cuts)
    assert any(overall in line for line in page if line.startswith(say("Overall")))


async def test_the_scale_bears_the_names_of_the_levels_and_the_row_score_range_and_target(
    store: Store, tmp_path: Path
) -> None:
    answers = with_answers(example("alize").answers, flows_handover=DK, bridges_it=None)
    answered = replace(example("alize"), answers=answers, targets={"silos": 4})
    async with program(tmp_path / "store.sqlite").run_test(size=(100, 30)) as pilot:
        await show(pilot, store, answered)
        page = await until_seen(
            pilot, "Siloed", "Experimenting", "Coordinated", "Connected", "Open network", "silos"
        )
    lines = page.splitlines()
    bar = lines[next(number for number, line in enumerate(lines) if "Working across silos" in line) + 1]
    assert "─●─" in bar and "◇" in bar
    low = score(load_shipped(), answered).dimension("silos").low
    assert f"range {Words('en').score(low)} to" in page
    assert "target: 4 Connected (not reached yet)" in page


async def test_the_overall_line_says_what_holds_it_down_and_opens_to_how_it_was_made(
    store: Store, tmp_path: Path
) -> None:
    from tests.support.sheets import with_tenths

    async with program(tmp_path / "store.sqlite").run_test(size=(100, 30)) as pilot:
        await show(pilot, store, sheet(with_tenths(all_answers(4), "silos", 10)))
        assert "Overall: 3.3, level 2 Experimenting, held down by “Working across silos”" in text(pilot)
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
    for name in ("Siloed", "Experimenting", "Coordinated", "Open network"):
        assert name not in page


@pytest.mark.parametrize("form", ["full", "short"])
async def test_an_empty_sheet_says_what_is_missing_and_invents_nothing(
    form: Form, store: Store, tmp_path: Path
) -> None:
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        await show(pilot, store, sheet(form=form))
        page = await open_all(pilot)
    assert "None of its questions has a scored answer." in page
    assert "None of the warning patterns could be assessed" in page
    assert "Nothing can be proposed from these answers." in page
    count = 42 if form == "full" else 12
    assert f"Completed: 0 of {count}." in page and f"Unanswered {count}" in page
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
        for sentence in (
            first.meaning,
            first.first_step,
            "Community facilitation: 4.0 (looked for: 3 or more)",
        ):
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
    assert "Missing: Q1 “In practice, who takes the lead" in page and "(“I don't know”)" in page
    assert "Patterns not found" in page


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
    assert "Completed: 41 of 42. 1 is unanswered" in page
    for words in ("I don't know 3", "Not applicable 1", "Unanswered 1", "Working across silos 10 7 3 0 0"):
        assert words in page
    assert "✎ a single channel [x]" in page
    assert "3 of 10 questions were answered “I don't know”" in page


async def test_coverage_says_where_too_much_does_not_apply(store: Store, tmp_path: Path) -> None:
    silos = [question.id for question in scored_questions("silos")]
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        await show(pilot, store, sheet(with_all(all_answers(3), silos[:2], NA)))
        assert "do not apply here" not in await open_all(pilot)
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        await show(pilot, store, sheet(with_all(all_answers(3), silos[:3], NA)))
        assert "“Working across silos”: 3 of 10 questions do not apply here." in await open_all(pilot)
