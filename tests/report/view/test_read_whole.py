"""What a reader of the whole report stumbles over: said twice, claimed without ground, or set wrong."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from e20assess.questionnaire.model import Questionnaire
from e20assess.report.formats import render
from e20assess.report.view.report import build_view
from tests.support.sheets import example

EXAMPLES = ["alize", "delcourt", "rivage"]


@pytest.mark.parametrize("format", ["md", "html"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_what_the_overall_level_means_is_said_once(
    name: str, format: str, questionnaire: Questionnaire
) -> None:
    narrative = build_view(questionnaire, example(name), "en").overall.narrative
    page = render(questionnaire, example(name), format, "en").decode()
    assert narrative and page.count(narrative[:110]) == 1


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_colon_sticks_to_a_french_word_in_emphasis(name: str, questionnaire: Questionnaire) -> None:
    page = render(questionnaire, example(name), "md", "fr").decode()
    assert not re.findall(r"\w:[*_]", page)


@pytest.mark.parametrize(
    ("name", "language", "words"), [("alize", "en", "French"), ("rivage", "fr", "anglais")]
)
def test_notes_in_another_language_are_announced(
    name: str, language: str, words: str, questionnaire: Questionnaire
) -> None:
    cover = build_view(questionnaire, example(name), language).cover
    assert words in cover.written_in
    for format in ("md", "html"):
        assert cover.written_in[:20] in render(questionnaire, example(name), format, language).decode()
    assert not build_view(questionnaire, example(name), example(name).language).cover.written_in


def test_the_short_form_claims_no_more_than_one_answer_tells(questionnaire: Questionnaire) -> None:
    short = replace(example("delcourt"), form="short")
    view = build_view(questionnaire, short, "en")
    assert view.patterns.present
    assert all(one.severity_words.startswith("possible, ") for one in view.patterns.present)
    reasons = [reason for one in view.patterns.unknown for reason in one.missing]
    assert reasons and all(reason.endswith("(not in the short form)") for reason in reasons)
    actions = render(questionnaire, short, "md", "en").decode().split("## What to do")[1].split("\n## ")[0]
    assert not re.search(r"\d\.\d · Working across silos", actions)
