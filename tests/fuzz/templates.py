"""Random templates, logos and Word templates: each gives a document or a fault, and nothing else.

`run(seed, count)` tries `count` of each kind; the suite runs a few, `python -m tests.fuzz.templates` many.
"""

import io
import random
import re
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from e20assess.errors import AssessError
from e20assess.questionnaire.loader import load_shipped
from e20assess.report.document import Document
from e20assess.report.html.logo import NotALogo, data_uri
from e20assess.report.html.template_files import TemplateLoader, shipped_names
from e20assess.report.isolated import made_apart
from e20assess.report.limits import Limits
from e20assess.report.view.report import build_view
from e20assess.report.word.package import template_at
from tests.support.sheets import ENGLISH, example

ALLOWED = Limits(seconds=10, megabytes=600)
"""Of those that are made apart."""

_PIECES = [
    "{{ cover.organisation }}", "{% if 1 %}", "{% endif %}", "{% for x in dimensions %}", "{% endfor %}",
    "{{ x.name }}", "{% set x = 1 %}", "{{ 1 / 0 }}", "{{ 1e400|int }}", "{{ x|truncate(2) }}", "{{", "}}",
    "{%", "%}", "{#", "#}", "'", '"', "|", "(", ")", "[", "]", "{", "}", "~", "**", "range", "say('x')",
    "cover", ".__class__", "|attr('__class__')", "|safe", "|md", "\ud800", "\0", "é", "<b>", "</div>", "\n",
    "{% macro m(a, a) %}", "{% endmacro %}", "{% include 'report.css' %}", "{% extends 'report.html.j2' %}",
    "{% raw %}", "{% endraw %}", "{% block b %}", "{% endblock %}", "999999", "-1", "1e999", "%s", "%(a)d",
]  # fmt: skip

_SHAPES = [
    "<g>", "</g>", '<g id="a">', '<use href="#a"/>', '<use xlink:href="#b"/>', '<path d="M0 0"/>', "<style>",
    "</style>", "url(#a)", "url(", "/*", "*/", "@import", '<rect fill="url(#a)"/>', "<script/>", "&x;",
    "<!--", "-->", "<![CDATA[", "]]>", '<image href="data:image/png;base64,iVBORw0KGgo"/>', '"', "'", "\\",
]  # fmt: skip


def run(seed: int, count: int) -> int:
    """Try `count` of each kind; how many documents were made. Raises what should never be raised."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        return sum(door(chance) for door in doors(Path(folder)).values() for _ in range(count))


def doors(folder: Path) -> dict[str, Callable[[random.Random], bool]]:
    """Each kind by its name: called, it tries one and says whether a document was made."""
    kinds = {"page template": _page, "template apart": _apart, "logo": _logo, "Word template": _word}
    return {name: partial(_tried, kind, folder) for name, kind in kinds.items()}


def _tried(kind: Callable[[random.Random, Path], object], folder: Path, chance: random.Random) -> bool:
    try:
        kind(chance, folder)
    except (AssessError, NotALogo) as error:
        for fault in getattr(error, "faults", ()):
            assert fault.sentence(ENGLISH)
        return False
    return True


def _page(chance: random.Random, folder: Path) -> bytes:
    """A shipped template changed, in this process."""
    return _document(_house(chance, folder, _changed), chance.choice(["html", "md"])).made()


def _apart(chance: random.Random, folder: Path) -> bytes:
    """A template of pieces, in a process of its own."""
    return made_apart(_document(_house(chance, folder, _of_pieces), "html"), ALLOWED)


def _logo(chance: random.Random, folder: Path) -> str:
    inside = "".join(chance.choice(_SHAPES) for _ in range(chance.randrange(40)))
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return data_uri(f"<svg {space}>{inside}</svg>".encode())


def _word(chance: random.Random, folder: Path) -> bytes:
    """The shipped Word template with one part changed: a few bytes, or its tags."""
    with zipfile.ZipFile(io.BytesIO(template_at(None)[0])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([*parts, "word/document.xml"])
    if chance.random() < 0.5:
        parts[name] = _with_bytes_changed(parts[name], chance)
    else:
        text = parts["word/document.xml"].decode()
        tag = chance.choice(list(re.finditer(r"\{\{.*?\}\}|\{%.*?%\}", text)))
        new = chance.choice([tag[0][:-1], tag[0][1:], tag[0] + "}", chance.choice(_PIECES[:10]), ""])
        text = text[: tag.start()] + new + text[tag.end() :]
        parts["word/document.xml"] = text.encode("utf-8", "replace")
    house = folder / "HOUSE.docx"
    with zipfile.ZipFile(house, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return _document(house, "docx").made()


def _document(house: Path, format: str) -> Document:
    return Document("report", build_view(load_shipped(), example("alize"), "en"), format, "en", house)


def _house(chance: random.Random, folder: Path, change: Callable[[str, random.Random], str]) -> Path:
    house = folder / "house"
    house.mkdir(exist_ok=True)
    for old in house.iterdir():
        old.unlink()
    name = chance.choice([name for name in shipped_names() if not name.startswith(("blank", "compare"))])
    text, _, _ = TemplateLoader(None).get_source(None, name)  # type: ignore[arg-type]  # it asks for none
    (house / name).write_bytes(change(text, chance).encode("utf-8", "surrogatepass"))
    return house


def _changed(text: str, chance: random.Random) -> str:
    for _ in range(chance.randrange(1, 4)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice([0, 1, 1, 2, 20]))
        text = text[:start] + chance.choice([*_PIECES, ""]) + text[end:]
    return text


def _of_pieces(text: str, chance: random.Random) -> str:
    return "".join(chance.choice(_PIECES) for _ in range(chance.randrange(1, 25)))


def _with_bytes_changed(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


if __name__ == "__main__":
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    begun = time.perf_counter()
    print(run(seed, count), "documents in", round(time.perf_counter() - begun, 1), "s")
