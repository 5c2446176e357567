"""Where the marks of the charts lie: by hand, and what must hold for any questionnaire."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from e20assess.questionnaire.loader import load_shipped
from e20assess.report.charts.geometry import Point, arc, polar, spread, wrapped
from e20assess.report.charts.heat import WIDTH, heat
from e20assess.report.charts.radar import HOLE, RADIUS, Label, Radar, radar
from e20assess.report.view.common import Dimension
from e20assess.report.view.report import ReportView, build_view
from tests.support.long_sheets import SHEETS

ORIGIN = Point(0, 0)
LETTER = 5.6
"""About the width of a letter of a label; the browser's test measures the real ones."""


def _view(name: str) -> ReportView:
    return build_view(load_shipped(), SHEETS[name], "fr")


def _radar(name: str) -> Radar:
    view = _view(name)
    drawn = radar(view.dimensions, view.scale)
    assert drawn is not None
    return drawn


def test_a_turn_begins_at_the_top_and_goes_clockwise() -> None:
    assert [polar(ORIGIN, 10, turn) for turn in (0, 0.25, 0.5, 0.75)] == [
        Point(0, -10),
        Point(10, 0),
        Point(0, 10),
        Point(-10, 0),
    ]
    assert polar(Point(5, 5), 2, 0.25).moved(1, -1) == Point(8, 4)


def test_an_arc_knows_whether_it_is_the_long_way_round() -> None:
    assert arc(ORIGIN, 10, 0, 0.25).is_large is False
    assert arc(ORIGIN, 10, 0, 0.75).is_large is True
    whole = arc(ORIGIN, 100, 0, 1)
    assert whole.is_large and whole.start != whole.end


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Co-création", ("Co-création",)),
        ("Reconnaissance des métiers", ("Reconnaissance des", "métiers")),
        ("Un nom qui demande vraiment trop de place ici", ("Un nom qui demande", "vraiment trop de…")),
        ("Donaudampfschifffahrtsgesellschaft", ("Donaudampfschifffa…",)),
        ("", ()),
        ("deux\u00a0mots liés", ("deux\u00a0mots liés",)),
    ],
)
def test_a_text_is_broken_at_spaces_and_cut_visibly(text: str, lines: tuple[str, ...]) -> None:
    assert wrapped(text, 19) == lines


@given(st.lists(st.tuples(st.floats(-200, 200), st.floats(1, 40)), min_size=1, max_size=14))
def test_what_is_spread_keeps_its_order_and_does_not_overlap(items: list[tuple[float, float]]) -> None:
    wanted, sizes = [wish for wish, _ in sorted(items)], [size for _, size in items]
    places = spread(wanted, sizes)
    assert all(
        after - before >= (one + other) / 2 - 0.11
        for (before, after), (one, other) in zip(pairwise(places), pairwise(sizes), strict=True)
    )


def test_what_has_room_stays_where_it_wants_to_be() -> None:
    assert spread([0, 50, 100], [20, 20, 20]) == (0, 50, 100)
    assert spread([10, 10], [20, 20]) == (0, 20)
    assert spread([], []) == ()


def test_scores_lie_between_the_hole_and_the_edge() -> None:
    drawn, view = _radar("alize"), _view("alize")
    scores = [one.score for dimension in view.dimensions for one in dimension.capabilities]
    for spoke, score in zip(drawn.spokes, scores, strict=True):
        assert spoke.dot is not None and score.at is not None
        distance = hypot(spoke.dot.x - drawn.centre.x, spoke.dot.y - drawn.centre.y)
        assert distance == pytest.approx(HOLE + (RADIUS - HOLE) * score.at / 100, abs=0.2)
    assert drawn.is_whole and len(drawn.runs) == 1 and len(drawn.runs[0]) == 20


def test_a_missing_score_breaks_the_line_and_a_single_answer_is_marked() -> None:
    drawn, view = _radar("gaps"), _view("gaps")
    parts = [one for dimension in view.dimensions for one in dimension.capabilities]
    assert [spoke.dot is None for spoke in drawn.spokes] == [one.score.at is None for one in parts]
    assert [spoke.is_thin for spoke in drawn.spokes] == [one.is_thin for one in parts]
    assert not drawn.is_whole
    # One run goes through the top, from the last capability to the first: it is not cut there.
    dots = [spoke.dot for spoke in drawn.spokes]
    (run,) = drawn.runs
    assert run.index(dots[-1]) + 1 == run.index(dots[0])
    assert not _radar("empty").runs


def _boxes(labels: Sequence[Label], line: float) -> list[tuple[float, float, float, float]]:
    boxes = []
    for label in labels:
        width = max(map(len, label.lines)) * LETTER
        left = label.at.x if label.is_right else label.at.x - width
        boxes.append((left, label.at.y - 9, left + width, label.at.y + 3 + line * (len(label.lines) - 1)))
    return boxes


def _crowd(count: int, capabilities: int) -> tuple[Dimension, ...]:
    """Dimensions of another questionnaire, with long names."""
    (first, *_) = _view("alize").dimensions
    part = replace(first.capabilities[0], name="Une capacité dont le nom prend deux lignes")
    return tuple(
        replace(
            first,
            id=f"dimension-{number}",
            name="Une dimension au nom bien long",
            capabilities=tuple(replace(part, id=f"{number}-{index}") for index in range(capabilities)),
        )
        for number in range(count)
    )


@pytest.mark.parametrize(
    ("count", "capabilities"), [(4, 5), (4, 1), (1, 3), (3, 4), (5, 5), (6, 4), (8, 3), (2, 12)]
)
def test_labels_overlap_neither_each_other_nor_the_circle(count: int, capabilities: int) -> None:
    drawn = radar(_crowd(count, capabilities), _view("alize").scale)
    assert drawn is not None and len(drawn.spokes) == count * capabilities
    boxes = _boxes(drawn.labels, drawn.line)
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)
    for left, top, right, bottom in boxes:
        assert left >= 0 and right <= drawn.width and top >= 0 and bottom <= drawn.height
        nearest_x = min(max(drawn.centre.x, left), right)
        nearest_y = min(max(drawn.centre.y, top), bottom)
        assert hypot(nearest_x - drawn.centre.x, nearest_y - drawn.centre.y) > RADIUS


def test_fewer_than_three_capabilities_are_no_radar() -> None:
    assert radar(_crowd(1, 2), _view("alize").scale) is None
    assert radar((), _view("alize").scale) is None


def test_cells_fill_the_width_and_do_not_overlap() -> None:
    drawn = heat(_view("alize").dimensions)
    assert drawn is not None and [len(row.cells) for row in drawn.rows] == [5, 5, 5, 5]
    for row in drawn.rows:
        assert all(before.at.x + before.width < after.at.x for before, after in pairwise(row.cells))
        assert row.cells[-1].at.x + row.cells[-1].width == pytest.approx(WIDTH, abs=1)
    tops = [row.cells[0].at.y for row in drawn.rows]
    assert all(after - before > drawn.cell for before, after in pairwise(tops))
    assert drawn.height == pytest.approx(tops[-1] + drawn.cell, abs=0.5)
    assert heat(()) is None
