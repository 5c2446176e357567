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
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Language:
    """A language that the program speaks: all that is to be known of it besides its catalogue."""

    code: str
    name: str
    """In its own words, for a list to choose from."""
    english: str
    """In English, as Windows names its locales."""
    locale: str
    """The language and the country whose dates, lists and spelling are followed: "fr-FR"."""
    decimal_mark: str
    date: str
    """A date in few characters; "{month}" is one of `months`, "{number}" its number."""
    months: tuple[str, ...]
    """The months in such a date; none where it has only numbers."""
    quotes: str
    """Around a quotation."""
    binds_signs: bool
    """Whether no line may end before a colon, a semicolon, an exclamation or a question mark."""
    yes: tuple[str, ...]
    """What agrees: a letter, and the word."""
    digit_row: str = ""
    """What the keys 1 to 9 and 0 give without Shift, where that is no digit."""


_TABLE = (
    Language(
        code="en",
        name="English",
        english="English",
        locale="en-GB",
        decimal_mark=".",
        date="{day} {month} {year:04}",
        months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        quotes="“{}”",
        binds_signs=False,
        yes=("y", "yes"),
    ),
    Language(
        code="fr",
        name="Français",
        english="French",
        locale="fr-FR",
        decimal_mark=",",
        date="{day:02}/{number:02}/{year:04}",
        months=(),
        quotes="«\N{NO-BREAK SPACE}{}\N{NO-BREAK SPACE}»",
        binds_signs=True,
        yes=("o", "oui"),
        digit_row="&é\"'(-è_çà",
    ),
)
"""The languages the program itself speaks; the code is written in the first, which is the fallback."""

LANGUAGE: Mapping[str, Language] = {one.code: one for one in _TABLE}
"""Each language by its code."""

LANGUAGES = tuple(LANGUAGE)
"""The codes of the languages the program itself speaks; the first is the fallback."""

LANGUAGE_NAMES = {one.code: one.name for one in _TABLE}
"""Each language in its own words, for a list to choose from."""

YES_WORDS = frozenset(word for one in _TABLE for word in one.yes)
"""What agrees, in any of them."""

MOST_PLACES = 6
"""Decimals that nobody needs more than: no two scores of one questionnaire lie nearer to each other."""
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
        self.spoken = LANGUAGE.get(language, _TABLE[0])
        self.language = self.spoken.code
        self._catalogue: gettext.NullTranslations = gettext.translation(
            CATALOGUE, LOCALE_FOLDER, languages=[self.language], fallback=True
        )

    def __call__(self, msgid: str, /, **values: object) -> str:
        """The sentence `msgid` in this language, its `{names}` filled with `values`."""
        sentence = self.sentence(msgid)
        return sentence.format(**values) if values else sentence

    def many(self, one: str, other: str, count: int, /, **values: object) -> str:
        """The sentence for `count` things: `one` or `other` (or the catalogue's own plurals)."""
        return self.plural(one, other, count).format(count=count, **values)

    def sentence(self, msgid: str) -> str:
        """The sentence `msgid` in this language, not filled yet."""
        return self._catalogue.gettext(msgid) if msgid else ""

    def plural(self, one: str, other: str, count: int) -> str:
        """The sentence for so many in this language, not filled yet."""
        return self._catalogue.ngettext(one, other, count)

    def score(self, score: Fraction | None, limits: Iterable[Fraction] = ()) -> str:
        """A score (1..5) to one decimal, half up, with this language's decimal mark; a dash for none.

        Where that would put it on the other side of one of `limits`, it has as many decimals as it takes to
        stand where it stands: 7/4 beside a cut of 1.8 is "1.75".
        """
        if score is None:
            return "–"
        return self._marked(decimals(score, places_apart(score, limits)))

    def exactly(self, number: Fraction) -> str:
        """A number that is not rounded: "2", "1.75"; a fraction only where no decimals end, "7/3"."""
        places = next((places for places in range(MOST_PLACES) if _rounded(number, places) == number), None)
        return str(number) if places is None else self._marked(decimals(number, places))

    def short_of(self, score: Fraction, limit: Fraction) -> tuple[str, str]:
        """A score below a limit, and how much it lacks, with the decimals by which the two add up to it.

        81/20 is "4.05" and lacks "0.15" to reach 4.2: "4.1" and "0.2" would not add up.
        """
        lacking = limit - score
        places = places_apart(score, [limit])
        while places < MOST_PLACES and _rounded(score, places) + _rounded(lacking, places) != limit:
            places += 1
        return self._marked(decimals(score, places)), self._marked(decimals(lacking, places))

    def percent(self, share: Fraction) -> str:
        """A share as a percentage: "60%", "60 %"; to a whole one, half up, where it is not exactly that."""
        return self(N_("{percent}%"), percent=decimals(share * 100, 0))

    def _marked(self, written: str) -> str:
        return written.replace(".", self.spoken.decimal_mark)

    def signed(self, difference: Fraction) -> str:
        """A difference between scores to one decimal, always with its sign; ± where it rounds to zero."""
        amount = decimals(abs(difference), 1)
        sign = "±" if amount == "0.0" else "+" if difference > 0 else "−"
        return sign + self._marked(amount)

    def day(self, date: datetime.date) -> str:
        """A date as short as the language writes it: 17 Mar 2026, 17/03/2026."""
        return short_date(date, self.language)


def short_date(date: datetime.date, language: str) -> str:
    """A date in few characters, for a table: 17 Mar 2026 in English, 17/03/2026 in French."""
    written = LANGUAGE[language]
    month = written.months[date.month - 1] if written.months else ""
    return written.date.format(day=date.day, month=month, number=date.month, year=date.year)


def decimals(score: Fraction, places: int) -> str:
    """Round a score once, half up: to one place 9/4 is "2.3", 2 is "2.0" (method, section 2)."""
    return f"{half_up(score, places):.{places}f}"


def places_apart(score: Fraction, limits: Iterable[Fraction]) -> int:
    """How many decimals (1 at least) show a score on its own side of each of these limits.

    13/6 needs two beside 2.2, of which it is short; beside 2.6 one is enough.
    """
    places = 1
    for limit in limits:
        while places < MOST_PLACES and _side(score, limit) != _side(_rounded(score, places), limit, places):
            places += 1
    return places


def _side(score: Fraction, limit: Fraction, places: int | None = None) -> int:
    """1 above a limit, 0 at it, -1 below; a limit whose decimals do not end is shown rounded as well."""
    if places is not None and _rounded(limit, MOST_PLACES) != limit:
        limit = _rounded(limit, places)
    return (score > limit) - (score < limit)


def _rounded(score: Fraction, places: int) -> Fraction:
    scale: int = 10**places
    return Fraction((2 * score.numerator * scale + score.denominator) // (2 * score.denominator), scale)


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
    """The number of a month by the beginning of its name; 0 where it is none."""
    months = (pair for language in _TABLE for pair in enumerate(language.months, 1))
    return next((number for number, month in months if name.title().startswith(month)), 0)


def half_up(score: Fraction, places: int) -> float:
    """Round an exact score to `places` decimals, halves upward; the only rounding in the program."""
    over, under = score.as_integer_ratio()
    scale: int = 10**places
    return (2 * over * scale + under) // (2 * under) / scale


def language_of_environment(environment: Mapping[str, str] = os.environ) -> str:
    """The language of the user's locale if the program speaks it, else English.

    As GNU gettext has it: where there is a locale, the list in LANGUAGE goes before it, and its first
    language that is spoken here is taken.
    """
    locale = _locale_name(environment)
    if locale.lower() in _NO_LOCALE:
        return LANGUAGES[0]
    for name in (environment.get("LANGUAGE") or locale).split(":"):
        code = _code(name)
        if code in LANGUAGES or code in _NO_LOCALE:
            return code if code in LANGUAGES else LANGUAGES[0]
    return LANGUAGES[0]


_NO_LOCALE = ("", "c", "posix")
"""Locales that stand for no language."""
_WINDOWS_NAMES = {one.english.lower(): one.code for one in _TABLE}


def _locale_name(environment: Mapping[str, str]) -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(variable):
            return value
    if os.name == "nt":
        import locale

        return locale.getlocale()[0] or ""
    return ""


def _code(locale_name: str) -> str:
    """The language of a locale's name: `fr` of "fr_CA.UTF-8", of "fr@euro" and of "French_France"."""
    name = re.split(r"[_.@-]", locale_name.strip().lower(), maxsplit=1)[0]
    return _WINDOWS_NAMES.get(name, name)
