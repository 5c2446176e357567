"""The first half of the Word template: cover, executive page, profile, patterns, owners."""

from __future__ import annotations

from docx.shared import Cm, Pt
from word_answers import answer_table
from word_parts import BOLD, FIELD, ITALIC, Writer, figure, text


def cover(write: Writer) -> None:
    """Whom the report is about, and what is in it."""
    write.line("Kicker", "{{ cover.title }}")
    write.line("Title", "{{ cover.organisation }}")
    write.tag("if cover.unit")
    write.line("Subtitle", "{{ cover.unit }}")
    write.tag("endif")
    write.line("Fact", BOLD + "{{ label.date }}", "\t{{ cover.date }}")
    write.tag("if cover.respondent or cover.role")
    write.line("Fact", BOLD + "{{ label.respondent }}", "\t{{ cover.respondent or cover.role }}")
    write.tag("endif")
    write.tag("if cover.respondent and cover.role")
    write.line("Fact", "\t{{ cover.role }}")
    write.tag("endif")
    write.line("Fact", BOLD + "{{ label.form }}", "\t{{ cover.form }}")
    write.line(
        "Fact",
        BOLD + "{{ label.questionnaire }}",
        '\t{{ cover.title }}, {{ say("version {version}", version=cover.version) }}',
    )
    write.line("TOC Heading", "{{ label.contents }}")
    write.line("toc 1", FIELD + 'TOC \\o "1-1" \\h \\z \\u')
    write.line("Small", "{{ method.disclaimer }}").paragraph_format.space_before = Cm(1)
    write.tag("if cover.written_in")
    write.line("Small", "{{ cover.written_in }}")
    write.tag("endif")


def on_the_scale(write: Writer) -> None:
    """The profile as a table: a dot, a range and a target in the columns of the levels."""
    write.table(
        "{{ label.dimensions_on_scale }}",
        [
            ("{{ label.dimension }}", 3.85, "left"),
            ("{%tc for step in scale %}", 0, "left"),
            ("{{ step.words }}", 2.55, "middle"),
            ("{%tc endfor %}", 0, "left"),
        ],
        "for dimension in dimensions",
        [
            text(BOLD + "{{ dimension.name }}"),
            text("{%tc for step in scale %}"),
            figure("{% cellbg fill(dimension, step) %}", BOLD + "{{ mark(dimension, step) }}"),
            text("{%tc endfor %}"),
        ],
        "endfor",
    )
    write.tag("if has_ranges or has_targets")
    write.line("Small", "{{ label.legend }}").paragraph_format.space_before = Pt(4)
    write.tag("endif")


def summary(write: Writer) -> None:
    """The page that stands alone."""
    write.line("Heading 1", "{{ label.one_page }}", new_page=True)
    write.line("Heading 2", "{{ label.where_we_stand }}")
    on_the_scale(write)
    write.line("Normal", BOLD + "{{ overall.line }}").paragraph_format.space_before = Pt(6)
    write.tag("if overall.basis")
    write.line("Normal", "{{ overall.basis }}")
    write.tag("endif")
    write.tag("if executive.to_discuss")
    write.line("Normal", "{{ executive.to_discuss }}")
    write.tag("endif")
    write.tag("if executive.strongest")
    write.line("List Bullet", '{{ say("Strongest: {names}", names=executive.strongest) }}')
    write.line("List Bullet", '{{ say("Weakest: {names}", names=executive.weakest) }}')
    write.tag("endif")
    write.line("Heading 2", "{{ label.what_it_means }}")
    write.tag("for pattern in executive.patterns")
    write.line(
        "List Bullet",
        BOLD + "{{ pattern.name }}",
        ITALIC + " ({{ pattern.severity_words }}) ",
        "{{ pattern.meaning }}",
    )
    write.tag("else")
    write.line("Normal", "{{ executive.absence }}")
    write.tag("endfor")
    write.tag("if executive.more_patterns")
    write.line("Normal", "{{ label.more_patterns }}")
    write.tag("endif")
    write.line("Heading 2", "{{ label.where_to_start }}")
    write.tag("for step in executive.steps")
    write.line(
        "Step",
        "{{ loop.index }}.\t",
        BOLD + "{% if step.detail %}{{ step.text }}. {% endif %}",
        "{{ step.detail or step.text }} ",
        ITALIC + "({{ step.origin }}{% if step.is_to_check %} · {{ label.to_check }}{% endif %})",
    )
    write.tag("else")
    write.line("Normal", "{{ label.nothing_to_propose }}")
    write.tag("endfor")
    write.line("Heading 3", "{{ label.before_relying }}")
    write.tag("for caveat in executive.caveats")
    write.line("Small", "{{ caveat }}")
    write.tag("endfor")
    write.line("Small", "{{ method.disclaimer }}")


def profile(write: Writer) -> None:
    """The dimensions in numbers, the levels, the capabilities."""
    write.line("Heading 1", "{{ label.profile }}", new_page=True)
    write.tag("if cover.is_short")
    write.line("Lead", "{{ label.short_profile }}")
    write.tag("elif overall.narrative")
    write.line("Lead", "{{ overall.narrative }}")
    write.tag("endif")
    write.line("Caption", "{{ label.dimensions_on_scale }}")
    on_the_scale(write)
    write.line("Caption", "{{ label.in_numbers }}")
    write.table(
        "{{ label.in_numbers }}",
        [
            ("{{ label.dimension }}", 4.6, "left"),
            ("{{ label.score }}", 1.5, "middle"),
            ("{% if cover.is_short %}{{ label.band }}{% else %}{{ label.level }}{% endif %}", 3.2, "left"),
            ("{%tc if has_ranges %}", 0, "left"),
            ("{{ label.range }}", 2.2, "left"),
            ("{%tc endif %}", 0, "left"),
            ("{%tc if has_targets %}", 0, "left"),
            ("{{ label.target }}", 3.2, "left"),
            ("{%tc endif %}", 0, "left"),
            ("{{ label.answers }}", 1.9, "left"),
        ],
        "for dimension in dimensions",
        [
            text(BOLD + "{{ dimension.name }}"),
            figure(BOLD + "{{ dimension.score.shown }}"),
            text("{{ dimension.standing.between or dimension.standing.words }}"),
            text("{%tc if has_ranges %}"),
            text("{{ dimension.range or '–' }}"),
            text("{%tc endif %}"),
            text("{%tc if has_targets %}"),
            text(
                "{% if dimension.target %}{{ dimension.target.words }}{% if dimension.target.remark %} "
                "({{ dimension.target.remark }}){% endif %}{% else %}–{% endif %}"
            ),
            text("{%tc endif %}"),
            text('{{ say("{answered} of {asked}", answered=dimension.answered, asked=dimension.asked) }}'),
        ],
        "endfor",
    )
    write.line("Formula", BOLD + "{{ overall.line }}")
    write.tag("if overall.basis")
    write.line("Normal", "{{ overall.basis }}")
    write.tag("endif")
    write.tag("if not cover.is_short")
    write.line("Heading 2", "{{ label.level_meanings }}")
    write.tag("for step in scale")
    write.line("List Bullet", BOLD + "{{ step.words }}", " {{ step.meaning }}")
    write.tag("endfor")
    write.tag("if has_answers")
    heat(write)
    write.tag("endif")
    write.tag("endif")


def heat(write: Writer) -> None:
    """The capabilities: the score in the column of its level, the level in words beside it."""
    write.line("Heading 2", "{{ label.capabilities }}", new_page=True)
    write.line("Caption", "{{ label.capabilities_on_scale }}")
    write.table(
        "{{ label.capabilities_on_scale }}",
        [
            ("{{ label.capability }}", 6.2, "left"),
            ("{%tc for step in scale %}", 0, "left"),
            ("{{ step.number }}", 1.35, "middle"),
            ("{%tc endfor %}", 0, "left"),
            ("{{ label.level }}", 3.65, "left"),
        ],
        "for dimension in dimensions",
        [text("{% colspan scale|length + 2 %}", BOLD + "{{ dimension.name }}")],
        "for capability in dimension.capabilities",
        [
            text(
                "{{ capability.name }}",
                ITALIC + "{% if capability.remark %} ({{ capability.remark }}){% endif %}",
            ),
            text("{%tc for step in scale %}"),
            figure(
                "{% cellbg fill(capability, step) %}",
                BOLD
                + "{% if capability.standing.number == step.number %}{{ capability.score.shown }}{% endif %}",
            ),
            text("{%tc endfor %}"),
            text("{{ capability.standing.words }}"),
        ],
        "endfor",
        "endfor",
    )
    write.line("Small", "{{ level_rule }}")


def patterns(write: Writer) -> None:
    """Each pattern with its evidence and its first step."""
    write.line("Heading 1", "{{ label.patterns }}", new_page=True)
    write.line("Normal", "{{ label.about_patterns }}")
    write.tag("if not patterns.present")
    write.line("Lead", "{{ executive.absence }}")
    write.tag("endif")
    write.tag("for pattern in patterns.present")
    write.line("Heading 2", "{{ pattern.name }}")
    write.line("Small", "{{ pattern.severity_words }}").paragraph_format.keep_with_next = True
    write.line("Lead", "{{ pattern.meaning }}")
    write.line("Caption", "{{ label.why_found }}")
    write.table(
        "{{ label.why_found }}",
        [
            ("{{ label.compared }}", 7.6, "left"),
            ("{{ label.found }}", 3.4, "left"),
            ("{{ label.condition }}", 5.6, "left"),
        ],
        "for proof in pattern.proofs",
        [text("{{ proof.subject }}"), text(BOLD + "{{ proof.value }}"), text("{{ proof.wanted }}")],
        "endfor",
    )
    write.tag("if pattern.raised")
    write.line("Normal", "{{ pattern.raised }}")
    write.tag("endif")
    write.tag("if pattern.against")
    write.line("Caption", "{{ label.against }}")
    write.table(
        "{{ label.against }}",
        [
            ("{{ label.compared }}", 7.6, "left"),
            ("{{ label.found }}", 3.4, "left"),
            ("{{ label.condition }}", 5.6, "left"),
        ],
        "for proof in pattern.against",
        [
            text("{{ proof.subject }}"),
            text(BOLD + "{{ proof.value }}"),
            text('{{ say("not met: {condition}", condition=proof.wanted) }}'),
        ],
        "endfor",
    )
    write.tag("endif")
    write.tag("if pattern.rests_on")
    write.line(
        "Small",
        '{{ say("It also rests on all the answers in {dimensions}, shown further on.", '
        "dimensions=pattern.rests_on) }}",
    )
    write.tag("endif")
    write.tag("if pattern.questions")
    answer_table(write, "{{ label.answers_behind }}", "pattern.questions")
    write.tag("endif")
    write.line("Formula", BOLD + "{{ label.first_step }} ", "{{ pattern.first_step }}")
    write.tag("if pattern.sources")
    write.line("Small", '{{ say("Sources: {sources}", sources=pattern.sources) }}')
    write.tag("endif")
    write.tag("endfor")
    write.tag("if patterns.unknown")
    write.line("Heading 2", "{{ label.not_assessable }}")
    write.line("Normal", "{{ label.about_not_assessable }}")
    write.tag("for pattern in patterns.unknown")
    write.line(
        "List Bullet",
        BOLD + "{{ pattern.name }} ",
        "{{ say(\"Missing: {things}\", things=pattern.missing|join(' · ')) }}",
    )
    write.tag("endfor")
    write.tag("endif")
    write.tag("if patterns.absent")
    write.line("Heading 2", "{{ label.not_found }}")
    write.line("Normal", "{{ patterns.absent|join(' · ') }}")
    write.tag("endif")


def owners(write: Writer) -> None:
    """Who owns, who links: what is extrapolated is worded as a hypothesis."""
    write.line("Heading 1", "{{ label.owners }}")
    write.line("Normal", "{{ label.about_owners }}")
    write.tag("for typology in typologies")
    write.line("Heading 2", "{{ answers[typology.question].question }}")
    write.line(
        "Normal",
        "{{ answers[typology.question].label }} ",
        BOLD + "{{ answers[typology.question].chosen|join(', ') }}",
        ITALIC + " {{ answers[typology.question].said }}",
    )
    write.tag("for reading in typology.readings")
    write.line(
        "Normal",
        ITALIC + "{% if reading.is_hypothesis %}({{ label.hypothesis }}) {% endif %}",
        "{{ reading.reveals }}",
    )
    for name, label in (("risk", "to_watch"), ("first_step", "first_step")):
        write.tag(f"if reading.{name}")
        write.line("Normal", BOLD + f"{{{{ label.{label} }}}} ", f"{{{{ reading.{name} }}}}")
        write.tag("endif")
    write.tag("if reading.sources")
    write.line("Small", '{{ say("Sources: {sources}", sources=reading.sources) }}')
    write.tag("endif")
    write.tag("else")
    write.tag("if answers[typology.question].chosen")
    write.line("Normal", "{{ label.nothing_suggested }}")
    write.tag("endif")
    write.tag("endfor")
    write.tag("else")
    write.line("Normal", "{{ label.owners_not_asked }}")
    write.tag("endfor")
