"""What the home screen says before there is anything to list."""

from __future__ import annotations

from textual.content import Content

from e20assess.errors import AssessError
from e20assess.tui.text import plain
from e20assess.words import Words


def welcome(say: Words, *, is_reading: bool, error: AssessError | None) -> Content:
    """Four lines of explanation and two ways to begin; or why there is nothing to show, and a way on."""
    if error is not None:
        sentences = [plain(fault.sentence(say), "$error") for fault in error.faults]
        ways = [_way("⏎", say("Try again.")), _way("x", say("See the results of an example."))]
        return Content("\n\n").join([*sentences, Content("\n\n").join(ways)])
    if is_reading:
        return plain(say("Opening your assessments …"), "$muted")
    lines = (
        say("Four things decide: silos, who owns what, the customer, management."),
        say("Answer 42 questions in about thirty minutes, or twelve in ten."),
        say("See where you stand, what it means together, and what to do first."),
        say("Every answer is saved as you give it; nothing leaves this machine."),
    )
    return Content("\n\n").join(
        [
            plain(say("Can your organisation work as a network?"), "bold $primary"),
            Content("\n").join([plain(line) for line in lines]),
            Content("\n\n").join(
                [
                    _way("n", say("Begin an assessment.")),
                    _way("x", say("See the results of an example first.")),
                ]
            ),
        ]
    )


def _way(key: str, words: str) -> Content:
    return Content.assemble((f" {key} ", "bold reverse"), "  ", plain(words, "bold"))
