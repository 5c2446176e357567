"""Evidence in words: every comparison that holds, what it found, what it looked for, and the answers."""

import pytest

from e20assess.questionnaire.condition_reader import parse
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.comparisons import Proof, proof
from e20assess.report.material import Material, material
from e20assess.report.view import build_view

from .helpers import DK, all_answers, example, sheet, with_answers


@pytest.fixture(scope="module")
def source(questionnaire: Questionnaire) -> Material:
    return material(questionnaire, sheet(with_answers(all_answers(2), liaison="cross_functional")), "en")


OWNER = "Q1 “In practice, who takes the lead on your community initiatives today?”"
LIAISON = "Q4 “Which department deals, in practice, with all the others?”"


@pytest.mark.parametrize(
    ("condition", "wanted"),
    [
        ("flows < 2.6", Proof("Continuity of flows", "2.0", "below 2.6")),
        ("flows <= 2", Proof("Continuity of flows", "2.0", "2 or less")),
        ("flows > 1.75", Proof("Continuity of flows", "2.0", "above 1.75")),
        ("silos >= 1", Proof("Silos and flows", "2.0", "1 or more")),
        ("flows == 2", Proof("Continuity of flows", "2.0", "exactly 2")),
        ("flows != 3", Proof("Continuity of flows", "2.0", "other than 3")),
        ("not flows >= 3", Proof("Continuity of flows", "2.0", "below 3")),
        ("2.6 > flows", Proof("Continuity of flows", "2.0", "below 2.6")),
        (
            "mean(flows, trust) < 3",
            Proof("Mean of Continuity of flows and Trust and judgement", "2.0", "below 3"),
        ),
        (
            "flows >= trust",
            Proof("Continuity of flows", "2.0", "Trust and judgement (2.0) or more"),
        ),
        ('liaison == "it"', Proof(LIAISON, "“IT”", "“IT”")),
        ('"it" == liaison', Proof(LIAISON, "“IT”", "“IT”")),
        ('liaison != "hr"', Proof(LIAISON, "“IT”", "other than “Human resources”")),
        ('liaison in ["it", "hr"]', Proof(LIAISON, "“IT”", "one of: “IT” or “Human resources”")),
        ('liaison not in ["hr"]', Proof(LIAISON, "“IT”", "none of: “Human resources”")),
        ('not liaison in ["hr"]', Proof(LIAISON, "“IT”", "none of: “Human resources”")),
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
        ("Facilitation roles", "4.0", "3 or more"),
        ("Listening and conversation", "4.0", "3 or more"),
        ("Connected communities", "1.0", "below 2.6"),
        ("Bridges between departments", "2.0", "below 2.6"),
        ("Capitalising and spreading", "1.5", "below 2.6"),
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
            "(not answered)",
        ),
        "statistical-customer": (
            "Q25 “What do you mainly rely on to understand your customers?” (not known)",
        ),
        "two-worlds": (
            "Q9 “Where do your employees work online with customers or partners?” (not answered)",
        ),
    }


def test_one_answer_away_is_told_by_dimension_and_level(questionnaire: Questionnaire) -> None:
    view = build_view(questionnaire, example("delcourt"), "en")
    sentences = [(group.sentence, len(group.answers)) for group in view.making.away]
    assert sentences == [
        (
            "Any one of these 10 answers, one step higher, would lift “Ownership of social initiatives” "
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
