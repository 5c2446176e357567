"""docs/method.md, and its French page, account for every claim of the articles, question by question."""

import re
from itertools import chain
from pathlib import Path

import pytest

from tests.support.content import QUESTIONS

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("method.md", "method.fr.md")

ARTICLES = {
    "000": "pouy-organisation",
    "001": "silos-2.0",
    "002": "ndiaye-2009",
    "003": "duperrin-2010",
    "004": "social-business-2012",
}
CLAIMS_IN = {"000": 14, "001": 20, "002": 29, "003": 19, "004": 36}

ALL = {f"{article}-{number:02}" for article, count in CLAIMS_IN.items() for number in range(1, count + 1)}
CLAIM = r"\d{3}-\d{2}"


def of_questions(page: str) -> dict[str, list[str]]:
    text = (DOCS / page).read_text("utf-8")
    rows = re.findall(rf"^\| `(\w+)` \| ({CLAIM}(?:, {CLAIM})*) \|$", text, re.MULTILINE)
    return {question: claims.split(", ") for question, claims in rows}


def listed(page: str) -> list[str]:
    return re.findall(rf"^\| ({CLAIM}) \| .+ \|$", (DOCS / page).read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("page", PAGES)
def test_every_claim_is_listed_once(page: str) -> None:
    assert sorted(listed(page)) == sorted(ALL)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_claims_of_a_question_are_from_its_sources(page: str, question: str) -> None:
    claims = of_questions(page)[question]
    articles = {ARTICLES[claim.split("-")[0]] for claim in claims}
    assert articles == set(QUESTIONS[question]["sources"]) & set(ARTICLES.values())
    assert set(claims) <= ALL


def test_both_pages_say_the_same_of_the_questions() -> None:
    assert of_questions("method.md") == of_questions("method.fr.md")
    assert of_questions("method.md").keys() == QUESTIONS.keys()


def test_both_pages_have_the_same_structure() -> None:
    heads = [re.findall(r"^(#+) ", (DOCS / page).read_text("utf-8"), re.MULTILINE) for page in PAGES]
    assert heads[0] == heads[1]
    rows = [len(re.findall(r"^\|", (DOCS / page).read_text("utf-8"), re.MULTILINE)) for page in PAGES]
    assert rows[0] == rows[1]


def test_no_claim_is_both_used_and_left_out() -> None:
    text = (DOCS / "method.md").read_text("utf-8")
    left_out = set(re.findall(rf"^\| ({CLAIM}) \|", text[text.index("## 7.") :], re.MULTILINE))
    assert left_out and not left_out & set(chain.from_iterable(of_questions("method.md").values()))
