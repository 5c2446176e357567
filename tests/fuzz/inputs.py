"""Whatever people may write, given to every door for text: it is taken, or refused in a sentence.

`run(seed, count)` tries `count` inputs, the same ones for the same seed; a test runs some hundred, a long
run as many as wanted: `python -m tests.fuzz.inputs SEED COUNT`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

from e20assess.answers.sheet_file import read_sheet, to_json, to_toml
from e20assess.errors import AssessError, Fault
from e20assess.files import LONGEST_STEM, file_stem
from e20assess.i18n import LANGUAGES, language_of_environment
from e20assess.inputs.text import clean, clean_line, is_blank
from e20assess.questionnaire.loader import load_folder, load_shipped
from e20assess.report.html.brand_file import read_brand
from e20assess.settings import read_settings
from tests.support.sheets import EXAMPLES, SPOKEN, steering
from tests.support.tiny_questionnaire import TINY

SHEETS = [path.read_bytes() for path in sorted(EXAMPLES.glob("*.toml"))]
BRAND = b'name = "Cabinet"\nlogo = "logo.svg"\ncolour = "#0b4f80"\naccent = "#7a1f5c"\nfooter = "x"\n'
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
SETTINGS = b'language = "fr"\ntheme = "dark"\nauto_advance = true\n'

FRAGMENTS = [
    *("[", "]", "{", "}", "[[", "]]", "=", ",", ".", "#", '"', "'", '"""', "'''", "\\", ":"),
    *("\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\x00", "\x1b[31m", "\u202e"),
    *("{ value = 9, note = 'x', }", "{\n value = 9,\n}", "[1,\n2,\n]", "a.b.c = 1\n", "[a]\n", "[[a]]\n"),
    *('"\\x41\\e"', '"\\ud800"', "1979-05-27 07:32", "07:32", "2026-02-30", "nan", "1e999", "0xff"),
    *("9" * 5000, "[" * 500, "{a=" * 500, "a." * 1500, "[[1]," * 300, "x" * 300),
    *("null", "NaN", "-0", '{"a":1,"a":2}', "format = 2\n", "not_applicable", "dont_know", "true"),
    *("“it”", "«\u00a0x\u00a0»", "\u200b", "\ufeff", "\u3164", "\u115f", "\u2800", "\u0301", "\ud7ff"),
    *("é", "\U0001f600", "\U0010ffff", "PK\x03\x04", "%PDF-1.7", "---\na: b\n", "a;b;c\n1;2;3\n", "<html>"),
]
BYTES = [b"\xff", b"\xfe\xff", b"\xc3", b"\xed\xa0\x80", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\x00"]
TRIES = {
    "sheet.toml": 4,
    "sheet.json": 3,
    "questionnaire": 2,
    "brand": 1,
    "settings": 1,
    "text": 2,
    "locale": 1,
}
"""The doors, and how often each is tried."""


def run(seed: int, count: int) -> Counter[str]:
    """Try so many inputs; how many each door took, and how many it refused.

    Raises AssertionError, with the number of the input, where a door neither takes nor refuses it rightly.
    """
    random, outcomes = Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        opened = doors(Path(name))
        for number in range(count):
            door = random.choices(list(TRIES), list(TRIES.values()))[0]
            try:
                outcomes[f"{door} {opened[door](random)}"] += 1
            except Exception as error:
                raise AssertionError(f"seed {seed}, input {number}, {door}: {error!r}") from error
    return outcomes


def mutated(random: Random, data: bytes) -> bytes:
    """The bytes with a few of them left out, doubled, moved, or replaced by what is likely to hurt."""
    for _ in range(random.choice([1, 1, 1, 2, 3, 8])):
        start = random.randint(0, len(data))
        end = min(len(data), start + random.choice([0, 0, 1, 1, 2, 10, 80]))
        match random.randrange(6):
            case 0:
                data = data[:start] + data[end:]
            case 1:
                data = data[:end] + data[start:end] + data[end:]
            case 2:
                lines = data.split(b"\n")
                random.shuffle(lines)
                data = b"\n".join(lines)
            case 3:
                data = data[:start] + random.choice(BYTES) + data[end:]
            case _:
                data = data[:start] + random.choice(FRAGMENTS).encode("utf-8", "replace") + data[end:]
    return data


def any_text(random: Random) -> str:
    """A text of any characters, lone surrogates as well."""
    pieces = [*FRAGMENTS, "a", "é", "株", " ", "-", "\ud800", "\udfff", chr(random.randrange(0x110000))]
    return "".join(random.choice(pieces) for _ in range(random.randrange(8)))


def doors(folder: Path) -> dict[str, Callable[[Random], str]]:
    """Each door by its name: called, it tries one input and says whether it was taken or refused."""
    questions = folder / "questions"
    questions.mkdir()

    def sheet(suffix: str, seeds: list[bytes]) -> Callable[[Random], str]:
        def door(random: Random) -> str:
            path = _put(folder / f"sheet{suffix}", mutated(random, random.choice(seeds)))
            return _tried(lambda: _sheet(path), path)

        return door

    def questionnaire(random: Random) -> str:
        for name, text in TINY.items():
            _put(questions / name, text.encode())
        path = questions / random.choice(sorted(TINY))
        _put(path, mutated(random, path.read_bytes()))
        return _tried(lambda: load_folder(questions), path)

    (folder / "logo.svg").write_bytes(LOGO)

    def brand(random: Random) -> str:
        path = _put(folder / "brand.toml", mutated(random, BRAND))
        return _tried(lambda: read_brand(folder), path)

    def settings(random: Random) -> str:
        path = _put(folder / "settings.toml", mutated(random, SETTINGS))
        found = read_settings(path)[1]
        _check(found, path)
        return "refused" if found else "taken"

    in_json = [to_json(read_sheet(path, load_shipped())).encode() for path in sorted(EXAMPLES.glob("*.toml"))]
    return {
        "sheet.toml": sheet(".toml", SHEETS),
        "sheet.json": sheet(".json", in_json),
        "questionnaire": questionnaire,
        "brand": brand,
        "settings": settings,
        "text": _text,
        "locale": _locale,
    }


def _sheet(path: Path) -> None:
    """A sheet that is taken is written, and read again as the same."""
    read = read_sheet(path, load_shipped())
    for suffix, text in (("toml", to_toml(read)), ("json", to_json(read))):
        again = _put(path.with_name(f"again.{suffix}"), text.encode())
        assert read_sheet(again, load_shipped()) == read


def _text(random: Random) -> str:
    text = any_text(random)
    kept = clean(text)
    assert clean(kept) == kept, (text, kept)
    kept.encode()
    assert is_blank(kept) == (not kept)
    assert "\n" not in clean_line(text) and clean_line(clean_line(text)) == clean_line(text)
    assert not set(kept) & set("\v\f\r\x85\u2028\u2029\x00\x1b")
    stem = file_stem(text, any_text(random), "2026-03-17")
    assert len(stem.encode()) <= LONGEST_STEM and stem.endswith("2026-03-17")
    assert not set(stem) & set('<>:"/\\|?* \n\x00')
    return "taken"


def _locale(random: Random) -> str:
    names = ["fr", "fr_FR.UTF-8", "frr", "C", "POSIX", "de:fr", ":", "", "en@euro", any_text(random)]
    variables = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")
    assert language_of_environment({name: random.choice(names) for name in variables}) in LANGUAGES
    return "taken"


def _put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _tried(door: Callable[[], object], path: Path) -> str:
    try:
        door()
    except AssessError as error:
        assert error.faults
        _check(error.faults, path)
        return "refused"
    return "taken"


def _check(faults: Iterable[Fault], path: Path) -> None:
    """Every fault is one safe line in both languages, and its line is one of the file."""
    size = path.read_bytes().count(b"\n") + 1
    for fault in faults:
        for words in SPOKEN:
            sentence = fault.sentence(words)
            assert not steering(sentence) and "\n" not in sentence, sentence
        if fault.place and fault.place.line is not None and fault.place.file.endswith(path.name):
            assert 1 <= fault.place.line <= size, (fault.place, size)


if __name__ == "__main__":
    print(json.dumps(run(int(sys.argv[1]), int(sys.argv[2])), indent=1))
