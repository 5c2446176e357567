"""From text to the table of a JSON file, or the faults and their lines."""

from __future__ import annotations

import json
from typing import Any

from e20assess import faults
from e20assess.errors import AssessError, Fault, Phrase, Place
from e20assess.i18n import N_
from e20assess.inputs.kinds import Wanted, kind_of_bad_json
from e20assess.inputs.locate import repeated_keys
from e20assess.inputs.marks import mistaken_mark
from e20assess.inputs.toml import TOO_DEEP, TOO_LONG


def json_table(text: str, file: str, wanted: Wanted) -> dict[str, Any]:
    """The object that a text is. Raises AssessError: no JSON, no object, a key that stands twice."""
    is_repeated = False

    def table_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal is_repeated
        table = dict(pairs)
        is_repeated = is_repeated or len(table) < len(pairs)
        return table

    try:
        table = json.loads(text, object_pairs_hook=table_of)
    except json.JSONDecodeError as error:
        if found := kind_of_bad_json(text):
            raise wanted.refusal(file, found) from None
        reason = mistaken_mark(error.doc, error.pos) or Phrase(_reason(error))
        raise AssessError.of(faults.JSON_SYNTAX, Place(file, error.lineno), reason=reason) from None
    except RecursionError:
        raise AssessError.of(faults.JSON_SYNTAX, Place(file, 1), reason=TOO_DEEP) from None
    except ValueError:
        raise AssessError.of(faults.JSON_SYNTAX, Place(file, 1), reason=TOO_LONG) from None
    if not isinstance(table, dict):
        raise AssessError.of(faults.NOT_A_TABLE, Place(file, 1))
    if is_repeated:
        raise AssessError(
            Fault(faults.KEY_TWICE, Place(file, one.line), {"key": one.key, "first": one.first})
            for one in repeated_keys(text)
        )
    return table


def _reason(error: json.JSONDecodeError) -> str:
    return next((said for start, said in _REASONS if error.msg.startswith(start)), _UNKNOWN)


_UNKNOWN = N_("it cannot be understood")
_REASONS = (
    ("Expecting value", N_("a value is expected here")),
    ("Expecting property name", N_("a key between double quotes is expected here")),
    ("Expecting ':'", N_("“:” is expected after the key")),
    ("Expecting ','", N_("a comma or a closing bracket is expected here")),
    ("Illegal trailing comma", N_("there is a comma after the last entry")),
    ("Unterminated string", N_("the text that begins here is never closed")),
    ("Invalid control character", N_("a text cannot be broken over lines: write \\n")),
    ("Invalid \\u", N_("the backslash is followed by a code that stands for no character")),
    ("Invalid \\escape", N_("a backslash in a text is written twice")),
    ("Extra data", N_("there is more after the end")),
)
"""What Python's parser says, and how we say it."""
