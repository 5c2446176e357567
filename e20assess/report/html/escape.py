"""Text from people inside a style sheet: the running line at the foot of each printed page."""

from __future__ import annotations

import re

from markupsafe import Markup

_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""They would reorder the words after them; Markdown has nothing to contain them with."""

_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
"""Spaces and line breaks; not those that French needs so that no line breaks there."""

_ANYWHERE = re.compile(r"[\\`*_\[\]<#|~$]|&(?=#?\w+;)")
"""Emphasis, code, links, images, HTML, headings, table cells, strikethrough, mathematics, entities."""

_AT_THE_START = re.compile(r"(?P<digits>\d+)(?=[.)](?:\s|$))|[-+](?=\s|$)|(?=[-=]+$)|(?=>)")
"""What would begin a list, a quotation, a rule or an underlined heading."""

_ADDRESS = re.compile(r"/(?=/)|(?<=www)\.(?=\S)|(?<=mailto):|(?<=xmpp):", re.IGNORECASE)
"""Where a forge would begin a link by itself."""

_REFERENCE = re.compile(
    r"(?:[#!&]|\bGH-)(?=\d)|:(?=[a-z0-9+_-]*[a-z][a-z0-9+_-]*:|[+-]1:|100:|1234:)", re.IGNORECASE
)
"""What a forge would make a link to an issue, or a small picture, whether it is escaped or not."""

_ZERO_WIDTH = "\u200b"


def md(value: object) -> str:
    """One line of Markdown that shows `value` and does nothing: no link, heading, list or HTML.

    Line breaks become spaces, so that it can stand in a table cell.
    """
    text = _one_line(value)
    text = _REFERENCE.sub(rf"\g<0>{_ZERO_WIDTH}", text)
    text = _ANYWHERE.sub(_escaped, text)
    text = _ADDRESS.sub(_escaped, text)
    # An escape alone keeps not every forge from linking an address, or from notifying a name after an @.
    text = re.sub(r"@(?=\w)", rf"\\@{_ZERO_WIDTH}", text)
    if start := _AT_THE_START.match(text):
        digits = start["digits"] or ""
        return f"{digits}\\{text[len(digits) :]}"
    return text


def md_quote(value: object) -> str:
    """A block quotation of Markdown, its lines kept; nothing in it is live."""
    lines = [md(line) for line in str(value).strip().splitlines()]
    return "\n>\n".join(f"> {line}" for line in lines if line)


def md_block(value: object) -> str:
    """One line inside a fenced code block: it cannot close the block."""
    return _one_line(value).replace("`", "'")


def _one_line(value: object) -> str:
    return _SPACES.sub(" ", _BIDI_CONTROLS.sub("", str(value))).strip()


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found.group()}"


def css_string(value: object) -> Markup:
    """A text as a string of CSS. Whatever is not a letter or digit of ASCII is written by its number.

    So it can end neither the string nor the <style> around it, and needs no escaping by HTML, which a style
    sheet would show as it stands.
    """
    text = " ".join(str(value).split())
    return Markup('"' + "".join(map(_character, text)) + '"')


def _character(one: str) -> str:
    if one.isascii() and one.isalnum():
        return one
    # A lone surrogate is no character; the space ends the number.
    return f"\\{ord(one) if not one.isspace() else 0x20:x} " if not "\ud800" <= one <= "\udfff" else "?"
