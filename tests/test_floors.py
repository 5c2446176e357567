"""Dependencies point down only: each floor is imported alone, in a process of its own."""

import ast
import re
import subprocess
import sys
import tomllib
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = {
    "textual",
    "rich",
    "sqlalchemy",
    "alembic",
    "jinja2",
    "babel",
    "click",
    "weasyprint",
    "docxtpl",
    "psycopg",
}
LOWER = ["questionnaire", "answers", "scoring"]

EVERYTHING_IN = """
import importlib, pkgutil
for floor in {floors!r}:
    package = importlib.import_module("e20assess." + floor)
    for found in pkgutil.walk_packages(getattr(package, "__path__", []), package.__name__ + "."):
        importlib.import_module(found.name)
"""
WORK_THROUGH = """
from e20assess.answers.sheet_file import to_toml
from e20assess.answers.sheet_file import parse_sheet
from e20assess.interview.interview import begin
from e20assess.questionnaire.loader import load_shipped
from e20assess.scoring.diagnosis import diagnose
from e20assess.scoring.score import score
from pathlib import Path
text = Path({sheet!r}).read_text(encoding="utf-8")
sheet = parse_sheet(text, load_shipped(), "sheet")
parse_sheet(to_toml(sheet), load_shipped(), "sheet")
diagnose(load_shipped(), score(load_shipped(), sheet))
begin(load_shipped(), sheet).next().minutes_left("fr")
"""


def loaded_by(program: str) -> set[str]:
    """The names of the modules that a program loads beyond those that Python starts with."""
    watched = "import sys; before = set(sys.modules)\n" + program
    watched += "\nimport sys; print(*sorted(set(sys.modules) - before), sep='\\n')"
    run = subprocess.run([sys.executable, "-c", watched], capture_output=True, text=True, cwd=ROOT)
    assert run.returncode == 0, run.stderr
    return set(run.stdout.split())


def packages(modules: set[str]) -> set[str]:
    return {name.split(".")[0] for name in modules}


def test_importing_the_package_imports_nothing_else() -> None:
    assert loaded_by("import e20assess") == {"e20assess"}


@pytest.mark.parametrize("floor", ["errors", "i18n", "faults"])
def test_the_ground_floor_needs_only_the_standard_library(floor: str) -> None:
    loaded = loaded_by(f"import e20assess.{floor}")
    assert packages(loaded) <= {"e20assess", *sys.stdlib_module_names}
    assert {name for name in loaded if name.startswith("e20assess.")} <= {
        f"e20assess.{name}" for name in ("errors", "i18n", "faults")
    }


@pytest.mark.parametrize(
    "floors",
    [["questionnaire"], ["answers"], ["scoring"], ["interview"], [*LOWER, "interview"]],
    ids="+".join,
)
def test_the_lower_floors_import_no_screen_no_store_and_no_report(floors: list[str]) -> None:
    loaded = loaded_by(EVERYTHING_IN.format(floors=floors))
    assert packages(loaded) & HEAVY == set()
    assert not [name for name in loaded if name.startswith(("e20assess.tui", "e20assess.store"))]
    assert not [name for name in loaded if name.startswith(("e20assess.report", "e20assess.cli"))]


def test_the_questionnaire_knows_nothing_of_answers_and_answers_nothing_of_scores() -> None:
    questionnaire = loaded_by(EVERYTHING_IN.format(floors=["questionnaire"]))
    assert not [name for name in questionnaire if name.startswith(("e20assess.answers", "e20assess.scoring"))]
    answers = loaded_by(EVERYTHING_IN.format(floors=["answers"]))
    assert not [name for name in answers if name.startswith(("e20assess.scoring", "e20assess.interview"))]


def test_scoring_and_the_interview_do_not_know_each_other() -> None:
    assert "e20assess.interview" not in loaded_by(EVERYTHING_IN.format(floors=["scoring"]))
    interview = loaded_by(EVERYTHING_IN.format(floors=["interview"]))
    assert not [name for name in interview if name.startswith("e20assess.scoring")]


def test_working_through_a_sound_sheet_loads_nothing_heavy() -> None:
    sheet = ROOT / "questions" / "enterprise20" / "examples" / "groupe-alize.toml"
    loaded = packages(loaded_by(WORK_THROUGH.format(sheet=str(sheet))))
    assert loaded & HEAVY == set()


def test_the_contracts_between_floors_hold() -> None:
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 broken" in run.stdout


def test_every_library_that_is_imported_is_a_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    declared = {
        re.split(r"[^a-z0-9-]", name)[0].replace("-", "_")
        for name in (*project["dependencies"], *extras["docx"], *extras["pdf"], *extras["postgres"])
    }
    known = {"rich", "pydantic_core", "docx"}  # parts of Textual's, Pydantic's and docxtpl's own interfaces
    imported = {
        name.split(".")[0]
        for file in (ROOT / "e20assess").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        for name in _imported(node)
    }
    foreign = imported - sys.stdlib_module_names - {"e20assess"}
    assert foreign - declared - known == set()


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []


def _module(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports_among(files: dict[str, str]) -> dict[str, set[str]]:
    """For each module (its name and text), those of the others that it imports, be it for types only."""
    graph = {}
    for name, text in files.items():
        imported = {
            f"{found}.{alias.name}" if f"{found}.{alias.name}" in files else found
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for found in _imported(node)
            for alias in node.names
        }
        graph[name] = (imported & files.keys()) - {name}
    return graph


def test_no_module_imports_itself_by_way_of_others() -> None:
    """Imports for types only and imports inside functions count: who reads a module follows them too."""
    modules = {
        ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file.read_text(
            "utf-8"
        )
        for file in (ROOT / "e20assess").rglob("*.py")
    }
    assert "e20assess.tui.screens.home" in imports_among(modules)["e20assess.tui.app"]
    TopologicalSorter(imports_among(modules)).prepare()  # raises CycleError, which names the circle


def test_a_circle_made_by_an_import_for_types_only_is_found() -> None:
    circle = {
        "a": "from b import c",
        "b": "",
        "b.c": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from a import thing",
    }
    with pytest.raises(CycleError):
        TopologicalSorter(imports_among(circle)).prepare()
