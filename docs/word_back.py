"""The second half of the Word template: dimensions, actions, derivation, every answer, method."""

from __future__ import annotations

from word_answers import answer_table
from word_parts import BOLD, ITALIC, Writer, figure, text


def dimensions(write: Writer) -> None:
    """Each dimension: the narrative of its level, its capabilities, what people wrote."""
    write.line("Heading 1", "{{ label.dimensions }}", new_page=True)
    write.tag("for dimension in dimensions")
    write.tag("if loop.first")
    write.line("Heading 2", "{{ dimension.name }}")
    write.tag("else")
    write.line("Heading 2", "{{ dimension.name }}", new_page=True)
    write.tag("endif")
    write.line(
        "Small",
        "{% if dimension.score.exact %}{{ dimension.score.shown }} · {% endif %}",
        BOLD + "{{ dimension.standing.between or dimension.standing.words }}",
        '{% if dimension.range %} · {{ say("range {range}", range=dimension.range) }}{% endif %}',
        '{% if dimension.target %} · {{ say("target {target}", target=dimension.target.words) }}{% endif %}',
    ).paragraph_format.keep_with_next = True
    for part, style in (
        ("remark", "Normal"),
        ("basis", "Normal"),
        ("narrative", "Lead"),
    ):
        write.tag(f"if dimension.{part}")
        write.line(style, f"{{{{ dimension.{part} }}}}")
        write.tag("endif")
    write.tag("for sentence in dimension.beside")
    write.line("Normal", "{{ sentence }}")
    write.tag("endfor")
    for part, style in (
        ("finding", "Normal"),
        ("not_applicable_finding", "Normal"),
    ):
        write.tag(f"if dimension.{part}")
        write.line(style, f"{{{{ dimension.{part} }}}}")
        write.tag("endif")
    write.tag("if dimension.answered and not cover.is_short")
    write.line("Caption", "{{ label.capabilities }}")
    write.table(
        "{{ label.capabilities }}",
        [
            ("{{ label.capability }}", 12.0, "left"),
            ("{{ label.score }}", 1.4, "middle"),
            ("{{ label.level }}", 3.2, "left"),
        ],
        "for capability in dimension.capabilities",
        [
            [
                text(
                    BOLD + "{{ capability.name }}",
                    ITALIC + "{% if capability.mark %} · {{ capability.mark }}{% endif %}",
                ),
                text("{{ capability.description }}"),
            ],
            figure(BOLD + "{{ capability.score.shown }}"),
            text(
                "{{ capability.standing.words }}"
                "{% if capability.remark %} ({{ capability.remark }}){% endif %}"
            ),
        ],
        "endfor",
    )
    write.tag("endif")
    write.tag("if dimension.noted")
    write.line("Heading 3", "{{ label.their_words }}")
    write.tag("for id in dimension.noted")
    write.line("Question", "{{ answers[id].label }} {{ answers[id].question }}")
    write.line("Quote", "{{ answers[id].note }}")
    write.tag("endfor")
    write.tag("endif")
    write.tag("endfor")


def discussion(write: Writer) -> None:
    """What was flagged to be discussed; nothing where nothing was."""
    write.tag("if discussion.questions")
    write.line("Heading 1", "{{ label.discussion }}", new_page=True)
    write.line("Lead", "{{ discussion.line }}")
    answer_table(write, "{{ label.flagged }}", "discussion.questions")
    write.tag("endif")


def actions(write: Writer) -> None:
    """What to do, with room for who and when."""
    write.line("Heading 1", "{{ label.actions }}", new_page=True)
    write.tag("if actions.before")
    write.line("Heading 2", "{{ label.patterns_first }}")
    write.tag("for step in actions.before")
    write.line("Step", "{{ loop.index }}.\t", "{{ step.text }} ", ITALIC + "({{ step.origin }})")
    write.tag("endfor")
    write.tag("endif")
    write.tag("if actions.first")
    write.line(
        "Heading 2", "{% if cover.is_short %}{{ label.leads }}{% else %}{{ label.one_step_up }}{% endif %}"
    )
    write.line(
        "Normal",
        "{% if cover.is_short %}{{ label.about_leads }}{% else %}{{ label.about_actions }}{% endif %}",
    )
    write.line("Caption", "{{ label.action_table }}")
    write.table(
        "{{ label.action_table }}",
        [
            ("{{ label.number }}", 1.0, "left"),
            ("{{ label.action }}", 8.2, "left"),
            (
                "{% if cover.is_short %}{{ label.effort }}{% else %}{{ label.gain_and_effort }}{% endif %}",
                2.9,
                "left",
            ),
            ("{{ label.owner }}", 2.5, "left"),
            ("{{ label.by_when }}", 2.1, "left"),
        ],
        "for action in actions.first",
        [
            text("{{ action.rank }}"),
            [
                text(BOLD + "{{ action.title }}"),
                text("{{ action.how }}"),
                text(BOLD + "{{ label.sign }} ", "{{ action.sign }}"),
                (
                    "Small",
                    "{{ action.capability }}{% if not cover.is_short %} {{ action.score.shown }}{% endif %}"
                    " · {{ action.dimension }}"
                    "{% if action.is_thin and not cover.is_short %} · {{ label.to_check }}{% endif %}",
                ),
            ],
            [
                text("{% if action.gain %}{{ action.gain }} · {% endif %}{{ action.effort_words }}"),
                text("{%p if action.level_after %}"),
                text('{{ say("enough for level {level}", level=action.level_after) }}'),
                text("{%p endif %}"),
            ],
            text(""),
            text(""),
        ],
        "endfor",
        ruled=True,
    )
    write.tag("if actions.later")
    write.line("Small", "{{ label.more_actions }}")
    write.tag("endif")
    write.tag("elif not patterns.present")
    write.line("Normal", "{{ label.nothing_to_propose }}")
    write.tag("endif")


def making(write: Writer) -> None:
    """Every number and its rule; what keeps from the next level; one answer away."""
    write.line("Heading 1", "{{ label.making }}", new_page=True)
    write.line("Normal", "{{ label.about_making }}")
    write.tag("for part in making.dimensions")
    write.line("Heading 2", "{{ part.name }}")
    write.line("Caption", "{{ label.from_answers }}")
    write.table(
        "{{ label.from_answers }}",
        [
            ("{{ label.capability }}", 4.3, "left"),
            ("{{ label.answer_values }}", 6.6, "left"),
            ("{{ label.exactly }}", 4.1, "left"),
            ("{{ label.score }}", 1.6, "middle"),
        ],
        "for capability in part.capabilities",
        [
            text("{{ capability.name }}"),
            text(
                "{% for id in capability.questions %}{{ answers[id].label }} {{ answers[id].making }}"
                "{% if not loop.last %} · {% endif %}{% endfor %}"
            ),
            text("{{ capability.formula or '–' }}"),
            figure(BOLD + "{{ capability.score.shown }}"),
        ],
        "endfor",
    )
    write.tag("if part.formula")
    write.line("Formula", "{{ part.name }} = {{ part.formula }} → ", BOLD + "{{ part.score.shown }}")
    write.tag("endif")
    write.tag("for sentence in part.sentences")
    write.line("List Bullet", "{{ sentence }}")
    write.tag("endfor")
    write.tag("endfor")
    write.line("Heading 2", "{{ label.overall }}")
    write.tag("if making.overall_formula")
    write.line("Formula", "{{ making.overall_formula }} → ", BOLD + "{{ overall.score.shown }}")
    write.tag("endif")
    write.tag("for sentence in making.overall_sentences")
    write.line("List Bullet", "{{ sentence }}")
    write.tag("endfor")
    write.tag("if making.has_levels")
    write.line("Heading 2", "{{ label.one_away }}")
    write.tag("for group in making.away")
    write.line("Caption", "{{ group.sentence }}")
    write.table(
        "{{ label.one_away }}",
        [
            ("{{ label.number }}", 1.3, "left"),
            ("{{ label.question }}", 9.7, "left"),
            ("{{ label.value }}", 3.5, "left"),
            ("{{ label.score_after }}", 2.1, "middle"),
        ],
        "for away in group.answers",
        [
            text(BOLD + "{{ away.label }}"),
            text("{{ away.question }}"),
            text("{{ away.values }}{% if away.step %} ({{ away.step }}){% endif %}"),
            figure(BOLD + "{{ away.score_after.shown }}"),
        ],
        "endfor",
    )
    write.tag("else")
    write.line("Normal", "{{ label.none_away }}")
    write.tag("endfor")
    write.tag("endif")


def every_answer(write: Writer) -> None:
    """Every answer with its note, then all that was not said."""
    write.line("Heading 1", "{{ label.every_answer }}")
    write.tag("for dimension in dimensions")
    write.line("Heading 2", "{{ dimension.name }}")
    answer_table(write, "{{ label.answers_and_notes }}", "dimension.questions")
    write.tag("endfor")
    write.line("Heading 1", "{{ label.silence }}")
    write.tag("if silence.is_complete")
    write.line("Normal", "{{ label.all_answered }}")
    write.tag("else")
    write.line("Normal", "{{ label.about_silence }}")
    write.tag("endif")
    for name, label in (
        ("dont_know", "not_known"),
        ("not_applicable", "not_applicable"),
        ("unanswered", "not_answered"),
        ("set_aside", "set_aside"),
    ):
        write.tag(f"if silence.{name}")
        write.line("Heading 2", f"{{{{ label.{label} }}}}")
        write.line("Normal", f"{{{{ label.about_{label} }}}}")
        write.tag(f"for id in silence.{name}")
        write.line("List Bullet", BOLD + "{{ answers[id].label }} ", "{{ answers[id].question }}")
        write.tag("if answers[id].note")
        write.line("Quote", "{{ answers[id].note }}")
        write.tag("endif")
        write.tag("endfor")
        write.tag("endif")
    write.tag("if silence.not_asked")
    write.line("Normal", "{{ label.not_asked }}")
    write.tag("endif")


def method(write: Writer) -> None:
    """Rules, sources, versions and the hash."""
    write.line("Heading 1", "{{ label.method }}")
    write.line("Lead", "{{ method.disclaimer }}")
    write.tag("for rule in method.rules")
    write.line("List Bullet", "{{ rule }}")
    write.tag("endfor")
    write.line("Heading 2", "{{ label.sources }}")
    write.tag("for source in method.sources")
    write.line(
        "List Bullet",
        "{% if source.author %}{{ source.author }}, {% endif %}",
        ITALIC + "{{ source.title }}",
        "{% if source.publication %}, {{ source.publication }}{% endif %}"
        "{% if source.year %}, {{ source.year }}{% endif %}"
        "{% if source.publication or source.year or source.title[-1] not in '?!' %}.{% endif %}"
        " {{ source.role }}",
    )
    write.tag("endfor")
    write.line("Heading 2", "{{ label.versions }}")
    version = '{{ say("version {version}", version=method.version) }}'
    made = '{{ method.rewording or say("made with version {version}", version=method.sheet_version) }}'
    write.line("List Bullet", BOLD + "{{ label.rubric }} ", "{{ method.questionnaire }}, " + version)
    write.line("List Bullet", BOLD + "{{ label.sheet }} ", made)
    write.line("List Bullet", BOLD + "{{ label.program }} ", "e20assess {{ method.program }}")
    write.line("List Bullet", BOLD + "{{ label.digest }} ", "{{ method.digest }}")
