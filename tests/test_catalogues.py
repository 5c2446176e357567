"""The program's words: each in French, and the compiled catalogue is that of today's sentences."""

import gettext
import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

LOCALE = Path(__file__).parent.parent / "e20assess" / "locale"


@pytest.fixture(scope="module")
def catalogues() -> ModuleType:
    spec = spec_from_file_location("catalogues", LOCALE / "catalogues.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_sentence_of_the_program_is_translated(catalogues: ModuleType) -> None:
    for language in catalogues.LANGUAGES:
        kept = {message.id: message.string for message in catalogues.read_catalogue(language) if message.id}
        wanted = {message.id for message in catalogues.template() if message.id}
        assert wanted - set(kept) == set(), "run `make messages` and translate"
        assert set(kept) - wanted == set(), "run `make messages`"
        empty = [
            id for id, string in kept.items() if not string or (isinstance(string, tuple) and not all(string))
        ]
        assert empty == []


def test_placeholders_survive_translation(catalogues: ModuleType) -> None:
    for language in catalogues.LANGUAGES:
        for message in catalogues.read_catalogue(language):
            if not message.id:
                continue
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            wanted = {name for id in ids for name in re.findall(r"\{\w+\}", id)}
            for string in strings:
                assert set(re.findall(r"\{\w+\}", string)) <= wanted, string
            assert set(re.findall(r"\{\w+\}", strings[-1])) == set(re.findall(r"\{\w+\}", ids[-1])), strings


def test_the_compiled_catalogue_is_fresh(catalogues: ModuleType) -> None:
    for language in catalogues.LANGUAGES:
        catalogue = catalogues.read_catalogue(language)
        compiled = gettext.translation("e20assess", LOCALE, languages=[language])
        for message in catalogue:
            if not message.id:
                continue
            if isinstance(message.id, tuple):
                one, other = message.id
                assert compiled.ngettext(one, other, 1) == message.string[0]
                assert compiled.ngettext(one, other, 2) == message.string[1]
            else:
                assert compiled.gettext(message.id) == message.string


def test_french_typography_holds_in_the_program_s_words(catalogues: ModuleType) -> None:
    for message in catalogues.read_catalogue("fr"):
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for string in strings if message.id else ():
            assert not re.search(r"(?<=\w) [?!;](?=\s|$)| :(?=\s|$)|« | »", string), string
