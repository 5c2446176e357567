"""Turns of phrase that every front door shares: the screens and the plain lines say the same things."""

from __future__ import annotations

from e20assess.answers.model import Answer, NoValue
from e20assess.interview import OPENING, Interview, Section, minutes_for
from e20assess.questionnaire.parts import Question
from e20assess.words import Words


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


def value_ids(question: Question) -> tuple[str, ...]:
    """The ids of the choices with a value, in order: levels "1".."5", or options."""
    return question.option_ids or tuple("12345")


def count_sentence(interview: Interview, say: Words) -> str:
    """How many are answered, and what becomes of the others."""
    asked, gaps = len(interview.asked), len(interview.gaps)
    words = say("Answered: {answered} of {asked}.", answered=asked - gaps, asked=asked)
    if not gaps:
        return words
    left = say.many(
        "{count} is left open: it counts as missing, never as zero.",
        "{count} are left open: they count as missing, never as zero.",
        gaps,
    )
    return f"{words} {left}"


def aside_sentence(questions: int, answers: int, say: Words) -> str:
    """That questions are no longer asked because of the last answer, and what becomes of their answers."""
    words = say.many(
        "{count} question will not be asked; it comes back if this answer changes.",
        "{count} questions will not be asked; they come back if this answer changes.",
        questions,
    )
    if not answers:
        return words
    aside = say.many("{count} answer is set aside.", "{count} answers are set aside.", answers)
    return f"{words} {aside}"


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
    why = say("Why we ask: {why}", why=question.why.to(say.language))
    return f"{why} ({cited})" if cited else why


def stopped_sentence(interview: Interview, say: Words) -> str:
    """Where the interview was left, and how much is answered."""
    asked = len(interview.asked)
    return say(
        "Stopped at question {place} of {count}; answered and kept: {answered}.",
        place=interview.position,
        count=asked,
        answered=asked - len(interview.gaps),
    )
