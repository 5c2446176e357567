"""Two assessments side by side on screen: what moved and by which answers, and why some do not compare."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from e20assess.answers.model import Answer, NoValue
from e20assess.questionnaire.loader import load_files, load_shipped
from e20assess.questionnaire.model import Questionnaire
from e20assess.store.store import Store, Stored
from e20assess.tui.document.page import Document
from e20assess.tui.screens.compare import CompareScreen
from tests.support.screens import Driver, program, seen, until, until_home, until_seen, until_seen_words
from tests.support.sheets import example
from tests.support.stores import kept, under_cursor

SIZES = [(60, 20), (80, 24), (100, 30), (160, 45)]
LATER = datetime.date(2027, 3, 9)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(str(tmp_path / "store.sqlite"))
    yield store
    store.close()


def run(questionnaire: Questionnaire | None = None, **changes: Any) -> Stored:
    """The example Alizé with some answers given otherwise, as a store gives it."""
    sheet = example("alize")
    answers = {**sheet.answers, **changes.pop("answers", {})}
    sheet = replace(sheet, answers=answers, **changes)
    return Stored(1, sheet, questionnaire or load_shipped(), "", True)


def better() -> Stored:
    """A year later: two answers on communities higher, with a note; one no longer known."""
    return run(
        date=LATER,
        answers={
            "communities_links": Answer(3, "We introduced the ambassadors to the club."),
            "communities_overlap": Answer(3),
            "trust_speech": Answer(NoValue.DONT_KNOW, "Nobody in the room could say."),
        },
    )


async def compared(pilot: Driver, before: Stored, after: Stored) -> CompareScreen:
    """The screen with its page, or its refusal, shown."""
    await until_home(pilot)
    screen = CompareScreen(before, after)
    await pilot.app.push_screen(screen)
    await until(pilot, lambda: page(screen), "the page")
    return screen


def page(screen: CompareScreen) -> str:
    """Every line of the page, in sight or not, broken or not."""
    return " ".join(" ".join(line.content.plain for line in screen.query_one(Document)._lines).split())


# What moved


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_every_size_shows_scores_patterns_capabilities_and_answers_of_both(
    size: tuple[int, int], language: str, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite", language)
    questions = load_shipped().questions
    async with app.run_test(size=size) as pilot:
        screen = await compared(pilot, run(), better())
        dates = {"en": "17 Mar 2026 → 9 Mar 2027", "fr": "17/03/2026 → 09/03/2027"}
        await until_seen(pilot, "Alizé", dates[language])
        whole, say = page(screen), app.say
        for title in ("The profile, before and after", "What became of the warning patterns"):
            assert say(title) in whole
        assert f"○ {say('before')} " in whole and f"● {say('after')} " in whole
        assert {"en": "○ 2.0 ● 2.4 +0.4", "fr": "○ 2,0 ● 2,4 +0,4"}[language] in whole
        assert {"en": "○ 1.0 ● 3.0 +2.0", "fr": "○ 1,0 ● 3,0 +2,0"}[language] in whole
        for id in ("communities_links", "communities_overlap", "trust_speech"):
            assert " ".join(questions[id].text.to(language).split()) in whole
        labels = load_shipped().labels(questions["communities_links"], language)
        anchors = [" ".join(label.split()) for label in labels]
        assert f"○ {anchors[0]}" in whole and f"● {anchors[2]}" in whole
        assert "✎ We introduced the ambassadors to the club." in whole
        assert "✎ Nobody in the room could say." in whole
        assert "● " + say("I don't know") in whole


async def test_the_profile_is_a_hollow_dot_a_line_and_a_filled_dot(tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await compared(pilot, run(), better())
        bars = [line.content.plain for line in screen.query_one(Document)._lines if "│" in line.content.plain]
        assert [("○─" in bar and "─●" in bar, "◉" in bar) for bar in bars] == [
            (True, False),
            (False, True),
            (False, True),
            (False, True),
        ]
        await pilot.press("x")
        await until_seen(pilot, "9 Mar 2027 → 17 Mar 2026")
        await until(
            pilot, lambda: "●─" in page(screen) and "○ 2.4 ● 2.0 −0.4" in page(screen), "the other way round"
        )


async def test_patterns_are_gained_lost_or_kept_and_open_to_their_meaning(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    app = program(tmp_path / "store.sqlite")
    name = {pattern.id: pattern.name.to("en") for pattern in questionnaire.patterns}
    async with app.run_test(size=(100, 45)) as pilot:
        rivage = Stored(2, example("rivage"), questionnaire, "", True)
        screen = await compared(pilot, run(), rivage)
        whole = page(screen)
        lost = whole[whole.index("Present before, absent after.") :]
        assert whole.index(name["silos-2.0"]) > whole.index("Gone")
        assert all(name[id] in lost for id in ("silos-2.0", "capture", "missing-liaison"))
        meaning = " ".join(questionnaire.patterns[0].meaning.to("en").split())
        assert meaning not in whole
        await pilot.press("2", "down", "enter")
        await until(pilot, lambda: meaning in page(screen), "what it means")
        await pilot.press("x")
        await until(pilot, lambda: "Absent before, present after." in page(screen), "gained the other way")


async def test_a_note_alone_is_shown_as_one_that_changed(tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    note = Answer(3, "Now with a written handover.")
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await compared(pilot, run(), run(date=LATER, answers={"flows_handover": note}))
        assert "Notes that changed beside the same answer" in page(screen)
        assert "✎ Now with a written handover." in page(screen)
        assert "No answer changed: 42 questions were compared." in page(screen)


async def test_digits_go_to_sections_and_e_opens_everything(tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await compared(pilot, run(), better())
        for number, title in enumerate(("The profile", "What became", "The capabilities", "The answers"), 1):
            await pilot.press(str(number))
            await until_seen(pilot, f"− {number}  {title}")
        description = load_shipped().patterns[0].meaning.to("en")[:40]
        assert description not in page(screen)
        await pilot.press("e")
        await until(pilot, lambda: description in page(screen), "all open")
        await pilot.press("q")
        await until_home(pilot)


async def test_the_language_switches_live(tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await compared(pilot, run(), better())
        await pilot.press("l")
        await until_seen(pilot, "Comparaison")
        await until(pilot, lambda: "+0,4" in page(screen), "the page in French")


# What does not compare


async def test_everything_that_compares_is_said_to(tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await compared(pilot, run(), run(date=LATER))
        assert "Everything could be compared" in page(screen)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "One assessment is in the full"), ("fr", "Un diagnostic est en version")],
)
async def test_two_forms_are_compared_in_bands_and_that_is_said_first(
    language: str, sentence: str, tmp_path: Path
) -> None:
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await compared(pilot, run(), run(form="short", date=LATER))
        assert sentence in page(screen)
        assert app.say("The short form measures no capabilities.") in page(screen)
        await until_seen_words(pilot, sentence)


@pytest.mark.parametrize(("language", "words"), [("en", "major versions do"), ("fr", "ne se comparent pas")])
async def test_another_major_version_is_refused_in_a_sentence(
    language: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=(60, 20)) as pilot:
        newer = replace(load_shipped(), version="2.0")
        screen = await compared(pilot, run(), run(newer, date=LATER))
        assert "1.1" in page(screen) and "2.0" in page(screen) and words in page(screen)
        await pilot.press("1", "5", "e", "r")
        await until_seen_words(pilot, words)
        assert not list(tmp_path.glob("*.html"))
        await pilot.press("x", "q")
        await until_home(pilot)


@pytest.mark.parametrize("text", ["[/]", "[@click=app.quit]x[/]", "漢字", "$primary {braces}", "a\x1b[31mb"])
async def test_hostile_text_stays_text(text: str, tmp_path: Path) -> None:
    app = program(tmp_path / "store.sqlite")
    after = run(date=LATER, organisation=text, unit=text, answers={"flows_handover": Answer(5, text)})
    async with app.run_test(size=(160, 45)) as pilot:
        screen = await compared(pilot, run(), after)
        shown = text.replace("\x1b", "\N{REPLACEMENT CHARACTER}")
        await until_seen(pilot, f"→ {shown} · {shown}")
        assert f"✎ {shown}" in page(screen)
        assert app.is_running


# Files, and the way here


@pytest.mark.parametrize(("key", "suffix"), [("h", ".html"), ("m", ".md")])
async def test_the_comparison_is_written_here_and_its_path_shown(
    key: str, suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = program(tmp_path / "store.sqlite")
    file = tmp_path / f"groupe-alize-marques-grand-public-france-2026-03-17-2027-03-09{suffix}"
    async with app.run_test(size=(100, 30)) as pilot:
        await compared(pilot, run(), better())
        await pilot.press("r")
        page = await until_seen(pilot, "Save the comparison as:")
        assert "PDF" in page and "Word" not in page
        await pilot.press(key)
        await until(pilot, file.exists, "the file")
        await until_seen(pilot, "The file is written")
        await pilot.press("escape")
        await until_seen(pilot, "Saved:")
    assert "We introduced the ambassadors to the club" in file.read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_c_marks_one_and_c_on_another_compares_the_earlier_first(
    language: str, store: Store, tmp_path: Path
) -> None:
    kept(store)
    kept(store, date=LATER)
    kept(store, "rivage")
    app = program(tmp_path / "store.sqlite", language)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await until_home(pilot)
        await pilot.press("c")
        await until_seen(pilot, "▸ ◆ Groupe Alizé", "is marked" if language == "en" else "est marqué")
        await pilot.press("down", "down", "c")
        await until(pilot, lambda: isinstance(app.screen, CompareScreen), "the comparison")
        dates = "17 Mar 2026 → 9 Mar 2027" if language == "en" else "17/03/2026 → 09/03/2027"
        await until_seen(pilot, dates)
        await pilot.press("q")
        await until_home(pilot)
        assert under_cursor(screen).startswith("Groupe")
        assert "◆" not in seen(app)


@pytest.mark.parametrize("key", ["c", "escape"])
async def test_a_mark_is_forgotten(key: str, store: Store, tmp_path: Path) -> None:
    kept(store)
    kept(store, "rivage")
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await until_home(pilot)
        await pilot.press("c")
        await until_seen(pilot, "▸ ◆ Coopérative")
        await pilot.press(key)
        await until(pilot, lambda: "◆" not in seen(app), "no mark")
        await pilot.press("down", "c")
        await until_seen(pilot, "▸ ◆ Groupe")
        assert app.screen is screen


async def test_two_questionnaires_from_the_list_are_refused_in_a_sentence(
    store: Store, tmp_path: Path
) -> None:
    kept(store)
    files = dict(load_shipped().files)
    main = files["questionnaire.toml"]
    files["questionnaire.toml"] = main.replace('id = "enterprise20"', 'id = "other"', 1)
    store.create(load_files(files), replace(example("rivage"), questionnaire="other"))
    app = program(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_home(pilot)
        await pilot.press("c", "down", "c")
        await until_seen_words(pilot, "“other”. “enterprise20”, not compare:")
