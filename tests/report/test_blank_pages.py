"""The questionnaire on paper, page by page, and a logo on it; needs WeasyPrint and Pango.

Where they are missing these tests are left out, and say so.
"""

from pathlib import Path
from typing import Any

import pytest

from e20assess.questionnaire.model import Questionnaire
from e20assess.report.blank_render import render
from tests.report.html.test_brand import PNG


def _pages(questionnaire: Questionnaire, form: Any, language: str) -> list[Any]:
    try:
        # It may not be installed where types are checked, and has no types where it is.
        from weasyprint import HTML  # type: ignore[import-untyped, import-not-found, unused-ignore]
    except (ImportError, OSError) as error:
        pytest.skip(f"the pages were not looked at: WeasyPrint is not usable here ({error})")
    return list(HTML(string=render(questionnaire, form, "html", language).decode()).render().pages)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_dimension_takes_two_pages_and_the_opening_one(language: str, questionnaire: Questionnaire) -> None:
    pages = _pages(questionnaire, "full", language)
    begins = {name: number for number, page in enumerate(pages, start=1) for name in page.anchors}
    assert [begins[f"part-{part}"] for part in range(1, 6)] == [1, 2, 4, 6, 8]
    assert len(pages) == 9


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_short_form_takes_three_pages(language: str, questionnaire: Questionnaire) -> None:
    assert len(_pages(questionnaire, "short", language)) == 3


def test_a_logo_is_drawn_on_the_first_page(tmp_path: Path, questionnaire: Questionnaire) -> None:
    _pages(questionnaire, "short", "en")
    plain = render(questionnaire, "short", "pdf", "en")
    (tmp_path / "logo.png").write_bytes(PNG)
    (tmp_path / "brand.toml").write_text('logo = "logo.png"\n')
    dressed = render(questionnaire, "short", "pdf", "en", tmp_path)
    assert b"/Subtype /Image" in dressed and b"/Subtype /Image" not in plain
    assert dressed == render(questionnaire, "short", "pdf", "en", tmp_path)
