"""Turns of phrase that every front door shares: the screens and the plain lines say the same things."""

from __future__ import annotations

from e20assess.answers.model import Answer, Facts, NoValue
from e20assess.i18n import Words
from e20assess.interview.choices import value_ids
from e20assess.interview.interview import OPENING, BranchChange, Interview, Section, minutes_for
from e20assess.questionnaire.model import Question


def section_name(interview: Interview, section: Section, say: Words) -> str:
    """The name of a dimension in the language of the moment; the opening has one of ours."""
    if section.id == OPENING:
        return say("Opening")
    return interview.questionnaire.dimension(section.id).name.to(say.language)


def opening_words(interview: Interview, say: Words) -> str:
    """What comes, in one line, where a section opens; nothing in the middle of one."""
    section = interview.opening_section
    if section is None:
        return ""
    count = len(section.questions)
    minutes = minutes_for(interview.questionnaire, section.questions, say.language)
    name = section_name(interview, section, say)
    return say.many(
        "{name}: {count} question, about {minutes} min.",
        "{name}: {count} questions, about {minutes} min.",
        count,
        name=name,
        minutes=minutes,
    )


def count_sentence(interview: Interview, say: Words) -> str:
    """How many are answered, and what becomes of the others."""
    answered, gaps = interview.answered_among(interview.asked), len(interview.gaps)
    words = [say("Completed: {answered} of {asked}.", answered=answered, asked=len(interview.asked))]
    if interview.to_confirm:
        words.append(
            say.many(
                "{count} is taken over from the earlier run and not confirmed yet.",
                "{count} are taken over from the earlier run and not confirmed yet.",
                len(interview.to_confirm),
            )
        )
    if gaps:
        words.append(
            say.many(
                "{count} is unanswered: it counts as missing, never as zero.",
                "{count} are unanswered: they count as missing, never as zero.",
                gaps,
            )
        )
    return " ".join(words)


def aside_sentence(questions: int, answers: int, say: Words) -> str:
    """That questions are no longer asked because of the last answer, and what becomes of their answers."""
    words = say.many(
        "{count} question will not be asked unless this answer changes.",
        "{count} questions will not be asked unless this answer changes.",
        questions,
    )
    if not answers:
        return words
    aside = say.many("{count} answer is set aside.", "{count} answers are set aside.", answers)
    return f"{words} {aside}"


def back_sentence(questions: int, answers: int, say: Words) -> str:
    """That questions are asked again because of the last answer, and that their answers are there again."""
    words = say.many(
        "{count} question is asked again.",
        "{count} questions are asked again.",
        questions,
    )
    if not answers:
        return words
    back = say.many("{count} answer came back.", "{count} answers came back.", answers)
    return f"{words} {back}"


def change_sentence(change: BranchChange, say: Words) -> str:
    """What the last answer closed or opened again; nothing where it did neither."""
    if change.questions > 0 or change.answers > 0:
        return aside_sentence(change.questions, change.answers, say)
    if change.questions < 0:
        return back_sentence(-change.questions, -change.answers, say)
    return ""


def answer_words(interview: Interview, question: Question, say: Words) -> str:
    """The answer to a question in words: the anchor, label or options chosen; a dash where there is none."""
    answer: Answer = interview.sheet.answer(question.id)
    value = answer.value
    if value is None:
        return "–"
    if value is NoValue.DONT_KNOW:
        return say("I don't know")
    if value is NoValue.NOT_APPLICABLE:
        return say("Not applicable")
    labels = interview.questionnaire.labels(question, say.language)
    by_id = dict(zip(value_ids(question), labels, strict=True))
    if isinstance(value, tuple):
        return " · ".join(by_id[id] for id in value) if value else say("None of these")
    return f"{value}  {by_id[str(value)]}" if isinstance(value, int) else by_id[str(value)]


def why_words(interview: Interview, say: Words) -> str:
    """Why the question before us is asked, and the sources behind it."""
    question = interview.question
    sources = [interview.questionnaire.source(id) for id in question.sources]
    cited = " · ".join(source.author or source.title for source in sources)
    why = say("Why we ask. {why}", why=question.why.to(say.language))
    return f"{why} ({cited})" if cited else why


def fact_changes(before: Facts, after: Facts, say: Words) -> list[str]:
    """What was corrected, a line each: what it was, and what it is now."""
    pairs = (
        (say("Organisation"), before.organisation, after.organisation),
        (say("Unit"), before.unit, after.unit),
        (say("Answered by"), before.respondent.name, after.respondent.name),
        (say("Role"), before.respondent.role, after.respondent.role),
        (say("Date"), say.day(before.date), say.day(after.date)),
    )
    return [f"{name}: {old or '–'} → {new or '–'}" for name, old, new in pairs if old != new]


def no_date_sentence(text: str, say: Words) -> str:
    """That what was written is no date, and how one is written."""
    if not text.strip():
        return say("A date is needed, such as 2026-03-17 or 17/03/2026.")
    return say("“{text}” is no date. Write it as 2026-03-17 or 17/03/2026.", text=text)


def stopped_sentence(interview: Interview, say: Words) -> str:
    """Where the interview was left, and how much is answered."""
    asked = len(interview.asked)
    return say(
        "Stopped at question {place} of {count}; answered and kept: {answered}.",
        place=interview.position,
        count=asked,
        answered=interview.answered_among(interview.asked),
    )
