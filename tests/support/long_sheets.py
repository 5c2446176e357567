"""Sheets that strain a page: the long workshop, the sheet of gaps; and reports of them, made once."""

from dataclasses import replace
from functools import cache

from e20assess.answers.model import AnswerSheet
from e20assess.questionnaire.loader import load_shipped
from e20assess.report.comparison.render import render as render_comparison
from e20assess.report.formats import render
from tests.support.comparisons import pairs
from tests.support.sheets import DK, NA, all_answers, example, scored_questions, sheet, with_all, with_answers

ORGANISATION = (
    "Groupement interprofessionnel des coopératives maritimes, fluviales et portuaires "
    "de Bretagne et de la Loire-Atlantique."
)
NOTE = (
    "Dans l’atelier, plusieurs personnes racontent la même chose autrement : le dossier part, revient, "
    "repart, et personne ne sait plus qui l’a vu le dernier. On cite le cas d’un client de Lyon qui a appelé "
    "trois fois en une semaine, avec trois réponses différentes. « Ce n’est pas de la mauvaise volonté », "
    "dit la responsable, « chacun fait sa part, et la somme ne fait pas un service ». On le garde pour la "
    "suite du programme et pour la prochaine réunion du comité, avec les personnes concernées."
)[:400]


def long_workshop() -> AnswerSheet:
    """42 notes of 400 characters, a name of 120, a target in each dimension."""
    alize = example("alize")
    assert len(ORGANISATION) == 120 and len(NOTE) == 400
    return replace(
        alize,
        organisation=ORGANISATION,
        unit="Direction générale déléguée aux relations avec les sociétaires et les territoires",
        answers={
            id: replace(alize.answers.get(id, answer), note=NOTE) for id, answer in all_answers(2).items()
        },
        targets={"silos": 3, "ownership": 4, "customer": 4, "management": 3},
    )


def gaps() -> AnswerSheet:
    """Every kind of gap: not known, not answered, not applicable, one answer only, dimensions unscored."""
    answers = with_answers(all_answers(2), owner="marketing")
    answers = with_all(answers, [one.id for one in scored_questions("silos")][2:], DK)
    answers = with_all(answers, [one.id for one in scored_questions("ownership")][2:], None)
    answers = with_all(answers, [one.id for one in scored_questions("customer")][:5], NA)
    return sheet(answers)


SHEETS = {
    "alize": example("alize"),
    "delcourt": example("delcourt"),
    "rivage": example("rivage"),
    "long": long_workshop(),
    "gaps": gaps(),
    "empty": sheet(),
    "short": example("alize", "short"),
}
COMPARED = "compared"
"""The name of the comparison of Alizé's two sheets among the reports."""


@cache
def page(name: str, paper: str = "") -> str:
    """The HTML of one of SHEETS in its own language, or of the comparison in French."""
    if name == COMPARED:
        return render_comparison(pairs()["alize"], "html", "fr", paper=paper).decode()
    answered = SHEETS[name]
    return render(load_shipped(), answered, "html", answered.language, paper=paper).decode()
