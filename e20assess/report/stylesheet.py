"""Text from people inside a style sheet: the running line at the foot of each printed page."""

from __future__ import annotations


def css_string(value: object) -> str:
    """A text as a string of CSS. Whatever is not a letter or digit of ASCII is written by its number.

    So it can end neither the string nor the <style> around it: it is safe there, and only there, without the
    escaping of HTML, which a style sheet would show as it stands.
    """
    text = " ".join(str(value).split())
    return f'"{"".join(map(_character, text))}"'


def _character(one: str) -> str:
    if one.isascii() and one.isalnum():
        return one
    # A lone surrogate is no character; the space ends the number.
    return f"\\{ord(one) if not one.isspace() else 0x20:x} " if not "\ud800" <= one <= "\udfff" else "?"
