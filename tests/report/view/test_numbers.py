"""The numbers of every format are the scorecard's, worded by Words.score and by nothing else."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from e20assess.answers.model import AnswerSheet
from e20assess.i18n import Words
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.formats import render
from e20assess.report.typography import typeset
from e20assess.report.view.report import build_view
from e20assess.scoring.score import score
from e20assess.scoring.scorecard import Scorecard
from tests.report.html.test_page import html, parsed
from tests.support.sheets import DK, all_answers, example, sheet, with_answers, with_tenths

SHEETS = [
    example("alize"),
    example("delcourt"),
    example("rivage"),
    example("alize", "short"),
    sheet(with_answers(all_answers(4), expertise_help=None, flows_handover=DK)),
]
each_sheet = pytest.mark.parametrize("answered", SHEETS, ids=["alize", "delcourt", "rivage", "short", "gaps"])
each_language = pytest.mark.parametrize("language", ["en", "fr"])


def _rows(card: Scorecard, questionnaire: Questionnaire, language: str) -> list[list[str]]:
    say = Words(language)
    return [
        [typeset(questionnaire.name(part.id, language), language), say.score(part.score)]
        for part in card.dimensions
    ]


def _capability_rows(card: Scorecard, questionnaire: Questionnaire, language: str) -> list[list[str]]:
    say = Words(language)
    return [
        [typeset(questionnaire.name(part.id, language), language), say.score(part.score)]
        for part in card.capabilities
    ]


@each_language
@each_sheet
def test_html_shows_the_scores(answered: AnswerSheet, language: str, questionnaire: Questionnaire) -> None:
    card, page = score(questionnaire, answered), parsed(html(answered, language))
    (table,) = page.by_class("numbers")
    cells = [[cell.text for cell in row.children][:2] for row in table.all("tbody")[0].all("tr")]
    assert cells == _rows(card, questionnaire, language)
    dots = [dot.text for picture in page.by_class("picture")[:1] for dot in picture.by_class("dot-text")]
    assert dots == [shown for _, shown in cells if shown != "–"]
    heat = [
        [re.sub(r" (one answer only|une seule réponse)$", "", row.children[0].text), shaded[0].text]
        for table in page.by_class("heat")
        for row in table.all("tr")
        if (shaded := [cell for cell in row.children if "shade-" in cell.attributes.get("class", "")])
    ]
    expected = [] if answered.form == "short" else _capability_rows(card, questionnaire, language)
    assert heat == [row for row in expected if row[1] != "–"]
    strips = [one for one in page.by_class("heat-strip") if "wide" in one.attributes["class"].split()]
    groups = [one for strip in strips for one in strip.all("g") if "class" in one.attributes]
    cells = [[text.text for text in one.all("text")] for one in groups]
    assert [[" ".join(lines), shown] for shown, *lines in cells] == expected
    labels = [one for radar in page.by_class("radar") for one in radar.all("g") if one.all("tspan")]
    around = [
        [" ".join(text.own_text[0].strip() for text in one.all("text")), one.all("tspan")[0].text]
        for one in labels
        if "text-anchor" in one.attributes
    ]
    assert sorted(around) == sorted(expected)


@each_language
@each_sheet
def test_markdown_shows_the_scores(
    answered: AnswerSheet, language: str, questionnaire: Questionnaire
) -> None:
    card = score(questionnaire, answered)
    lines = render(questionnaire, answered, "md", language).decode().splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")][:2] for line in lines if line[:1] == "|"]
    for row in _rows(card, questionnaire, language):
        assert row in cells
    if answered.form == "full":
        for row in _capability_rows(card, questionnaire, language):
            assert row in cells


@each_language
@each_sheet
def test_json_holds_the_scores(answered: AnswerSheet, language: str, questionnaire: Questionnaire) -> None:
    card, say = score(questionnaire, answered), Words(language)
    report: dict[str, Any] = json.loads(render(questionnaire, answered, "json", language))
    for shown, part in zip(report["dimensions"], card.dimensions, strict=True):
        assert shown["score"]["shown"] == say.score(part.score)
        assert shown["score"]["exact"] == ("" if part.score is None else str(part.score))
        assert (shown["asked"], shown["answered"]) == (part.asked, part.answered)
        for one, other in zip(shown["capabilities"], part.capabilities, strict=True):
            assert one["score"]["shown"] == say.score(other.score)
    assert report["overall"]["score"]["exact"] == (
        "" if card.overall.score is None else str(card.overall.score)
    )


def test_the_formulas_add_up(questionnaire: Questionnaire) -> None:
    for answered in SHEETS:
        view = build_view(questionnaire, answered, "en")
        formulas = [made.formula for made in view.making.dimensions]
        formulas += [part.formula for made in view.making.dimensions for part in made.capabilities]
        for formula in filter(None, [*formulas, view.making.overall_formula]):
            found = re.fullmatch(r"\((.+)\) / (\d+) = ([\d/]+)", formula)
            if found is None:
                assert re.fullmatch(r"\d+(/\d+)?", formula)
                continue
            terms = found[1].split(" + ")
            assert len(terms) == int(found[2])
            assert abs(sum(map(_number, terms)) / len(terms) - _number(found[3])) < 1e-9


def _number(written: str) -> float:
    over, _, under = written.partition("/")
    return int(over) / int(under or 1)


def test_a_score_is_never_shown_at_a_level_it_does_not_reach(questionnaire: Questionnaire) -> None:
    view = build_view(questionnaire, example("delcourt"), "en")
    assert view.overall.score.shown == "1.75"
    assert view.making.overall_sentences[0] == "1.75 does not reach 1.8: level 1 Siloed."
    assert view.making.overall_sentences[-1] == "Level 2 Experimenting begins at 1.8: 0.05 more is needed."
    assert build_view(questionnaire, example("alize"), "en").overall.score.shown == "2.5"


def test_what_is_lacking_adds_up_with_what_is_shown(questionnaire: Questionnaire) -> None:
    sentences = build_view(questionnaire, example("rivage"), "en").making.overall_sentences
    assert sentences == (
        "4.05 reaches 3.4 but not 4.2: level 4 Connected.",
        "Level 5 Open network begins at 4.2: 0.15 more is needed.",
    )


@pytest.mark.parametrize("answered", [*SHEETS, sheet()])
def test_no_sentence_holds_a_fraction(answered: AnswerSheet, questionnaire: Questionnaire) -> None:
    for language in ("en", "fr"):
        view = build_view(questionnaire, answered, language)
        sentences = [
            view.overall.line,
            view.overall.basis,
            view.level_rule,
            *view.executive.caveats,
            *view.making.overall_sentences,
            *(sentence for made in view.making.dimensions for sentence in made.sentences),
            *(text for axis in view.dimensions for text in (axis.remark, axis.basis, *axis.beside)),
            *(
                text
                for one in view.patterns.present
                for proof in one.proofs
                for text in (proof.value, proof.wanted)
            ),
            *view.method.rules,
        ]
        assert [sentence for sentence in sentences if re.search(r"\d/\d", sentence)] == []


def test_a_capped_overall_level_says_what_holds_it_down(questionnaire: Questionnaire) -> None:
    answers = with_tenths(all_answers(4), "silos", 10)
    view = build_view(questionnaire, sheet(answers), "en")
    assert view.overall.line == "Overall: 3.3, level 2 Experimenting, held down by “Working across silos”"
    assert view.making.overall_sentences[1] == (
        "The lowest dimension holds it down: “Working across silos”, at level 1. "
        "The overall level is at most 2, so it is 2 Experimenting."
    )


def test_a_target_stands_in_the_middle_of_its_level(questionnaire: Questionnaire) -> None:
    aimed = replace(example("alize"), targets={"silos": 4, "customer": 3})
    view = build_view(questionnaire, aimed, "en")
    targets = {axis.id: axis.target for axis in view.dimensions}
    silos, customer = targets["silos"], targets["customer"]
    assert silos is not None and (silos.words, silos.remark, silos.at) == (
        "4 Connected",
        "not reached yet",
        70.0,
    )
    assert customer is not None and customer.remark == "reached"
    assert targets["ownership"] is None
    page = parsed(html(aimed))
    (first, *_) = page.by_class("picture")
    assert [mark.attributes["x"] for mark in first.by_class("target")] == ["70.0%", "50.0%"]
    assert "◇" in render(questionnaire, aimed, "md", "en").decode()
    assert "◇" not in render(questionnaire, example("alize"), "md", "en").decode()
