"""The keys of the interview."""

from __future__ import annotations

from e20assess.tui.keys import Key
from e20assess.tui.spoken import COMMON_KEYS
from e20assess.words import N_

INTERVIEW_KEYS = (
    Key("1,2,3,4,5,6,7,8,9,a,b,c,0", "", "1-5", N_("choose"), N_("Choose the answer with this number.")),
    Key("", "", "⏎", N_("next"), N_("Continue; if there is no answer yet, choose the highlighted one.")),
    Key("left,shift+tab", "back", "←", N_("back"), N_("Previous question, without checking this one.")),
    Key("n", "note", "n", N_("note"), N_("Write a note beside the answer.")),
    Key("o", "overview", "o", N_("overview"), N_("Every question with its answer; jump to any, or finish.")),
    Key("w", "why", "w", N_("why"), N_("Why the question is asked, and from which sources.")),
    Key(
        "question_mark",
        "dont_know",
        "?",
        N_("don't know"),
        N_("Answer “I don't know”; it does not affect any score."),
    ),
    Key("minus", "not_applicable", "-", N_("not applicable"), N_("Say that it does not apply, and why.")),
    Key("g", "next_gap", "g", N_("next gap"), N_("Go to the next unanswered question."), hint=False),
    Key("d", "discuss", "d", N_("discuss"), N_("Flag the question, to talk about it together."), hint=False),
    Key(
        "v", "next_flagged", "v", N_("next to discuss"), N_("Go to the next question to discuss."), hint=False
    ),
    Key("u", "undo", "u", N_("undo"), N_("Undo the last answer."), hint=False),
    Key("slash,ctrl+p", "find", "/", N_("find"), N_("Go to a question by one of its words."), hint=False),
    Key("x,delete", "clear", "x", N_("clear"), N_("Take the answer back; the note stays."), hint=False),
    Key(
        "right", "forward", "→", N_("skip"), N_("The next question, without answering this one."), hint=False
    ),
    Key(
        "i",
        "facts",
        "i",
        N_("details"),
        N_("Correct the organisation, unit, respondent, role or date."),
        hint=False,
    ),
    Key("", "", N_("Space"), N_("choose"), N_("Choose or tick what is under the cursor."), hint=False),
    Key("", "", "↑ ↓ j k", N_("move"), N_("Move the cursor."), hint=False),
    Key("q", "leave", "q", N_("home"), N_("Back to the list; resume later.")),
    Key("escape", "close", "Esc", N_("close"), N_("Hide why the question is asked."), hint=False),
    *COMMON_KEYS,
)
