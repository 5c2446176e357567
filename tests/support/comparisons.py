"""Assessments to compare: a sheet, the same a year later, and other versions of the questionnaire."""

import datetime
from dataclasses import replace
from functools import cache

from e20assess.answers.model import Answer, AnswerSheet
from e20assess.questionnaire.loader import load_files, load_shipped
from e20assess.questionnaire.model import Questionnaire
from e20assess.scoring.comparison import Comparison, compare
from tests.support.sheets import (
    DK,
    NA,
    Answers,
    Given,
    all_answers,
    example,
    scored_questions,
    sheet,
    with_all,
    with_answers,
)

LATER = datetime.date(2027, 3, 16)


def compared(before: AnswerSheet, after: AnswerSheet) -> Comparison:
    """Two sheets of the shipped questionnaire."""
    return compare(load_shipped(), before, load_shipped(), after)


def changed(answers: Answers, **changes: Given) -> Comparison:
    """A sheet with these answers, and the same with some given otherwise."""
    return compared(sheet(answers), sheet(with_answers(answers, **changes)))


def alize_later() -> AnswerSheet:
    """Alizé a year later: some answers higher, some lower, some without a value, patterns gained and lost."""
    alize = example("alize")
    answers = with_answers(
        alize.answers,
        owner="cross_functional",
        facilitation_role=2,
        platforms_slates=("search", "links", "authoring", "signals"),
        customer_lead=4,
        knowledge_basis=2,
        knowledge_contact=None,
        trust_discretion=2,
        trust_speech=DK,
    )
    answers["bridges_liaison_role"] = Answer(3, "La communication est associée au départ depuis janvier.")
    answers["communities_links"] = Answer(3, "Un comité des communautés se réunit chaque mois.")
    answers["conversation_listening"] = Answer(4, "Revue du lundi maintenue, avec la logistique en plus.")
    return replace(alize, answers=answers, date=LATER)


@cache
def other_version(version: str, *rewritten: tuple[str, str]) -> Questionnaire:
    """The shipped questionnaire as another version, with every text replaced by another in its files."""
    files = {}
    for name, text in load_shipped().files.items():
        for old, new in ((f'version = "{load_shipped().version}"', f'version = "{version}"'), *rewritten):
            text = text.replace(old, new)
        files[name] = text
    return load_files(files)


def pairs() -> dict[str, Comparison]:
    """One of each kind, by what is special about it."""
    alize, later = example("alize"), alize_later()
    silos = [question.id for question in scored_questions("silos")]
    newer = other_version(
        "1.2",
        ("initiative_scope", "initiative_reach"),
        ('id = "search"', 'id = "finding"'),
        ("silos-2.0", "silos-2.1"),
        ("Who speaks for customers as a whole", "Who stands for customers as a whole"),
    )
    without = with_answers(later.answers, initiative_scope=None, platforms_slates=())
    closed = with_answers(later.answers, owner="no_initiative")
    return {
        "alize": compared(alize, later),
        "the same": compared(alize, alize),
        "full and short": compared(alize, replace(later, form="short")),
        "two short ones": compared(replace(alize, form="short"), replace(later, form="short")),
        "a branch closed": compared(later, replace(alize, answers=closed, unit="Export")),
        "a branch opened": compared(replace(alize, answers=closed), alize),
        "nothing answered": compared(sheet(), sheet()),
        "no score left": changed(all_answers(3), **dict.fromkeys(silos, NA)),
        "two companies": compared(example("delcourt"), example("rivage")),
        "minor versions": compare(
            load_shipped(), alize, newer, replace(later, version="1.2", answers=without)
        ),
        "graver": changed(with_answers(all_answers(3), owner="hr", mandate_shared=2), owner="it"),
        "all not applicable": compared(sheet(all_answers(3)), sheet(with_all({}, silos, NA))),
    }
