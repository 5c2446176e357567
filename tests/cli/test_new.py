"""A new assessment named on the command line: its first question at once, and nothing written unanswered."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from e20assess.answers.model import AnswerSheet
from e20assess.cli import options
from e20assess.cli.main import program
from e20assess.engine.workspace import Workspace
from e20assess.store.store import Store
from e20assess.tui.app import AssessApp
from e20assess.tui.screens.home import HomeScreen
from e20assess.tui.screens.results import ResultsScreen
from tests.support.screens import seen, until, until_asked, until_home, until_on, until_seen
from tests.support.terminal import Terminal

HOSTILE = "[bold]Acme[/] \x1b[2J\x9b31m\x00“x”\n{name}"


def new(store: Path, language: str = "en", organisation: str = "Acme", unit: str = "France") -> AssessApp:
    """The program as `e20assess new` starts it."""
    workspace = Workspace(lang=language, store_target=str(store))
    return AssessApp(workspace, workspace.new_sheet(organisation, unit, "lead", "full"))


def kept(store: Path) -> AnswerSheet:
    opened = Store.open(str(store))
    try:
        return opened.load(1).sheet
    finally:
        opened.close()


@pytest.mark.parametrize(
    ("language", "place", "saved"), [("en", "1 of 42", "saved ✓"), ("fr", "1 sur 42", "enregistré ✓")]
)
async def test_the_first_question_comes_first_and_home_only_on_the_way_back(
    language: str, place: str, saved: str, tmp_path: Path
) -> None:
    store = tmp_path / "folder" / "store.sqlite"
    app = new(store, language)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_asked(pilot, "owner")
        assert saved not in await until_seen(pilot, "Acme · France", place)
        assert not any(isinstance(screen, HomeScreen) for screen in app.screen_stack)
        assert app.store is None and not store.parent.exists()
        await pilot.press("2")
        await until_seen(pilot, saved)
        await pilot.press("q")
        home = await until_home(pilot)
        await until_seen(pilot, "Acme")
        assert (one := home.chosen()) is not None and one.answered == 1
    sheet = kept(store)
    assert (sheet.organisation, sheet.unit, sheet.language) == ("Acme", "France", language)
    assert sheet.respondent.role == "lead"
    assert sheet.answer("owner").value == "communication"


@pytest.mark.parametrize("leave", ["q", "ctrl+q"])
async def test_leaving_without_an_answer_writes_nothing(leave: str, tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    app = new(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_asked(pilot, "owner")
        await pilot.press("right", "right", "left")
        await until_asked(pilot, "flows_handover")
        await pilot.press(leave)
        if leave == "q":
            assert not (await until_home(pilot))._shelf
        else:
            await until(pilot, lambda: app._exit, "the end")
    if store.exists():
        opened = Store.open(str(store))
        assert opened.summaries() == ()
        opened.close()
    else:
        assert leave == "ctrl+q"


async def test_finishing_shows_the_results_and_then_the_list(tmp_path: Path) -> None:
    app = new(tmp_path / "store.sqlite")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_asked(pilot, "owner")
        await pilot.press("2", "o")
        await pilot.pause()
        await pilot.press("f")
        await until_on(pilot, ResultsScreen)
        await pilot.press("q")
        await until_home(pilot)


async def test_a_hostile_name_is_text_and_steers_nothing(tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    app = new(store, organisation=HOSTILE)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_asked(pilot, "owner")
        await until_seen(pilot, "[bold]Acme[/] [2J31m“x” {name}")
        assert "\x1b" not in seen(app) and "\x9b" not in seen(app)
        await pilot.press("1")
        await until_seen(pilot, "saved ✓")
    assert "\x1b" not in kept(store).organisation


def test_without_a_terminal_it_is_refused_in_one_line() -> None:
    done = CliRunner().invoke(program, ["new", "Acme", "--lang", "en"])
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "e20assess ask" in done.stderr


@pytest.mark.parametrize("name", ["", "  ", "\x1b"])
def test_a_name_without_a_letter_is_a_mistaken_command(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("e20assess.cli.main.has_terminal", lambda: True)
    done = CliRunner().invoke(program, ["new", name, "--lang", "en"])
    assert done.exit_code == 2 and "needs the organisation's name" in done.stderr


def test_plain_lines_are_wanted_by_a_word_in_the_environment_or_a_terminal_that_can_do_no_more() -> None:
    assert options.wants_lines({"ACCESSIBLE": "1"}) and options.wants_lines({"ACCESSIBLE": "yes"})
    assert options.wants_lines({"TERM": "dumb"})
    for unwanted in ("", "0", "false", "No"):
        assert not options.wants_lines({"ACCESSIBLE": unwanted, "TERM": "xterm"})
    assert not options.wants_lines({})


POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal to test in")


@POSIX
@pytest.mark.parametrize("words", [[], ["new", "Acme", "--unit", "France", "--short"]])
@pytest.mark.parametrize(("name", "value"), [("ACCESSIBLE", "1"), ("TERM", "dumb")])
def test_in_a_terminal_of_lines_the_interview_is_in_lines(
    words: list[str], name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    store = ["--lang", "en", "--store", str(tmp_path / "store.sqlite")]
    kind = value if name == "TERM" else ""
    with Terminal("e20assess", *words, *store, folder=tmp_path, kind=kind) as terminal:
        if not words:
            terminal.until_written("Organisation: ")
            terminal.press("Acme\n\n\n")
        terminal.until_written("1 of 12" if words else "1 of 42")
        terminal.press("1\n")
        terminal.until_written("2 of 12" if words else "2 of 42")
        terminal.press("q\n")
        assert terminal.ended() == 0
    assert "\x1b" not in terminal.written
    assert len(kept(tmp_path / "store.sqlite").answers) == 1


BEFORE_THE_FIRST_FRAME = """
import subprocess
import sys
from e20assess.cli.main import program
from e20assess.engine.workspace import Workspace
from e20assess.tui.app import AssessApp
from e20assess.tui.screens.interview import InterviewScreen
def painted(self):
    slow = {"pydantic", "sqlalchemy", "alembic", "jinja2", "babel"}
    ours = {"e20assess.tui.screens.home", "e20assess.tui.screens.dialogs", "e20assess.store.store"}
    print(sorted((slow | ours) & set(sys.modules)))
    self.app.exit()
shown = InterviewScreen.on_mount
def on_mount(self):
    shown(self)
    self.call_after_refresh(painted, self)
InterviewScreen.on_mount = on_mount
workspace = Workspace(lang="en", store_target=sys.argv[1])
AssessApp(workspace, workspace.new_sheet("Acme", "", "", "full")).run(headless=True)
"""


def test_nothing_slow_is_imported_before_the_first_question(tmp_path: Path) -> None:

    done = subprocess.run(
        [sys.executable, "-c", BEFORE_THE_FIRST_FRAME, str(tmp_path / "store.sqlite")],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout == "[]\n", done.stderr
