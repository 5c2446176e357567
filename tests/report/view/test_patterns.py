"""Evidence in words: every comparison that holds, what it found, what it looked for, and the answers."""

import pytest

from e20assess.answers.model import AnswerSheet
from e20assess.questionnaire.condition_parser import parse
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.context import Material, material
from e20assess.report.formats import render
from e20assess.report.view.patterns import Proof, proof
from e20assess.report.view.report import build_view
from e20assess.scoring.diagnosis import diagnose
from e20assess.scoring.patterns import counter_evidence, evidence
from e20assess.scoring.score import score
from tests.support.long_sheets import SHEETS
from tests.support.sheets import DK, all_answers, example, sheet, with_answers


@pytest.fixture(scope="module")
def source(questionnaire: Questionnaire) -> Material:
    return material(questionnaire, sheet(with_answers(all_answers(2), liaison="cross_functional")), "en")


OWNER = "Q1 “In practice, who takes the lead on your community initiatives today?”"
LIAISON = "Q4 “In practice, which department deals with all the others?”"


@pytest.mark.parametrize(
    ("condition", "wanted"),
    [
        ("flows < 2.6", Proof("Continuity of flows", "2.0", "below 2.6")),
        ("flows <= 2", Proof("Continuity of flows", "2.0", "2 or less")),
        ("flows > 1.75", Proof("Continuity of flows", "2.0", "above 1.75")),
        ("silos >= 1", Proof("Working across silos", "2.0", "1 or more")),
        ("flows == 2", Proof("Continuity of flows", "2.0", "exactly 2")),
        ("flows != 3", Proof("Continuity of flows", "2.0", "other than 3")),
        ("not flows >= 3", Proof("Continuity of flows", "2.0", "below 3")),
        ("2.6 > flows", Proof("Continuity of flows", "2.0", "below 2.6")),
        (
            "mean(flows, trust) < 3",
            Proof("Mean of Continuity of flows · Trust and judgement", "2.0", "below 3"),
        ),
        (
            "flows >= trust",
            Proof("Continuity of flows", "2.0", "Trust and judgement (2.0) or more"),
        ),
        ('liaison == "it"', Proof(LIAISON, "“IT”", "“IT”")),
        ('"it" == liaison', Proof(LIAISON, "“IT”", "“IT”")),
        ('liaison != "hr"', Proof(LIAISON, "“IT”", "other than “Human resources”")),
        ('liaison in ["it", "hr"]', Proof(LIAISON, "“IT”", "“IT” or “Human resources”")),
        ('liaison not in ["hr"]', Proof(LIAISON, "“IT”", "other than “Human resources”")),
        ('not liaison in ["hr"]', Proof(LIAISON, "“IT”", "other than “Human resources”")),
        (
            "liaison == owner",
            Proof(
                LIAISON,
                "“IT”",
                f"the same as {OWNER} (“IT”)",
            ),
        ),
    ],
)
def test_a_comparison_in_words(condition: str, wanted: Proof, questionnaire: Questionnaire) -> None:
    answered = sheet(with_answers(all_answers(2), liaison="it", owner="it"))
    source = material(questionnaire, answered, "en")
    (comparison,) = parse(condition).support(source.scorecard.values.__getitem__)
    assert proof(source, comparison) == wanted


def test_a_question_is_shown_with_its_number_and_its_whole_value(questionnaire: Questionnaire) -> None:
    source = material(questionnaire, example("alize"), "fr")
    (comparison,) = parse("mandate_shared == 2").support(source.scorecard.values.__getitem__)
    shown = proof(source, comparison)
    assert shown.value == "2" and shown.subject.startswith("Q13 ")


def test_a_pattern_shows_what_holds_and_the_answers_behind_it(questionnaire: Questionnaire) -> None:
    view = build_view(questionnaire, example("alize"), "en")
    silos = view.patterns.present[0]
    assert (silos.id, silos.severity_words) == ("silos-2.0", "high severity")
    assert [(one.subject, one.value, one.wanted) for one in silos.proofs] == [
        ("Community facilitation", "4.0", "3 or more"),
        ("Listening and conversation", "4.0", "3 or more"),
        ("Connected communities", "1.0", "below 2.6"),
        ("Bridges between departments", "2.0", "below 2.6"),
        ("Spreading what works", "1.5", "below 2.6"),
    ]
    assert silos.questions == (
        "bridges_liaison_role",
        "bridges_it",
        "communities_links",
        "communities_overlap",
        "spreading_practice",
        "spreading_change",
        "facilitation_role",
        "facilitation_influence",
        "conversation_listening",
        "conversation_presence",
    )
    assert view.answers["communities_overlap"].making == "5, reversed: 6 − 5 = 1"
    assert view.answers["communities_overlap"].chosen == ("Strongly agree",)
    assert view.answers["communities_overlap"].note.startswith("L'automne dernier")


def test_a_pattern_on_a_whole_dimension_does_not_repeat_all_its_answers(questionnaire: Questionnaire) -> None:
    view = build_view(questionnaire, example("delcourt"), "en")
    tools = view.patterns.present[2]
    assert tools.id == "tool-first"
    assert tools.rests_on == "“Management style”"
    assert tools.questions == ("platforms_slates", "mandate_trigger")


def test_what_keeps_a_pattern_open_is_named_with_its_reason(questionnaire: Questionnaire) -> None:
    answered = sheet(with_answers(all_answers(4), platforms_outsiders=None, knowledge_basis=DK))
    view = build_view(
        questionnaire, sheet(with_answers(answered.answers, mandate_shared=None, owner="it")), "en"
    )
    missing = {pattern.id: pattern.missing for pattern in view.patterns.unknown}
    assert missing == {
        "capture": (
            "Q13 “How is responsibility for your community initiatives shared between departments?” "
            "(unanswered)",
        ),
        "statistical-customer": (
            "Q25 “What do you mainly rely on to understand your customers?” (“I don't know”)",
        ),
        "two-worlds": ("Q9 “Where do your employees work online with customers or partners?” (unanswered)",),
    }


def test_one_answer_away_is_told_by_dimension_and_level(questionnaire: Questionnaire) -> None:
    view = build_view(questionnaire, example("delcourt"), "en")
    sentences = [(group.sentence, len(group.answers)) for group in view.making.away]
    assert sentences == [
        (
            "Any one of these 10 answers, one step higher, would lift “Ownership of community initiatives” "
            "to level 2 Experimenting.",
            10,
        ),
        (
            "Any one of these 9 answers, one step higher, would lift “Customer centricity” "
            "to level 2 Experimenting.",
            9,
        ),
    ]
    steps = {away.label: (away.values, away.step) for away in view.making.away[0].answers}
    assert steps["Q15"] == ("2 → 3", "one option more")
    assert {away.label: away.step for away in view.making.away[1].answers}[
        "Q32"
    ] == "one point less agreement"


LEADING = ("marketing", "it", "communication", "hr", "cross_functional")
WALKED: list[AnswerSheet] = [
    *SHEETS.values(),
    *(sheet(with_answers(all_answers(value), owner=owner)) for value in (2, 4) for owner in LEADING),
    sheet(with_answers(all_answers(2), platforms_slates=("search", "signals", "tags", "links", "authoring"))),
]


@pytest.mark.parametrize("answered", WALKED)
def test_every_comparison_shown_is_true_of_the_sheet(
    answered: AnswerSheet, questionnaire: Questionnaire
) -> None:
    card = score(questionnaire, answered)
    lookup = card.values.__getitem__
    for found in diagnose(questionnaire, card).present:
        condition = found.pattern.when
        against = counter_evidence(questionnaire, card, condition)
        assert [one for one in against if one.holds(lookup) is not False] == []
        supports = evidence(questionnaire, card, condition)
        assert supports and all(support.comparison.holds(lookup) is not None for support in supports)
        assert {support.comparison for support in supports}.isdisjoint(against)


def test_what_speaks_against_a_pattern_is_shown_beside_its_evidence(questionnaire: Questionnaire) -> None:
    view = build_view(questionnaire, example("alize"), "en")
    (liaison,) = [one for one in view.patterns.present if one.id == "missing-liaison"]
    assert liaison.against == (
        Proof(LIAISON, "“Corporate communications”", "“Mail room or facilities” or “None”"),
    )


def test_an_answer_above_its_capability_speaks_against_a_low_one(questionnaire: Questionnaire) -> None:
    answers = with_answers(
        all_answers(2),
        facilitation_role=3,
        facilitation_influence=3,
        communities_links=1,
        communities_overlap=2,
    )
    view = build_view(questionnaire, sheet(answers), "en")
    (silos,) = [one for one in view.patterns.present if one.id == "silos-2.0"]
    communities = next(one for one in silos.proofs if one.subject == "Connected communities")
    assert (communities.value, communities.wanted) == ("2.5", "below 2.6")
    (alone,) = [one for one in silos.against if "months" in one.subject]
    assert (alone.value, alone.wanted) == ("4", "below 2.6")


@pytest.mark.parametrize("format", ["md", "html"])
def test_a_severity_that_an_answer_raised_says_so(format: str, questionnaire: Questionnaire) -> None:
    view = build_view(questionnaire, example("alize"), "en")
    assert {one.id: one.raised for one in view.patterns.present} == {
        "silos-2.0": "",
        "capture": "High severity instead of medium severity, "
        f"because of this answer: {OWNER} → “Marketing”.",
        "missing-liaison": "",
    }
    text = render(questionnaire, example("alize"), format, "en").decode()
    assert text.count("High severity instead of") == 1
    milder = with_answers(example("alize").answers, owner="communication")
    view = build_view(questionnaire, sheet(milder), "en")
    assert [one.raised for one in view.patterns.present if one.id == "capture"] == [""]


@pytest.mark.parametrize("name", ["alize", "delcourt"])
def test_a_reader_is_not_told_two_things(name: str, questionnaire: Questionnaire) -> None:
    view = build_view(questionnaire, example(name), "en")
    steps = [step.text for step in view.actions.before]
    assert steps == list(dict.fromkeys(steps))
    (capture,) = [one for one in view.patterns.present if one.id == "capture"]
    (advice,) = [part.first_step for part in view.typologies[0].readings if part.first_step]
    assert capture.first_step == advice and advice in steps
    assert [step.text for step in view.executive.steps] == steps[:3]


def test_what_an_owner_suggests_is_a_step_without_a_pattern_as_well(questionnaire: Questionnaire) -> None:
    view = build_view(questionnaire, example("rivage"), "en")
    (reading,) = [part for part in view.typologies[0].readings if part.first_step]
    assert [(step.text, step.origin) for step in view.actions.before] == [
        (reading.first_step, "Q1 “A cross-department group”")
    ]


def test_the_department_that_was_named_is_named(questionnaire: Questionnaire) -> None:
    def idle(answered: AnswerSheet) -> str:
        view = build_view(questionnaire, answered, "en")
        (found,) = [one for one in view.patterns.present if one.id == "missing-liaison"]
        return f"{found.meaning} {found.first_step}"

    named = idle(example("alize"))
    assert named.count("“Corporate communications”") == 2
    unknown = idle(sheet(with_answers(example("alize").answers, liaison=DK)))
    assert "{" not in unknown and "Corporate" not in unknown


def test_a_number_beside_its_limit_never_contradicts_it(questionnaire: Questionnaire) -> None:
    answers = with_answers(
        all_answers(3),
        decisions_share=2,
        decisions_rules=2,
        trust_discretion=2,
        trust_speech=2,
        support_difficulty=2,
    )
    view = build_view(questionnaire, sheet(answers), "en")
    (taylorism,) = [one for one in view.patterns.present if one.id == "digital-taylorism"]
    assert (taylorism.proofs[0].value, taylorism.proofs[0].wanted) == ("2.17", "below 2.2")


def test_a_narrative_is_silent_where_a_capability_has_no_value(questionnaire: Questionnaire) -> None:
    answers = with_answers(all_answers(2), flows_handover=DK, flows_follow_through=None)
    silos, ownership, *_ = build_view(questionnaire, sheet(answers), "en").dimensions
    assert silos.narrative == "" and ownership.narrative
    assert silos.beside == ("This level is not described here: “Continuity of flows” has no scored answer.",)


def test_capabilities_that_lie_far_apart_are_named_beside_the_narrative(questionnaire: Questionnaire) -> None:
    silos, ownership, *_ = build_view(questionnaire, example("delcourt"), "en").dimensions
    low, high = "“Connected communities” (1.0)", "“Continuity of flows” (3.0)"
    assert silos.beside[0].startswith(f"The capabilities differ widely here, from {low} to {high}")
    assert ownership.beside == ()
