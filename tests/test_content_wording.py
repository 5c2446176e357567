"""The shipped questionnaire keeps the wording rules of docs/format.md, in both languages."""

import pytest

from tests.content import ANCHORS, FRENCH, LANGUAGES, SENTENCES, Entry, Sentence, texts, translated_fields
from tests.wording import (
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


@pytest.mark.parametrize("sentence", LIMITED, ids=str)
def test_sentence_is_short(sentence: Sentence) -> None:
    limit = WORD_LIMITS[sentence.entry.kind, sentence.field]
    count = word_count(sentence.text)
    assert count <= limit, f"{count} words, at most {limit}: {sentence.shown}"


@pytest.mark.parametrize("sentence", FRENCH, ids=str)
def test_french_typography(sentence: Sentence) -> None:
    faults = typography_faults(sentence.text)
    assert not faults, f"{'; '.join(faults)}: {sentence.shown}"


@pytest.mark.parametrize("sentence", FRENCH, ids=str)
def test_french_vocabulary(sentence: Sentence) -> None:
    banned = banned_french(sentence.text)
    assert not banned, f"{', '.join(banned)}: {sentence.shown}"


@pytest.mark.parametrize("sentence", ANCHORS, ids=str)
def test_anchor_states_a_fact(sentence: Sentence) -> None:
    faults = anchor_faults(sentence.text, sentence.language)
    assert not faults, f"{', '.join(faults)}: {sentence.shown}"


@pytest.mark.parametrize("sentence", ADVICE, ids=str)
def test_advice_is_for_the_room_not_for_one_manager(sentence: Sentence) -> None:
    faults = addressed_to_one(sentence.text, sentence.language)
    assert not faults, f"{', '.join(faults)}: {sentence.shown}"


def test_no_two_pieces_of_advice_begin_alike() -> None:
    for language in LANGUAGES:
        titles = [one.text for one in ADVICE if one.field == "title" and one.language == language]
        assert len(titles) == len(set(titles)) == 80


@pytest.mark.parametrize("sentence", NARRATIVES, ids=str)
def test_a_narrative_says_that_it_is_about_a_mean(sentence: Sentence) -> None:
    assert sentence.text.startswith(HEDGE[sentence.language]), sentence.shown


@pytest.mark.parametrize("sentence", HINTS, ids=str)
def test_a_hint_says_what_the_answer_shows(sentence: Sentence) -> None:
    assert SHOWS[sentence.language] in sentence.text.lower(), sentence.shown


@pytest.mark.parametrize("sentence", SENTENCES, ids=str)
def test_one_term_for_one_thing(sentence: Sentence) -> None:
    others = other_terms(sentence.text, sentence.language)
    assert not others, f"{'; '.join(others)}: {sentence.shown}"


@pytest.mark.parametrize(("entry", "field"), translated_fields(), ids=str)
def test_said_in_every_language(entry: Entry, field: str) -> None:
    said = entry.table.get(field)
    where = f"{entry.file}: {entry.name}, {field}"
    assert isinstance(said, dict) and said.keys() == set(LANGUAGES), f"{where}: {said}"
    assert len({type(said[language]) for language in LANGUAGES}) == 1, f"{where}: a list and a sentence"
    lengths = {language: len(texts(said[language])) for language in LANGUAGES}
    assert len(set(lengths.values())) == 1, f"{where}: {lengths}"
    blank = [language for language in LANGUAGES if not all(text.strip() for text in texts(said[language]))]
    assert not blank, f"{where}: empty in {blank}"


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
