"""Makes reports/default/report.docx, the Word template that comes with the program: `make word`.

The template is a Word document like any other and may be edited in Word; this script is how it was first
written, and keeps it reproducible. Its parts are those of DESIGN section 6, in that order.
"""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm
from word_parts import BOLD, FIELD, ITALIC, Line, Writer, add, figure, text
from word_styles import TEXT_WIDTH, dress

from e20assess.report.docx_file import packed_the_same

TEMPLATE = Path(__file__).parent.parent / "reports" / "default" / "report.docx"

ANSWER: list[Line] = [
    ("Table Text", "{%p if answers[id].said %}"),
    text(ITALIC + "{{ answers[id].said }}"),
    ("Table Text", "{%p endif %}"),
    ("Table Text", "{%p for chosen in answers[id].chosen %}"),
    text("→ {{ chosen }}"),
    ("Table Text", "{%p endfor %}"),
    ("Table Text", "{%p if answers[id].note %}"),
    ("Table Quote", "{{ answers[id].note }}"),
    ("Table Text", "{%p endif %}"),
]
"""What was said to the question `id`, with its note, as paragraphs of a cell."""


def cover(write: Writer) -> None:
    """Whom the report is about, and what is in it."""
    write.line("Kicker", "{{ cover.title }}")
    write.line("Title", "{{ cover.organisation }}")
    write.tag("if cover.unit")
    write.line("Subtitle", "{{ cover.unit }}")
    write.tag("endif")
    write.line("Normal", BOLD + "{{ label.date }}", "\t{{ cover.date }}")
    write.tag("if cover.respondent")
    write.line("Normal", BOLD + "{{ label.respondent }}", "\t{{ cover.respondent }}")
    write.tag("endif")
    write.tag("if cover.role")
    write.line("Normal", "\t{{ cover.role }}")
    write.tag("endif")
    write.line("Normal", BOLD + "{{ label.form }}", "\t{{ cover.form }}")
    write.line(
        "Normal",
        BOLD + "{{ label.questionnaire }}",
        '\t{{ cover.title }}, {{ say("version {version}", version=cover.version) }}',
    )
    write.line("TOC Heading", "{{ label.contents }}")
    write.line("toc 1", FIELD + 'TOC \\o "1-1" \\h \\z \\u')
    write.line("Small", "{{ method.disclaimer }}").paragraph_format.space_before = Cm(1)


def on_the_scale(write: Writer) -> None:
    """The profile as a table: a dot, a range and a target in the columns of the levels."""
    write.line("Caption", "{{ label.dimensions_on_scale }}")
    write.table(
        "{{ label.dimensions_on_scale }}",
        [
            ("{{ label.dimension }}", 4.1, "left"),
            ("{%tc for step in scale %}", 0, "left"),
            ("{{ step.words }}", 2.5, "middle"),
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
    write.tag("if has_answers")
    write.line("Small", "{{ label.legend }}")
    write.tag("endif")


def summary(write: Writer) -> None:
    """The page that stands alone."""
    write.line("Heading 1", "{{ label.one_page }}", new_page=True)
    write.line("Heading 2", "{{ label.where_we_stand }}")
    on_the_scale(write)
    write.line("Normal", BOLD + "{{ overall.line }}")
    write.tag("if executive.strongest")
    write.line("List Bullet", '{{ say("Strongest: {names}", names=executive.strongest) }}')
    write.line("List Bullet", '{{ say("Weakest: {names}", names=executive.weakest) }}')
    write.tag("endif")
    write.line("Heading 2", "{{ label.what_it_means }}")
    write.tag("for pattern in executive.patterns")
    write.line(
        "List Bullet", BOLD + "{{ pattern.name }}", ITALIC + " ({{ pattern.severity_words }}) ", "{{ pattern.meaning }}"
    )
    write.tag("else")
    write.line("Normal", "{{ executive.absence }}")
    write.tag("if overall.narrative")
    write.line("Normal", "{{ overall.narrative }}")
    write.tag("endif")
    write.tag("endfor")
    write.tag("if executive.more_patterns")
    write.line("Normal", "{{ label.more_patterns }}")
    write.tag("endif")
    write.line("Heading 2", "{{ label.on_monday }}")
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
    on_the_scale(write)
    write.line("Caption", "{{ label.in_numbers }}")
    write.table(
        "{{ label.in_numbers }}",
        [
            ("{{ label.dimension }}", 4.6, "left"),
            ("{{ label.score }}", 1.5, "middle"),
            ("{% if cover.is_short %}{{ label.band }}{% else %}{{ label.level }}{% endif %}", 3.2, "left"),
            ("{{ label.range }}", 2.2, "left"),
            ("{{ label.target }}", 3.2, "left"),
            ("{{ label.answers }}", 1.9, "left"),
        ],
        "for dimension in dimensions",
        [
            text(BOLD + "{{ dimension.name }}"),
            figure(BOLD + "{{ dimension.score.shown }}"),
            text("{{ dimension.standing.words }}"),
            text("{{ dimension.range or '–' }}"),
            text(
                "{% if dimension.target %}{{ dimension.target.words }}{% if dimension.target.remark %} "
                "({{ dimension.target.remark }}){% endif %}{% else %}–{% endif %}"
            ),
            text('{{ say("{answered} of {asked}", answered=dimension.answered, asked=dimension.asked) }}'),
        ],
        "endfor",
    )
    write.line("Formula", BOLD + "{{ overall.line }}")
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
    write.line("Heading 2", "{{ label.capabilities }}")
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
            text("{{ capability.name }}", ITALIC + "{% if capability.remark %} ({{ capability.remark }}){% endif %}"),
            text("{%tc for step in scale %}"),
            figure(
                "{% cellbg fill(capability, step) %}",
                BOLD + "{% if capability.standing.number == step.number %}{{ capability.score.shown }}{% endif %}",
            ),
            text("{%tc endfor %}"),
            text("{{ capability.standing.words }}"),
        ],
        "endfor",
        "endfor",
    )


def answer_table(write: Writer, caption: str, ids: str) -> None:
    """Questions with what was said, how its value was made, and the note."""
    write.line("Caption", caption)
    write.table(
        caption,
        [("{{ label.number }}", 1.3, "left"), ("{{ label.question }}", 12.4, "left"), ("{{ label.value }}", 2.9, "left")],
        f"for id in {ids}",
        [
            text(BOLD + "{{ answers[id].label }}"),
            [text(BOLD + "{{ answers[id].question }}"), *ANSWER],
            text("{{ answers[id].making }}"),
        ],
        "endfor",
    )


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
        [("{{ label.compared }}", 9.0, "left"), ("{{ label.found }}", 3.8, "left"), ("{{ label.looked_for }}", 3.8, "left")],
        "for proof in pattern.proofs",
        [text("{{ proof.subject }}"), text(BOLD + "{{ proof.value }}"), text("{{ proof.wanted }}")],
        "endfor",
    )
    write.tag("if pattern.rests_on")
    write.line(
        "Small",
        '{{ say("It also rests on all the answers of {dimensions}, which are shown further on.", '
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
    write.line("Normal", ITALIC + "{% if reading.is_hypothesis %}({{ label.hypothesis }}) {% endif %}", "{{ reading.reveals }}")
    for name, label in (("risk", "to_watch"), ("first_step", "first_step")):
        write.tag(f"if reading.{name}")
        write.line("Normal", BOLD + f"{{{{ label.{label} }}}} ", f"{{{{ reading.{name} }}}}")
        write.tag("endif")
    write.tag("if reading.sources")
    write.line("Small", '{{ say("Sources: {sources}", sources=reading.sources) }}')
    write.tag("endif")
    write.tag("else")
    write.line("Normal", "{{ label.nothing_suggested }}")
    write.tag("endfor")
    write.tag("else")
    write.line("Normal", "{{ label.owners_not_asked }}")
    write.tag("endfor")


def dimensions(write: Writer) -> None:
    """Each dimension: the narrative of its level, its capabilities, what people wrote."""
    write.line("Heading 1", "{{ label.dimensions }}", new_page=True)
    write.tag("for dimension in dimensions")
    write.line("Heading 2", "{{ dimension.name }}")
    write.line(
        "Small",
        "{% if dimension.score.exact %}{{ dimension.score.shown }} · {% endif %}",
        BOLD + "{{ dimension.standing.words }}",
        '{% if dimension.range %} · {{ say("range {range}", range=dimension.range) }}{% endif %}',
        '{% if dimension.target %} · {{ say("target {target}", target=dimension.target.words) }}{% endif %}',
    ).paragraph_format.keep_with_next = True
    for part, style in (("remark", "Normal"), ("narrative", "Lead"), ("finding", "Normal")):
        write.tag(f"if dimension.{part}")
        write.line(style, f"{{{{ dimension.{part} }}}}")
        write.tag("endif")
    write.tag("if dimension.answered and not cover.is_short")
    write.line("Caption", "{{ label.capabilities }}")
    write.table(
        "{{ label.capabilities }}",
        [("{{ label.capability }}", 11.3, "left"), ("{{ label.score }}", 1.6, "middle"), ("{{ label.level }}", 3.7, "left")],
        "for capability in dimension.capabilities",
        [
            [
                text(BOLD + "{{ capability.name }}", ITALIC + "{% if capability.mark %} · {{ capability.mark }}{% endif %}"),
                text("{{ capability.description }}"),
            ],
            figure(BOLD + "{{ capability.score.shown }}"),
            text("{{ capability.standing.words }}{% if capability.remark %} ({{ capability.remark }}){% endif %}"),
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


def actions(write: Writer) -> None:
    """What to do, with room for who and when."""
    write.line("Heading 1", "{{ label.actions }}", new_page=True)
    write.tag("if patterns.present")
    write.line("Heading 2", "{{ label.patterns_first }}")
    write.tag("for pattern in patterns.present")
    write.line("Step", "{{ loop.index }}.\t", "{{ pattern.first_step }} ", ITALIC + "({{ pattern.name }})")
    write.tag("endfor")
    write.tag("endif")
    write.tag("if actions.first")
    write.line("Heading 2", "{% if cover.is_short %}{{ label.leads }}{% else %}{{ label.one_step_up }}{% endif %}")
    write.line("Normal", "{% if cover.is_short %}{{ label.about_leads }}{% else %}{{ label.about_actions }}{% endif %}")
    write.line("Caption", "{{ label.action_table }}")
    write.table(
        "{{ label.action_table }}",
        [
            ("{{ label.number }}", 0.9, "left"),
            ("{{ label.action }}", 8.0, "left"),
            ("{% if cover.is_short %}{{ label.effort }}{% else %}{{ label.gain_and_effort }}{% endif %}", 2.7, "left"),
            ("{{ label.owner }}", 2.7, "left"),
            ("{{ label.by_when }}", 2.3, "left"),
        ],
        "for action in actions.first",
        [
            text("{{ action.rank }}"),
            [
                text(BOLD + "{{ action.title }}"),
                text("{{ action.how }}"),
                text(ITALIC + '{{ say("It has worked when: {sign}", sign=action.sign) }}'),
                (
                    "Small",
                    "{{ action.capability }} {{ action.score.shown }} · {{ action.dimension }}"
                    "{% if action.is_thin and not cover.is_short %} · {{ label.to_check }}{% endif %}",
                ),
            ],
            text(
                "{% if action.gain %}{{ action.gain }} · {% endif %}{{ action.effort_words }}{% if action.level_after %}"
                ' · {{ say("to level {level}", level=action.level_after) }}{% endif %}'
            ),
            text(""),
            text(""),
        ],
        "endfor",
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
            ("{{ label.values }}", 6.6, "left"),
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
    write.tag("if not cover.is_short")
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
    write.line("Heading 1", "{{ label.every_answer }}", new_page=True)
    write.tag("for dimension in dimensions")
    write.line("Heading 2", "{{ dimension.name }}")
    answer_table(write, "{{ label.answers_and_notes }}", "dimension.questions")
    write.tag("endfor")
    write.line("Heading 1", "{{ label.silence }}")
    write.line("Normal", "{{ label.about_silence }}")
    write.tag("if silence.is_complete")
    write.line("Normal", "{{ label.all_answered }}")
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
    write.line("Heading 1", "{{ label.method }}", new_page=True)
    write.line("Lead", "{{ method.disclaimer }}")
    for rule in ("rule_means", "rule_levels", "rule_unknown", "rule_conventions"):
        write.line("List Bullet", f"{{{{ label.{rule} }}}}")
    write.line("Heading 2", "{{ label.sources }}")
    write.tag("for source in method.sources")
    write.line(
        "List Bullet",
        "{% if source.author %}{{ source.author }}, {% endif %}",
        ITALIC + "{{ source.title }}",
        "{% if source.year %}, {{ source.year }}{% endif %}. {{ source.role }}",
    )
    write.tag("endfor")
    write.line("Heading 2", "{{ label.versions }}")
    version = '{{ say("version {version}", version=method.version) }}'
    made = '{{ say("made with version {version}", version=method.sheet_version) }}'
    write.line("List Bullet", BOLD + "{{ label.rubric }} ", "{{ method.questionnaire }}, " + version)
    write.line("List Bullet", BOLD + "{{ label.sheet }} ", made)
    write.line("List Bullet", BOLD + "{{ label.program }} ", "e20assess {{ method.program }}")
    write.line("List Bullet", BOLD + "{{ label.digest }} ", "{{ method.digest }}")


def edges(document: Document) -> None:
    """The running head and foot; none on the cover."""
    section = document.sections[0]
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    add(head, ["{{ cover.running }}"])
    for paragraph in (head, foot):
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    page = ["{{ label.page }}", FIELD + "PAGE", "{{ label.of_pages }}", FIELD + "NUMPAGES", "{{ label.pages }}"]
    add(foot, ["{{ cover.date }}\t", *page])


def made() -> bytes:
    """The template, the same bytes each time."""
    document = docx.Document()
    dress(document)
    write = Writer(document)
    for part in (cover, summary, profile, patterns, owners, dimensions, actions, making, every_answer, method):
        part(write)
    edges(document)
    _forget(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return packed_the_same(buffer.getvalue())


def _forget(document: Document) -> None:
    """Leave out what python-docx's beginning brings and nobody needs: a preview, its author, its date."""
    package, main = document.part.package, document.part
    for owner in (package, main):
        for key, link in list(owner.rels.items()):
            if link.reltype.rsplit("/", 1)[1] in ("thumbnail", "stylesWithEffects", "customXml"):
                del owner.rels[key]
    properties = document.core_properties
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.title = "e20assess"
    properties.created = properties.modified = datetime.datetime(2026, 1, 1)


if __name__ == "__main__":
    TEMPLATE.write_bytes(made())
