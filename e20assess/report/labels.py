"""The words of the Word report, by short names: what a template shows as `{{ label.contents }}`.

A name instead of the sentence: Word turns straight quotes into curly ones while a template is typed, and a
sentence quoted with a slip would silently stay in English.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace

from e20assess.i18n import N_, Words
from e20assess.report.view.report import ReportView

LABELS: Mapping[str, str] = {
    "contents": N_("Contents"),
    "date": N_("Date"),
    "respondent": N_("Answered by"),
    "form": N_("Length"),
    "questionnaire": N_("Questionnaire"),
    "one_page": N_("One-page summary"),
    "where_we_stand": N_("Where do we stand?"),
    "what_it_means": N_("What do the answers mean together?"),
    "where_to_start": N_("Where do we start?"),
    "before_relying": N_("Before relying on this page"),
    "nothing_to_propose": N_(
        "Nothing can be proposed from these answers. Complete the questionnaire, if possible with several "
        "people around the table."
    ),
    "to_check": N_("to check first: it rests on one answer"),
    "profile": N_("The profile"),
    "short_profile": N_(
        "The short form places each dimension in a band, by the mean of its few answers. "
        "It opens a conversation: one answer is not enough to measure a capability."
    ),
    "dimensions_on_scale": N_("The dimensions on the scale"),
    "in_numbers": N_("The same in numbers"),
    "dimension": N_("Dimension"),
    "score": N_("Score"),
    "level": N_("Level"),
    "band": N_("Band"),
    "range": N_("Range"),
    "target": N_("Target"),
    "answers": N_("Answers"),
    "level_meanings": N_("What the levels mean"),
    "capabilities": N_("The capabilities"),
    "capabilities_on_scale": N_("The capabilities, each with its score in the column of its level"),
    "capability": N_("Capability"),
    "patterns": N_("What the answers mean together"),
    "about_patterns": N_(
        "A warning pattern is a combination of answers: the idea comes from the "
        "sources, the thresholds from the authors of the questionnaire. It is a hypothesis to discuss, not a "
        "verdict; the answers behind it are shown with it, and those that speak against it."
    ),
    "why_found": N_("Why it is found here"),
    "compared": N_("What was compared"),
    "found": N_("Found"),
    "condition": N_("Condition"),
    "against": N_("What speaks against it"),
    "answers_behind": N_("The answers behind it"),
    "first_step": N_("First step"),
    "not_assessable": N_("Not assessable from these answers"),
    "about_not_assessable": N_("Not assessable does not mean absent: an answer needed to decide is missing."),
    "not_found": N_("Not found here"),
    "owners": N_("Who leads, who connects"),
    "about_owners": N_(
        "Some answers are never scored: none is better than another. They suggest where an organisation "
        "comes from, and what to watch; where the severity of a pattern depends on one of them, the pattern "
        "says so."
    ),
    "hypothesis": N_("hypothesis"),
    "to_watch": N_("To watch"),
    "nothing_suggested": N_("Nothing is suggested by this answer."),
    "owners_not_asked": N_("These questions are not in this form of the questionnaire."),
    "dimensions": N_("Dimension by dimension"),
    "their_words": N_("In their words"),
    "discussion": N_("To discuss"),
    "flagged": N_("Questions flagged to be discussed"),
    "actions": N_("What to do"),
    "patterns_first": N_("First, what the combination of answers calls for"),
    "leads": N_("Leads to check"),
    "about_leads": N_(
        "Each of these rests on a single answer. Check it with those concerned before acting; the full "
        "questionnaire would say more."
    ),
    "one_step_up": N_("One step up, capability by capability"),
    "about_actions": N_(
        "Sorted by gain for effort: how much the action would add to the dimension's score, against "
        "days, weeks or months of work. A starting point for deciding together, not a plan. Owner and "
        "date are for those in the room to fill in."
    ),
    "action_table": N_("Actions"),
    "sign": N_("Sign that it worked"),
    "number": N_("No."),
    "action": N_("What to do, and how it will show"),
    "effort": N_("Effort"),
    "gain_and_effort": N_("Gain and effort"),
    "owner": N_("Owner"),
    "by_when": N_("By when"),
    "making": N_("How the scores are calculated"),
    "about_making": N_(
        "All arithmetic is done in exact fractions. A score lies between 1 and 5 and is rounded once, to be "
        "shown; a level is decided by the exact score."
    ),
    "from_answers": N_("From answers to capabilities"),
    "answer_values": N_("Answers and their values"),
    "exactly": N_("Calculation"),
    "overall": N_("Overall"),
    "one_away": N_("One answer away from another level"),
    "question": N_("Question"),
    "value": N_("Value"),
    "score_after": N_("Score after"),
    "none_away": N_("No single answer, moved one step, would change a dimension's level."),
    "every_answer": N_("Every answer"),
    "answers_and_notes": N_("Answers and notes"),
    "silence": N_("Missing answers"),
    "about_silence": N_("Gaps never count as zero or as the lowest level."),
    "all_answered": N_("Every question that was asked has an answer."),
    "not_known": N_("I don't know"),
    "about_not_known": N_("“I don't know” has no value. It counts as asked, and widens the range."),
    "not_applicable": N_("Not applicable"),
    "about_not_applicable": N_(
        "The subject does not exist here, for the reason given. These questions no longer count as asked."
    ),
    "not_answered": N_("Unanswered"),
    "about_not_answered": N_("No answer was given. These questions count as asked, and widen the range."),
    "set_aside": N_("Set aside"),
    "method": N_("Method and sources"),
    "sources": N_("Sources"),
    "versions": N_("Versions"),
    "rubric": N_("Questionnaire and rubric"),
    "sheet": N_("Answer sheet"),
    "program": N_("Program"),
    "digest": N_("Digest of the questionnaire (SHA-256)"),
}
"""The sentences that are the same in every report."""

SENTENCES = (
    N_("version {version}"),
    N_("made with version {version}"),
    N_("Strongest: {names}"),
    N_("Weakest: {names}"),
    N_("{answered} of {asked}"),
    N_("It also rests on all the answers in {dimensions}, shown further on."),
    N_("Sources: {sources}"),
    N_("Missing: {things}"),
    N_("range {range}"),
    N_("target {target}"),
    N_("not met: {condition}"),
    N_("⚑ to discuss"),
    N_("enough for level {level}"),
)
"""What the shipped template says itself, with values: `{{ say("Sources: {sources}", sources=…) }}`."""


def labels(view: ReportView, say: Words) -> SimpleNamespace:
    """Every label in the report's language: the constant ones, and those with this report's numbers."""
    before, between, after = _page_of(say)
    constant = {name: say(sentence) for name, sentence in LABELS.items()}
    counted = {
        "page": before,
        "of_pages": between,
        "pages": after,
        "legend": _legend(view, say),
        "more_patterns": say.many(
            "{count} more pattern is present.",
            "{count} more patterns are present.",
            view.executive.more_patterns,
        ),
        "more_actions": say.many(
            "{count} more action follows in the same order, in the JSON version of this report.",
            "{count} more actions follow in the same order, in the JSON version of this report.",
            len(view.actions.later),
        ),
        "about_set_aside": say(
            "Another answer closed these questions: {reasons}. "
            "Answers given before are kept, and not counted.",
            reasons=" · ".join(view.silence.reasons),
        ),
        "not_asked": say.many(
            "{count} question of the questionnaire is not in this form.",
            "{count} questions of the questionnaire are not in this form.",
            view.silence.not_asked,
        ),
    }
    return SimpleNamespace(**constant, **counted)


def _page_of(say: Words) -> tuple[str, str, str]:
    """What stands before, between and after the two page numbers, which only Word knows."""
    before, _, rest = say("Page {page} of {pages}").partition("{page}")
    between, _, after = rest.partition("{pages}")
    return before, between, after


def _legend(view: ReportView, say: Words) -> str:
    """What the marks of the profile mean, of those it has."""
    parts = ["● " + say("score")]
    if view.has_ranges:
        parts.append("─ " + say("where it could lie, given what is missing"))
    if view.has_targets and not view.cover.is_short:
        parts.append("◇ " + say("target"))
    return " · ".join(parts)
