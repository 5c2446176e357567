"""The built wheel, installed in an environment of its own, holds everything the program needs."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ALIZE = ROOT / "questions" / "enterprise20" / "examples" / "groupe-alize.toml"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(folder),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_questionnaire_the_templates_and_the_words(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for source, inside in (
        ("questions/enterprise20", "e20assess/questions/enterprise20"),
        ("reports/default", "e20assess/reports/default"),
        ("reports/fonts", "e20assess/reports/fonts"),
        ("reports/schema", "e20assess/reports/schema"),
    ):
        for file in filter(Path.is_file, (ROOT / source).rglob("*")):
            assert f"{inside}/{file.relative_to(ROOT / source).as_posix()}" in names
    assert "e20assess/locale/fr/LC_MESSAGES/e20assess.mo" in names
    assert "e20assess/tui/e20assess.tcss" in names
    assert "e20assess/py.typed" in names
    assert not [name for name in names if name.startswith(("tests/", "questions/", "reports/"))]


def test_the_installed_wheel_runs_every_kind_of_command(wheel: Path, tmp_path: Path) -> None:
    """Dependencies are borrowed from this environment; the program itself comes from the wheel."""
    home = tmp_path / "env"
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    subprocess.run(
        [python, "-m", "pip", "install", "--no-deps", "--no-index", str(wheel)],
        check=True,
        capture_output=True,
    )
    libraries = [folder for folder in sys.path if Path(folder).name in ("site-packages", "dist-packages")]
    borrowed = {**os.environ, "PYTHONPATH": os.pathsep.join(libraries), "PYTHONIOENCODING": "utf-8"}

    def run(*words: str) -> str:
        done = subprocess.run(
            [python, "-m", *words],
            cwd=tmp_path,
            env=borrowed,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout

    where = subprocess.run(
        [python, "-c", "import e20assess; print(e20assess.__file__)"],
        cwd=tmp_path,
        env=borrowed,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert str(home) in where, "the program under test is not the one from the wheel"
    store = str(tmp_path / "store.sqlite")
    assert "is sound" in run("e20assess", "check", "--lang", "en")
    assert run("e20assess", "import", str(ALIZE), "--store", store).strip() == "1"
    assert "2.4" in run("e20assess", "show", "1", "--store", store, "--lang", "en")
    assert "2,4" in run("e20assess", "show", "1", "--store", store, "--lang", "fr")
    assert "<html" in run("e20assess", "report", "1", "-f", "html", "--store", store)
    house = tmp_path / "house"
    house.mkdir()
    (house / "cover.html.j2").write_text("House of {{ cover.organisation }}", "utf-8")
    dressed = run("e20assess", "report", "1", "-f", "html", "--store", store, "--template", str(house))
    assert "House of Groupe Alizé" in dressed
