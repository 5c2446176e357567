"""The Word report: all that the other formats have, in order, in Word's own styles; always the same bytes."""

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from e20assess.answers.model import AnswerSheet
from e20assess.i18n import Words
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.labels import LABELS
from e20assess.report.typography import printed, typeset
from e20assess.report.view.report import build_view
from e20assess.scoring.score import score
from tests.report.view.test_numbers import SHEETS, each_language
from tests.support.sheets import DK, EXAMPLES, all_answers, example, sheet, with_answers
from tests.support.word_files import made, paragraphs, rows, tables, word

each_sheet = pytest.mark.parametrize("answered", SHEETS, ids=["alize", "delcourt", "rivage", "short", "gaps"])


def _label(name: str, language: str) -> str:
    return Words(language)(LABELS[name])


@each_language
@each_sheet
def test_word_shows_the_scores(answered: AnswerSheet, language: str, questionnaire: Questionnaire) -> None:
    card, say, document = score(questionnaire, answered), Words(language), word(answered, language)
    expected = [[questionnaire.name(part.id, language), say.score(part.score)] for part in card.dimensions]
    (numbers,) = tables(document, _label("in_numbers", language))
    assert [row[:2] for row in rows(numbers)[1:]] == expected
    for picture in tables(document, _label("dimensions_on_scale", language)):
        dots = ["".join(re.findall(r"● ([\d.,]+)", " ".join(row[1:]))) for row in rows(picture)[1:]]
        assert dots == [shown.replace("–", "") for _, shown in expected]
    if answered.form == "full":
        (heat,) = tables(document, _label("capabilities_on_scale", language))
        strips = [row for row in rows(heat)[1:] if len(row) > 1]
        assert [" ".join(row[1:-1]).split() for row in strips] == [
            [shown] if (shown := say.score(part.score)) != "–" else [] for part in card.capabilities
        ]
        found = [
            row for table in tables(document, _label("capabilities", language)) for row in rows(table)[1:]
        ]
        assert [row[1] for row in found] == [say.score(part.score) for part in card.capabilities]


@each_language
def test_the_derivation_shows_every_number_of_the_making(language: str, questionnaire: Questionnaire) -> None:
    view = printed(build_view(questionnaire, example("alize"), language), language)
    document = word(example("alize"), language)
    made_rows = [
        row for table in tables(document, _label("from_answers", language)) for row in rows(table)[1:]
    ]
    assert [(row[0], row[2], row[3]) for row in made_rows] == [
        (part.name, part.formula, part.score.shown)
        for one in view.making.dimensions
        for part in one.capabilities
    ]


@each_language
def test_its_parts_stand_in_the_order_of_the_design(language: str) -> None:
    document = word(example("delcourt"), language)
    chapters = [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 1"]
    names = ["one_page", "profile", "patterns", "owners", "dimensions", "actions", "making"]
    names += ["every_answer", "silence", "method"]
    assert chapters == [typeset(_label(name, language), language) for name in names]


@each_language
@each_sheet
def test_it_says_all_that_the_view_holds(
    answered: AnswerSheet, language: str, questionnaire: Questionnaire
) -> None:
    view = printed(build_view(questionnaire, answered, language), language)
    whole = "\n".join(paragraphs(word(answered, language)))
    wanted = [
        view.cover.date,
        view.cover.form,
        view.overall.line,
        view.overall.basis,
        view.overall.narrative,
        view.executive.to_discuss,
        view.discussion.line,
        view.level_rule if answered.form == "full" else "",
        *view.method.rules,
        view.executive.absence,
    ]
    wanted += [*view.executive.caveats, *(step.text for step in view.executive.steps)]
    wanted += [step.meaning for step in view.scale]
    wanted += [
        text for one in view.dimensions for text in (one.narrative, one.finding, one.remark, one.range)
    ]
    wanted += [text for one in view.dimensions for text in (one.basis, *one.beside)]
    wanted += [text for one in view.patterns.present for text in (one.meaning, one.first_step, one.rests_on)]
    wanted += [one.raised for one in view.patterns.present]
    wanted += [
        text
        for one in view.patterns.present
        for proof in (*one.proofs, *one.against)
        for text in (proof.subject, proof.wanted)
    ]
    wanted += [text for one in view.patterns.unknown for text in (one.name, *one.missing)]
    wanted += [text for one in view.typologies for part in one.readings for text in (part.reveals, part.risk)]
    wanted += [text for one in view.actions.first for text in (one.title, one.how, one.sign, one.level_after)]
    wanted += [*view.making.overall_sentences, view.making.overall_formula]
    wanted += [text for one in view.making.dimensions for text in (*one.sentences, one.formula)]
    wanted += [
        text for group in view.making.away for text in (group.sentence, *(one.step for one in group.answers))
    ]
    wanted += [
        text for one in view.answers.values() for text in (one.question, *one.chosen, one.said, one.making)
    ]
    wanted += [one.note for one in view.answers.values()]
    wanted += [view.method.disclaimer, view.method.digest, view.method.program]
    wanted += [text for one in view.method.sources for text in (one.title, one.role)]
    assert [text for text in wanted if text not in whole] == []


def test_ranges_and_targets_stand_on_the_scale() -> None:
    answered = sheet(
        with_answers(all_answers(4), expertise_help=None, flows_handover=DK, bridges_liaison_role=DK)
    )
    document = word(replace(answered, targets={"silos": 5, "customer": 4}))
    (first, _) = tables(document, _label("dimensions_on_scale", "en"))
    assert rows(first)[0][1:] == [
        "1 Siloed",
        "2 Experimenting",
        "3 Coordinated",
        "4 Connected",
        "5 Open network",
    ]
    assert [row[1:] for row in rows(first)[1:4:2]] == [
        ["", "", "───", "● 4.0", "─── ◇"],
        ["", "", "", "● 4.0 ◇", ""],
    ]
    (numbers,) = tables(document, _label("in_numbers", "en"))
    assert rows(numbers)[0] == ["Dimension", "Score", "Level", "Range", "Target", "Answers"]
    (numbers,) = tables(word(sheet(all_answers(4))), _label("in_numbers", "en"))
    assert rows(numbers)[0] == ["Dimension", "Score", "Level", "Answers"]


def test_the_colour_of_a_cell_comes_with_its_number_and_its_level_in_words() -> None:
    (heat,) = tables(word(example("alize"), "fr"), _label("capabilities_on_scale", "fr"))
    for row in heat._tbl.iter(qn("w:tr")):
        cells = list(row.iter(qn("w:tc")))
        texts = ["".join(part.text or "" for part in cell.iter(qn("w:t"))) for cell in cells]
        fills = [shade.get(qn("w:fill")) for cell in cells for shade in cell.iter(qn("w:shd"))]
        for text, fill in zip(texts[1:-1], fills, strict=False):
            assert bool(text) == (fill != "auto") or texts[0] == "Capacité"
            if text and fill != "auto":
                assert texts[-1].startswith(f"{fills.index(fill) + 1} ")


@pytest.fixture(scope="module")
def alize() -> Document:
    return word(example("alize"), "fr")


def test_styles_are_word_s_own_so_that_a_house_s_take_over(alize: Document) -> None:
    used = {one.style.name for one in alize.paragraphs if one.style}
    assert {
        "Title",
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "Caption",
        "List Bullet",
        "Quote",
        "toc 1",
    } <= used
    assert {table.style.name for table in alize.tables if table.style} == {"Grid Table Light"}


def test_heads_of_tables_repeat_and_no_row_is_cut(alize: Document) -> None:
    for table in alize.tables:
        first, *others = table._tbl.iter(qn("w:tr"))
        assert list(first.iter(qn("w:tblHeader")))
        assert not [row for row in others if list(row.iter(qn("w:tblHeader")))]
        assert all(list(row.iter(qn("w:cantSplit"))) for row in (first, *others))


def test_tables_are_as_wide_as_the_text_and_sound(alize: Document) -> None:
    section = alize.sections[0]
    assert section.page_width and section.left_margin and section.right_margin
    text = (section.page_width - section.left_margin - section.right_margin) / 635
    for table in alize.tables:
        columns = [int(column.get(qn("w:w"))) for column in table._tbl.iter(qn("w:gridCol"))]
        assert abs(sum(columns) - text) < 20
        for row in table._tbl.iter(qn("w:tr")):
            spans = [int(span.get(qn("w:val"))) for span in row.iter(qn("w:gridSpan"))]
            assert len(list(row.iter(qn("w:tc")))) + sum(spans) - len(spans) == len(columns)
    for cell in alize.element.body.iter(qn("w:tc")):
        assert cell[-1].tag == qn("w:p")


def test_the_page_is_a4_with_a_running_head_page_numbers_and_contents(alize: Document) -> None:
    section = alize.sections[0]
    assert section.page_width and section.page_height
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert section.different_first_page_header_footer
    assert (
        section.header.paragraphs[0].text
        == "Groupe Alizé · Fonctionner en réseau : diagnostic de maturité Entreprise 2.0"
    )
    foot = section.footer.paragraphs[0]
    assert foot.text.startswith("17 mars 2026\tPage ") and " sur " in foot.text
    fields = [code.text.split()[0] for code in foot._p.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    contents = [one for one in alize.paragraphs if one.style and one.style.name == "toc 1"]
    chapters = [one.text for one in alize.paragraphs if one.style and one.style.name == "Heading 1"]
    assert [one.text.strip() for one in contents] == chapters
    body = alize.element.body
    targets = {link.get(qn("w:anchor")) for one in contents for link in one._p.iter(qn("w:hyperlink"))}
    assert targets == {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    kinds = [mark.get(qn("w:fldCharType")) for mark in body.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")


@pytest.mark.parametrize(("language", "locale"), [("en", "en-GB"), ("fr", "fr-FR")])
def test_properties_come_from_the_sheet(language: str, locale: str) -> None:
    document = word(example("alize"), language)
    properties = document.core_properties
    assert properties.title.startswith("Groupe Alizé · ") and properties.language == locale
    assert {properties.created.date(), properties.modified.date()} == {example("alize").date}
    assert properties.author == properties.last_modified_by == properties.comments == ""
    styles = document.styles.element
    (default,) = styles.find(qn("w:docDefaults")).iter(qn("w:lang"))
    assert default.get(qn("w:val")) == locale
    quote = document.styles["Quote"].element
    assert [one.get(qn("w:val")) for one in quote.iter(qn("w:lang"))] == ["fr-FR"]


def test_the_zip_has_no_date_and_no_trace_of_the_machine() -> None:
    with zipfile.ZipFile(io.BytesIO(made(example("alize")))) as archive:
        parts = archive.infolist()
    assert parts[0].filename == "[Content_Types].xml"
    assert {part.date_time for part in parts} == {(1980, 1, 1, 0, 0, 0)}
    assert {(part.create_system, part.compress_type) for part in parts} == {(3, zipfile.ZIP_STORED)}
    assert not [part.filename for part in parts if "thumbnail" in part.filename]


PROGRAM = """
import sys, hashlib
from pathlib import Path
from e20assess.answers.sheet_file import read_sheet
from e20assess.questionnaire.loader import load_shipped
from e20assess.report.formats import render
sheet = read_sheet(Path(sys.argv[1]), load_shipped())
print(hashlib.sha256(render(load_shipped(), sheet, "docx", "fr")).hexdigest())
"""


def test_the_same_sheet_gives_the_same_bytes() -> None:
    answered = example("delcourt")
    turned = replace(answered, answers=dict(reversed(list(answered.answers.items()))))
    here = hashlib.sha256(made(answered, "fr")).hexdigest()
    assert hashlib.sha256(made(turned, "fr")).hexdigest() == here
    command = [sys.executable, "-c", PROGRAM, str(EXAMPLES / "ateliers-delcourt.toml")]
    other = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    done = subprocess.run(command, env=other, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == here


def test_a_sheet_without_answers_and_every_other_state_is_a_sound_document(
    questionnaire: Questionnaire,
) -> None:
    for answered in (sheet(), sheet(form="short"), sheet(all_answers(5)), sheet(all_answers(1))):
        assert docx.Document(io.BytesIO(made(answered, "fr"))).paragraphs
