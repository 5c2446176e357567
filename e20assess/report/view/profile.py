"""The profile: the scale, the dimensions and the capabilities on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from e20assess.questionnaire.rubric import HIGHEST, LOWEST
from e20assess.report.context import Material, along, band_shade
from e20assess.report.view.basis import dimension_basis, dimension_between
from e20assess.report.view.common import Capability, Dimension, Step, Target
from e20assess.report.view.derivation import capabilities_needed
from e20assess.scoring.diagnosis import extremes
from e20assess.scoring.scorecard import CapabilityScore, DimensionScore, QuestionScore, Standing

FAR_APART = Fraction(3, 2)
"""From this distance between two of its capabilities on, the mean of a dimension describes neither."""


def scale(material: Material) -> tuple[Step, ...]:
    """The stretches of the scale, lowest first: levels, or the bands of the short form."""
    rubric = material.questionnaire.rubric
    names: tuple[str, ...]
    if material.is_short:
        cuts, names = rubric.short.cuts, rubric.short.names.to(material.language)
        meanings = tuple("" for _ in names)
        shades = [band_shade(band, len(names)) for band in range(len(names))]
    else:
        cuts, levels = rubric.levels.cuts, material.questionnaire.levels
        names = tuple(level.name.to(material.language) for level in levels)
        meanings = tuple(level.meaning.to(material.language) for level in levels)
        shades = [level.value for level in levels]
    edges = [Fraction(LOWEST), *cuts, Fraction(HIGHEST)]
    return tuple(
        Step(
            number=number,
            name=name,
            meaning=meaning,
            words=name if material.is_short else f"{number} {name}",
            begins=material.say.exactly(edges[number - 1]),
            start=along(edges[number - 1]),
            width=round(along(edges[number]) - along(edges[number - 1]), 2),
            shade=shade,
        )
        for number, (name, meaning, shade) in enumerate(zip(names, meanings, shades, strict=True), start=1)
    )


def level_rule(material: Material) -> str:
    """Why a 2.5 and a 3.5 stand where they stand: where the levels begin; empty in the short form."""
    if material.is_short:
        return ""
    say, level = material.say, material.questionnaire.rubric.level
    low, high = Fraction(5, 2), Fraction(7, 2)
    return say(
        "The levels share the scale from 1 to 5 between them; they begin at {cuts}. "
        "So {low} is at level {low_level}, and {high} at level {high_level}.",
        cuts=" · ".join(say.exactly(edge) for edge in (Fraction(LOWEST), *material.cuts)),
        low=say.score(low),
        low_level=level(low),
        high=say.score(high),
        high_level=level(high),
    )


def dimensions(material: Material) -> tuple[Dimension, ...]:
    """The four axes, in file order."""
    return tuple(_dimension(material, part) for part in material.scorecard.dimensions)


def _dimension(material: Material, part: DimensionScore) -> Dimension:
    home = material.questionnaire.dimension(part.id)
    questions = material.in_form(question.id for question in home.questions)
    marks = {} if material.is_short else _marks(material, part)
    best, worst = material.say("strongest"), material.say("weakest")
    return Dimension(
        id=part.id,
        name=material.name(part.id),
        colour=material.colours[part.id],
        score=material.score(part.score),
        standing=material.standing(
            part.level, part.band, material.say("no score"), dimension_between(material, part)
        ),
        low=material.score(part.low),
        high=material.score(part.high),
        range=_range(material, part),
        spread=_spread(part),
        target=_target(material, part),
        asked=part.asked,
        answered=part.answered,
        dont_know=part.dont_know,
        not_applicable=part.not_applicable,
        remark=_why_no_score(material, part),
        finding=_finding(material, part),
        not_applicable_finding=_not_applicable_finding(material, part),
        basis=dimension_basis(material, part),
        narrative="" if _unscored(part) else _narrative(material, part),
        beside=tuple(_beside(material, part)),
        strongest=tuple(material.name(id) for id, mark in marks.items() if mark == best),
        weakest=tuple(material.name(id) for id, mark in marks.items() if mark == worst),
        capabilities=tuple(
            _capability(material, capability, marks.get(capability.id, ""))
            for capability in part.capabilities
        ),
        questions=questions,
        noted=tuple(id for id in questions if _is_noted(material.scorecard.questions[id])),
    )


def _narrative(material: Material, part: DimensionScore) -> str:
    found = material.questionnaire.narrative(part.id, part.level) if part.level else None
    return found.to(material.language) if found else ""


def _unscored(part: DimensionScore) -> list[CapabilityScore]:
    return [capability for capability in part.capabilities if capability.score is None]


def _beside(material: Material, part: DimensionScore) -> Iterator[str]:
    """What keeps a narrative, which is one for the whole dimension, from saying what was not answered."""
    if not _narrative(material, part):
        return
    if unscored := _unscored(part):
        yield material.say.many(
            "This level is not described here: {names} has no scored answer.",
            "This level is not described here: {names} have no scored answer.",
            len(unscored),
            names=material.all_of(material.quoted(material.name(one.id)) for one in unscored),
        )
        return
    scores = [one.score for one in part.capabilities if one.score is not None]
    if max(scores) - min(scores) >= FAR_APART:
        low, high = (_at(material, extremes(part.capabilities, highest=highest)) for highest in (False, True))
        yield material.say(
            "The capabilities differ widely here, from {low} to {high}: "
            "the paragraph above describes their average, and may fit none of them.",
            low=low,
            high=high,
        )


def _at(material: Material, parts: Sequence[CapabilityScore]) -> str:
    """Capabilities that share a score, and that score."""
    names = material.all_of(material.quoted(material.name(part.id)) for part in parts)
    return material.say("{names} ({score})", names=names, score=material.score(parts[0].score).shown)


def _is_noted(part: QuestionScore) -> bool:
    return bool(part.answer.note) and part.standing is not Standing.SET_ASIDE


def _marks(material: Material, part: DimensionScore) -> dict[str, str]:
    """The strongest and the weakest capabilities of a dimension, by id.

    A mark that more than half of them would share says nothing, and is left out.
    """
    scored = part.capabilities_scored
    marks: dict[str, str] = {}
    for mark, found in (
        (material.say("strongest"), extremes(scored, highest=True)),
        (material.say("weakest"), extremes(scored, highest=False)),
    ):
        if 2 * len(found) <= len(scored):
            marks |= {capability.id: mark for capability in found}
    return marks


def _capability(material: Material, part: CapabilityScore, mark: str) -> Capability:
    say = material.say
    remark = ""
    if part.is_thin:
        remark = say("one answer only")
    elif not part.asked:
        remark = say("nothing was asked")
    elif part.score is None:
        remark = say("no scored answer")
    # The short form has no levels: one answer is no measure of a capability.
    level = None if material.is_short else part.level
    return Capability(
        id=part.id,
        name=material.name(part.id),
        description=material.questionnaire.capabilities[part.id].description.to(material.language),
        score=material.score(part.score),
        standing=material.standing(level, why="–"),
        asked=part.asked,
        answered=part.answered,
        is_thin=part.is_thin,
        remark=remark,
        mark=mark,
    )


def _range(material: Material, part: DimensionScore) -> str:
    """The range in words; none where nothing was answered, for it would be the whole scale."""
    if part.low is None or part.high is None or part.low == part.high or not part.answered:
        return ""
    return material.say(
        "{low} to {high}", low=material.score(part.low).shown, high=material.score(part.high).shown
    )


def _spread(part: DimensionScore) -> float:
    return (
        0.0
        if part.low is None or part.high is None or not part.answered
        else round(along(part.high) - along(part.low), 2)
    )


def _target(material: Material, part: DimensionScore) -> Target | None:
    number = material.sheet.targets.get(part.id)
    if number is None:
        return None
    remark = ""
    if part.level is not None:
        remark = material.say("reached") if part.level >= number else material.say("not reached yet")
    cuts = (Fraction(LOWEST), *material.questionnaire.rubric.levels.cuts, Fraction(HIGHEST))
    middle = (cuts[number - LOWEST] + cuts[number - LOWEST + 1]) / 2
    return Target(number, material.level(number), remark, None if material.is_short else along(middle))


def _why_no_score(material: Material, part: DimensionScore) -> str:
    if part.score is not None:
        return ""
    say = material.say
    if not part.asked:
        return say("None of its questions was asked, or none applies here.")
    if not part.answered:
        return say("None of its questions has a scored answer.")
    return say.many(
        "Too little was answered: {count} of the {asked} capabilities asked about has a score, "
        "and at least {needed} are needed.",
        "Too little was answered: {count} of the {asked} capabilities asked about have a score, "
        "and at least {needed} are needed.",
        len(part.capabilities_scored),
        asked=len(part.capabilities_asked),
        needed=capabilities_needed(material, part),
    )


def _finding(material: Material, part: DimensionScore) -> str:
    if not part.is_unknown_finding:
        return ""
    return material.say.many(
        "“{dimension}”: {count} of {asked} questions was answered “I don't know”. "
        "That is a finding in itself, and worth discussing.",
        "“{dimension}”: {count} of {asked} questions were answered “I don't know”. "
        "That is a finding in itself, and worth discussing.",
        part.dont_know,
        dimension=material.name(part.id),
        asked=part.asked,
    )


def _not_applicable_finding(material: Material, part: DimensionScore) -> str:
    if not part.is_not_applicable_finding:
        return ""
    return material.say.many(
        "“{dimension}”: {count} of {total} questions does not apply here. "
        "Look at the reasons before reading its score.",
        "“{dimension}”: {count} of {total} questions do not apply here. "
        "Look at the reasons before reading its score.",
        part.not_applicable,
        dimension=material.name(part.id),
        total=part.asked + part.not_applicable,
    )
