"""Text on screen: French spaces hold together, and what is copied is what was written."""

from pathlib import Path

import pytest
from textual.content import Content
from textual.geometry import Offset
from textual.selection import Selection
from textual.widgets import Static

from e20assess.questionnaire.loader import load_shipped
from e20assess.store.store import Store
from e20assess.tui.base.text import one_line, plain, wrapped
from e20assess.tui.document.blocks import Paragraph, laid_out
from tests.support.screens import begin, new_assessment, program, seen, until_seen

NARROW, WIDE = "\u202f", "\u00a0"
SENTENCE = f"Qui décide{NARROW}? Le «{WIDE}comité{WIDE}» des {NARROW}clubs{WIDE}: seul{NARROW}!"
LONE = ("?", "!", ":", ";", "»")


def lone(lines: list[str]) -> list[str]:
    """Lines that begin with a mark of the line before, or end with one of the line after."""
    words = [(line, line.replace(NARROW, " ").split()) for line in lines]
    return [
        line
        for line, parts in words
        if parts and (parts[-1] == "«" or (parts[0] in LONE and parts[1:2] not in (["○"], ["●"])))
    ]


@pytest.mark.parametrize("width", range(12, 60))
def test_a_mark_never_stands_alone_at_any_width(width: int) -> None:
    lines = wrapped(plain(SENTENCE), width)
    assert not lone([line.plain for line in lines])
    assert all(line.cell_length <= width for line in lines)
    assert "".join("".join(line.plain for line in lines).split()) == "".join(SENTENCE.split())
    page = list(laid_out([Paragraph(Content.assemble("x ", plain(SENTENCE)))], width, frozenset()))
    assert not lone([line.content.plain for line in page])


def test_one_line_keeps_spaces_that_hold_together() -> None:
    assert one_line(f"  qui{NARROW}?\n\n oui{WIDE}! ").plain == f"qui{NARROW}? oui{WIDE}!"


@pytest.mark.parametrize("width", (60, 80, 97))
async def test_no_question_or_anchor_breaks_before_a_french_mark(width: int, tmp_path: Path) -> None:
    store = Store.open(str(tmp_path / "store.sqlite"))
    assessment = new_assessment(store)
    app = program(tmp_path / "store.sqlite", "fr")
    async with app.run_test(size=(width, 60)) as pilot:
        screen = await begin(pilot, assessment)
        for id in load_shipped().asking_order:
            screen.go_to(id)
            await pilot.pause()
            card = [line.split("│")[-1] for line in seen(app).splitlines()[2:-2]]
            assert not lone(card), seen(app)
            assert "\ue000" not in seen(app) and "\ue001" not in seen(app)
    store.close()


async def test_what_is_copied_is_what_was_written(tmp_path: Path) -> None:
    store = Store.open(str(tmp_path / "store.sqlite"))
    assessment = new_assessment(store)
    app = program(tmp_path / "store.sqlite", "fr")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, assessment)
        text = assessment.interview.question.text.to("fr")
        await until_seen(pilot, text[-10:])
        part = app.screen.query_one("#question", Static)
        assert part.get_selection(Selection(Offset(0, 0), None)) == (text, "\n")
    store.close()
