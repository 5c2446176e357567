"""What was flagged "to discuss" leads somewhere, in every format, answered or not."""

import io
import json
from dataclasses import replace

import docx
import pytest
from pypdf import PdfReader

from e20assess.answers.model import Answer, AnswerSheet
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.formats import render
from e20assess.report.view.report import build_view
from tests.report.html.test_page import html, parsed
from tests.support.sheets import DK, example, sheet
from tests.support.word_files import paragraphs

NOTE = "L'atelier n'était pas d'accord."
FLAGGED = {"owner", "flows_handover", "impact_judged", "trust_speech"}


def _flagged() -> AnswerSheet:
    alize = example("alize")
    answers = {
        **alize.answers,
        "owner": alize.answers["owner"].flagged(True),
        "flows_handover": Answer(None, "", True),
        "impact_judged": Answer(DK, NOTE, True),
        "trust_speech": Answer(2, "", True),
    }
    return replace(alize, answers=answers)


def test_the_view_holds_what_was_flagged_in_the_order_of_the_numbers(questionnaire: Questionnaire) -> None:
    view = build_view(questionnaire, _flagged(), "en")
    assert set(view.discussion.questions) == FLAGGED
    numbers = [view.answers[id].number for id in view.discussion.questions]
    assert numbers == sorted(numbers)
    assert view.discussion.line == view.executive.to_discuss == "4 questions were flagged to be discussed."
    assert {id for id, answer in view.answers.items() if answer.is_to_discuss} == FLAGGED


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("format", ["md", "html", "pdf", "docx", "json"])
def test_every_format_has_a_part_for_it(format: str, language: str, questionnaire: Questionnaire) -> None:
    view = build_view(questionnaire, _flagged(), language)
    made = render(questionnaire, _flagged(), format, language)
    match format:
        case "json":
            report = json.loads(made)
            assert set(report["discussion"]["questions"]) == FLAGGED
            assert [report["answers"][id]["note"] for id in ("impact_judged",)] == [NOTE]
            return
        case "pdf":
            text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
        case "docx":
            text = "\n".join(paragraphs(docx.Document(io.BytesIO(made))))
        case _:
            text = made.decode()
    title = {"en": "To discuss", "fr": "À débattre"}[language]
    folded = " ".join(text.split())
    assert title in folded and " ".join(view.discussion.line.split()) in folded
    assert folded.count("4 question") >= 2, "on the executive page and in its part"


def test_the_part_shows_question_answer_and_note(questionnaire: Questionnaire) -> None:
    page = parsed(html(_flagged(), "en"))
    (section,) = [one for one in page.all("section") if one.attributes.get("id") == "discussion"]
    rows = section.all("tbody")[0].all("tr")
    view = build_view(questionnaire, _flagged(), "en")
    assert [row.all("th")[0].text for row in rows] == [
        view.answers[id].label for id in view.discussion.questions
    ]
    text = section.text
    assert NOTE in text and "Unanswered" in text and "I don’t know" in text and "Marketing" in text
    contents = [link.attributes["href"] for link in page.by_class("contents")[0].all("a")]
    assert "#discussion" in contents


def test_without_a_flag_there_is_no_such_part(questionnaire: Questionnaire) -> None:
    for answered in (example("alize"), sheet()):
        page = parsed(html(answered, "en"))
        assert [one for one in page.walk() if one.attributes.get("id") == "discussion"] == []
        assert "#discussion" not in html(answered, "en")
        assert "To discuss" not in render(questionnaire, answered, "md", "en").decode()
