"""The program's own words, in the language of whoever reads them.

Sentences are written in English where they are used and looked up in the gettext catalogues of
`e20assess/locale`. A `Words` object is passed to whatever speaks; nothing here is global, so that two
languages can live side by side in one process.
"""

from __future__ import annotations

import datetime
import gettext
import os
import re
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

LANGUAGES = ("en", "fr")
"""The languages the program itself speaks; the first is the fallback."""

LANGUAGE_NAMES = {"en": "English", "fr": "Français"}
"""Each language in its own words, for a list to choose from."""

_DECIMAL_MARKS = {"en": ".", "fr": ","}
_DAYS = {"en": "{day} {month} {year:04}", "fr": "{day:02}/{number:02}/{year:04}"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WRITTEN_DAYS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII),
    re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<day>\d{1,2}) (?P<month>[A-Za-z]{3,9})\.? (?P<year>\d{4})", re.ASCII),
)
CATALOGUE, LOCALE_FOLDER = "e20assess", Path(__file__).parent / "locale"
"""What gettext finds our words by: the name of their catalogues, and where these are."""


def N_(msgid: str) -> str:
    """Mark a sentence for the catalogues that will be looked up later, where it is shown."""
    return msgid


class Words:
    """Say a sentence in one language: `say = Words("fr"); say("{count} answered", count=3)`."""

    def __init__(self, language: str = "en") -> None:
        """Open the catalogue of `language`; one the program does not speak falls back to English."""
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self._catalogue: gettext.NullTranslations = gettext.translation(
            CATALOGUE, LOCALE_FOLDER, languages=[self.language], fallback=True
        )

    def __call__(self, msgid: str, /, **values: object) -> str:
        """The sentence `msgid` in this language, its `{names}` filled with `values`."""
        sentence = self._catalogue.gettext(msgid) if msgid else ""
        return sentence.format(**values) if values else sentence

    def many(self, one: str, other: str, count: int, /, **values: object) -> str:
        """The sentence for `count` things: `one` or `other` (or the catalogue's own plurals)."""
        return self._catalogue.ngettext(one, other, count).format(count=count, **values)

    def score(self, score: Fraction | None) -> str:
        """A score (1..5) to one decimal, half up, with this language's decimal mark; a dash for none."""
        if score is None:
            return "–"
        return one_decimal(score).replace(".", _DECIMAL_MARKS[self.language])

    def signed(self, difference: Fraction) -> str:
        """A difference between scores to one decimal, always with its sign; ± where it rounds to zero."""
        amount = one_decimal(abs(difference))
        sign = "±" if amount == "0.0" else "+" if difference > 0 else "−"
        return sign + amount.replace(".", _DECIMAL_MARKS[self.language])

    def day(self, date: datetime.date) -> str:
        """A date as short as the language writes it: 17 Mar 2026, 17/03/2026."""
        return short_date(date, self.language)


def short_date(date: datetime.date, language: str) -> str:
    """A date in few characters, for a table: 17 Mar 2026 in English, 17/03/2026 in French."""
    month = _MONTHS[date.month - 1]
    return _DAYS[language].format(day=date.day, month=month, number=date.month, year=date.year)


def day_in(text: str) -> datetime.date | None:
    """The date that a person wrote: 2026-03-17, or as `short_date` writes it; None where it is none."""
    text = " ".join(text.split())
    for pattern in _WRITTEN_DAYS:
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            month = parts["month"]
            number = int(month) if month.isdecimal() else _month_in(month)
            try:
                return datetime.date(int(parts["year"]), number, int(parts["day"]))
            except ValueError:
                return None
    return None


def _month_in(name: str) -> int:
    """The number of an English month by the beginning of its name; 0 where it is none."""
    return next((number for number, month in enumerate(_MONTHS, 1) if name.title().startswith(month)), 0)


def one_decimal(score: Fraction) -> str:
    """Round a score once, to one decimal, half up: 9/4 is "2.3", 2 is "2.0" (method, section 2)."""
    return f"{half_up(score, 1):.1f}"


def half_up(score: Fraction, places: int) -> float:
    """Round an exact score to `places` decimals, halves upward; the only rounding in the program."""
    over, under = score.as_integer_ratio()
    scale: int = 10**places
    return (2 * over * scale + under) // (2 * under) / scale


def language_of_environment(environment: Mapping[str, str] = os.environ) -> str:
    """The language of the user's locale if the program speaks it, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(variable):
            return _spoken(value)
    if os.name == "nt":
        import locale

        return _spoken(locale.getlocale()[0] or "")
    return LANGUAGES[0]


def _spoken(locale_name: str) -> str:
    name = locale_name.lower()
    if name.startswith(("fr", "french")):
        return "fr"
    return LANGUAGES[0]
