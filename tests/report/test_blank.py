"""The questionnaire on paper: everything that is asked, nothing that pulls an answer, branches in words."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from e20assess.answers.branches import questions_of_form
from e20assess.answers.model import Form
from e20assess.cli.main import program
from e20assess.questionnaire.loader import load_files, load_folder
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.blank import build_blank
from e20assess.report.blank_render import FORMATS, render
from e20assess.report.typography import typeset
from tests.report.html.test_page import Element, parsed
from tests.report.test_hostile_text import HOSTILE, _kinds
from tests.support.tiny_questionnaire import TINY, Files, broken

EVERY = [(form, language) for form in ("full", "short") for language in ("en", "fr")]


def page(questionnaire: Questionnaire, form: Form = "full", language: str = "en") -> Element:
    return parsed(render(questionnaire, form, "html", language).decode())


def markdown(questionnaire: Questionnaire, form: Form = "full", language: str = "en") -> str:
    return render(questionnaire, form, "md", language).decode()


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("form", "language"), EVERY)
def test_every_question_of_the_form_stands_once_in_the_order_of_asking(
    form: Form, language: str, questionnaire: Questionnaire
) -> None:
    asked = [questionnaire.questions[id] for id in questions_of_form(questionnaire, form)]
    articles = page(questionnaire, form, language).all("article")
    assert len(articles) == len(asked) == (42 if form == "full" else 12)
    for number, (question, article) in enumerate(zip(asked, articles, strict=True), start=1):
        (heading,) = article.all("h3")
        assert heading.by_class("number")[0].text == f"Q{number}"
        assert folded(heading.own_text[0]) == folded(typeset(question.text.to(language), language))
        assert folded(typeset(question.recall.to(language), language)) in article.by_class("recall")[0].text
        boxes = [choice.own_text[-1].strip() for choice in article.by_class("choices")[0].all("li")]
        labels = [typeset(label, language) for label in questionnaire.labels(question, language)]
        assert boxes[: len(labels)] == labels
        assert len(boxes) == len(labels) + (question.type == "multiple")
        assert len(article.by_class("others")[0].by_class("box")) == 2, "two boxes apart from the scale"


@pytest.mark.parametrize(("form", "language"), EVERY)
def test_nothing_on_paper_names_a_level_or_says_how_an_answer_counts(
    form: Form, language: str, questionnaire: Questionnaire
) -> None:
    texts = [element.text for element in page(questionnaire, form, language).walk() if not element.children]
    for level in questionnaire.levels:
        assert level.name.to(language) not in texts
        assert level.meaning.to(language) not in markdown(questionnaire, form, language)
    for capability in questionnaire.capabilities.values():
        assert capability.description.to(language) not in markdown(questionnaire, form, language)


@pytest.mark.parametrize(("form", "language"), EVERY)
def test_markdown_holds_the_same_boxes(form: Form, language: str, questionnaire: Questionnaire) -> None:
    text = markdown(questionnaire, form, language)
    asked = [questionnaire.questions[id] for id in questions_of_form(questionnaire, form)]
    choices = sum(len(questionnaire.labels(one, language)) + (one.type == "multiple") for one in asked)
    assert text.count("\n- [ ] ") == choices
    assert text.count("\n### Q") == text.count("\n[ ] ") == len(asked)
    assert not re.search(r"\n{3}", text)


def test_a_question_that_a_branch_sets_aside_says_when(questionnaire: Questionnaire) -> None:
    (skip,) = questionnaire.skips
    asked = {
        part.id: part
        for section in build_blank(questionnaire, "full", "fr").sections
        for part in section.questions
    }
    sentence = "À laisser de côté si la réponse à Q1 est «\u00a0Nous n'en avons aucune\u00a0»."
    assert {id for id, part in asked.items() if part.conditions} == set(skip.questions)
    assert {part.conditions for part in asked.values()} == {(), (sentence,)}
    assert "Leave this one out if the answer to Q1 is “We have none”." in markdown(questionnaire, "short")


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        ('owner == "nobody"', "the answer to Q1 is “nobody”"),
        ('owner != "nobody"', "the answer to Q1 is “it”"),
        ('not owner in ["it"]', "the answer to Q1 is “nobody”"),
        ("handover < 3", "the answer to Q2 is 1 or 2"),
        ("3 <= handover", "the answer to Q2 is 3, 4 or 5"),
        ("overlap == 5", "the answer to Q3 is 1"),
        ("handover > 5", "never"),
        (
            'owner == "it" and handover == 1 or not overlap <= 4',
            "the answer to Q1 is “it” and the answer to Q2 is 1 or the answer to Q3 is 1",
        ),
        (
            'not (owner == "it" and handover == 1)',
            "the answer to Q1 is “nobody” or the answer to Q2 is 2, 3, 4 or 5",
        ),
        ("handover == overlap", "handover == overlap (of handover = Q2 and overlap = Q3)"),
    ],
)
def test_a_condition_of_any_shape_is_said_in_boxes(when: str, sentence: str) -> None:
    files = broken("questionnaire.toml", "when = 'owner == \"nobody\"'", f"when = '{when}'")
    files = broken("questionnaire.toml", 'questions = ["slates", "liaison"]', 'questions = ["slates"]', files)
    for option in ("it", "nobody"):
        files = broken(
            "work.toml",
            f'id = "{option}"\ntext = {{ en = "text"',
            f'id = "{option}"\ntext = {{ en = "{option}"',
            files,
        )
    sections = build_blank(load_files(files), "full", "en").sections
    (question,) = [part for section in sections for part in section.questions if part.id == "slates"]
    assert question.conditions == (f"Leave this one out if {sentence}.",)


def test_a_branch_on_several_boxes_counts_them() -> None:
    files = broken("questionnaire.toml", "when = 'liaison == \"mailroom\"'", "when = 'slates >= 3'")
    sections = build_blank(load_files(files), "full", "en").sections
    (question,) = [part for section in sections for part in section.questions if part.id == "judgement"]
    assert question.conditions == ("Leave this one out if the number of boxes ticked at Q4 is 1 or 2.",)


def test_a_branch_that_no_question_of_the_form_decides_is_not_mentioned() -> None:
    assert "Leave this one out" in markdown(load_files(TINY))
    assert "Leave this one out" not in markdown(load_files(TINY), "short")


# The loader itself refuses what reorders the words after it.
WRITABLE = {name: text for name, text in HOSTILE.items() if name != "right to left"}


def _hostile(text: str) -> Files:
    written = json.dumps(text, ensure_ascii=False).replace("\x7f", "")
    return {
        name: re.sub(r'"(text|recall|title|introduction|name|a)"', lambda _: written, content)
        for name, content in TINY.items()
    }


@pytest.mark.parametrize("text", WRITABLE.values(), ids=WRITABLE)
def test_a_questionnaire_of_others_writes_no_markup(text: str) -> None:
    tame, strange = load_files(_hostile("x")), load_files(_hostile(text))
    shapes = [
        [(element.tag, sorted(element.attributes)) for element in page(one).walk()] for one in (tame, strange)
    ]
    assert shapes[0] == shapes[1]
    assert page(strange).all("h1")[0].text == folded(text)
    styles = [page(one).all("style")[0].text for one in (tame, strange)]
    assert [style.count("{") for style in styles] == [styles[0].count("{")] * 2
    kinds = [_kinds(markdown(one)) for one in (tame, strange)]
    for one in kinds:
        one.pop("text_special", None)
    assert kinds[0] == kinds[1]


def test_the_page_prints_without_the_network_and_is_the_same_each_time(questionnaire: Questionnaire) -> None:
    found = page(questionnaire, "full", "fr")
    assert found.all("script", "link", "img", "input", "form") == []
    assert found.all("html")[0].attributes["lang"] == "fr"
    addresses = re.findall(r"url\((.{,22})", found.all("style")[0].text)
    assert set(addresses) == {"data:font/woff2;base64"}
    for format in ("md", "html"):
        made = [render(questionnaire, "full", format, "fr") for _ in range(2)]
        assert made[0] == made[1]


# The command


def e20(*words: object) -> Result:
    return CliRunner().invoke(program, [str(word) for word in ("--lang", "en", *words)])


def test_markdown_goes_to_standard_output_and_a_file_s_name_gives_the_format(tmp_path: Path) -> None:
    shown = e20("blank")
    assert shown.exit_code == 0 and shown.stdout.startswith(
        "# Working as a network: Enterprise 2.0 maturity assessment\n"
    )
    assert e20("blank", "--lang", "fr").stdout.startswith(
        "# Fonctionner en réseau\u00a0: diagnostic de maturité Entreprise 2.0\n"
    )
    assert e20("blank", "--short").stdout.count("\n### Q") == 12
    file = tmp_path / "paper.html"
    told = e20("blank", "-o", file)
    assert (told.exit_code, told.stdout, told.stderr) == (0, "", f"Saved: {file}\n")
    assert file.read_bytes().startswith(b"<!doctype html>")
    refused = e20("blank", "-o", file)
    assert refused.exit_code == 1 and "--force" in refused.stderr
    assert e20("blank", "-o", file, "--force").exit_code == 0
    assert e20("blank", "-o", tmp_path / "paper.docx").exit_code == 2
    assert e20("blank", "-f", "json").exit_code == 2


def test_another_questionnaire_is_put_on_paper_too(tmp_path: Path) -> None:
    for name, text in TINY.items():
        (tmp_path / name).write_text(text, "utf-8")
    shown = e20("blank", "--questions", tmp_path)
    assert shown.exit_code == 0
    assert shown.stdout == render(load_folder(tmp_path), "full", "md", "en").decode()
    assert shown.stdout.count("\n### Q") == 6
    missing = e20("blank", "--questions", tmp_path / "none")
    assert missing.exit_code == 1 and "there is no such folder" in missing.stderr


def test_there_is_no_other_format(questionnaire: Questionnaire) -> None:
    assert FORMATS == ("md", "html", "pdf")
    with pytest.raises(ValueError, match="no format"):
        render(questionnaire, "full", "docx", "en")
