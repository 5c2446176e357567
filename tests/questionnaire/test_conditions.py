"""Conditions: what they mean in Kleene's logic, what they refuse and why, what holds for any text."""

import re
import subprocess
import sys
from collections.abc import Mapping
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from e20assess.questionnaire.condition_parser import MAX_DEPTH, MAX_LENGTH, ExpressionError, parse
from e20assess.questionnaire.conditions import Truth, Value
from tests.support.strategies import CHOICES, NUMBERS, any_condition, conditions

IS: dict[Truth, Value] = {True: 1, False: 2, None: None}
"""What `a` must be for `a == 1` to be true, false or unknown."""


def holds(source: str, **values: Value) -> Truth:
    return parse(source).holds(values.__getitem__)


@pytest.mark.parametrize(
    ("a", "b", "both", "either"),
    [
        (True, True, True, True),
        (True, False, False, True),
        (True, None, None, True),
        (False, True, False, True),
        (False, False, False, False),
        (False, None, False, None),
        (None, True, None, True),
        (None, False, False, None),
        (None, None, None, None),
    ],
)
def test_and_and_or_follow_kleene(a: Truth, b: Truth, both: Truth, either: Truth) -> None:
    assert holds("a == 1 and b == 1", a=IS[a], b=IS[b]) is both
    assert holds("a == 1 or b == 1", a=IS[a], b=IS[b]) is either


@pytest.mark.parametrize(("a", "negated"), [(True, False), (False, True), (None, None)])
def test_not_follows_kleene(a: Truth, negated: Truth) -> None:
    assert holds("not a == 1", a=IS[a]) is negated


@pytest.mark.parametrize(
    ("operator", "below", "equal", "above"),
    [
        ("<", True, False, False),
        ("<=", True, True, False),
        ("==", False, True, False),
        ("!=", True, False, True),
        (">=", False, True, True),
        (">", False, False, True),
    ],
)
def test_each_comparison_is_exact_on_both_sides_of_a_decimal(
    operator: str, below: bool, equal: bool, above: bool
) -> None:
    source, step = f"a {operator} 2.6", F(1, 10**30)
    cut = F(13, 5)
    assert [holds(source, a=value) for value in (cut - step, cut, cut + step)] == [below, equal, above]
    assert holds(source, a=None) is None


def test_three_tenths_are_not_the_floats_of_python() -> None:
    assert holds("a == 0.3", a=F(1, 10) + F(2, 10)) is True


@pytest.mark.parametrize(
    ("source", "value", "truth"),
    [
        ('owner in ["it", "hr"]', "hr", True),
        ('owner in ["it", "hr"]', "sales", False),
        ('owner in ["it", "hr"]', None, None),
        ('owner not in ["it", "hr"]', "hr", False),
        ('owner not in ["it", "hr"]', "sales", True),
        ('owner not in ["it", "hr"]', None, None),
        ('owner == "it"', "it", True),
        ("owner != 'it'", "hr", True),
        ("owner == 'it'", None, None),
    ],
)
def test_a_choice_is_compared_with_options(source: str, value: Value, truth: Truth) -> None:
    assert holds(source, owner=value) is truth


@pytest.mark.parametrize(
    ("liaison", "owner", "truth"),
    [("hr", "it", True), ("hr", None, True), ("it", "it", True), ("it", "sales", False), ("it", None, None)],
)
def test_a_missing_value_in_a_list_leaves_open_only_what_the_others_do_not_decide(
    liaison: Value, owner: Value, truth: Truth
) -> None:
    opposite = None if truth is None else not truth
    assert holds('liaison in ["hr", owner]', liaison=liaison, owner=owner) is truth
    assert holds('liaison not in ["hr", owner]', liaison=liaison, owner=owner) is opposite


@pytest.mark.parametrize(
    ("a", "b", "c", "truth"),
    [
        (2, 2, 3, True),
        (2, 3, 3, False),
        (2, F(5, 2), F(5, 2) + F(1, 10**9), False),
        (2, None, 3, None),
        (1, 1, None, None),
    ],
)
def test_a_mean_is_exact_and_unknown_as_soon_as_one_term_is(
    a: Value, b: Value, c: Value, truth: Truth
) -> None:
    assert holds("mean(a, b, c) < 2.3333333333333333333333334", a=a, b=b, c=c) is truth


def test_and_binds_closer_than_or_and_parentheses_change_it() -> None:
    values: dict[str, Value] = {"a": 1, "b": 2, "c": 2}
    assert holds("a == 1 or b == 1 and c == 1", **values) is True
    assert holds("(a == 1 or b == 1) and c == 1", **values) is False


def test_a_condition_names_each_id_once_in_the_order_written() -> None:
    assert parse('mean(b, a) < 2 and (a > 1 or owner in ["it", liaison])').names() == (
        "b",
        "a",
        "owner",
        "liaison",
    )


def test_the_support_of_a_condition_is_what_makes_it_so() -> None:
    condition = parse("(a >= 3 or b >= 3) and c < 2.6 and not d == 1")
    lookup: dict[str, Value] = {"a": 4, "b": 1, "c": 2, "d": 2}
    assert [str(part) for part in condition.support(lookup.__getitem__)] == ["a >= 3", "c < 2.6", "d == 1"]
    lookup["c"] = 3
    assert [str(part) for part in condition.support(lookup.__getitem__)] == ["c < 2.6"]


@pytest.mark.parametrize(
    "source", ["a < 2.6", 'owner in ["it", "hr"]', 'owner not in ["it"]', "mean(a, b) >= 3", 'owner == "it"']
)
def test_a_comparison_is_shown_as_it_is_written(source: str) -> None:
    assert [str(part) for part in parse(source).comparisons()] == [source]
    assert str(parse(f"  {source} ")) == source


REFUSED = {
    "": "it goes wrong at character",
    "a <": "it goes wrong at character",
    "a < 2 and": "it goes wrong at character",
    "a = 2": "it goes wrong at character",
    "flows": "“flows” is not a comparison",
    "True": "“True” is not a comparison",
    "a + 1": "“a + 1” is not a comparison",
    "__import__('os').system('true')": "is not a comparison",
    "(lambda: 1)() < 2": "“(lambda: 1)()” is not an id, a number, a string or a mean(...) of ids",
    "a if b else c": "is not a comparison",
    "(a := 2) < 3": "is not an id, a number",
    "1 < a < 3": "it chains comparisons; join two of them with `and`",
    "a is 2": "`is` is not a comparison here",
    "a is not 2": "`is` is not a comparison here",
    "owner in 'it'": '`in` needs a list, such as in ["it", "hr"]',
    "owner in []": '`in` needs a list, such as in ["it", "hr"]',
    "owner in ('it', 'hr')": '`in` needs a list, such as in ["it", "hr"]',
    "a < -1": "“-1” is not an id, a number, a string or a mean(...) of ids",
    "a < 1e3": "“1e3” is not an id, a number",
    "a < 0x3": "“0x3” is not an id, a number",
    "a < 1_0": "“1_0” is not an id, a number",
    "a < None": "“None” is not an id, a number",
    "owner == b'it'": "“b'it'” is not an id, a number",
    "owner == f'it'": "“f'it'” is not an id, a number",
    "a.b < 2": "“a.b” is not an id, a number",
    "max(a, b) < 2": "“max(a, b)” is not an id, a number",
    "mean() < 2": "“mean()” is not an id, a number",
    "mean(a, 2) < 2": "“mean(a, 2)” is not an id, a number",
    "mean(mean(a), b) < 2": "is not an id, a number",
    "mean(*a) < 2": "is not an id, a number",
    "mean(a, b=c) < 2": "is not an id, a number",
    'owner == "\\x41"': "it holds a backslash",
    "a \\\n < 2": "it holds a backslash",
}


@pytest.mark.parametrize(("source", "reason"), REFUSED.items())
def test_what_is_not_in_the_grammar_is_refused_with_its_reason(source: str, reason: str) -> None:
    with pytest.raises(ExpressionError, match=re.escape(reason)):
        parse(source)


def test_the_place_where_it_goes_wrong_is_counted_in_characters() -> None:
    with pytest.raises(ExpressionError, match=r"^it goes wrong at character 7$"):
        parse("a < 2 $ b")


def test_a_condition_of_the_longest_length_is_read_and_one_more_character_is_too_long() -> None:
    longest = "a < 2" + " or a < 2" * 110 + "     "
    assert len(longest) == MAX_LENGTH
    assert parse(longest).names() == ("a",)
    with pytest.raises(ExpressionError, match=f"it is longer than {MAX_LENGTH} characters"):
        parse(longest + " ")


def test_a_condition_of_the_deepest_nesting_is_read_and_one_level_more_is_too_deep() -> None:
    deepest = "not " * (MAX_DEPTH - 1) + "a < 2"
    assert parse(deepest).holds({"a": F(1)}.__getitem__) is False
    with pytest.raises(ExpressionError, match=f"it is nested deeper than {MAX_DEPTH}"):
        parse("not " + deepest)


@pytest.mark.parametrize("opening", ["(", "[", "-", "not ", "mean(", "f'{"])
def test_nesting_beyond_what_a_parser_bears_is_refused_and_not_a_crash(opening: str) -> None:
    with pytest.raises(ExpressionError):
        parse(opening * (MAX_LENGTH // len(opening)))


def test_nothing_in_a_condition_makes_the_parser_speak_to_the_terminal() -> None:
    program = "from e20assess.questionnaire.condition_parser import parse; parse('a > 2or b > 2')"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")


@given(any_condition)
def test_any_text_either_parses_or_raises_an_expression_error(text: str) -> None:
    try:
        condition = parse(text)
    except ExpressionError as error:
        assert str(error) and error.reason.english
    else:
        assert condition.holds(dict.fromkeys(condition.names()).__getitem__) in (True, False, None)


@st.composite
def known_and_less_known(draw: st.DrawFn) -> tuple[Mapping[str, Value], Mapping[str, Value]]:
    scores = st.sampled_from([None, 1, 2, F(5, 2), F(13, 5), 3, 5])
    options = st.sampled_from([None, "it", "hr", "sales", "finance"])
    known: dict[str, Value] = {id: draw(scores) for id in NUMBERS} | {id: draw(options) for id in CHOICES}
    forgotten = draw(st.sets(st.sampled_from([*NUMBERS, *CHOICES])))
    return known, {id: None if id in forgotten else value for id, value in known.items()}


@given(conditions, known_and_less_known())
def test_knowing_less_never_turns_true_into_false_or_false_into_true(
    source: str, values: tuple[Mapping[str, Value], Mapping[str, Value]]
) -> None:
    known, less = (parse(source).holds(value.__getitem__) for value in values)
    assert less is None or less is known


@given(conditions, known_and_less_known())
def test_a_negation_is_the_opposite_and_unknown_with_it(
    source: str, values: tuple[Mapping[str, Value], Mapping[str, Value]]
) -> None:
    plain = parse(source).holds(values[1].__getitem__)
    negated = parse(f"not ({source})").holds(values[1].__getitem__)
    assert negated is (None if plain is None else not plain)
