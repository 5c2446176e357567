"""Whom the report is about, and by what rules and from what sources it was made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import e20assess
from e20assess.answers.rewording import rewording
from e20assess.errors import printable
from e20assess.i18n import N_
from e20assess.report.context import Material, reference
from e20assess.report.typography import typeset
from e20assess.report.view.common import AsWritten
from e20assess.report.view.profile import scale
from e20assess.scoring.scorecard import NOT_APPLICABLE_SHARE

RUNNING_LENGTH = 80
"""Characters in the line at the head of each page."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Whom the report is about."""

    organisation: AsWritten
    unit: AsWritten
    date: str
    """In words: "17 March 2026"."""
    date_iso: str
    respondent: AsWritten
    role: AsWritten
    form: str
    """In words."""
    is_short: bool
    title: str
    """The questionnaire's."""
    version: str
    """The questionnaire's, and so its rubric's."""
    running: AsWritten
    """One short line for the head of each page."""
    written_in: str
    """In which language people wrote, where that is another than the report's; else empty."""


@dataclass(frozen=True, slots=True)
class SourcePart:
    """A text that the questionnaire rests on."""

    id: str
    title: str
    author: str
    """Empty where unknown."""
    year: str
    """Empty where unknown."""
    publication: str
    """Where it appeared; empty where unknown."""
    reference: str
    """Author and year, or the title."""
    role: str
    """What it contributed."""


@dataclass(frozen=True, slots=True)
class Method:
    """The rules, the sources and the versions."""

    disclaimer: str
    rules: tuple[str, ...]
    """How the scores are made, and what is a convention, a rule a sentence."""
    questionnaire: str
    """Its id."""
    version: str
    digest: str
    """SHA-256 of its files, in hexadecimal."""
    sheet_version: str
    """The version of the questionnaire that the sheet names."""
    rewording: str
    """That the words have changed since it was answered; empty where they have not."""
    program: str
    """The version of e20assess."""
    minimum_share: str
    """The share of a dimension's capabilities that need a score."""
    finding_share: str
    """The share of "don't know" that is a finding of its own."""
    not_applicable_share: str
    """The share of questions that do not apply, beyond which it is one too."""
    cap: int
    """How many levels the overall level may exceed the lowest dimension's by."""
    sources: tuple[SourcePart, ...]


_WRITTEN_IN = {
    "en": N_("Names and notes are in English, as they were written."),
    "fr": N_("Names and notes are in French, as they were written."),
}


def cover(material: Material) -> Cover:
    """Whom the report is about."""
    sheet, questionnaire, say = material.sheet, material.questionnaire, material.say
    title = questionnaire.title.to(material.language)
    return Cover(
        organisation=sheet.organisation,
        unit=sheet.unit,
        date=material.date(),
        date_iso=sheet.date.isoformat(),
        respondent=sheet.respondent.name,
        role=sheet.respondent.role,
        form=say("Short") if material.is_short else say("Full"),
        is_short=material.is_short,
        title=title,
        version=questionnaire.version,
        running=printable(f"{sheet.organisation} · {typeset(title, material.language)}", RUNNING_LENGTH),
        written_in=say(_WRITTEN_IN[sheet.language]) if _is_foreign(material) else "",
    )


def _is_foreign(material: Material) -> bool:
    """Whether people wrote in another language than the report's, one that has a name here."""
    return material.sheet.language != material.language and material.sheet.language in _WRITTEN_IN


def method(material: Material) -> Method:
    """The rules, the sources and the versions."""
    questionnaire, language = material.questionnaire, material.language
    rubric = questionnaire.rubric
    reworded = rewording(questionnaire, material.sheet)
    return Method(
        disclaimer=questionnaire.disclaimer.to(language),
        rules=tuple(_rules(material)),
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        digest=questionnaire.digest,
        sheet_version=material.sheet.version,
        rewording=reworded.sentence(material.say) if reworded else "",
        program=e20assess.__version__,
        minimum_share=str(rubric.dimension.minimum_share),
        finding_share=str(rubric.unknown.finding_share),
        not_applicable_share=str(NOT_APPLICABLE_SHARE),
        cap=rubric.overall.cap_above_lowest,
        sources=tuple(
            SourcePart(
                id=source.id,
                title=source.title,
                author=source.author,
                year=str(source.year or ""),
                publication=source.publication,
                reference=reference(questionnaire, source.id),
                role=source.role.to(language),
            )
            for source in questionnaire.sources
        ),
    )


def _rules(material: Material) -> Iterator[str]:
    say, rubric = material.say, material.questionnaire.rubric
    yield say(
        "Each answer has a value from 1 to 5. A capability is the mean of its answers, a dimension the mean "
        "of its capabilities; everything weighs the same."
    )
    steps = scale(material)
    if material.is_short:
        yield say(
            "In the short form a dimension is the mean of its answers, and stands in a band: {bands}.",
            bands=" · ".join(step.words for step in steps),
        )
    else:
        yield say(
            "A dimension has a score if at least {share} of the capabilities asked about have one.",
            share=say.percent(rubric.dimension.minimum_share),
        )
        yield (
            " · ".join(say("{level} from {score}", level=step.words, score=step.begins) for step in steps)
            + "."
        )
        yield say.many(
            "The overall level is at most {count} level above the lowest dimension's.",
            "The overall level is at most {count} levels above the lowest dimension's.",
            rubric.overall.cap_above_lowest,
        )
    yield say(
        "A share of {share} or more of “I don't know” in a dimension is a finding of its own.",
        share=say.percent(rubric.unknown.finding_share),
    )
    yield say(
        "So is a share of more than {share} of questions that do not apply.",
        share=say.percent(NOT_APPLICABLE_SHARE),
    )
    yield say(
        "The ideas come from the sources; the levels, the cuts between them and the conditions of the "
        "patterns were set by the authors of the questionnaire."
    )
    yield say(
        "These are conventions, the same for everyone. They allow a unit to be compared with itself later, "
        "not with others."
    )
