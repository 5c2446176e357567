"""The shipped questionnaire keeps the wording rules of docs/format.md, in both languages."""

from collections.abc import Iterable, Iterator

import pytest

from tests.support.content import ANCHORS, FRENCH, LANGUAGES, SENTENCES, texts, translated_fields
from tests.support.wording_rules import (
    HEDGE,
    SHOWS,
    WORD_LIMITS,
    addressed_to_one,
    anchor_faults,
    banned_french,
    other_terms,
    typography_faults,
    word_count,
)

ADVICE = [one for one in SENTENCES if one.entry.kind == "action" or one.field == "first_step"]
NARRATIVES = [one for one in SENTENCES if one.entry.kind == "narrative"]
HINTS = [one for one in SENTENCES if one.field == "why" and one.entry.table["type"] != "choice"]
LIMITED = [sentence for sentence in SENTENCES if (sentence.entry.kind, sentence.field) in WORD_LIMITS]
TRANSLATED = list(translated_fields())


def listed(faults: Iterable[str]) -> str:
    """Every fault on a line of its own; empty where there is none."""
    return "".join(f"\n{fault}" for fault in faults)


def test_there_is_something_to_check() -> None:
    assert LIMITED and FRENCH and ANCHORS and TRANSLATED


def test_sentences_are_short() -> None:
    faults = []
    for sentence in LIMITED:
        count, limit = word_count(sentence.text), WORD_LIMITS[sentence.entry.kind, sentence.field]
        if count > limit:
            faults.append(f"{count} words, at most {limit}: {sentence.shown}")
    assert not faults, listed(faults)


def test_french_typography() -> None:
    faults = [
        f"{fault}: {sentence.shown}" for sentence in FRENCH for fault in typography_faults(sentence.text)
    ]
    assert not faults, listed(faults)


def test_french_vocabulary() -> None:
    faults = [f"{banned}: {sentence.shown}" for sentence in FRENCH for banned in banned_french(sentence.text)]
    assert not faults, listed(faults)


def test_anchors_state_facts() -> None:
    faults = [
        f"{fault}: {sentence.shown}"
        for sentence in ANCHORS
        for fault in anchor_faults(sentence.text, sentence.language)
    ]
    assert not faults, listed(faults)


def test_advice_is_for_the_room_not_for_one_manager() -> None:
    faults = [
        f"{fault}: {sentence.shown}"
        for sentence in ADVICE
        for fault in addressed_to_one(sentence.text, sentence.language)
    ]
    assert not faults, listed(faults)


def test_no_two_pieces_of_advice_begin_alike() -> None:
    for language in LANGUAGES:
        titles = [one.text for one in ADVICE if one.field == "title" and one.language == language]
        assert len(titles) == len(set(titles)) == 80


def test_a_narrative_says_that_it_is_about_a_mean() -> None:
    faults = [one.shown for one in NARRATIVES if not one.text.startswith(HEDGE[one.language])]
    assert not faults, listed(faults)


def test_a_hint_says_what_the_answer_shows() -> None:
    faults = [one.shown for one in HINTS if SHOWS[one.language] not in one.text.lower()]
    assert not faults, listed(faults)


def test_one_term_for_one_thing() -> None:
    faults = [
        f"{other}: {sentence.shown}"
        for sentence in SENTENCES
        for other in other_terms(sentence.text, sentence.language)
    ]
    assert not faults, listed(faults)


def translation_faults(said: object) -> Iterator[str]:
    """What a field lacks that has to say the same thing in every language, in the same number of texts."""
    if not isinstance(said, dict) or said.keys() != set(LANGUAGES):
        yield f"not in the languages {', '.join(LANGUAGES)}: {said}"
        return
    if len({type(said[language]) for language in LANGUAGES}) != 1:
        yield f"a list and a sentence: {said}"
    lengths = {language: len(texts(said[language])) for language in LANGUAGES}
    if len(set(lengths.values())) != 1:
        yield f"more texts in one language than in another: {lengths}"
    for language in LANGUAGES:
        if not all(text.strip() for text in texts(said[language])):
            yield f"empty in {language}"


def test_everything_is_said_in_every_language() -> None:
    faults = [
        f"{entry.file}: {entry.name}, {field}: {fault}"
        for entry, field in TRANSLATED
        for fault in translation_faults(entry.table.get(field))
    ]
    assert not faults, listed(faults)


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ({"en": "Yes", "fr": "Oui"}, 0),
        ({"en": ["Yes", "No"], "fr": ["Oui", "Non"]}, 0),
        (None, 1),
        ("Yes", 1),
        ({"en": "Yes"}, 1),
        ({"en": "Yes", "fr": "Oui", "de": "Ja"}, 1),
        ({"en": "Yes", "fr": ["Oui"]}, 1),
        ({"en": ["Yes", "No"], "fr": ["Oui"]}, 1),
        ({"en": "Yes", "fr": " "}, 1),
        ({"en": ["Yes", ""], "fr": ["", "Non"]}, 2),
    ],
)
def test_translation_rules_can_fail(said: object, count: int) -> None:
    assert len(list(translation_faults(said))) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [("Quoi\u00a0?", 1), ("«\u00a0Sans objet\u00a0»", 2), ("l'an 2009\u00a0: co-création", 3), ("– … ?", 0)],
)
def test_words_are_counted(text: str, count: int) -> None:
    assert word_count(text) == count


@pytest.mark.parametrize(
    "text",
    [
        "Quoi?",
        "Quoi ?",
        "Quoi\u202f?",
        "Quoi \u00a0?",
        "Ici: là",
        "Ici\u00a0:là",
        "Non ; oui",
        "Ah!",
        "«Oui\u00a0»",
        "« Oui\u00a0»",
        "«\u00a0Oui »",
        "«\u00a0Oui",
        "“Oui”",
        "l’idée",
        "Deux  espaces",
        "Fin ",
        "e\u0301quipe",
    ],
)
def test_typography_rules_can_fail(text: str) -> None:
    assert typography_faults(text)


@pytest.mark.parametrize(
    "text",
    ["Quoi\u00a0?!", "«\u00a0Oui\u00a0!\u00a0» à 14:30", "Ici\u00a0: https://a.example/?b=c;d"],
)
def test_typography_rules_can_pass(text: str) -> None:
    assert not typography_faults(text)


@pytest.mark.parametrize(
    ("text", "banned"),
    [
        ("L'initiative sociale", ["sociale"]),
        ("Des réseaux sociaux, un outil social", ["social"]),
        ("Un réseau social", ["social"]),
        ("Les outils communautaires", ["communautaires"]),
        ("Une note de 3", ["note"]),
        ("Notez ce qui est noté dans les communautés", []),
    ],
)
def test_vocabulary_rule_can_fail(text: str, banned: list[str]) -> None:
    assert banned_french(text) == banned


@pytest.mark.parametrize(
    ("text", "language", "faulty"),
    [
        ("Send your team out.", "en", True),
        ("Pick the members yourself.", "en", True),
        ("Without going through you.", "en", True),
        ("Your departments and your communities.", "en", False),
        ("Dans votre service.", "fr", True),
        ("Choisissez vous-même les membres.", "fr", True),
        ("Les services de votre organisation, et vos communautés.", "fr", False),
    ],
)
def test_advice_to_one_manager_is_found(text: str, language: str, faulty: bool) -> None:
    assert bool(addressed_to_one(text, language)) is faulty


def test_another_term_is_found() -> None:
    assert other_terms("Your social initiatives", "en") == ["social initiatives → community initiatives"]
    assert other_terms("Les habitudes n'ont pas bougé", "fr") == ["bougé → changer"]


@pytest.mark.parametrize(
    ("text", "language", "faulty"),
    [
        ("As in level 3.", "en", True),
        ("As in level three.", "en", True),
        ("A mature network.", "en", True),
        ("It works well.", "en", True),
        ("Customers as well as colleagues, and well-known figures.", "en", False),
        ("Une organisation de niveau quatre.", "fr", True),
        ("La maturité du réseau.", "fr", True),
        ("Cela marche bien.", "fr", True),
        ("Si quelqu'un veut bien la reprendre, ou bien la garder.", "fr", False),
    ],
)
def test_anchor_rules_can_fail(text: str, language: str, faulty: bool) -> None:
    assert bool(anchor_faults(text, language)) is faulty
