"""What to do first, and which single answers decide a level: the fifth and sixth part of the page."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from e20assess.i18n import Words
from e20assess.report.view.actions import ActionPart
from e20assess.report.view.report import ReportView
from e20assess.report.view.sensitivity import Away, AwayGroup
from e20assess.tui.base.text import plain
from e20assess.tui.document.blocks import Paragraph, Part, Row, muted
from e20assess.tui.document.profile_chart import dimension_style


def actions(view: ReportView, say: Words) -> Iterator[Part]:
    """The actions by gain for effort; in the short form, leads to check."""
    if not view.actions.first:
        yield Paragraph(
            plain(
                say(
                    "Nothing can be proposed from these answers. Complete the questionnaire, "
                    "if possible with several people around the table."
                )
            )
        )
        return
    if view.cover.is_short:
        yield muted(
            say(
                "Each of these rests on a single answer. Check it with those concerned before acting; "
                "the full questionnaire would say more."
            )
        )
    else:
        yield muted(
            say("By gain for effort: what the dimension's score would gain, against days, weeks or months.")
        )
    for action in view.actions.first:
        head = Content.assemble(_title(action), "\n    ", _beside(action, say))
        yield Row(f"action:{action.rank}", head, tuple(_action(view, action, say)), hang=4)


def _title(action: ActionPart) -> Content:
    return Content.assemble((f"{action.rank:>2}. ", "$muted"), plain(action.title, "bold"))


def _beside(action: ActionPart, say: Words) -> Content:
    """What for, effort and gain, on a line of its own under the title."""
    gain = Content("")
    if action.gain:
        level = ", " + say("enough for level {level}", level=action.level_after) if action.level_after else ""
        gain = Content.assemble(" · ", (action.gain, "bold"), plain(f" {action.dimension}{level}", "$muted"))
    return Content.assemble(
        plain(action.capability, dimension_style(action.colour)),
        plain(f" {action.score.shown} · {action.effort_words}", "$muted"),
        gain,
    )


def _action(view: ReportView, action: ActionPart, say: Words) -> Iterator[Part]:
    yield Paragraph(plain(action.how), indent=4)
    sign = Content.assemble((say("Sign that it worked"), "bold"), "  ", (action.sign, "italic"))
    yield Paragraph(sign, indent=4, gap=True)
    if action.is_thin and not view.cover.is_short:
        yield Paragraph(plain(say("to check first: it rests on one answer"), "$muted"), indent=4, gap=True)


def one_answer_away(view: ReportView, say: Words) -> Iterator[Part]:
    """The answers that alone would lift or drop a dimension, those nearest to a cut first."""
    if view.cover.is_short:
        yield muted(say("The short form has no levels to be lifted to."))
        return
    if not view.making.away:
        yield Paragraph(plain(say("No single answer, moved one step, would change a dimension's level.")))
    for number, group in enumerate(view.making.away):
        yield Row(f"away:{number}", _sentence(group), tuple(_answers(view, group, say)), hang=2)


def _sentence(group: AwayGroup) -> Content:
    sign, style = ("▲", "bold $success") if group.lifts else ("▼", "bold $warning")
    return Content.assemble((f"{sign} ", style), plain(group.sentence))


def _answers(view: ReportView, group: AwayGroup, say: Words) -> Iterator[Part]:
    for away in group.answers:
        yield from _answer(away, say)


def _answer(away: Away, say: Words) -> Iterator[Part]:
    indent = len(away.label) + 3
    yield Paragraph(
        Content.assemble((f"{away.label} ", "bold"), plain(away.question)), indent=2, hang=indent - 2
    )
    step = f" ({away.step})" if away.step else ""
    after = say("score after: {score}", score=away.score_after.shown)
    yield Paragraph(plain(f"{away.values}{step} · {after}", "$muted"), indent=indent)
