"""From text to the tables of TOML 1.1, or the fault and its line: the one way for every TOML file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from e20assess import faults
from e20assess.errors import AssessError, Phrase, Place
from e20assess.i18n import N_
from e20assess.inputs.kinds import Wanted, kind_of_text
from e20assess.inputs.locate import unclosed_text
from e20assess.inputs.marks import mistaken_mark

if TYPE_CHECKING:
    from tomli import TOMLDecodeError

TOO_DEEP = Phrase(N_("it is nested too deeply"))
TOO_LONG = Phrase(N_("a number in it is too long"))


def toml_table(text: str, file: str, wanted: Wanted) -> dict[str, Any]:
    """The tables of a text. Raises AssessError with the one fault that the parser met first."""
    import tomli

    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        if found := kind_of_text(text):
            raise wanted.refusal(file, found) from None
        line, reason = _line_and_reason(error)
        raise AssessError.of(faults.TOML_SYNTAX, Place(file, line), reason=reason) from None
    except RecursionError:
        raise AssessError.of(faults.TOML_SYNTAX, Place(file, 1), reason=TOO_DEEP) from None
    except ValueError:
        raise AssessError.of(faults.TOML_SYNTAX, Place(file, 1), reason=TOO_LONG) from None


def _line_and_reason(error: TOMLDecodeError) -> tuple[int, Phrase]:
    if error.msg in _NEVER_CLOSED and (start := unclosed_text(error.doc)) is not None:
        is_long = error.doc.startswith(('"""', "'''"), start)
        mark = None if is_long else mistaken_mark(error.doc, start)
        line = error.doc.count("\n", 0, start) + 1
        return line, mark or Phrase(N_("the text that begins here is never closed"))
    said = next((said for pattern, said in _REASONS if re.match(pattern, error.msg, re.DOTALL)), _UNKNOWN)
    mark = None if said in _INSIDE_A_TEXT else mistaken_mark(error.doc, error.pos)
    return error.lineno, mark or Phrase(said)


_NEVER_CLOSED = ("Unterminated string", "Expected \"'''\"", 'Expected "\'"')

_UNKNOWN = N_("it cannot be understood")
_BACKSLASH = N_("a backslash in a text is written twice, or the text stands between single quotes")
_CODE = N_("the backslash is followed by a code that stands for no character")
_CONTROL = N_("a control character cannot stand here")
_INSIDE_A_TEXT = (_BACKSLASH, _CODE, _CONTROL)
_HAS_VALUE = N_("this key has a value already")
_HAS_TABLE = N_("this table is there already, or its name is that of a key")
_OPEN_QUOTE = N_("a text is not closed by a quote on its line")
_REASONS = (
    (r"Invalid statement", N_("a key or a [table] is expected here")),
    (r"Invalid value", N_("no value can be read here; a text stands between quotes")),
    (r"Invalid date", N_("there is no such date or time")),
    (r"Invalid initial character", N_("a key is made of letters, digits, - and _, or stands in quotes")),
    (r"Expected '='", N_("“=” is expected after the key")),
    (r"Expected newline", N_("there is more on the line than a key and its value")),
    (r"Expected ']'", N_("“]” is missing after the name of the table")),
    (r"Expected ']]'", N_("“]]” is missing after the name of the table")),
    (r"Expected \"'\"|Unterminated|(?:Illegal|Found invalid) character '\\n'", _OPEN_QUOTE),
    (r"Illegal character|Found invalid character", _CONTROL),
    (r"Unescaped", _BACKSLASH),
    (r"Invalid hex value|Escaped character", _CODE),
    (r"Unclosed array", N_("a comma or “]” is missing in a list")),
    (r"Unclosed inline table", N_("a comma or the closing brace is missing")),
    (r"Cannot overwrite|Duplicate", _HAS_VALUE),
    (r"Cannot", _HAS_TABLE),
)
"""What tomli says, and how we say it."""
