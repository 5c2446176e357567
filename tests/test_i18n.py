"""The program's own words: rounding, decimal marks, languages, and sentences with holes."""

import datetime
from fractions import Fraction as F

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from e20assess import faults
from e20assess.errors import Fault, FaultKind, Phrase, Place, closest, printable
from e20assess.i18n import (
    LANGUAGE,
    LANGUAGE_NAMES,
    YES_WORDS,
    Language,
    Words,
    decimals,
    half_up,
    language_of_environment,
    places_apart,
)
from tests.support.sheets import steering

KINDS = [kind for kind in vars(faults).values() if isinstance(kind, FaultKind)]


@pytest.mark.parametrize(
    ("score", "shown"),
    [
        (F(9, 4), "2.3"),
        (F(11, 4), "2.8"),
        (F(7, 4), "1.8"),
        (F(81, 20), "4.1"),
        (F(2), "2.0"),
        (F(224999, 100000), "2.2"),
        (F(7, 3), "2.3"),
        (F(499, 100), "5.0"),
    ],
)
def test_a_score_is_rounded_to_one_decimal_half_up(score: F, shown: str) -> None:
    assert decimals(score, 1) == shown


@given(st.fractions(1, 5))
def test_rounding_never_moves_a_score_by_more_than_half_a_tenth(score: F) -> None:
    off = F(decimals(score, 1)) - score
    assert -F(1, 20) < off <= F(1, 20)


def test_scores_to_four_places_are_rounded_half_up_as_well() -> None:
    assert half_up(F(1, 3), 4) == 0.3333
    assert half_up(F(100005, 100000), 4) == 1.0001


@pytest.mark.parametrize(
    ("score", "limit", "shown"),
    [
        (F(7, 4), F("1.8"), "1.75"),
        (F(13, 6), F("2.2"), "2.17"),
        (F(13, 6), F("2.6"), "2.2"),
        (F(9, 5), F("1.8"), "1.8"),
        (F(2), F(7, 4), "2.0"),
        (F(7, 3), F(7, 3), "2.3"),
        (F(117, 50), F(7, 3), "2.34"),
        (F(17999, 10000), F("1.8"), "1.7999"),
    ],
)
def test_a_score_has_the_decimals_that_tell_it_from_a_limit(score: F, limit: F, shown: str) -> None:
    assert Words("en").score(score, [limit]) == shown
    assert Words("fr").score(score, [limit]) == shown.replace(".", ",")


@given(st.integers(50, 250), st.integers(2, 30), st.sampled_from([F("1.8"), F("2.2"), F("2.6"), F("3.4")]))
def test_a_score_beside_a_limit_never_contradicts_it(over: int, under: int, limit: F) -> None:
    score = F(over, under)
    shown = F(decimals(score, places_apart(score, [limit])))
    assert (shown > limit, shown < limit) == (score > limit, score < limit)


@pytest.mark.parametrize(
    ("number", "shown"), [(F(2), "2"), (F(7, 4), "1.75"), (F(3, 5), "0.6"), (F(7, 3), "7/3")]
)
def test_an_exact_number_has_all_its_decimals(number: F, shown: str) -> None:
    assert Words("en").exactly(number) == shown


def test_a_share_is_a_percentage() -> None:
    assert Words("en").percent(F(3, 5)) == "60%"
    assert Words("fr").percent(F(3, 5)) == "60\u00a0%"


def test_the_decimal_mark_is_that_of_the_language() -> None:
    assert Words("fr").score(F(9, 4)) == "2,3"
    assert Words("en").score(F(9, 4)) == "2.3"


def test_no_score_is_a_dash() -> None:
    assert Words("en").score(None) == Words("fr").score(None) == "–"


@pytest.mark.parametrize(
    ("difference", "shown"),
    [
        (F(1, 2), "+0,5"),
        (F(-1, 4), "−0,3"),
        (F(0), "±0,0"),
        (F(1, 25), "±0,0"),
        (F(-1, 25), "±0,0"),
        (F(-1, 20), "−0,1"),
        (F(-2), "−2,0"),
    ],
)
def test_a_difference_always_shows_its_sign(difference: F, shown: str) -> None:
    assert Words("fr").signed(difference) == shown


def test_a_language_the_program_does_not_speak_falls_back_to_english() -> None:
    assert Words("de").language == "en"
    assert Words("de").score(F(9, 4)) == "2.3"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_braces_in_a_value_are_shown_as_they_are(language: str) -> None:
    assert "{count} {x!r}" in Words(language)("about {name}", name="{count} {x!r}")


def test_one_and_several_things_have_their_own_sentence() -> None:
    say = Words("en")
    assert say.many("{count} answer", "{count} answers", 1) == "1 answer"
    assert say.many("{count} answer", "{count} answers", 2) == "2 answers"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "fr_CA", "LANG": "en_GB"}, "fr"),
        ({"LC_ALL": "C", "LANG": "fr_FR"}, "en"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "fr@euro"}, "fr"),
        ({"LANG": "frr_DE.UTF-8"}, "en"),
        ({"LANG": "French_France.1252"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "en"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:fr:en"}, "fr"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "fr_CA:en"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "de:es"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "C:fr"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": ""}, "fr"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "fr"}, "fr"),
        ({"LANG": "C", "LANGUAGE": "fr"}, "en"),
        ({"LC_ALL": "POSIX", "LANG": "fr_FR.UTF-8", "LANGUAGE": "fr"}, "en"),
        ({"LANGUAGE": "fr"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "fr_BE.UTF-8", "LANG": "en_GB"}, "fr"),
        ({}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale_if_the_program_speaks_it(
    environment: dict[str, str], language: str
) -> None:
    assert language_of_environment(environment) == language


# Faults


def test_a_fault_is_one_line_place_then_what_then_remedy_then_guess() -> None:
    fault = Fault(
        faults.UNKNOWN_QUESTION, Place("a.toml", 7), {"id": "flows_handovr", "guess": "flows_handover"}
    )
    assert fault.sentence(Words("en")) == (
        "a.toml:7: the questionnaire has no question “flows_handovr”. Correct the id, or remove the answer."
        " Did you mean “flows_handover”?"
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_kind_of_fault_can_be_said_and_none_leaves_a_hole_or_a_double_brace(kind: FaultKind) -> None:
    named = [part.split("}")[0] for part in (kind.what + kind.remedy).replace("{{", "").split("{")[1:]]
    fault = Fault(kind, Place("x"), dict.fromkeys(named, "[x]") or {"key": "x"})
    for language in ("en", "fr"):
        sentence = fault.sentence(Words(language))
        assert sentence.startswith("x: ")
        assert "{{" not in sentence.replace("{{ … }}", "").replace("{{ cover.organisation }}", "")
        assert all(f"{{{name}}}" not in sentence for name in named)


def test_every_kind_of_fault_has_a_code_of_its_own() -> None:
    assert len({kind.code for kind in KINDS}) == len(KINDS)


def test_text_from_outside_is_shown_without_what_steers_a_terminal_and_not_without_end() -> None:
    shown = printable("a\x1b[31mb\r\n\x00c\ud800\u202ed")
    assert steering(shown) == []
    assert [char for char in shown if char.isascii() and char != " "] == list("a[31mbcd")
    assert printable("x" * 4096) == "x" * 199 + "…"


@given(st.text(st.characters(exclude_categories=())))
def test_no_value_brings_a_control_character_into_a_sentence(text: str) -> None:
    fault = Fault(
        faults.UNKNOWN_ID, Place(text, 3), {"what": Phrase("in {x}", {"x": text}), "id": text, "guess": text}
    )
    assert steering(fault.sentence(Words("en"))) == []


def test_the_closest_known_word_is_guessed_and_nothing_is_guessed_from_afar() -> None:
    assert closest("flows_handovr", ["flows_handover", "owner"]) == "flows_handover"
    assert closest("zzz", ["flows_handover", "owner"]) == ""


def test_a_date_is_as_short_as_its_language_writes_it() -> None:
    date = datetime.date(2026, 3, 7)
    assert Words("en").day(date) == "7 Mar 2026"
    assert Words("fr").day(date) == "07/03/2026"


# Languages


@pytest.mark.parametrize("language", LANGUAGE.values(), ids=LANGUAGE)
def test_all_that_is_known_of_a_language_is_of_use(language: Language) -> None:
    assert Locale.parse(language.locale, sep="-").language == language.code
    assert len(language.months) in (0, 12) and ("{month}" in language.date) == bool(language.months)
    assert len(language.digit_row) in (0, 10)
    assert language.quotes.format("x") != language.quotes and len(language.yes[0]) == 1
    assert language_of_environment({"LANG": language.locale.replace("-", "_")}) == language.code
    assert LANGUAGE_NAMES[language.code] == language.name and Words(language.code).spoken is language


def test_yes_is_understood_in_every_language_of_the_program() -> None:
    assert {"y", "yes", "o", "oui"} == YES_WORDS
