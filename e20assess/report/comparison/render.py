"""The finished comparison: from two assessments side by side to the bytes of one file, or to a few lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from e20assess.i18n import Words
from e20assess.report.comparison.common import Head, PatternChange
from e20assess.report.comparison.view import ComparisonView, build_comparison, to_json
from e20assess.report.document import Document
from e20assess.report.isolated import made
from e20assess.report.typography import printed
from e20assess.scoring.comparison import Comparison

FORMATS = ("md", "html", "pdf", "json")
"""The formats of a comparison."""


def render(
    comparison: Comparison, format: str, language: str, template: Path | None = None, paper: str = ""
) -> bytes:
    """The comparison in one of FORMATS: the same two sheets give the same bytes, at any time, anywhere.

    `template` is a folder and `paper` a size as for a report. Raises AssessError (a fault of the
    folder, pdf-missing).
    """
    if format not in FORMATS:
        raise ValueError(f"there is no format {format!r}")
    view = printed(build_comparison(comparison, language), language)
    if format == "json":
        return to_json(view).encode("utf-8", "replace")
    from e20assess.report.html.templates import COMPARISON

    return made(Document(COMPARISON, view, format, language, template, paper))


def lines(comparison: Comparison, language: str, named: tuple[str, str] = ("", "")) -> Iterator[str]:
    """The comparison in a few plain lines: the profile side by side, patterns, the count of answers.

    `named` is what the two are called where they come from, such as a number or a file: it tells two runs
    of one unit on one day apart.
    """
    view, say = build_comparison(comparison, language), Words(language)
    heads = (say("Before"), view.cover.before), (say("After"), view.cover.after)
    width = max(len(label) for label, _ in heads)
    headings = [_heading(head, say) for _, head in heads]
    if headings[0] == headings[1]:
        headings = [" · ".join(filter(None, pair)) for pair in zip(named, headings, strict=True)]
    for (label, _), heading in zip(heads, headings, strict=True):
        yield f"{label:<{width}}  {heading}"
    for remark in view.cover.remarks:
        yield f"  {remark}"
    yield from _profile(view, say)
    for part in view.patterns.gained:
        yield "  " + say("New pattern: {name}", name=_name(part))
    for part in view.patterns.lost:
        yield "  " + say("Pattern gone: {name}", name=_name(part))
    for part in view.patterns.kept:
        yield "  " + say("Pattern still present: {name}", name=_name(part))
    for part in view.patterns.reassessed:
        yield "  " + say("{subject}: {value}", subject=part.name, value=part.remark)
    yield f"  {view.moved_line}"


def _heading(head: Head, say: Words) -> str:
    form = say("short form") if head.is_short else say("full form")
    return " · ".join(
        filter(None, (head.organisation, head.unit, head.respondent or head.role, head.date_iso, form))
    )


def _profile(view: ComparisonView, say: Words) -> Iterator[str]:
    rows = [(dimension.name, dimension.change) for dimension in view.dimensions]
    if not view.cover.is_short:
        rows.append((say("Overall"), view.overall))
    width = max(len(name) for name, _ in rows)
    for name, change in rows:
        numbers = f"{change.before.shown:>3} → {change.after.shown:>3}  {change.difference.shown:>4}"
        yield f"  {name:<{width}}  {numbers}  {change.standing}"
        if change.matched:
            yield f"    {change.matched}"


def _name(part: PatternChange) -> str:
    words = (part.severity_words if part.is_present or not part.remark else "", part.remark)
    return f"{part.name} ({', '.join(filter(None, words))})"
