"""The Markdown filters, and the profile in fixed-width characters."""

import html
import re

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from e20assess.questionnaire.model import Questionnaire
from e20assess.report.charts.text import WIDTH, text_bar
from e20assess.report.html.escape import md, md_block, md_quote
from e20assess.report.typography import printed
from e20assess.report.view.report import build_view
from tests.support.sheets import DK, all_answers, example, sheet, with_answers
from tests.support.strategies import clean_text

BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain words, 2.4 and 1,5 (a/b) — c.", "plain words, 2.4 and 1,5 (a/b) — c."),
        ("a | b", r"a \| b"),
        ("`code`", r"\`code\`"),
        ("*a* _b_", r"\*a\* \_b\_"),
        ("[a](http://x)", r"\[a\](http:\//x)"),
        ("<b>", r"\<b>"),
        ("# a", r"\# a"),
        ("- a", r"\- a"),
        ("+ a", r"\+ a"),
        ("+0,2", "+0,2"),
        ("--", r"\--"),
        ("==", r"\=="),
        ("> a", r"\> a"),
        ("a > b", "a > b"),
        ("1. a", r"1\. a"),
        ("12) a", r"12\) a"),
        ("0.1.0", "0.1.0"),
        ("2009.", r"2009\."),
        ("R&D &copy;", r"R&D \&copy;"),
        ("a\nb\t c", "a b c"),
        ("www.x.fr", r"www\.x.fr"),
        ("a@b.fr", "a\\@\u200bb.fr"),
        ("see #1, o/r!2, GH-3", "see \\#\u200b1, o/r!\u200b2, GH-\u200b3"),
        (":smile: :+1: at 10:30:45", ":\u200bsmile: :\u200b+1: at 10:30:45"),
        ("said[^1]", r"said\[^1\]"),
        ("a  \n b\\", r"a b\\"),
        ("***", r"\*\*\*"),
        ("~~~", r"\~\~\~"),
        ("    indented", "indented"),
        (":--", ":--"),
        ("\\", r"\\"),
        ("", ""),
    ],
)
def test_text_is_escaped_where_it_would_do_something_and_only_there(written: str, shown: str) -> None:
    assert md(written) == shown


def _rendered(markdown: str) -> str:
    return str(MarkdownIt("gfm-like", {"linkify": False}).render(markdown))


@given(clean_text)
def test_whatever_is_escaped_reads_as_it_was_written(text: str) -> None:
    expected = " ".join(BIDI.sub("", text).split())
    shown = html.unescape(_rendered(md(text))).replace("\u200b", "").replace("\n", " ").strip()
    assert shown == (f"<p>{expected.replace(chr(0x200B), '')}</p>" if expected else "")


@given(clean_text)
def test_a_table_cell_stays_one_cell(text: str) -> None:
    row = _rendered(f"| a | b |\n|---|---|\n| {md(text)} | end |\n")
    assert row.count("<td>") == 2 and row.count("<tr>") == 2 and "<td>end</td>" in row


@given(clean_text)
def test_a_quotation_holds_paragraphs_and_nothing_else(text: str) -> None:
    tokens = {token.type for token in MarkdownIt("gfm-like", {"linkify": False}).parse(md_quote(text))}
    assert tokens <= {"blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close", "inline"}


def test_the_lines_of_a_note_stay_apart() -> None:
    assert md_quote("one\n\n- two\n") == "> one\n>\n> \\- two"


def test_nothing_closes_a_block_of_code() -> None:
    assert md_block("```\n# a `b`") == "''' # a 'b'"


def test_the_bar_shows_score_range_and_target(questionnaire: Questionnaire) -> None:
    answers = with_answers(all_answers(3), flows_handover=DK, flows_follow_through=None)
    view = build_view(questionnaire, sheet(answers), "en")
    bar = text_bar(view.dimensions[0], view.scale)
    assert len(bar) == WIDTH + 1
    assert bar == "|              |              ────────●───────              |              |"


def test_the_names_of_the_levels_stand_over_their_columns(questionnaire: Questionnaire) -> None:
    from e20assess.report.charts.text import text_profile

    for language in questionnaire.languages:
        view = printed(build_view(questionnaire, example("alize"), language), language)
        lines = text_profile(view.dimensions, view.scale).splitlines()
        assert max(map(len, lines)) <= WIDTH + 1
        for step in view.scale:
            middle = round((step.start + step.width / 2) * WIDTH / 100)
            found = lines[0].index(step.name) + len(step.name) / 2
            assert abs(found - middle) <= 2
