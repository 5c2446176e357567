"""Every sentence that a report says can be found by the translator: it stands in the catalogue's template."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from babel.messages.extract import extract_from_dir

from e20assess.answers.model import AnswerSheet
from e20assess.questionnaire.loader import load_shipped
from e20assess.report.formats import render
from tests.support.sheets import (
    DK,
    NA,
    all_answers,
    example,
    scored_questions,
    sheet,
    with_all,
    with_answers,
    with_tenths,
)

ROOT = Path(__file__).parents[2]
KEYWORDS = {"N_": None, "say": None, "many": (1, 2)}


def _found() -> set[str]:
    found: set[str] = set()
    for folder, methods in (("e20assess", [("**.py", "python")]), ("reports", [("**.j2", "jinja2")])):
        for _, _, message, _, _ in extract_from_dir(ROOT / folder, method_map=methods, keywords=KEYWORDS):
            found.update([message] if isinstance(message, str) else message)
    return found


def _sheets() -> Iterator[AnswerSheet]:
    yield from (example("alize"), example("delcourt"), example("rivage"), example("alize", "short"))
    yield from (sheet(), sheet(form="short"), sheet(all_answers(5)), sheet(all_answers(1)))
    yield sheet(with_answers(all_answers(2), owner="no_initiative"))
    yield replace(example("alize"), targets={"silos": 2, "customer": 5})
    silos = [question.id for question in scored_questions("silos")]
    yield sheet(with_all(with_tenths(all_answers(4), "customer", 10), silos[:3], DK))
    yield sheet(with_all(all_answers(3), silos[:8], NA))
    yield sheet(with_all(all_answers(3), silos[:8], DK))


def test_every_sentence_said_is_in_the_catalogues(spoken: set[str]) -> None:
    for answered in _sheets():
        for format in ("md", "html", "docx"):
            render(load_shipped(), answered, format, "en")
    assert len(spoken) > 150
    assert spoken - _found() == set()
