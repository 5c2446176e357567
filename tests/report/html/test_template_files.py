"""What is read from a folder of templates lies in that folder, and is a file that ends."""

import os
import sys
from pathlib import Path

import pytest

from e20assess.errors import AssessError
from e20assess.questionnaire.loader import load_shipped
from e20assess.report.document import Document
from e20assess.report.view.report import build_view
from tests.support.sheets import example, said, sentences
from tests.support.word_files import template

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are another matter there")


def _made(house: Path, format: str) -> bytes:
    return Document("report", build_view(load_shipped(), example("alize"), "en"), format, "en", house).made()


def _fault(house: Path, format: str = "html") -> tuple[str, str]:
    with pytest.raises(AssessError) as caught:
        _made(house, format)
    ((code, _),) = said(caught.value)
    return code, sentences(caught.value.faults)[0]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder of templates; beside it lies what is nobody's business."""
    (tmp_path / "secret.txt").write_text("SECRET")
    (tmp_path / "house").mkdir()
    return tmp_path / "house"


@pytest.mark.parametrize("name", ["cover.html.j2", "report.css", "brand.toml"])
@pytest.mark.parametrize("target", ["../secret.txt", "nowhere", "circle"])
def test_a_link_that_leads_out_of_the_folder_is_not_followed(name: str, target: str, house: Path) -> None:
    (house / "parts.css").write_text("")
    (house / "circle").symlink_to("circle")
    (house / name).symlink_to(target)
    code, sentence = _fault(house)
    assert code == "template-outside"
    assert sentence.startswith(f"{house / name}: this link leads out of its folder, or nowhere.")


def test_nor_is_one_that_a_template_includes(house: Path) -> None:
    (house / "cover.html.j2").write_text('{% include "x.txt" %}')
    (house / "x.txt").symlink_to(house.parent / "secret.txt")
    assert _fault(house)[0] == "template-outside"


def test_nor_is_a_folder_on_the_way_to_it(house: Path) -> None:
    (house / "report.docx").symlink_to(template(house.parent / "HOUSE.docx", "{{ cover.unit }}"))
    (house / "brand.toml").write_text("")
    assert _fault(house, "docx")[0] == "template-outside"


def test_nor_is_that_of_a_logo(house: Path) -> None:
    (house / "brand.toml").write_text('logo = "logo.svg"\n')
    (house / "logo.svg").symlink_to(house.parent / "secret.txt")
    code, sentence = _fault(house)
    assert code == "brand-logo" and "a link that leads out of this folder, or nowhere" in sentence


def test_links_within_the_folder_and_to_the_folder_are_followed(house: Path) -> None:
    (house / "shared.j2").write_text("Hello")
    (house / "cover.html.j2").symlink_to("shared.j2")
    (house.parent / "link").symlink_to(house)
    assert b"Hello" in _made(house.parent / "link", "html")


@pytest.mark.parametrize("name", ["cover.html.j2", "report.css", "brand.toml"])
def test_a_pipe_is_not_waited_for(name: str, house: Path) -> None:
    (house / "parts.css").write_text("")
    os.mkfifo(house / name)
    assert _fault(house) == (
        "not-a-file",
        f"{house / name}: this is a pipe or a device, not a file. Replace it with a file.",
    )


def test_a_logo_that_is_a_pipe_is_not_waited_for(house: Path) -> None:
    (house / "brand.toml").write_text('logo = "logo.svg"\n')
    os.mkfifo(house / "logo.svg")
    code, sentence = _fault(house)
    assert code == "brand-logo" and "it is a pipe or a device" in sentence


def test_a_word_template_that_is_a_pipe_is_not_waited_for(house: Path) -> None:
    os.mkfifo(house / "report.docx")
    assert _fault(house, "docx")[0] == "not-a-file"
    assert _fault(house / "report.docx", "docx")[0] == "not-a-file"
    assert _fault(Path("/dev/zero"), "docx")[0] == "not-a-file"


def test_a_folder_in_the_place_of_a_template_is_told(house: Path) -> None:
    (house / "cover.html.j2").mkdir()
    (house / "report.css").write_text("")
    assert _fault(house)[0] == "is-a-folder"


def test_a_template_without_end_is_not_read(house: Path) -> None:
    with (house / "cover.html.j2").open("wb") as file:
        file.truncate(2**30)
    assert _fault(house)[0] == "template-too-large"
