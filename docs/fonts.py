"""Makes the typefaces of the report from the upstream files: `make fonts`. It downloads them through pip.

Source Serif 4 and Source Sans 3, by Adobe, under the SIL Open Font License, cut down to the letters of
the languages with a Latin alphabet and to the marks of the report. Their licence reserves the name "Source"
to the originals, so these bear another: "e20 Serif" and "e20 Sans".
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).parent.parent / "reports" / "fonts"

UPSTREAM = ("fontpkg-source-serif-4==4.4", "fontpkg-source-sans-3==3.52")
"""The packages that hold the files as their authors publish them, with their licence."""

PACKAGES = {"Serif": "fontpkg_source_serif_4", "Sans": "fontpkg_source_sans_3"}
"""The family and the folder of its package."""

NOTICES = {
    "Serif": "Made from Source Serif 4 (version 4.004, https://github.com/adobe-fonts/source-serif).\n"
    "© 2014 - 2021 Adobe Systems Incorporated (http://www.adobe.com/), with Reserved Font Name ‘Source’.",
    "Sans": "Made from Source Sans 3 (version 3.052, https://github.com/adobe-fonts/source-sans).\n"
    "© 2010 - 2023 Adobe (http://www.adobe.com/), with Reserved Font Name ‘Source’.",
}
CHANGED = (
    "Changed from the originals: one weight and size taken from the variable font, fewer letters and\n"
    "features, three signs drawn by others, another name. The same licence holds for them."
)

LETTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),  # Latin-1 and Latin Extended-A
    *(
        0x192,
        *range(0x218, 0x21C),
        0x237,
        0x1E80,
        0x1E81,
        0x1E82,
        0x1E83,
        0x1E84,
        0x1E85,
        0x1E9E,
        0x1EF2,
        0x1EF3,
    ),
    *(
        0x2BC,
        0x2C6,
        0x2C7,
        *range(0x2D8, 0x2DE),
        *range(0x300, 0x305),
        *range(0x306, 0x30D),
        *range(0x326, 0x329),
    ),
)
MARKS = (
    *range(0x2002, 0x200C),
    *range(0x2010, 0x2016),
    *range(0x2018, 0x2023),
    *(0x2026, 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2116, 0x2122),
    *range(0x2070, 0x208A),
    *range(0x2150, 0x215F),
    *range(0x2190, 0x219A),
    *(0x2212, 0x2215, 0x221A, 0x221E, 0x2248, 0x2260, 0x2264, 0x2265),
    *(0x25A0, 0x25A1, 0x25AA, 0x25B2, 0x25B6, 0x25B8, 0x25BC, 0x25C6, 0x25CA, 0x25CB, 0x25CF),
    *(0x2605, 0x2610, 0x2611, 0x2713, 0x2717),
)
ALIKE = {0x2011: 0x2010, 0x2500: 0x2014, 0x25C7: 0x25CA}
"""What the originals lack and a glyph of theirs draws: the no-break hyphen, the line, the diamond."""

FEATURES = ("ccmp", "locl", "kern", "mark", "mkmk", "liga", "lnum", "pnum", "tnum", "sups")


@dataclass(frozen=True)
class Cut:
    """One file: a weight of a family, upright or italic."""

    family: str
    weight: int
    is_italic: bool = False

    @property
    def style(self) -> str:
        """As it stands in the font: "Semibold Italic"."""
        name = {400: "Regular", 600: "Semibold"}[self.weight]
        return f"{name} Italic".removeprefix("Regular ") if self.is_italic else name

    @property
    def file(self) -> str:
        """Such as e20-serif-400-italic.woff2."""
        return f"e20-{self.family.lower()}-{self.weight}{'-italic' if self.is_italic else ''}.woff2"


CUTS = (
    Cut("Serif", 400),
    Cut("Serif", 400, is_italic=True),
    Cut("Serif", 600),
    Cut("Sans", 400),
    Cut("Sans", 400, is_italic=True),
    Cut("Sans", 600),
)

SIZE = 18
"""The optical size of the serif in points: between that of the text and that of the headings."""


def make(cut: Cut, source: Path, target: Path) -> None:
    """One file from the variable font of its family."""
    font = TTFont(source, recalcTimestamp=False)
    axes = {"wght": cut.weight} | ({"opsz": SIZE} if cut.family == "Serif" else {})
    instantiateVariableFont(font, axes, inplace=True)
    for table in font["cmap"].tables:
        for code, like in ALIKE.items():
            if table.isUnicode() and like in table.cmap:
                table.cmap.setdefault(code, table.cmap[like])
    options = Options(layout_features=list(FEATURES), hinting=False, notdef_outline=True)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[*LETTERS, *MARKS, *ALIKE])
    subsetter.subset(font)
    _name(font, cut)
    font.flavor = "woff2"
    font.save(target)


def _name(font: TTFont, cut: Cut) -> None:
    """A name of its own; copyright and licence stay."""
    family = f"e20 {cut.family}"
    version = font["name"].getDebugName(5)
    names = {1: family, 2: cut.style, 3: f"{family} {cut.style} {version}", 4: f"{family} {cut.style}"}
    names |= {6: f"e20{cut.family}-{cut.style.replace(' ', '')}"}
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    if "STAT" in font:
        del font["STAT"]
    font["OS/2"].usWeightClass = cut.weight


def _licence(folder: Path) -> str:
    """The text of the licence, below the copyright notices of both families and what was changed."""
    texts = {
        family: (folder / package / "LICENSE").read_text(encoding="utf-8")
        for family, package in PACKAGES.items()
    }
    rule = "-" * 59
    notices = "\n\n".join(
        f"e20 {family} ({', '.join(cut.file for cut in CUTS if cut.family == family)})\n{NOTICES[family]}"
        for family in texts
    )
    _, _, terms = texts["Sans"].partition(rule)
    return f"{notices}\n\n{CHANGED}\n\n{rule}{terms}"


def main() -> int:
    """All of them, and the licences."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", name, *UPSTREAM]
        subprocess.run(command, check=True)
        for wheel in folder.glob("*.whl"):
            with zipfile.ZipFile(wheel) as packed:
                packed.extractall(folder)
        FONTS.mkdir(exist_ok=True)
        for cut in CUTS:
            (source,) = [
                file
                for file in (folder / PACKAGES[cut.family] / "files").glob("*.ttf")
                if ("Italic" in file.name) is cut.is_italic
            ]
            make(cut, source, FONTS / cut.file)
        (FONTS / "OFL.txt").write_text(_licence(folder), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
