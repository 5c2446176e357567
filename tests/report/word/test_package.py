"""Word templates that are no sound document, unfold without measure, or point elsewhere; and long notes."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from e20assess.errors import AssessError
from e20assess.report import limits
from tests.support.sheets import all_answers, example, said, sentences, sheet
from tests.support.word_files import made, template, word, zipped

Parts = dict[str, bytes]
BODY = "word/document.xml"


def _parts(tmp_path: Path, *lines: str) -> Parts:
    with zipfile.ZipFile(template(tmp_path / "SOUND.docx", *(lines or ("{{ cover.unit }}",)))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _fault(path: Path) -> str:
    with pytest.raises(AssessError) as caught:
        made(example("alize"), "en", path)
    ((code, _),) = said(caught.value)
    return code


def _without_a_body(parts: Parts) -> None:
    parts[BODY] = parts[BODY].replace(b"<w:body>", b"<w:other>").replace(b"</w:body>", b"</w:other>")


def _with_broken_properties(parts: Parts) -> None:
    parts["docProps/core.xml"] = b"<cp:coreProperties"


def _with_parts_in_a_circle(parts: Parts) -> None:
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://x/y" Target="nowhere.xml"/></Relationships>',
    )


def _with_a_body_that_is_text(parts: Parts) -> None:
    parts[BODY] = b"{{ cover.unit }}"


@pytest.mark.parametrize(
    "broken", [_without_a_body, _with_broken_properties, _with_parts_in_a_circle, _with_a_body_that_is_text]
)
def test_what_is_no_sound_document_is_told(broken: Callable[[Parts], None], tmp_path: Path) -> None:
    parts = _parts(tmp_path)
    broken(parts)
    assert _fault(zipped(tmp_path / "HOUSE.docx", parts)) == "not-word"


def test_an_entity_in_a_header_is_not_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{{ cover.unit }}")
    document.sections[0].header.paragraphs[0].text = "MARK"
    document.save(str(tmp_path / "SOUND.docx"))
    with zipfile.ZipFile(tmp_path / "SOUND.docx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    (name,) = (name for name in parts if name.startswith("word/header"))
    (tmp_path / "secret").write_text("SECRET")
    entity = f'<!DOCTYPE h [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]><w:hdr '.encode()
    parts[name] = parts[name].replace(b"<w:hdr ", entity, 1).replace(b"MARK", b"&e;")
    assert _fault(zipped(tmp_path / "HOUSE.docx", parts)) == "not-word"


@pytest.mark.parametrize(
    "soup", [b"{{" * 700_000, b"%}" * 700_000, b"<w:p/>" * 300_000], ids=["braces", "percents", "paragraphs"]
)
def test_what_unfolds_beyond_measure_is_refused(soup: bytes, tmp_path: Path) -> None:
    parts = _parts(tmp_path, "MARK {{ cover.unit }}")
    parts[BODY] = parts[BODY].replace(b"MARK", soup)
    assert _fault(zipped(tmp_path / "HOUSE.docx", parts)) == "word-too-large"


def test_more_parts_or_megabytes_than_any_document_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = template(tmp_path / "HOUSE.docx", "{{ cover.unit }}")
    for limit in ("WORD_PARTS", "WORD_UNPACKED_MEGABYTES", "WORD_TEXT_MEGABYTES"):
        with monkeypatch.context() as changed:
            changed.setattr(limits, limit, 0)
            assert _fault(house) == "word-too-large"


@pytest.mark.parametrize("columns", ["64", "999999999", "9" * 5000])
def test_more_columns_than_word_takes_are_refused(columns: str, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = f"{{% colspan '{columns}' %}}x"
    document.save(str(tmp_path / "HOUSE.docx"))
    assert _fault(tmp_path / "HOUSE.docx") == "word-too-wide"


def test_the_template_that_a_document_was_made_from_is_forgotten(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{{ cover.unit }}")
    settings = document.part._settings_part
    id = settings.relate_to("http://intranet/NORMAL.dotm", f"{_RELATIONS}/attachedTemplate", is_external=True)
    mark = docx.oxml.OxmlElement("w:attachedTemplate")
    mark.set(qn("r:id"), id)
    settings.element.insert(0, mark)
    document.save(str(tmp_path / "HOUSE.docx"))
    report = made(example("alize"), "en", tmp_path / "HOUSE.docx")
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist())
    assert b"attachedTemplate" not in whole and b"NORMAL.dotm" not in whole


_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_a_picture_that_word_would_fetch_is_refused_and_a_link_to_click_is_not(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{{ cover.unit }}")
    document.part.relate_to("http://x/page", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    document.save(str(tmp_path / "HOUSE.docx"))
    assert word(example("alize"), "en", tmp_path / "HOUSE.docx").paragraphs
    document.part.relate_to("http://x/beacon.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    document.save(str(tmp_path / "HOUSE.docx"))
    with pytest.raises(AssessError) as caught:
        made(example("alize"), "en", tmp_path / "HOUSE.docx")
    assert said(caught.value) == [("word-fetches", None)]
    assert "“http://x/beacon.png”" in sentences(caught.value.faults)[0]


@pytest.mark.parametrize(
    "note", ["\n".join(f"w{i}" for i in range(55)), "word " * 968], ids=["55 lines", "4 840 characters"]
)
def test_a_row_that_may_be_as_high_as_a_page_is_not_kept_in_one_piece(note: str) -> None:
    answers = all_answers(2)
    answers["flows_handover"] = replace(answers["flows_handover"], note=note)
    document = word(sheet(answers))
    rows = list(document.element.body.iter(qn("w:tr")))
    kept = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None]
    texts = ["".join(text.text or "" for text in row.iter(qn("w:t"))) for row in rows]
    long = [row for row, text in zip(rows, texts, strict=True) if text.count("w") > 50]
    assert long and not [row for row in long if row in kept]
    assert len(kept) >= len(rows) - 3, "short rows stay in one piece"


def test_notes_of_thousands_of_lines_are_all_there() -> None:
    answers = all_answers(2)
    note = "\n".join("x" for _ in range(8000))
    for id in list(answers)[:8]:
        answers[id] = replace(answers[id], note=note)
    with zipfile.ZipFile(io.BytesIO(made(sheet(answers)))) as archive:
        assert archive.read(BODY).count(b"<w:br/>") >= 8 * 2 * 7999
