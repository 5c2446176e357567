"""Every fault in what a questionnaire means: names that lead nowhere, conditions, skips, the rubric.

Each case breaks the tiny questionnaire in one way; `at` is how the line begins to which the fault points.
"""

import pytest

from e20assess.i18n import Words
from e20assess.questionnaire.condition_parser import MAX_DEPTH, MAX_LENGTH
from e20assess.questionnaire.loader import load_files
from tests.support.tiny_questionnaire import TINY, broken, faults_in, only_fault

MAIN, WORK, CARE, RUBRIC = "questionnaire.toml", "work.toml", "care.toml", "rubric.toml"
PATTERNS, ARCHETYPES = "patterns.toml", "archetypes.toml"
OPTION = '[[question.option]]\nid = "x"\ntext = { en = "x", fr = "x" }\n'
WHEN = "when = 'not (work >= 3 or judgement == 5)'"

UNKNOWN = {
    "short": (
        (MAIN, '"judgement"]\norder', '"judgment"]\norder'), "short", "question", "judgment", "judgement"),
    "order": ((MAIN, 'order = ["owner"]', 'order = ["ownr"]'), "order", "question", "ownr", "owner"),
    "skip": ((MAIN, '"slates", "liaison"', '"slate", "liaison"'), "questions", "question", "slate", "slates"),
    "question's capability": (
        (CARE, 'capability = "trust"\ntype = "choice"', 'capability = "trut"\ntype = "choice"'),
        "capability", "capability", "trut", "trust"),
    "action's capability": (
        ("actions-work.toml", 'capability = "flows"', 'capability = "flow"'),
        "capability", "capability", "flow", "flows"),
    "question's source": (
        (WORK, '["book-2009"]', '["bok-2009"]'), "sources", "source", "bok-2009", "book-2009"),
    "pattern's source": (
        (PATTERNS, '"book-2009"', '"book-2008"'), "sources", "source", "book-2008", "book-2009"),
    "archetype's source": (
        (ARCHETYPES, '"book-2009"', '"book2009"'), "sources", "source", "book2009", "book-2009"),
    "archetype's question": (
        (ARCHETYPES, 'question = "owner"', 'question = "owners"'), "question", "question", "owners", "owner"),
    "archetype's option": (
        (ARCHETYPES, 'options = ["it"]', 'options = ["itt"]'), "options", "option", "itt", "it"),
    "narrative's dimension": (
        ("narratives.toml", '"overall"', '"overal"'), "dimension", "dimension", "overal", "overall"),
    "count table's question": (
        (RUBRIC, "[[count]]", '[[count]]\nquestion = "slats"\nlevels = [1, 3, 5]\n[[count]]'),
        'question = "slats"', "question", "slats", "slates"),
    "pattern's condition": (
        (PATTERNS, "work >= 3", "wrk >= 3"), "when", "dimension, capability or question", "wrk", "work"),
    "high_when": (
        (PATTERNS, "liaison == owner", "liason == owner"), "high_when", "dimension, capability or question",
        "liason", "liaison"),
    "mean": (
        (PATTERNS, "mean(flows, tools)", "mean(flows, tool)"), "when", "dimension, capability or question",
        "tool", "tools"),
    "archetype's condition": (
        (ARCHETYPES, "liaison == owner", "liaison == ownr"), "when", "dimension, capability or question",
        "ownr", "owner"),
    "skip's condition": (
        (MAIN, "owner == ", "ownr == "), "when", "dimension, capability or question", "ownr", "owner"),
    "option in a condition": (
        (MAIN, '"nobody"', '"nobdy"'), "when", "option", "nobdy", "nobody"),
    "option in a list": (
        (PATTERNS, 'owner in ["it"]', 'owner in ["it", "nobdy"]'), "when", "option", "nobdy", "nobody"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "at", "what", "id", "guess"), UNKNOWN.values(), ids=UNKNOWN)
def test_a_name_that_leads_nowhere_is_a_fault_and_the_one_meant_is_guessed(
    change: tuple[str, str, str], at: str, what: str, id: str, guess: str
) -> None:
    file, old, new = change
    sentence = only_fault(broken(file, old, new), "unknown-id", file, at)
    assert f"there is no {what} called “{id}”. Correct the name." in sentence
    assert f"Did you mean “{guess}”?" in sentence


MEANING = {
    "anchors of a question that is not a level": (
        (CARE, 'option = [', 'anchors = { en = ["a"], fr = ["a"] }\noption = ['),
        ("not-for-type", "anchors = "), "a question of type “choice” has no “anchors”. Remove “anchors”, or"),
    "options of a level": (
        (WORK, '[[question]]\nid = "overlap"', f'{OPTION}[[question]]\nid = "overlap"'),
        ("not-for-type", "[[question"), "a question of type “level” has no “option”."),
    "a reversed level": (
        (CARE, 'type = "level"', 'type = "level"\nreversed = true'),
        ("not-for-type", "reversed"), "a question of type “level” has no “reversed”."),
    "a level without anchors": (
        (CARE, "anchors = ", "# anchors = "),
        ("needed-for-type", '[[question]]\nid = "judgement"'), "type “level” needs “anchors”. Add it, or"),
    "an archetype with neither options nor when": (
        (ARCHETYPES, 'options = ["it"]\n', ""),
        ("options-or-when", '[[archetype]]\nquestion = "owner"'), "needs either `options` or `when`"),
    "an archetype with both": (
        (ARCHETYPES, 'options = ["it"]', 'options = ["it"]\nwhen = "work > 3"'),
        ("options-or-when", '[[archetype]]\nquestion = "owner"'), "Keep the one that says when it applies."),
    "an archetype of a question that is not a choice": (
        (ARCHETYPES, 'question = "liaison"', 'question = "handover"'),
        ("not-a-choice", 'question = "handover"'), "“handover” is not a question of type “choice”."),
    "a capability of another dimension": (
        (CARE, 'capability = "trust"\ntype = "choice"', 'capability = "flows"\ntype = "choice"'),
        ("capability-elsewhere", 'capability = "flows"'), "“flows” belongs to another dimension than"),
    "a skip on its own question": (
        (MAIN, '"slates", "liaison"', '"slates", "owner"'),
        ("skip-backward", "when = 'owner"), "depends on “owner”, which this rule or a later one sets aside."),
    "a skip on what a later one sets aside": (
        (MAIN, 'questions = ["judgement"]', 'questions = ["owner"]'),
        ("skip-backward", "when = 'owner"), "Put the rule that sets it aside first, or change"),
    "a skip on a capability": (
        (MAIN, "owner == \"nobody\"", "flows > 2"),
        ("skip-score", "when = 'flows"), "can depend on questions only, and “flows” is a score. Name"),
    "a skip on a dimension": (
        (MAIN, "owner == \"nobody\"", "care > 2"), ("skip-score", "when = 'care"), "“care” is a score."),
    "a count table that is too short": (
        (RUBRIC, "[1, 3, 5]", "[1, 3]"),
        ("count-length", "levels"), "the table of “slates” has 2 levels where 3 are expected. Give one"),
    "a count table out of range": (
        (RUBRIC, "[1, 3, 5]", "[0, 3, 6]"),
        ("count-range", "levels"), "the table of “slates” goes outside 1..5. Use the levels 1 to 5 only."),
    "a count table that falls": (
        (RUBRIC, "[1, 3, 5]", "[1, 3, 2]"),
        ("count-falls", "levels"), "falls: ticking more would lower the level. Write levels that"),
    "no count table": (
        (RUBRIC, '[[count]]\nquestion = "slates"\nlevels = [1, 3, 5]\n', ""),
        ("count-missing", '[[question]]\nid = "slates"'), "no [[count]] says how the ticks of “slates”"),
    "a count table for a level": (
        (RUBRIC, "[[count]]", '[[count]]\nquestion = "handover"\nlevels = [1, 3, 5]\n[[count]]'),
        ("count-type", 'question = "handover"'), "“handover” is not a question of type “multiple”. Remove"),
    "cuts out of order": (
        (RUBRIC, '"1.8", "2.6"', '"2.6", "1.8"'),
        ("cuts-order", "cuts"), "the cuts are not in rising order between 1 and 5. Write the"),
    "two equal cuts": ((RUBRIC, '"7/3", "11/3"', '"3", "3"'), ("cuts-order", "cuts"), "not in rising order"),
    "a cut beyond the scale": (
        (RUBRIC, '"4.2"]', '"5.0"]'), ("cuts-order", "cuts"), "not in rising order between 1 and 5"),
    "a cut too few": (
        (RUBRIC, ', "4.2"]', "]"),
        ("cuts-count", "cuts"), "there are 3 cuts where 4 are expected. One cut less than there are steps."),
    "a band's cut too many": (
        (RUBRIC, '"11/3"]', '"11/3", "4"]'), ("cuts-count", "cuts"), "3 cuts where 2 are expected."),
    "a float for a cut": (
        (RUBRIC, '"1.8"', "1.8"),
        ("wrong-value", "cuts"), "holds 1.8, which does not fit: write the number between quotes, so"),
    "a cut that is no number": (
        (RUBRIC, '"1.8"', '"low"'), ("wrong-value", "cuts"), '“levels.cuts” holds "low", which does'),
    "a cut divided by zero": (
        (RUBRIC, '"7/3"', '"7/0"'), ("wrong-value", "cuts"), '“short.cuts” holds "7/0", which does not'),
    "no share": (
        (RUBRIC, '"3/5"', '"0"'),
        ("share-range", "minimum_share"), "“minimum_share” is a share and must lie above 0, at most 1."),
    "a share above the whole": (
        (RUBRIC, '"1/4"', '"5/4"'), ("share-range", "finding_share"), "“finding_share” is a share"),
    "a cap below zero": (
        (RUBRIC, "cap_above_lowest = 1", "cap_above_lowest = -1"),
        ("wrong-value", "cap_above_lowest"), "holds -1, which does not fit: it is too small."),
    "another way of scoring": (
        (RUBRIC, 'score = "mean"', 'score = "sum"'), ("wrong-value", "score"), 'one of "mean" is expected.'),
}  # fmt: skip


@pytest.mark.parametrize(("change", "fault", "says"), MEANING.values(), ids=MEANING)
def test_one_thing_that_means_nothing_is_one_fault_with_its_line_and_remedy(
    change: tuple[str, str, str], fault: tuple[str, str], says: str
) -> None:
    file, old, new = change
    code, at = fault
    assert says in only_fault(broken(file, old, new), code, WORK if code == "count-missing" else file, at)


CONDITIONS = {
    "work >": ("expression-syntax", "this condition cannot be read: it goes wrong at character"),
    "work": ("expression-syntax", "cannot be read: “work” is not a comparison. Use ids, numbers,"),
    "1 < work < 3": ("expression-syntax", "it chains comparisons; join two of them with `and`"),
    "work is 3": ("expression-syntax", "`is` is not a comparison here"),
    "owner in (work)": ("expression-syntax", "`in` needs a list"),
    "max(work, care) > 2": ("expression-syntax", "“max(work, care)” is not an id, a number, a string or"),
    "work > -1": ("expression-syntax", "“-1” is not an id, a number, a string or a mean(...) of ids"),
    "work > \\\\ 1": ("expression-syntax", "it holds a backslash"),
    "work > 1" + " " * MAX_LENGTH: ("expression-syntax", f"it is longer than {MAX_LENGTH} characters"),
    "not " * MAX_DEPTH + "work > 1": ("expression-syntax", f"it is nested deeper than {MAX_DEPTH}"),
    "owner > 2": ("expression-type", "compares “owner” with “2”, and one is a number, the other a choice."),
    "work == 'it'": ("expression-type", "compares “work” with “\"it\"”"),
    "owner < liaison": ("expression-type", "compares “owner” with “liaison”"),
    "owner == handover": ("expression-type", "Compare scores with numbers, and choices with the ids"),
    "mean(owner, work) > 2": ("expression-type", "compares “mean(owner, work)” with “2”"),
    "handover in [1, 'it']": ("expression-type", "compares “handover” with “\"it\"”"),
}  # fmt: skip


@pytest.mark.parametrize(("written", "fault"), CONDITIONS.items(), ids=[text[:25] for text in CONDITIONS])
def test_a_condition_that_cannot_be_read_or_compares_unlike_things_is_one_fault(
    written: str, fault: tuple[str, str]
) -> None:
    files = broken(PATTERNS, WHEN, f'when = "{written}"')
    assert fault[1] in only_fault(files, fault[0], PATTERNS, 'when = "')


def test_a_condition_that_is_not_a_text_is_one_fault() -> None:
    sentence = only_fault(broken(PATTERNS, WHEN, "when = 3"), "wrong-value", PATTERNS, "when = 3")
    assert "“when” holds 3, which does not fit: a condition is a text between quotes." in sentence


def test_a_choice_without_options_is_one_fault_where_nothing_names_them() -> None:
    files = broken(CARE, TINY[CARE][TINY[CARE].index("option = [") :], "")
    files = broken(MAIN, '[[skip]]\nwhen = \'liaison == "mailroom"\'\nquestions = ["judgement"]\n', "", files)
    sentence = only_fault(files, "needed-for-type", CARE, '[[question]]\nid = "liaison"')
    assert "a question of type “choice” needs “option”. Add it, or change the type." in sentence


def test_a_capability_without_a_scored_question_is_one_fault() -> None:
    anchors = TINY[CARE][TINY[CARE].index("anchors = ") : TINY[CARE].index('\n[[question]]\nid = "liaison"')]
    files = broken(CARE, 'type = "level"', 'type = "choice"', broken(CARE, anchors, OPTION))
    files = broken(PATTERNS, "judgement == 5", "work == 5", files)
    sentence = only_fault(files, "capability-empty", MAIN, 'id = "trust"')
    assert "no question with a score belongs to the capability “trust”. Add one of type level," in sentence


@pytest.mark.parametrize(
    ("file", "old", "code"),
    [(WORK, 'type = "choice"\n', "missing-key"), (WORK, 'why = { en = "why", fr = "why" }\n', "missing-key")],
)
def test_a_broken_question_brings_no_false_fault_about_what_names_it(file: str, old: str, code: str) -> None:
    assert [fault.kind.code for fault in faults_in(broken(file, old, ""))] == [code]


VARIANT = """[[pattern.variant]]
when = 'owner == "it"'
first_step = {{ en = "Ask {{{id}}}.", fr = "Demandez à {{{id}}}." }}
[[pattern]]
id = "closed-1.0\""""


def _with_variant(id: str) -> dict[str, str]:
    return broken(PATTERNS, '[[pattern]]\nid = "closed-1.0"', VARIANT.format(id=id))


def test_a_text_can_name_the_answer_to_a_choice() -> None:
    assert load_files(_with_variant("owner")).patterns[0].variant[0].meaning is None


@pytest.mark.parametrize(
    ("id", "code", "sentence"),
    [
        ("ownr", "unknown-id", "there is no question called “ownr”"),
        ("handover", "choice-to-name", "“handover” is not a question of type “choice”"),
    ],
)
def test_what_a_text_names_between_braces_is_a_choice(id: str, code: str, sentence: str) -> None:
    found = faults_in(_with_variant(id))
    assert [fault.kind.code for fault in found] == [code] * 2, "in both languages"
    assert sentence in found[0].sentence(Words("en"))
    assert found[0].place is not None and found[0].place.file == PATTERNS
