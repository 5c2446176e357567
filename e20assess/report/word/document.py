"""A Word document made from a template: its tags filled in, its tables sound, its properties set."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Mapping
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docxtpl.template import DocxTemplate
from lxml import etree

from e20assess import faults
from e20assess.errors import AssessError, Place
from e20assess.i18n import LANGUAGE
from e20assess.report.limits import WORD_COLUMNS
from e20assess.report.word.braces import has_tags, torn_tag
from e20assess.report.word.tables import TooWide, fill_contents, mend_tables
from e20assess.report.word.tags import TagEnvironment, crossed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

NOTE_STYLE = "Quote"
"""The style of what people wrote, whose language is that of the sheet."""

_TAGGED = ("document.main+xml", "header+xml", "footer+xml", "footnotes+xml")
"""How the content types end of the parts in which docxtpl fills in tags."""

_FETCHED = ("image", "subDocument", "frame")
"""What Word gets by itself from elsewhere when it opens a document that only points to it."""

_CORE_PROPERTIES = "/metadata/core-properties"


class _Tagged(DocxTemplate):
    """docxtpl with our own Jinja, and without mending: what is not sound is told."""

    docx: Any
    """The document as python-docx has it; None before it is read."""

    def __init__(self, data: bytes, place: Place) -> None:
        super().__init__(io.BytesIO(data))
        self._place = place

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        """One part of the document, filled in; a value's line ends and tabs become Word's."""
        filled: str = DocxTemplate.resolve_listing(self, jinja_env.filled(src_xml))
        self._read(filled)
        return filled

    def fix_tables(self, xml: str) -> Any:
        """The body as a tree; tables have the columns that their rows have."""
        tree = self._read(xml)
        try:
            mend_tables(tree)
        except TooWide:
            raise AssessError.of(faults.WORD_TOO_WIDE, self._place, limit=WORD_COLUMNS) from None
        return tree

    def map_tree(self, tree: Any) -> None:
        """Put the filled-in body in its place: as text, for lxml takes minutes to move a long one."""
        part = self.docx.part
        part.element.body.clear()
        before, body, after = re.split(rb"(<w:body[^>]*)/>", etree.tostring(part.element), maxsplit=1)
        filled = etree.tostring(tree)
        content = filled[filled.index(b">") + 1 : filled.rindex(b"</")]
        part._element = parse_xml(before + body + b">" + content + b"</w:body>" + after)
        self.docx = part.document

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """The properties are set from the sheet, never from a template."""

    def _read(self, xml: str) -> Any:
        try:
            return etree.fromstring(xml.encode(), etree.XMLParser(resolve_entities=False, huge_tree=True))
        except etree.XMLSyntaxError:
            raise AssessError.of(
                faults.WORD_TAGS_CROSSED, self._place, tag=crossed(self.docx.element.body)
            ) from None


class Document:
    """One report in the making.

    Raises AssessError where the template has a fault; where it is no sound Word document, anything that the
    libraries raise.
    """

    def __init__(self, data: bytes, place: Place) -> None:
        self._place = place
        self._template = _Tagged(data, place)
        self._template.init_docx()
        for link in self._template.docx.part.package.rels.values():
            if link.reltype.endswith(_CORE_PROPERTIES):
                # LibreOffice names the relation otherwise; python-docx would add a second set of properties.
                link._reltype = RELATIONSHIP_TYPE.CORE_PROPERTIES

    def fill(self, values: Mapping[str, object]) -> None:
        """Fill the tags in the body, in headers, footers and footnotes."""
        self._check()
        self._template.render(dict(values), TagEnvironment(values, self._place))
        fill_contents(self._template.docx.element.body)

    def _check(self) -> None:
        """Raises AssessError where a tag is not whole, where there is none, where something is fetched."""
        tagged = False
        for part in list(self._template.docx.part.package.iter_parts()):
            self._unlink(part)
            if part.content_type.endswith(_TAGGED):
                root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, huge_tree=True))
                if torn := torn_tag(root):
                    raise AssessError.of(faults.WORD_TORN_TAG, self._place, tag=torn)
                tagged = tagged or has_tags(root)
        if not tagged:
            raise AssessError.of(faults.WORD_NO_TAGS, self._place)

    def _unlink(self, part: Any) -> None:
        """Forget the template that a document was once made from; refuse what Word would fetch."""
        for key, link in list(part.rels.items()):
            kind = link.reltype.rpartition("/")[2]
            if kind == "attachedTemplate":
                del part.rels[key]
            elif link.is_external and kind in _FETCHED:
                raise AssessError.of(faults.WORD_FETCHES, self._place, target=link.target_ref)
        for link in list(part.element.iter(f"{W}attachedTemplate")) if hasattr(part, "element") else ():
            link.getparent().remove(link)

    def describe(self, *, title: str, date: str, language: str, people_language: str) -> None:
        """Set title, language and dates: from the sheet, for a document has no clock of its own."""
        properties = self._template.docx.core_properties
        day = datetime.datetime.fromisoformat(date)
        properties.title, properties.language = title, LANGUAGE[language].locale
        properties.created = properties.modified = day
        properties.revision, properties.last_modified_by = 1, ""
        styles = self._template.docx.styles.element
        _set_language(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), LANGUAGE[language].locale)
        for style in styles.findall(f"{W}style"):
            name = style.find(f"{W}name")
            if name is not None and name.get(f"{W}val") == NOTE_STYLE:
                _set_language(_run_properties(style), _proofing(people_language))
            elif style.get(f"{W}default") == "1" and style.find(f"{W}rPr/{W}lang") is not None:
                _set_language(style.find(f"{W}rPr"), LANGUAGE[language].locale)

    def packed(self) -> bytes:
        """The document as a zip."""
        buffer = io.BytesIO()
        self._template.save(buffer)
        return buffer.getvalue()


def _proofing(language: str) -> str:
    """The language of the proofing tools for a language, which need not be one of the program."""
    return LANGUAGE[language].locale if language in LANGUAGE else language


def _run_properties(style: Any) -> Any:
    """The character properties of a style, made where they are missing: after those of the paragraph."""
    found = style.find(f"{W}rPr")
    if found is None:
        found = etree.SubElement(style, f"{W}rPr")
    return found


def _set_language(properties: Any, locale: str) -> None:
    if properties is None:
        return
    for old in properties.findall(f"{W}lang"):
        properties.remove(old)
    # Of what follows a language in a style, nothing is in use.
    etree.SubElement(properties, f"{W}lang", {f"{W}val": locale, f"{W}eastAsia": locale})
