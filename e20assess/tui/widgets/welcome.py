"""What the home screen says before there is anything to list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from e20assess.errors import AssessError
from e20assess.i18n import Words
from e20assess.interview.interview import minutes_for_form
from e20assess.tui.base.text import plain

if TYPE_CHECKING:
    from e20assess.questionnaire.model import Questionnaire


def welcome(say: Words, questionnaire: Questionnaire | None, error: AssessError | None) -> Content:
    """Four lines of explanation and two ways to begin; or why there is nothing to show, and a way on.

    Without a questionnaire it is not known yet what there is to show.
    """
    if error is not None:
        sentences = [plain(fault.sentence(say), "$error") for fault in error.faults]
        ways = [_way("⏎", say("Try again.")), _way("x", say("See the results of an example"))]
        return Content("\n\n").join([*sentences, Content("\n\n").join(ways)])
    if questionnaire is None:
        return plain(say("Opening your assessments …"), "$muted")
    lines = (
        say("It depends on silos, on who leads community initiatives, on customers and on management."),
        say(
            "Answer {full} questions in about {minutes} minutes, or {short} in {few}.",
            full=len(questionnaire.questions),
            minutes=minutes_for_form(questionnaire, "full", say.language),
            short=len(questionnaire.short),
            few=minutes_for_form(questionnaire, "short", say.language),
        ),
        say("See where you stand, what your answers mean together, and what to do first."),
        say("Every answer is saved as you give it; nothing leaves this machine."),
    )
    return Content("\n\n").join(
        [
            plain(say("Can your organisation work as a network?"), "bold $primary"),
            Content("\n").join([plain(line) for line in lines]),
            Content("\n\n").join(
                [
                    _way("n", say("Begin an assessment")),
                    _way("x", say("See the results of an example first")),
                ]
            ),
        ]
    )


def _way(key: str, words: str) -> Content:
    return Content.assemble((f" {key} ", "bold reverse"), "  ", plain(words, "bold"))
