"""What has to be known before relying on a comparison, and what cannot be compared, and why."""

from __future__ import annotations

from collections.abc import Iterator

from e20assess.answers.model import AnswerSheet
from e20assess.report.comparison.common import Limits
from e20assess.report.comparison.scores import Pair, matched
from e20assess.report.view.patterns import patterns
from e20assess.report.view.profile import dimensions as profile
from e20assess.scoring.scorecard import Standing


def remarks(pair: Pair) -> Iterator[str]:
    """What a reader must know first: the wrong order, another unit, another respondent, another basis."""
    say, comparison = pair.say, pair.comparison
    one, other = comparison.before.sheet, comparison.after.sheet
    if comparison.is_dated_backwards:
        yield say(
            "The second assessment ({after}) is dated before the first ({before}): "
            "they are compared in the order given.",
            after=pair.after.date(),
            before=pair.before.date(),
        )
    if _whom(one) != _whom(other):
        yield say(
            "The two assessments name different units. A unit compares with itself at another time; "
            "this is no ranking of two."
        )
    if one.respondent.name and other.respondent.name and one.respondent.name != other.respondent.name:
        yield say("The respondents are not the same: other people may see the same work in another way.")
    yield from _basis(pair)


def limits(pair: Pair) -> Limits:
    """What cannot be compared, and why."""
    basis, language = pair.comparison.basis, pair.after.language
    first, second = pair.own.questionnaire, pair.after.questionnaire
    return Limits(
        sentences=tuple(_sentences(pair)),
        only_before=tuple(first.name(id, language) for id in basis.only_before),
        only_after=tuple(second.name(id, language) for id in basis.only_after),
        altered=tuple(second.name(id, language) for id in basis.altered),
        other_form=len(basis.other_form),
    )


def _whom(sheet: AnswerSheet) -> tuple[str, str]:
    return sheet.organisation.strip().casefold(), sheet.unit.strip().casefold()


def _basis(pair: Pair) -> Iterator[str]:
    say, comparison = pair.say, pair.comparison
    basis = comparison.basis
    if comparison.has_mixed_forms:
        yield say.many(
            "One assessment is in the full form, the other in the short form, and bands do not compare with "
            "levels: both are placed in bands, by the {count} question that both were asked.",
            "One assessment is in the full form, the other in the short form, and bands do not compare with "
            "levels: both are placed in bands, by the {count} questions that both were asked.",
            len(basis.questions),
        )
    if basis.is_other_version:
        yield say.many(
            "The questionnaire has changed between the two (version {before}, then {after}). Both are scored "
            "anew by the rules of the second, on the {count} question that both were asked in the same way, "
            "so that the numbers here can differ from those of the reports.",
            "The questionnaire has changed between the two (version {before}, then {after}). Both are scored "
            "anew by the rules of the second, on the {count} questions that both were asked in the same way, "
            "so that the numbers here can differ from those of the reports.",
            len(basis.questions),
            before=comparison.before.questionnaire.version,
            after=comparison.after.questionnaire.version,
        )


def _sentences(pair: Pair) -> Iterator[str]:
    yield from _forms(pair)
    yield from _scores(pair)
    yield from _branches(pair)
    yield from _patterns(pair)


def _forms(pair: Pair) -> Iterator[str]:
    say, comparison = pair.say, pair.comparison
    if comparison.basis.other_form:
        yield say.many(
            "{count} question is asked by one of the two forms only, and is left out.",
            "{count} questions are asked by one of the two forms only, and are left out.",
            len(comparison.basis.other_form),
        )
    if comparison.is_short:
        yield say("The short form has no levels, no capabilities and no overall score: none are compared.")


def _scores(pair: Pair) -> Iterator[str]:
    """Dimensions without a score in one of the two, and means whose questions are not the same."""
    say = pair.say
    for change, was, now in zip(
        pair.comparison.dimensions, profile(pair.before), profile(pair.after), strict=True
    ):
        if was.remark:
            yield say("“{dimension}” has no score before. {why}", dimension=was.name, why=was.remark)
        if now.remark:
            yield say("“{dimension}” has no score after. {why}", dimension=now.name, why=now.remark)
        if change.unmatched and change.difference is not None:
            alone = say.many(
                "“{dimension}”: {count} question has a value in one of the two only, "
                "which moves the score by itself.",
                "“{dimension}”: {count} questions have a value in one of the two only, "
                "which moves the score by itself.",
                len(change.unmatched),
                dimension=now.name,
            )
            yield f"{alone} {matched(say, change.matched)}"


def _branches(pair: Pair) -> Iterator[str]:
    closed = opened = 0
    for part in pair.comparison.answers:
        was, now = part.before.standing is Standing.SET_ASIDE, part.after.standing is Standing.SET_ASIDE
        closed += now and not was
        opened += was and not now
    if closed:
        yield pair.say.many(
            "{count} question was asked before and is set aside after, by another answer.",
            "{count} questions were asked before and are set aside after, by another answer.",
            closed,
        )
    if opened:
        yield pair.say.many(
            "{count} question was set aside before, by another answer, and is asked after.",
            "{count} questions were set aside before, by another answer, and are asked after.",
            opened,
        )


def _patterns(pair: Pair) -> Iterator[str]:
    say, basis, language = pair.say, pair.comparison.basis, pair.after.language
    if unknown := patterns(pair.before).unknown:
        names = pair.after.all_of(pair.after.quoted(part.name) for part in unknown)
        yield say("Not assessable before, for lack of answers: {names}.", names=names)
    if unknown := patterns(pair.after).unknown:
        names = pair.after.all_of(pair.after.quoted(part.name) for part in unknown)
        yield say("Not assessable after, for lack of answers: {names}.", names=names)
    gone = [
        part.name.to(language) for part in pair.own.questionnaire.patterns if part.id in basis.patterns_before
    ]
    if gone:
        names = pair.after.all_of(map(pair.after.quoted, gone))
        yield say("Patterns that only the first version of the questionnaire has: {names}.", names=names)
