"""The shipped questionnaire has the structure of docs/format.md: files, counts, anchors, options, actions."""

from collections import Counter
from collections.abc import Iterable

import pytest

from tests.support.content import (
    DIMENSION_OF,
    DIMENSIONS,
    DOCUMENTS,
    ENTRIES,
    LANGUAGES,
    LEVELS,
    QUESTIONNAIRE,
    QUESTIONS,
    Entry,
    Table,
    ids,
    is_scored,
    option_ids,
    tables,
)


def twice(names: Iterable[object]) -> list[object]:
    return [name for name, times in Counter(names).items() if times > 1]


def test_every_file_is_read() -> None:
    named = {dimension[key] for dimension in DIMENSIONS.values() for key in ("questions", "actions")}
    others = {f"{stem}.toml" for stem in ("questionnaire", "rubric", "patterns", "archetypes", "narratives")}
    assert set(DOCUMENTS) == named | others
    assert tuple(QUESTIONNAIRE["languages"]) == LANGUAGES


def test_dimensions_and_capabilities() -> None:
    sizes = {name: len(dimension["capability"]) for name, dimension in DIMENSIONS.items()}
    assert sizes == dict.fromkeys(("silos", "ownership", "customer", "management"), 5)
    assert len(DIMENSION_OF) == 20


def test_questions_are_counted_and_named_once() -> None:
    assert len(ids("question")) == 42
    assert not twice([*ids("dimension"), *ids("capability"), *ids("question")])


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_question_fits_its_file_and_type(question: Table) -> None:
    home = DIMENSIONS[DIMENSION_OF[question["capability"]]]["questions"]
    assert question in DOCUMENTS[home]["question"], f"{question['id']} belongs in {home}"
    assert question["type"] in {"level", "agreement", "multiple", "choice"}
    assert ("anchors" in question) == (question["type"] == "level")
    assert ("option" in question) == (question["type"] in {"multiple", "choice"})
    assert "reversed" not in question or question["type"] == "agreement"


@pytest.mark.parametrize("capability", DIMENSION_OF)
def test_capability_has_a_scored_question(capability: str) -> None:
    assert any(is_scored(question) for question in QUESTIONS.values() if question["capability"] == capability)


def test_few_agreement_questions() -> None:
    assert sum(question["type"] == "agreement" for question in QUESTIONS.values()) <= 4


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", [q for q in QUESTIONS.values() if "anchors" in q], ids=lambda q: q["id"])
def test_one_anchor_a_level(question: Table, language: str) -> None:
    anchors = question["anchors"][language]
    assert len(anchors) == len(LEVELS)
    assert not twice(anchors)


@pytest.mark.parametrize("question", [q for q in QUESTIONS.values() if "option" in q], ids=lambda q: q["id"])
def test_options_are_the_same_in_every_language(question: Table) -> None:
    for language in LANGUAGES:
        assert [o["id"] for o in question["option"] if language in o["text"]] == option_ids(question)
        assert not twice(option["text"][language] for option in question["option"])
    assert not twice(option_ids(question))


def test_labels_and_levels_are_five() -> None:
    assert [level["value"] for level in QUESTIONNAIRE["level"]] == list(LEVELS)
    assert all(len(labels) == len(LEVELS) for labels in QUESTIONNAIRE["agreement"]["labels"].values())


def test_short_form() -> None:
    short = QUESTIONNAIRE["short"]
    assert len(short) == 12
    assert not twice(short)
    scored = [QUESTIONS[name] for name in short if is_scored(QUESTIONS[name])]
    share = Counter(DIMENSION_OF[question["capability"]] for question in scored)
    assert {dimension: share[dimension] for dimension in DIMENSIONS if share[dimension] < 2} == {}


def test_one_action_for_each_step_of_each_capability() -> None:
    steps = Counter((action["capability"], action["from"]) for action in tables("action"))
    assert steps == Counter((capability, start) for capability in DIMENSION_OF for start in (1, 2, 3, 4))
    assert steps.total() == 80


@pytest.mark.parametrize("dimension", DIMENSIONS.values(), ids=DIMENSIONS)
def test_actions_are_in_the_file_of_their_dimension(dimension: Table) -> None:
    found = {DIMENSION_OF[action["capability"]] for action in DOCUMENTS[dimension["actions"]]["action"]}
    assert found == {dimension["id"]}


def test_one_narrative_for_each_level_of_each_dimension() -> None:
    written = Counter((narrative["dimension"], narrative["level"]) for narrative in tables("narrative"))
    subjects = (*DIMENSIONS, "overall")
    assert written == Counter((subject, level) for subject in subjects for level in LEVELS)
    assert written.total() == 25


@pytest.mark.parametrize("question", ["owner", "liaison"])
def test_every_typology_option_has_an_archetype(question: str) -> None:
    covered = {
        option
        for archetype in tables("archetype")
        if archetype["question"] == question
        for option in archetype.get("options", [])
    }
    assert covered == set(option_ids(QUESTIONS[question]))


def test_every_multiple_question_has_one_count_table() -> None:
    multiple = [name for name, question in QUESTIONS.items() if question["type"] == "multiple"]
    assert sorted(count["question"] for count in tables("count")) == sorted(multiple)


@pytest.mark.parametrize("count", tables("count"), ids=lambda count: count["question"])
def test_count_table(count: Table) -> None:
    levels = count["levels"]
    assert len(levels) == len(option_ids(QUESTIONS[count["question"]])) + 1
    assert levels == sorted(levels)
    assert (levels[0], levels[-1]) == (LEVELS[0], LEVELS[-1])
    assert set(levels) <= set(LEVELS)


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if "sources" in entry.table], ids=str)
def test_sources_used_are_declared(entry: Entry) -> None:
    used = entry.table["sources"]
    assert used and not twice(used)
    assert set(used) <= set(ids("source"))


def test_sources_are_declared_once() -> None:
    assert not twice(ids("source"))
