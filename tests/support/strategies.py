"""Hypothesis draws sheets, texts and conditions with these; each sheet is one a person could fill in."""

import string

from hypothesis import strategies as st

from e20assess.answers.model import Answer, AnswerSheet, NoValue, Respondent
from e20assess.inputs.text import clean, clean_line
from e20assess.questionnaire.loader import load_shipped
from e20assess.questionnaire.model import Question
from tests.support.sheets import DIMENSIONS, DK

any_text = st.text(st.characters(exclude_categories=()), max_size=40)
"""Whatever can stand in a Python string: control characters and lone surrogates as well."""

clean_text = any_text.map(clean)
names = any_text.map(clean_line)


def given_to(question: Question) -> st.SearchStrategy[Answer]:
    """Any answer with a value to one question; ticked options in file order, as a sheet holds them."""
    if question.type == "multiple":
        options = question.option_ids
        ticked = st.sets(st.sampled_from(options))
        return ticked.map(lambda chosen: Answer(tuple(id for id in options if id in chosen)))
    if question.type == "choice":
        return st.sampled_from(question.option_ids).map(Answer)
    return st.integers(1, 5).map(Answer)


def answer_to(question: Question) -> st.SearchStrategy[Answer]:
    """Any answer at all to one question, nothing included."""
    silence = st.sampled_from([Answer(DK), Answer(NoValue.NOT_APPLICABLE, "why"), Answer()])
    return st.one_of(given_to(question), given_to(question), silence)


answers = st.fixed_dictionaries(
    {id: answer_to(question) for id, question in load_shipped().questions.items()}
).map(lambda drawn: {id: answer for id, answer in drawn.items() if not answer.is_empty})
"""All the answers of a sheet, some missing, not known or not applicable."""

full_answers = st.fixed_dictionaries(
    {id: given_to(question) for id, question in load_shipped().questions.items()}
)


@st.composite
def noted_answers(draw: st.DrawFn) -> dict[str, Answer]:
    """A few answers with any notes; a not applicable one has a reason."""
    questions = st.sampled_from(list(load_shipped().questions.values()))
    chosen = draw(st.lists(questions, unique_by=lambda question: question.id, max_size=8))
    noted = {}
    for question in chosen:
        answer = draw(answer_to(question))
        note = draw(clean_text)
        if answer.value is NoValue.NOT_APPLICABLE and not note.strip():
            note = "why"
        if answer.is_given or note:
            noted[question.id] = Answer(answer.value, note)
    return noted


sheets = st.builds(
    AnswerSheet,
    questionnaire=st.just("enterprise20"),
    version=st.sampled_from(["1.0", "1.12"]),
    organisation=names,
    unit=names,
    date=st.dates(),
    language=st.sampled_from(["en", "fr"]),
    form=st.sampled_from(["full", "short"]),
    respondent=st.builds(Respondent, names, names),
    targets=st.dictionaries(st.sampled_from(DIMENSIONS), st.integers(1, 5)),
    answers=noted_answers(),
)

NUMBERS, CHOICES = ("flows", "bridges", "trust"), ("owner", "liaison")

_word = st.sampled_from(['"it"', "'hr'", '"sales"', "owner", "liaison"])
_number = st.one_of(
    st.sampled_from(NUMBERS),
    st.decimals(1, 5, places=1).map(str),
    st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=3).map(lambda ids: f"mean({', '.join(ids)})"),
)
_listed = st.lists(_word, min_size=1, max_size=3).map(lambda words: f"[{', '.join(words)}]")
_comparison = st.one_of(
    st.tuples(_number, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), _number),
    st.tuples(_word, st.sampled_from(["==", "!="]), _word),
    st.tuples(st.sampled_from(CHOICES), st.sampled_from(["in", "not in"]), _listed),
).map(" ".join)

conditions = st.recursive(
    _comparison,
    lambda part: st.one_of(
        part.map("not ({})".format),
        st.lists(part, min_size=2, max_size=3).map(lambda parts: " and ".join(map("({})".format, parts))),
        st.lists(part, min_size=2, max_size=3).map(lambda parts: " or ".join(map("({})".format, parts))),
    ),
    max_leaves=8,
)
"""The text of a sound condition over NUMBERS and CHOICES."""

WORDS = ["and", "or", "not", "in", "is", "mean", "owner", "lambda", "if", "else", "2.6", "3", "0x1"]
SIGNS = ["(", ")", "[", "]", ",", "<", "==", "=", ":", ":=", "**", "-", "#", "\n", "\r", "\\"]
QUOTED = ['"it"', "'", '"', "b''", "f'{x}'"]
_tokens = st.sampled_from([*WORDS, *SIGNS, *QUOTED])

any_condition = st.one_of(
    any_text,
    st.text(string.printable, max_size=60),
    st.lists(_tokens, max_size=25).map(" ".join),
    st.lists(_tokens, max_size=25).map("".join),
    st.tuples(st.sampled_from("([-~"), st.integers(0, 1100)).map(lambda pair: pair[0] * pair[1] + "a < 2"),
)
"""Anything an author might leave in a condition, by mistake or on purpose."""
