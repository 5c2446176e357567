"""A tiny but complete questionnaire as TOML text, to be broken one way at a time.

`@text` stands for `text = { en = "text", fr = "text" }`, and `@anchors5` for five of them in each language.
"""

import re
from collections.abc import Mapping

import pytest

from e20assess.errors import AssessError, Fault
from e20assess.questionnaire.loader import load_files
from tests.support.sheets import ENGLISH

Files = dict[str, str]

_WRITTEN = {
    "questionnaire.toml": """
format = 1
id = "tiny"
version = "1.0"
languages = ["en", "fr"]
@title
@introduction
@disclaimer
short = ["handover", "judgement"]
order = ["owner"]

[[level]]
value = 1
@name
@meaning
[[level]]
value = 2
@name
@meaning
[[level]]
value = 3
@name
@meaning
[[level]]
value = 4
@name
@meaning
[[level]]
value = 5
@name
@meaning

[agreement]
@labels5

[[dimension]]
id = "work"
@name
questions = "work.toml"
actions = "actions-work.toml"
[[dimension.capability]]
id = "flows"
@name
@description
[[dimension.capability]]
id = "tools"
@name
@description

[[dimension]]
id = "care"
@name
questions = "care.toml"
[[dimension.capability]]
id = "trust"
@name
@description

[[skip]]
when = 'owner == "nobody"'
questions = ["slates", "liaison"]
[[skip]]
when = 'liaison == "mailroom"'
questions = ["judgement"]

[[source]]
id = "book-2009"
title = "A book"
year = 2009
@role
""",
    "work.toml": """
[[question]]
id = "owner"
capability = "flows"
type = "choice"
sources = ["book-2009"]
@text
@recall
@why
[[question.option]]
id = "it"
@text
[[question.option]]
id = "nobody"
@text

[[question]]
id = "handover"
capability = "flows"
type = "level"
@text
@recall
@why
@anchors5

[[question]]
id = "overlap"
capability = "flows"
type = "agreement"
reversed = true
@text
@recall
@why

[[question]]
id = "slates"
capability = "tools"
type = "multiple"
@text
@recall
@why
[[question.option]]
id = "search"
@text
[[question.option]]
id = "links"
@text
""",
    "care.toml": """
[[question]]
id = "judgement"
capability = "trust"
type = "level"
@text
@recall
@why
@anchors5

[[question]]
id = "liaison"
capability = "trust"
type = "choice"
@text
@recall
@why
option = [
  { id = "it", text = { en = "IT", fr = "DSI" } },
  { id = "mailroom", text = { en = "Mail room", fr = "Courrier" } },
]
""",
    "rubric.toml": """
[capability]
score = "mean"
minimum_answered = 1
[dimension]
score = "mean"
minimum_share = "3/5"
[overall]
score = "mean"
cap_above_lowest = 1
[levels]
cuts = ["1.8", "2.6", "3.4", "4.2"]
[unknown]
finding_share = "1/4"
[short]
bands = ["low", "middle", "high"]
cuts = ["7/3", "11/3"]
names.en = ["Low", "Middle", "High"]
names.fr = ["Bas", "Moyen", "Haut"]
[[count]]
question = "slates"
levels = [1, 3, 5]
""",
    "patterns.toml": """
[[pattern]]
id = "capture"
severity = "medium"
when = 'owner in ["it"] and mean(flows, tools) < 2.6'
high_when = 'liaison == owner'
sources = ["book-2009"]
@name
@meaning
@first_step

[[pattern]]
id = "closed-1.0"
severity = "low"
when = 'not (work >= 3 or judgement == 5)'
@name
@meaning
@first_step
""",
    "archetypes.toml": """
[[archetype]]
question = "owner"
options = ["it"]
hypothesis = false
sources = ["book-2009"]
@reveals
[[archetype]]
question = "liaison"
when = 'liaison == owner'
hypothesis = true
@reveals
@risk
""",
    "narratives.toml": """
[[narrative]]
dimension = "work"
level = 1
@text
[[narrative]]
dimension = "overall"
level = 1
@text
""",
    "actions-work.toml": """
[[action]]
capability = "flows"
from = 1
effort = "days"
@title
@how
@sign
[[action]]
capability = "flows"
from = 2
effort = "weeks"
@title
@how
@sign
""",
}


def _expanded(text: str) -> str:
    five = '{ en = ["a", "b", "c", "d", "e"], fr = ["a", "b", "c", "d", "e"] }'
    text = re.sub(r"^@(\w+)5$", rf"\1 = {five}", text, flags=re.MULTILINE)
    return re.sub(r"^@(\w+)$", r'\1 = { en = "\1", fr = "\1" }', text, flags=re.MULTILINE).lstrip("\n")


TINY: Files = {name: _expanded(text) for name, text in _WRITTEN.items()}
"""Each file's text by name; nothing is wrong with it."""


def broken(file: str, old: str, new: str, files: Mapping[str, str] = TINY) -> Files:
    """The files with `old` replaced by `new` in one of them, where it first stands."""
    assert old in files[file], f"{old!r} is not in {file}: the test would break nothing"
    return {**files, file: files[file].replace(old, new, 1)}


def faults_in(files: Files) -> tuple[Fault, ...]:
    """Every fault that the loader finds in these files; it must find one."""
    with pytest.raises(AssessError) as caught:
        load_files(files)
    return caught.value.faults


def line_at(files: Files, fault: Fault) -> str:
    """The text of a file from the line that a fault points at."""
    assert fault.place is not None and fault.place.line is not None, "the fault has no line"
    return "\n".join(files[fault.place.file].split("\n")[fault.place.line - 1 :])


def only_fault(files: Files, code: str, file: str, at: str) -> str:
    """The sentence of the one fault there is: of this code, in this file, on the line beginning with `at`."""
    faults = faults_in(files)
    assert [fault.kind.code for fault in faults] == [code], [fault.sentence(ENGLISH) for fault in faults]
    assert faults[0].place is not None
    assert faults[0].place.file == file
    assert line_at(files, faults[0]).startswith(at)
    return faults[0].sentence(ENGLISH)
