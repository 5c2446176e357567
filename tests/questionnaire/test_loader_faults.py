"""Every fault in the shape, the texts and the names of a questionnaire: its file, its line, its remedy.

Each case breaks the tiny questionnaire in one way; `at` is how the line begins to which the fault points.
"""

import pytest

from tests.support.tiny_questionnaire import TINY, broken, faults_in, line_at, only_fault

MAIN, WORK, CARE = "questionnaire.toml", "work.toml", "care.toml"
LABELS = 'labels = { en = ["a", "b", "c", "d", "e"]'
COPY = TINY[WORK][TINY[WORK].index('[[question]]\nid = "overlap"') : TINY[WORK].index('id = "slates"') - 13]
COPY = COPY.replace('"flows"', '"trust"')

SHAPE = {
    "an unknown key at the top": (
        (MAIN, 'order = ["owner"]', 'ordre = ["owner"]'),
        ("unknown-key", 'ordre = ["owner"]'),
        "the key “ordre” means nothing here. Remove or rename it. Did you mean “order”?",
    ),
    "an unknown key in an entry": (
        ("patterns.toml", 'severity = "low"', 'severity = "low"\nhi_when = "flows > 2"'),
        ("unknown-key", "hi_when"),
        "the key “hi_when” means nothing here. Remove or rename it. Did you mean “high_when”?",
    ),
    "an unknown key in an option": (
        (WORK, 'id = "nobody"', 'id = "nobody"\nvalue = 3'),
        ("unknown-key", "value = 3"),
        "the key “option.value” means nothing here. Remove or rename it.",
    ),
    "an unknown table in a file of one kind": (
        ("narratives.toml", "[[narrative]]", "[stories]\n[[narrative]]"),
        ("unknown-key", "[stories]"),
        "the key “stories” means nothing here. Remove or rename it.",
    ),
    "an array of tables that means nothing": (
        (MAIN, "[[source]]", "[[author]]\nid = 1\n[[source]]"),
        ("unknown-key", "[[author]]"),
        "the key “author” means nothing here. Remove or rename it.",
    ),
    "a missing key": (
        (WORK, 'type = "level"\n', ""),
        ("missing-key", '[[question]]\nid = "handover"'),
        "the key “type” is missing. Add it.",
    ),
    "a missing section": (
        ("rubric.toml", '[unknown]\nfinding_share = "1/4"\n', ""),
        ("missing-key", "[capability]"),
        "the key “unknown” is missing. Add it.",
    ),
    "a missing format": (
        (MAIN, "format = 1\n", ""),
        ("missing-key", 'id = "tiny"'),
        "the key “format” is missing. Add it.",
    ),
    "format 2": (
        (MAIN, "format = 1", "format = 2"),
        ("format-unsupported", "format = 2"),
        "the file says format 2; this program reads format 1. Use a newer version of e20assess",
    ),
    "a number where a text is expected": (
        (MAIN, 'id = "tiny"', "id = 3"),
        ("wrong-value", "id = 3"),
        "“id” holds 3, which does not fit: a text between quotes is expected. Correct the value.",
    ),
    "a source without a readable name is not missed by those who rest on it": (
        (MAIN, 'id = "book-2009"', "id = 2009"),
        ("wrong-value", "id = 2009"),
        "“id” holds 2009, which does not fit: a text between quotes is expected.",
    ),
    "a question without a readable name is not missed by those who name it": (
        (CARE, 'id = "judgement"', "id = 1"),
        ("wrong-value", "id = 1"),
        "“id” holds 1, which does not fit: a text between quotes is expected.",
    ),
    "a word that is not a type of question": (
        (WORK, 'type = "agreement"', 'type = "likert"'),
        ("wrong-value", 'type = "likert"'),
        'holds "likert", which does not fit: one of "level", "agreement", "multiple", "choice" is expected.',
    ),
    "a text without its languages": (
        ("narratives.toml", 'text = { en = "text", fr = "text" }', 'text = "text"'),
        ("wrong-value", 'text = "text"'),
        "one text for each language is expected, such as text.en. Correct the value.",
    ),
    "a list that is not one": (
        (CARE, 'type = "level"', 'type = "level"\nsources = "book-2009"'),
        ("wrong-value", 'sources = "book-2009"'),
        '“sources” holds "book-2009", which does not fit: a list is expected. Correct the value.',
    ),
    "a level that is out of range": (
        ("narratives.toml", "level = 1", "level = 6"),
        ("wrong-value", "level = 6"),
        "“level” holds 6, which does not fit: it is too large. Correct the value.",
    ),
    "an action from the highest level": (
        ("actions-work.toml", "from = 2", "from = 5"),
        ("wrong-value", "from = 5"),
        "“from” holds 5, which does not fit: it is too large. Correct the value.",
    ),
    "an effort that is not in the list": (
        ("actions-work.toml", 'effort = "weeks"', 'effort = "years"'),
        ("wrong-value", 'effort = "years"'),
        'one of "days", "weeks", "months" is expected.',
    ),
    "levels in another order": (
        (MAIN, "value = 5", "value = 4"),
        ("levels-wrong", "[[level]]"),
        "the levels must be 1, 2, 3, 4, 5, in this order. Correct the `value` of each [[level]].",
    ),
    "a dimension's file name with a folder in it": (
        (MAIN, 'actions = "actions-work.toml"', 'actions = "../actions-work.toml"'),
        ("bad-file-name", 'actions = "../actions-work.toml"'),
        "“../actions-work.toml” is not the name of a file in this folder. Give a plain file name",
    ),
    "an absolute file name": (
        (MAIN, 'actions = "actions-work.toml"', 'actions = "/etc/actions.toml"'),
        ("bad-file-name", 'actions = "/etc/actions.toml"'),
        "“/etc/actions.toml” is not the name of a file in this folder.",
    ),
}

TEXTS = {
    "a missing language": (
        (WORK, 'why = { en = "why", fr = "why" }', 'why = { en = "why" }'),
        ("missing-language", 'why = { en = "why" }'),
        "“why” has no text in “fr”. Add why.fr.",
    ),
    "a missing language of a list": (
        ("rubric.toml", 'names.fr = ["Bas", "Moyen", "Haut"]\n', ""),
        ("missing-language", "names.en"),
        "“names” has no text in “fr”. Add names.fr.",
    ),
    "an unknown language": (
        ("patterns.toml", 'name = { en = "name"', 'name = { de = "Name", en = "name"'),
        ("unknown-language", "name = { de"),
        "“name” has a text in “de”, which is not in the list `languages`. Remove the text, or add",
    ),
    "an empty text": (
        (CARE, 'text = { en = "IT", fr = "DSI" }', 'text = { en = "IT", fr = " " }'),
        ("empty-text", '  { id = "it"'),
        "“text” is empty in “fr”. Write the text.",
    ),
    "an empty anchor": (
        (CARE, 'anchors = { en = ["a"', 'anchors = { en = [""'),
        ("empty-text", 'anchors = { en = [""'),
        "“anchors” is empty in “en”. Write the text.",
    ),
    "four anchors": (
        (CARE, 'fr = ["a", "b", "c", "d", "e"]', 'fr = ["a", "b", "c", "d"]'),
        ("wrong-count", "anchors"),
        "“anchors” has 4 entries in “fr” where 5 are expected. Give exactly 5, lowest first.",
    ),
    "six labels of agreement": (
        (MAIN, LABELS, 'labels = { en = ["a", "b", "c", "d", "e", "f"]'),
        ("wrong-count", "labels"),
        "“labels” has 6 entries in “en” where 5 are expected. Give exactly 5, lowest first.",
    ),
    "two names for three bands": (
        ("rubric.toml", '"Moyen", ', ""),
        ("wrong-count", 'names.fr = ["Bas", "Haut"]'),
        "“names” has 2 entries in “fr” where 3 are expected.",
    ),
}

IDS = {
    "two capabilities": (
        (MAIN, 'id = "tools"', 'id = "flows"\nname.en="a"\nname.fr="a"\ndescription.en="a"\n'
         'description.fr="a"\n[[dimension.capability]]\nid = "tools"'),
        ("duplicate-id", 'id = "flows"'),
        "the id “flows” is used twice (first in questionnaire.toml:41). Give one of them another id.",
    ),
    "two questions in different files": (
        (CARE, "[[question]]", COPY + "[[question]]"),
        ("duplicate-id", 'id = "overlap"'),
        "the id “overlap” is used twice (first in work.toml:26). Give one of them another id.",
    ),
    "a question called like a capability": (
        (WORK, 'id = "overlap"', 'id = "trust"'),
        ("duplicate-id", 'id = "trust"'),
        "the id “trust” is used twice (first in questionnaire.toml:",
    ),
    "a question called like a dimension": (
        (WORK, 'id = "overlap"', 'id = "care"'),
        ("duplicate-id", 'id = "care"'),
        "the id “care” is used twice (first in questionnaire.toml:",
    ),
    "two options": (
        (WORK, 'id = "links"', 'id = "search"'),
        ("duplicate-id", 'id = "search"'),
        "the id “search” is used twice (first in work.toml:",
    ),
    "two patterns": (
        ("patterns.toml", 'id = "closed-1.0"', 'id = "capture"'),
        ("duplicate-id", 'id = "capture"\nseverity = "low"'),
        "the id “capture” is used twice (first in patterns.toml:2)",
    ),
    "two narratives": (
        ("narratives.toml", 'dimension = "overall"', 'dimension = "work"'),
        ("twice", '[[narrative]]\ndimension = "work"\nlevel = 1\ntext = { en = "text", fr = "text" }\n'),
        'there are two entries for "work", 1 (first in line 1). Keep one of them.',
    ),
    "two actions": (
        ("actions-work.toml", "from = 2", "from = 1"),
        ("twice", '[[action]]\ncapability = "flows"\nfrom = 1\neffort = "weeks"'),
        'there are two entries for "flows", 1 (first in line 1). Keep one of them.',
    ),
    "two count tables": (
        ("rubric.toml", "levels = [1, 3, 5]", 'levels = [1, 3, 5]\n[[count]]\nquestion = "slates"\n'
         "levels = [1, 1, 1]"),
        ("twice", '[[count]]\nquestion = "slates"\nlevels = [1, 1, 1]'),
        'there are two entries for "slates" (first in line 19). Keep one of them.',
    ),
}  # fmt: skip

CASES = {**SHAPE, **TEXTS, **IDS}


@pytest.mark.parametrize(("change", "fault", "says"), CASES.values(), ids=CASES)
def test_one_thing_broken_is_one_fault_with_its_line_and_remedy(
    change: tuple[str, str, str], fault: tuple[str, str], says: str
) -> None:
    file, old, new = change
    code, at = fault
    sentence = only_fault(broken(file, old, new), code, file, at)
    assert says in sentence


BAD_IDS = ["Overlap", "over-lap", "9lives", "", "é", "over lap", "and", "or", "not", "in", "mean", "overall"]


@pytest.mark.parametrize("id", BAD_IDS)
def test_an_id_that_no_condition_could_name_is_refused(id: str) -> None:
    files = broken(WORK, 'id = "overlap"', f'id = "{id}"')
    sentence = only_fault(files, "bad-id", WORK, f'id = "{id}"')
    assert f"“{id}” cannot be an id. Use small letters, digits and underscores" in sentence


@pytest.mark.parametrize("id", ["dont_know", "not_applicable", "Links"])
def test_an_option_cannot_be_called_like_an_answer_without_a_value(id: str) -> None:
    only_fault(broken(WORK, 'id = "links"', f'id = "{id}"'), "bad-id", WORK, f'id = "{id}"')


def test_a_questionnaire_and_a_pattern_have_readable_ids_too() -> None:
    only_fault(broken(MAIN, 'id = "tiny"', 'id = "Tiny!"'), "bad-id", MAIN, 'id = "Tiny!"')
    only_fault(
        broken("patterns.toml", 'id = "closed-1.0"', 'id = "../x"'), "bad-id", "patterns.toml", 'id = "../x"'
    )


def test_an_order_that_would_ask_a_question_twice_is_refused() -> None:
    files = broken(MAIN, 'order = ["owner"]', 'order = ["owner", "owner"]')
    assert line_at(files, faults_in(files)[0]).startswith("order = ")


@pytest.mark.parametrize(
    ("file", "header"),
    [(MAIN, "skip"), (MAIN, "source"), (MAIN, "level"), (WORK, "question"), ("patterns.toml", "pattern")],
)
def test_a_single_table_where_several_are_expected_is_not_overlooked(file: str, header: str) -> None:
    before = TINY[file][: TINY[file].index(f"[[{header}]]")]
    files = {**TINY, file: f"{before}[{header}]\nid = 1\n"}
    faults = [fault for fault in faults_in(files) if fault.place and fault.place.file == file]
    assert any(line_at(files, fault).startswith(f"[{header}]") for fault in faults)


def test_a_questionnaire_that_asks_nothing_is_refused() -> None:
    main = TINY[MAIN][: TINY[MAIN].index("[[dimension]]")]
    main = main.replace('short = ["handover", "judgement"]\norder = ["owner"]\n', "")
    rubric = TINY["rubric.toml"][: TINY["rubric.toml"].index("[[count]]")]
    faults_in({MAIN: main, "rubric.toml": rubric})
