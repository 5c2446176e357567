"""Renews the JSON Schemas in `reports/schema` from the classes of the views: `make schema`."""

from __future__ import annotations

from pathlib import Path

from e20assess.report.comparison import view as compare_view
from e20assess.report.schema import schema_of, to_text
from e20assess.report.view import report as view

FOLDER = Path(__file__).parent.parent / "reports" / "schema"


def texts() -> dict[str, str]:
    """The text of each schema, by the name of its file."""
    report = schema_of(view.ReportView, "report", view.FORMAT)
    compare = schema_of(compare_view.ComparisonView, "compare", compare_view.FORMAT)
    return {"report.schema.json": to_text(report), "compare.schema.json": to_text(compare)}


def main() -> None:
    """Write them all."""
    for name, text in texts().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
