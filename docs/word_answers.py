"""Tables of questions in the Word template, with what was said to each."""

from __future__ import annotations

from word_parts import BOLD, ITALIC, Line, Writer, text

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

FLAG = ITALIC + '{% if answers[id].is_to_discuss %} {{ say("⚑ to discuss") }}{% endif %}'
"""That the question was flagged."""


def answer_table(write: Writer, caption: str, ids: str) -> None:
    """Questions with what was said, how its value was made, and the note."""
    write.line("Caption", caption)
    write.table(
        caption,
        [
            ("{{ label.number }}", 1.3, "left"),
            ("{{ label.question }}", 11.7, "left"),
            ("{{ label.value }}", 3.6, "left"),
        ],
        f"for id in {ids}",
        [
            text(BOLD + "{{ answers[id].label }}"),
            [text(BOLD + "{{ answers[id].question }}", FLAG), *ANSWER],
            text("{{ answers[id].making }}"),
        ],
        "endfor",
    )
