"""The report carries its typefaces: the same pages whatever is installed, and one place to change them."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from functools import cache
from importlib import resources
from pathlib import Path
from typing import cast

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from e20assess.errors import AssessError
from e20assess.questionnaire.loader import load_shipped
from e20assess.report import blank_render
from e20assess.report.formats import render
from tests.support.long_sheets import COMPARED, SHEETS, page
from tests.support.sheets import example, said, sentences

ROOT = Path(__file__).parents[3]
FONTS = resources.files("e20assess.reports") / "fonts"
FILES = sorted(file.name for file in FONTS.iterdir() if file.name.endswith(".woff2"))
LARGEST = 600_000
"""Bytes of a report in HTML, its typefaces included."""

SPECIMEN = (
    "ÀÂÇÉÈÊËÎÏÔŒÙÛŸàâçéèêëîïôœùûÿ ÄÖÜßäöü ÁÍÓÚÑ¿¡ "
    "ĄĆĘŁŃŚŹŻ ČĎĚŇŘŠŤŮŽ ŐŰőű ȘȚșț ĞİŞğış ĐđÅåÆæØø "
    "«»“”‘’„‚…–—€%‰ ●○◆◇□■─→←↑↓✓−×≥≤"
)

PROGRAM = """
import hashlib, io, sys
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from e20assess.questionnaire.loader import load_shipped
from e20assess.report.formats import render
from tests.support.long_sheets import SHEETS
pages = render(load_shipped(), SHEETS["gaps"], "pdf", "fr", paper="letter")
print(len(PdfReader(io.BytesIO(pages)).pages), hashlib.sha256(pages).hexdigest())
"""
CONFIGURATION = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def _needs_pango() -> None:
    try:
        import weasyprint  # type: ignore[import-untyped, import-not-found, unused-ignore]  # noqa: F401
    except OSError:
        pytest.skip("WeasyPrint finds no Pango (Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0)")


@cache
def _font(name: str) -> TTFont:
    return TTFont(io.BytesIO((FONTS / name).read_bytes()))


# The files


@pytest.mark.parametrize("name", FILES)
def test_a_font_has_the_letters_of_the_latin_languages_and_the_marks(name: str) -> None:
    letters = _font(name).getBestCmap()
    lacking = {one for one in SPECIMEN + "\u00a0\u202f\u2011" if ord(one) not in letters}
    assert lacking - (set("●○□■◆") if "serif" in name else set()) == set(), "the sans stands in for the serif"


@pytest.mark.parametrize("name", FILES)
def test_the_figures_of_a_font_are_of_one_width(name: str) -> None:
    font = _font(name)
    widths = {font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"}
    assert max(widths) - min(widths) <= 1, "a thousandth of the size, where the scale was rounded"


@pytest.mark.parametrize("name", FILES)
def test_no_font_bears_the_reserved_name_and_each_its_licence(name: str) -> None:
    table = _font(name)["name"]
    own = [table.getDebugName(number) or "" for number in (1, 3, 4, 6, 16)]
    assert not [text for text in own if "source" in text.lower()]
    assert "Reserved Font Name" in table.getDebugName(0) and "Open Font License" in table.getDebugName(13)
    licence = (FONTS / "OFL.txt").read_text("utf-8")
    assert name in licence and "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_there_is_a_serif_and_a_sans_with_italic_and_bold() -> None:
    cuts = ("400-italic", "400", "600")
    assert [f"e20-{family}-{cut}.woff2" for family in ("sans", "serif") for cut in cuts] == FILES


# The documents


@pytest.mark.parametrize("name", [*SHEETS, COMPARED])
def test_the_page_holds_the_fonts_and_is_still_small(name: str) -> None:
    made = page(name)
    assert made.count("url(data:font/woff2;base64,") == len(FILES)
    assert len(made.encode()) < LARGEST


@pytest.mark.parametrize("name", ["alize", "gaps", "blank"])
def test_the_fonts_of_the_pdf_are_the_report_s_own(name: str) -> None:
    _needs_pango()
    rules = load_shipped()
    made = (
        blank_render.render(rules, "short", "pdf", "fr")
        if name == "blank"
        else render(rules, SHEETS[name], "pdf", "en")
    )
    used = {
        str(font.get_object()["/BaseFont"])
        for sheet in PdfReader(io.BytesIO(made)).pages
        for font in cast(DictionaryObject, sheet["/Resources"]).get("/Font", {}).values()
    }
    assert used and all(re.fullmatch(r"/[A-Z]{6}\+e20-(Serif|Sans)(-.*)?", font) for font in used), used


def test_the_pages_are_the_same_whatever_fonts_are_installed(tmp_path: Path) -> None:
    """The same bytes with no other font at all, with each family alone, and as this machine is."""
    _needs_pango()
    (tmp_path / "none").mkdir()
    sets = [
        tmp_path / "none",
        *(Path("/usr/share/fonts/truetype") / name for name in ("dejavu", "liberation")),
    ]
    made = [_digest()]
    for number, fonts in enumerate(filter(Path.is_dir, sets)):
        file = tmp_path / f"{number}.conf"
        file.write_text(CONFIGURATION.format(fonts=fonts, cache=tmp_path / "cache"), "utf-8")
        made.append(_digest(FONTCONFIG_FILE=str(file)))
    assert len(made) > 1 and len(set(made)) == 1, made


def _digest(**environment: str) -> str:
    """How many pages the sheet of gaps has on Letter, and the digest of its PDF, made by a fresh program."""
    command = [sys.executable, "-W", "ignore", "-c", PROGRAM]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=True
    )
    return done.stdout


# The house's own


def test_a_house_s_typefaces_are_asked_for_everywhere(tmp_path: Path) -> None:
    (tmp_path / "brand.toml").write_text('serif = "EB Garamond"\nsans = "Œuvre Sans"\n', "utf-8")
    made = render(load_shipped(), example("alize"), "html", "fr", tmp_path).decode()
    serif, sans = "'EB Garamond', 'e20 Serif', 'e20 Sans', serif", "'Œuvre Sans', 'e20 Sans', sans-serif"
    assert f"--serif: {serif}; --sans: {sans};" in made
    drawn = set(re.findall(r'font-family="([^"]*)"', made))
    assert drawn == {sans}
    style, _, _ = made.partition("</style>")
    families = set(re.findall(r"font(?:-family)?:[^;{}]*?((?:var\(--\w+\)|\"[\w ]+\"))\s*[;}]", style))
    assert families <= {"var(--serif)", "var(--sans)", '"e20 Serif"', '"e20 Sans"'}
    blank = blank_render.render(load_shipped(), "short", "html", "fr", tmp_path).decode()
    assert f"--serif: {serif}; --sans: {sans};" in blank


def test_a_house_s_font_is_carried_along(tmp_path: Path) -> None:
    (tmp_path / "Mine.woff2").write_bytes(b"wOF2 mine")
    (tmp_path / "fonts.css").write_text(
        '@font-face { font-family: "Mine"; src: url({{ font("Mine.woff2") }}); }'
    )
    made = render(load_shipped(), example("alize"), "html", "fr", tmp_path).decode()
    assert "src: url(data:font/woff2;base64,d09GMiBtaW5l);" in made


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("none.woff2", b"", "there is no font file “none.woff2”"),
        ("x" * 5000, b"", f"there is no font file “{'x' * 199}…”"),
        ("../Mine.woff2", b"", "there is no font file “../Mine.woff2”"),
        ("Mine.woff2", b"<svg/>", "“Mine.woff2” is not a font"),
        ("Mine.woff2", b"wOF2" + bytes(400 * 1024), "the font “Mine.woff2” is larger than 400 kB"),
    ],
    ids=["missing", "too long a name", "elsewhere", "a picture", "too large"],
)
def test_what_is_no_font_is_refused_with_its_line(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "Mine.woff2").write_bytes(data)
    (tmp_path / "fonts.css").write_text(f'\n{{{{ font("{name}") }}}}')
    with pytest.raises(AssessError) as caught:
        render(load_shipped(), example("alize"), "html", "en", tmp_path)
    assert said(caught.value) == [("template-fault", 2)]
    assert words in sentences(caught.value.faults)[0]
