"""Names of files made of the names of organisations, units and days."""

import pytest
from hypothesis import given

from e20assess.files import LONGEST_STEM, file_stem
from tests.support.strategies import any_text

DAY = "2026-03-17"


@pytest.mark.parametrize(
    ("words", "stem"),
    [
        (("Groupe Alizé", "Direction générale", DAY), "groupe-alize-direction-generale-2026-03-17"),
        (("A/B: c*d?", "", DAY), "a-b-c-d-2026-03-17"),
        (("株式会社ニュース", "営業部", DAY), "株式会社ニュース-営業部-2026-03-17"),
        (("شركة", "", DAY), "شركة-2026-03-17"),
        (("हिन्दी", "한국어", DAY), "हिन्दी-한국어-2026-03-17"),
        (("Газпром", "ü", DAY), "Газпром-u-2026-03-17"),
        (("🏢👩‍💻", "", DAY), "🏢👩‍💻-2026-03-17"),
        (("x\u0302y", "\u0301", DAY), "xy-2026-03-17"),
        (("\u202eabc\x00\u200b", "-rf", DAY), "abc-rf-2026-03-17"),
        (("...", "\ud800", ""), "e20assess"),
        (("CON", "", ""), "con-e20assess"),
    ],
)
def test_every_script_is_kept_and_what_a_file_system_refuses_is_not(words: list[str], stem: str) -> None:
    assert file_stem(*words) == stem


@pytest.mark.parametrize("long", ["a" * 300, "株" * 300, "👩‍💻" * 100, "a b " * 10_000])
def test_a_name_that_is_too_long_leaves_unit_and_day_in_place(long: str) -> None:
    stem = file_stem(long, "Sales", DAY)
    assert stem.endswith("-sales-2026-03-17")
    assert LONGEST_STEM - 12 <= len(stem.encode()) <= LONGEST_STEM


def test_two_names_that_are_too_long_share_the_room() -> None:
    stem = file_stem("a" * 300, "b" * 300, DAY)
    assert len(stem) == LONGEST_STEM and stem.endswith(f"-{DAY}")
    assert (stem.count("a"), stem.count("b")) == (69, 69)


@given(any_text, any_text)
def test_any_name_makes_a_plain_file_name(organisation: str, unit: str) -> None:
    stem = file_stem(organisation, unit, DAY)
    assert stem.endswith(DAY) and stem[0] not in "-. " and stem[-1] not in "-. "
    assert not set(stem) & set('<>:"/\\|?* \t\n\x00\u202e\u2028')
    assert stem.encode() and len(stem.encode()) <= LONGEST_STEM
