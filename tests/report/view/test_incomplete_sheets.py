"""What a report says of sheets that are not whole: it stays sensible, and it stays honest."""

import json
from dataclasses import replace

from e20assess.answers.model import Answer, AnswerSheet
from e20assess.questionnaire.loader import load_shipped
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.formats import render
from e20assess.report.view.report import ReportView, build_view
from tests.report.html.test_page import html, parsed
from tests.support.sheets import DK, NA, all_answers, example, scored_questions, sheet, with_all, with_answers

IDS = list(load_shipped().questions)


def _view(answered: AnswerSheet) -> ReportView:
    return build_view(load_shipped(), answered, "en")


def test_a_sheet_without_answers_concludes_nothing() -> None:
    view = _view(sheet())
    assert view.executive.caveats == (
        "No question has a scored answer: nothing can be concluded from this sheet.",
    )
    assert view.executive.steps == () and view.actions.first == ()
    assert view.executive.absence == "None of the warning patterns could be assessed from these answers."
    assert len(view.patterns.unknown) == 10 and view.patterns.absent == ()
    assert [axis.standing.words for axis in view.dimensions] == ["no score"] * 4
    assert [axis.range for axis in view.dimensions] == [""] * 4
    assert view.overall.line.startswith("No overall score: ")
    assert len(view.silence.unanswered) == 42
    for format in ("html", "md"):
        assert "Complete the questionnaire" in render(load_shipped(), sheet(), format, "en").decode()


def test_not_knowing_everything_is_a_finding_in_each_dimension() -> None:
    view = _view(sheet(with_all({}, IDS, DK)))
    findings = [caveat for caveat in view.executive.caveats if "a finding in itself" in caveat]
    assert findings == [
        "“I don't know” is frequent in “Working across silos” (10 of 10), "
        "“Ownership of community initiatives” (10 of 10), “Customer centricity” (10 of 10) and "
        "“Management style” (10 of 10). That is a finding in itself, and worth discussing."
    ]
    assert view.dimensions[0].finding.startswith(
        "“Working across silos”: 10 of 10 questions were answered “I don't know”."
    )
    assert len(view.silence.dont_know) == 42 and view.silence.unanswered == ()


def test_a_few_unknown_answers_are_no_finding_and_a_quarter_are() -> None:
    silos = [question.id for question in scored_questions("silos")]
    few = _view(sheet(with_all(all_answers(3), silos[:2], DK)))
    quarter = _view(sheet(with_all(all_answers(3), silos[:3], DK)))
    assert few.dimensions[0].finding == ""
    assert "3 of 10 questions were answered" in quarter.dimensions[0].finding


def test_over_a_fifth_of_not_applicable_is_said_wherever_the_page_is_read() -> None:
    silos = [question.id for question in scored_questions("silos")]
    fifth = _view(sheet(with_all(all_answers(3), silos[:2], NA)))
    assert fifth.dimensions[0].not_applicable_finding == ""
    more = sheet(with_all(all_answers(3), silos[:3], NA))
    sentence = (
        "“Working across silos”: 3 of 10 questions do not apply here. "
        "Look at the reasons before reading its score."
    )
    view = _view(more)
    assert view.dimensions[0].not_applicable_finding == sentence
    assert sentence in view.executive.caveats
    page = parsed(html(more))
    (summary,) = [part for part in page.all("section") if part.attributes.get("id") == "summary"]
    assert sentence in summary.text and page.text.count(sentence) == 2
    assert render(load_shipped(), more, "md", "en").decode().count(sentence) == 2
    assert json.loads(render(load_shipped(), more, "json", "en"))["executive"]["caveats"][0] == sentence


def test_not_applicable_in_several_dimensions_is_one_sentence() -> None:
    view = _view(sheet(with_all(all_answers(3), [one.id for one in scored_questions()][:13], NA)))
    (sentence,) = [caveat for caveat in view.executive.caveats if "do not apply" in caveat]
    assert sentence == (
        "Many questions do not apply in “Working across silos” (10 of 10) and "
        "“Ownership of community initiatives” "
        "(3 of 10). Look at the reasons before reading these scores."
    )


def test_what_is_not_applicable_stands_with_its_reason() -> None:
    view = _view(sheet(with_all({}, IDS, NA)))
    assert [axis.remark for axis in view.dimensions] == [
        "None of its questions was asked, or none applies here."
    ] * 4
    assert [axis.range for axis in view.dimensions] == [""] * 4
    assert len(view.silence.not_applicable) == 42
    assert view.answers["impact_known"].note == "does not exist here"
    section = next(
        part
        for part in parsed(html(sheet(with_all({}, IDS, NA)))).all("section")
        if part.attributes.get("id") == "silence"
    )
    assert [note.text for note in section.by_class("note")] == ["does not exist here"] * 42


def test_without_initiatives_the_questions_set_aside_are_listed_with_the_reason() -> None:
    answered = sheet(with_answers(all_answers(2), owner="no_initiative", liaison="marketing"))
    view = _view(answered)
    assert len(view.silence.set_aside) == 13
    (reason,) = view.silence.reasons
    assert reason.startswith("Q1 “In practice, who takes the lead on your community initiatives today?” → “")
    assert view.answers["mandate_shared"].chosen and view.answers["mandate_shared"].said == "Set aside"
    assert view.answers["mandate_shared"].value is None
    assert "13 questions were set aside by another answer." in view.executive.caveats
    assert view.dimensions[1].standing.words == "no score"
    assert [typology.question for typology in view.typologies] == ["owner", "liaison"]
    assert view.typologies[0].readings[0].is_hypothesis
    assert [one.missing_ids for one in view.patterns.unknown if one.id == "perpetual-pilot"]


def test_notes_of_questions_set_aside_are_not_quoted_but_kept() -> None:
    noted = {id: replace(answer, note="said before") for id, answer in all_answers(2).items()}
    view = _view(sheet(noted | {"owner": Answer("no_initiative")}))
    assert view.dimensions[1].noted == ()
    assert view.answers["mandate_shared"].note == "said before"


def test_the_short_form_has_bands_and_says_what_it_cannot_test() -> None:
    view = _view(example("alize", "short"))
    assert [(axis.score.shown, axis.standing.words) for axis in view.dimensions] == [
        ("2.0", "Low"),
        ("1.5", "Low"),
        ("3.0", "Middle"),
        ("3.0", "Middle"),
    ]
    assert view.overall.line == "The short form gives no overall score."
    assert view.making.away == () and view.making.overall_formula == ""
    assert [one.id for one in view.patterns.present] == ["silos-2.0", "capture", "missing-liaison"]
    assert [one.id for one in view.patterns.unknown] == [
        "tool-first",
        "perpetual-pilot",
        "two-worlds",
        "unsung-front-line",
    ]
    tools = "Which of these can most employees do today with the tools they have at work?"
    assert f"“{tools}” (not in the short form)" in view.patterns.unknown[0].missing
    assert view.silence.not_asked == 30 and len(view.answers) == 12
    assert "This is the short form: 12 questions, bands instead of levels, no overall score." in (
        view.executive.caveats
    )
    assert all(not action.gain and action.is_thin for action in view.actions.first)
    assert len(view.actions.first) == 5
    assert not any(capability.standing.number for axis in view.dimensions for capability in axis.capabilities)


def test_the_short_form_shows_no_level(questionnaire: Questionnaire) -> None:
    names = [level.name.to("en") for level in questionnaire.levels]
    for format in ("html", "md", "json"):
        report = render(questionnaire, example("delcourt", "short"), format, "en").decode()
        assert not [name for name in names if f" {name}" in report.replace("Connected communities", "")]


def test_the_three_first_steps_come_from_the_patterns_then_the_owner_then_the_actions() -> None:
    view = _view(example("alize"))
    assert [step.origin for step in view.executive.steps] == [
        "Silos 2.0 syndrome",
        "Captured by one department",
        "No active connecting department",
    ]
    rivage = _view(example("rivage"))
    assert [step.text for step in rivage.executive.steps] == [
        "Check that the group has one named lead, one shared indicator and one shared budget; "
        "agree on whichever is missing.",
        *(action.title for action in rivage.actions.first[:2]),
    ]
    assert rivage.executive.absence == "None of the 10 warning patterns is present."


def test_ten_actions_are_shown_and_the_others_counted() -> None:
    view = _view(example("alize"))
    assert len(view.actions.first) == 10 and len(view.actions.later) == 10
    assert [action.rank for action in (*view.actions.first, *view.actions.later)] == list(range(1, 21))
    assert "10 more actions follow" in html(example("alize"))


def test_what_rests_on_one_answer_is_to_be_checked() -> None:
    view = _view(example("delcourt"))
    thin = [action.capability for action in (*view.actions.first, *view.actions.later) if action.is_thin]
    assert thin == ["Listening and conversation", "Connected communities"]
