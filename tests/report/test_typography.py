"""Printed sentences have printed apostrophes and spaces; what people wrote is left alone."""

import json
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from e20assess.answers.model import Answer
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.formats import render
from e20assess.report.typography import printed, typeset
from e20assess.report.view.report import build_view
from tests.report.html.test_page import parsed
from tests.support.long_sheets import SHEETS
from tests.support.sheets import example


@pytest.mark.parametrize(
    ("written", "language", "shown"),
    [
        ("customers' interests", "en", "customers’ interests"),
        ("I don't know", "en", "I don’t know"),
        ("l'écart d'une « équipe »", "fr", "l’écart d’une «\u00a0équipe\u00a0»"),
        ("ici : qu'en dit-on ?", "fr", "ici\u00a0: qu’en dit-on\u00a0?"),
        ('the "how" of it', "en", "the “how” of it"),
        ('le "comment"', "fr", "le «\u00a0comment\u00a0»"),
        ("https://example.org/l'eau et l'eau", "fr", "https://example.org/l'eau et l’eau"),
        ("a 10:30 meeting", "fr", "a 10:30 meeting"),
        ("6 − 5 = 1", "en", "6 − 5 = 1"),
    ],
)
def test_a_sentence_as_it_is_printed(written: str, language: str, shown: str) -> None:
    assert typeset(written, language) == shown
    assert typeset(shown, language) == shown, "twice is once"


PEOPLES = "L'équipe \"A\" : j'attends !"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_people_wrote_is_left_as_it_is(language: str, questionnaire: Questionnaire) -> None:
    alize = example("alize")
    who = replace(alize.respondent, name=PEOPLES, role=PEOPLES)
    answers = {**alize.answers, "flows_handover": Answer(2, PEOPLES)}
    written = replace(alize, organisation=PEOPLES, unit=PEOPLES, respondent=who, answers=answers)
    report = json.loads(render(questionnaire, written, "json", language))
    assert report["answers"]["flows_handover"]["note"] == PEOPLES
    cover = report["cover"]
    assert {cover[key] for key in ("organisation", "unit", "respondent", "role")} == {PEOPLES}
    assert cover["running"].startswith(PEOPLES)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", ["alize", "delcourt", "rivage", "gaps", "empty", "short"])
def test_no_printed_sentence_has_a_straight_apostrophe(
    name: str, language: str, questionnaire: Questionnaire
) -> None:
    answered = SHEETS[name]
    unnoted = {id: replace(one, note="") for id, one in answered.answers.items()}
    nobody = replace(answered.respondent, name="", role="")
    bare = replace(answered, answers=unnoted, respondent=nobody)
    for format in ("md", "html"):
        text = render(questionnaire, bare, format, language).decode()
        lines = _printed_of(text) if format == "html" else text.splitlines()
        assert len(lines) > 100 and [line for line in lines if "'" in line] == []
    view = printed(build_view(questionnaire, bare, language), language)
    assert [text for text in _texts(view) if "'" in text] == []


def test_markdown_keeps_the_spaces_that_french_needs(questionnaire: Questionnaire) -> None:
    bare = {id: replace(one, note="") for id, one in example("alize").answers.items()}
    text = render(questionnaire, replace(example("alize"), answers=bare), "md", "fr").decode()
    assert "\u00a0:" in text and "\u00a0?" in text and "«\u00a0" in text
    assert [mark for mark in (" ?", " ;", " !", " »", "« ") if mark in text] == []


def _printed_of(page: str) -> list[str]:
    """The texts and the attributes of a page, but for the names of typefaces, which nobody reads."""
    (body,) = parsed(page).all("body")
    named = [
        value
        for element in body.walk()
        for key, value in element.attributes.items()
        if value and key != "font-family"
    ]
    return [text for element in body.walk() for text in element.own_text] + named


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in _texts(item)]
    if isinstance(value, tuple):
        return [text for item in value for text in _texts(item)]
    if is_dataclass(value):
        return [text for field in fields(value) for text in _texts(getattr(value, field.name))]
    return []
