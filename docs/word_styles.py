"""The styles of the shipped Word template, under Word's own names: pasted text takes the house's style."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from word_parts import RULE

INK, MUTED, HEAD = "1F2933", "52606D", "EEF2F6"
SERIF, SANS = "Georgia", "Calibri"

KEPT = {
    "Normal", "Header", "Footer", "Heading 1", "Heading 2", "Heading 3", "Title", "Subtitle", "Caption",
    "List Bullet", "Quote", "Default Paragraph Font", "Normal Table", "No List", "Strong",
    "Emphasis", "TOC Heading", "Table Grid",
}  # fmt: skip
"""The styles of python-docx's own beginning that are kept; it brings 160."""

TEXT_WIDTH = 16.6
"""Centimetres between the margins of an A4 page."""


def dress(document: Document) -> None:
    """Give an empty document the page, the styles and nothing else."""
    for style in list(document.styles):
        if style.name not in KEPT:
            style.element.getparent().remove(style.element)
    for element in document.styles.element.iter(qn("w:link")):
        element.getparent().remove(element)
    _defaults(document)
    _paragraphs(document)
    _bullets_only(document)
    _of_today(document)
    document.styles.element.append(_table_style())
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm((21 - TEXT_WIDTH) / 2)
        section.top_margin, section.bottom_margin = Cm(2.3), Cm(2.2)
        section.header_distance = section.footer_distance = Cm(1.1)
        section.different_first_page_header_footer = True


def _defaults(document: Document) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    new = parse_xml(
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{SERIF}" w:hAnsi="{SERIF}" w:eastAsia="{SERIF}" w:cs="Times New Roman"/>'
        '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    defaults.getparent().replace(defaults, new)


def _bullets_only(document: Document) -> None:
    """Of the numberings, keep the one of List Bullet: the others belong to styles that are gone."""
    numbering = document.part.numbering_part.element
    used = document.styles["List Bullet"].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    for number in numbering.findall(qn("w:num")):
        if number.get(qn("w:numId")) != used:
            numbering.remove(number)
    (link,) = numbering.findall(f"{qn('w:num')}/{qn('w:abstractNumId')}")
    for shape in numbering.findall(qn("w:abstractNum")):
        if shape.get(qn("w:abstractNumId")) != link.get(qn("w:val")):
            numbering.remove(shape)


def _of_today(document: Document) -> None:
    """Word 2013 and later: without it Word opens the document in its compatibility mode."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for zoom in document.settings.element.findall(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")


def _paragraphs(document: Document) -> None:
    make = _Maker(document)
    make("Normal", 10.5, after=5, line=1.15)
    make("Title", 30, bold=True, before=0, after=4, line=1.05)
    make("Subtitle", 15, colour=MUTED, after=14)
    make("Heading 1", 21, bold=True, before=22, after=8, next_too=True, line=1.1)
    make("Heading 2", 14, bold=True, before=13, after=4, next_too=True, line=1.1)
    make("Heading 3", 11.5, bold=True, before=12, after=3, next_too=True, colour=MUTED, line=1.1)
    make("Caption", 9, font=SANS, bold=True, before=10, after=4, colour=MUTED, next_too=True)
    make("List Bullet", 10.5, after=3)
    make("Step", 10.5, after=4, left=0.7, hanging=0.7)
    make("Quote", 10, italic=True, after=6, left=0.6)
    make("Header", 8.5, font=SANS, colour=MUTED, after=0)
    make("Footer", 8.5, font=SANS, colour=MUTED, after=0)
    make("TOC Heading", 14, bold=True, before=26, after=6, next_too=True, based="Normal")
    contents = make("toc 1", 11, after=3)
    contents.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    # Words of this report alone; where they are pasted, a house may map them to its own.
    make("Kicker", 12, font=SANS, colour=MUTED, before=120, after=8)
    fact = make("Fact", 10.5, after=3, left=3.6, hanging=3.6)
    fact.paragraph_format.tab_stops.add_tab_stop(Cm(3.6))
    make("Lead", 11.5, after=8)
    make("Small", 9, font=SANS, colour=MUTED, after=3, line=1.1)
    make("Question", 10.5, bold=True, before=8, after=3, next_too=True)
    make("Table Text", 9.5, font=SANS, before=2, after=2, line=1.08)
    make("Table Heading", 8.5, font=SANS, bold=True, before=3, after=3, line=1.05, based="Table Text")
    make("Table Figure", 9.5, font=SANS, before=2, after=2, line=1.08, colour="auto", based="Table Text")
    make("Table Quote", 9.5, font=SANS, italic=True, before=0, after=3, left=0.3, based="Quote")
    make("Formula", 9.5, font=SANS, before=6, after=4)


class _Maker:
    """Makes or remakes paragraph styles from a few measures (points; `left` in centimetres)."""

    def __init__(self, document: Document) -> None:
        self._styles = document.styles

    def __call__(
        self,
        name: str,
        size: float,
        *,
        font: str = SERIF,
        bold: bool = False,
        italic: bool = False,
        colour: str = INK,
        before: float = 0,
        after: float = 0,
        line: float = 1.15,
        left: float = 0,
        hanging: float = 0,
        next_too: bool = False,
        based: str = "",
    ) -> Any:
        """The style, every measure of it set."""
        if name in [style.name for style in self._styles]:
            style = self._styles[name]
            for child in style.element.findall(qn("w:rPr")):
                style.element.remove(child)
        else:
            style = self._styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name == "toc 1")
            if name != "Normal":
                style.base_style = self._styles[based or "Normal"]
        style.quick_style, style.hidden = True, False
        style.font.name, style.font.size = font, Pt(size)
        style.font.bold, style.font.italic = bold, italic
        _in_every_script(style, size)
        if colour == "auto":
            _automatic_colour(style)
        else:
            style.font.color.rgb = RGBColor.from_string(colour)
        shape = style.paragraph_format
        shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), line
        shape.keep_with_next, shape.widow_control = next_too, True
        for stops in style.element.findall(f"{qn('w:pPr')}/{qn('w:tabs')}"):
            stops.getparent().remove(stops)
        for border in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
            border.getparent().remove(border)
        if left:
            shape.left_indent, shape.first_line_indent = Cm(left), Cm(-hanging)
        if name == "Quote":
            _ruled_left(style)
        return style


def _in_every_script(style: Any, size: float) -> None:
    """The size holds for Arabic and Hebrew as well, which Word measures apart."""
    other = OxmlElement("w:szCs")
    other.set(qn("w:val"), str(round(2 * size)))
    style.element.rPr.find(qn("w:sz")).addnext(other)


def _automatic_colour(style: Any) -> None:
    """Black or white by the fill behind: Word decides."""
    style.element.get_or_add_rPr().get_or_add_color().set(qn("w:val"), "auto")


def _ruled_left(style: Any) -> None:
    border = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="12" w:space="8" w:color="{RULE}"/></w:pBdr>'
    )
    style.element.get_or_add_pPr().find(qn("w:spacing")).addprevious(border)


def _table_style() -> Any:
    """Thin rules between rows, a light head: under the name of one of Word's own table styles."""
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:styleId="TableGridLight">'
        '<w:name w:val="Grid Table Light"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:qFormat/>'
        '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"<w:tblPr><w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
        '<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>'
        '<w:bottom w:w="30" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" '
        f'w:fill="{HEAD}"/></w:tcPr></w:tblStylePr></w:style>'
    )
