"""Which tag of a Word template cuts through a paragraph, a row or a cell: it is asked once one has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from types import SimpleNamespace
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.utils import missing
from markupsafe import Markup, escape

from e20assess import faults
from e20assess.errors import AssessError, FaultKind, Place, closest
from e20assess.report.html.sandbox import Sandbox
from e20assess.report.html.templates import reason_of

_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, carriage returns included: it would turn them into line ends anyway."""

_DOCXTPL_ESCAPE = re.compile(r"(?<=[{}%])_(?=[{}%])")
"""docxtpl makes {{ of {_{ once everything is filled in, and would do it in a note."""

_TAG_RUNS = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)
_OPENING = ("for", "if", "set", "filter", "block", "macro", "call", "with", "autoescape")
_TAG_BEGINS = ("variable_begin", "block_begin")
_TAG_ENDS = ("variable_end", "block_end")


class UnknownName(TemplateError):
    """A template names what does not exist: `name`, and the names that it could have meant."""

    def __init__(self, message: str | None, name: str, known: tuple[str, ...]) -> None:
        super().__init__(message)
        self.name, self.known = name, known


class _Unknown(StrictUndefined):
    """A name that does not exist: whatever is done with it is a fault, told with the names there are."""

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[TemplateError] = UndefinedError,
    ) -> None:
        def told(message: str | None) -> TemplateError:
            if exc is not UndefinedError or name is None:
                return exc(message)
            return UnknownName(message, str(name), _names_in(obj))

        # Jinja only ever calls it with a message.
        super().__init__(hint, obj, name, told)  # type: ignore[arg-type]


def _names_in(thing: object) -> tuple[str, ...]:
    if isinstance(thing, Mapping):
        return tuple(map(str, thing))
    if isinstance(thing, SimpleNamespace):
        return tuple(vars(thing))
    return tuple(field.name for field in fields(thing)) if is_dataclass(thing) else ()


def xml_text(value: object) -> Markup:
    """A value as it can stand in a document's XML: it shows as it was written, and does nothing."""
    # What a template has put together itself is escaped already, and stays so.
    text = str(escape(value if isinstance(value, Markup) else str(value)))
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return Markup(_DOCXTPL_ESCAPE.sub("&#95;", _NOT_XML.sub("\ufffd", lines)))


class TagEnvironment(Sandbox):
    """Jinja for one template file; keeps which tag stands where, so that a fault can name it."""

    def __init__(self, known: Mapping[str, object], place: Place) -> None:
        super().__init__(undefined=_Unknown, autoescape=True, finalize=xml_text)
        self._known, self._place = known, place
        self._tags: dict[int, str] = {}
        for name in ("safe", "xmlattr", "tojson", "urlize", "pprint"):
            # They mark text as harmless that is not so in XML, or show what is none of a reader's business.
            del self.filters[name]

    def filled(self, source: str) -> str:
        """The XML of a part with its tags filled in. Raises AssessError, with the tag."""
        self._tags = {}
        try:
            return self.fill_text(self._a_tag_a_line(source), self._known)
        except UnknownName as error:
            known = self._dotted() if not error.known else error.known
            raise self._fault(
                faults.WORD_UNKNOWN_NAME, error, name=error.name, guess=_nearest(error.name, known)
            ) from None
        except TemplateSyntaxError as error:
            if open_tag := _left_open(self._tags.values()) if "Unexpected end" in str(error) else "":
                raise AssessError.of(faults.WORD_LEFT_OPEN, self._place, tag=open_tag) from None
            raise self._fault(faults.WORD_TAG_FAULT, error, error.lineno, reason=reason_of(error)) from None
        except (AssessError, MemoryError):
            raise
        except Exception as error:
            # A tag can raise anything: it computes, and Jinja makes a program of it.
            reason = reason_of(error)
            if _line_of(error) is not None:
                raise self._fault(faults.WORD_TAG_FAULT, error, reason=reason) from None
            tag = self._stumbling()
            raise AssessError.of(faults.WORD_TAG_FAULT, self._place, tag=tag, reason=reason) from None

    def _stumbling(self) -> str:
        """The first tag that does not become a program even by itself; else the last that opens something."""
        opening = "?"
        for tag in self._tags.values():
            word = _word_of(tag)
            if word in _OPENING:
                opening = tag
            try:
                self.from_string(tag + (f"{{% end{word} %}}" if word in _OPENING else ""))
            except TemplateSyntaxError:
                continue  # a part of something larger
            except Exception:
                return tag
        return opening

    def _a_tag_a_line(self, source: str) -> str:
        """The source with a line end in each tag after its opening brace: a line number is then a tag."""
        pieces: list[str] = []
        tag: list[str] = []
        line = opened = 1
        for kind, value in self._tokens(source):
            pieces.append(value)
            line += value.count("\n")
            if kind in _TAG_BEGINS:
                pieces.append("\n")
                line += 1
                opened, tag = line, []
            if kind in _TAG_BEGINS or tag:
                tag.append(value)
                self._tags[opened] = _clean(tag)
            if kind in _TAG_ENDS:
                tag = []
        return "".join(pieces)

    def _tokens(self, source: str) -> Iterator[tuple[str, str]]:
        """The pieces of a source as Jinja reads it, kind and text. Raises AssessError, with the tag."""
        begun = position = 0
        try:
            for _, kind, value in self.lex(source):
                begun = source.find(value, position) if kind in _TAG_BEGINS else begun
                position = source.find(value, position) + len(value)
                yield kind, value
        except TemplateSyntaxError as error:
            torn = _TAG_RUNS.match(source, begun)
            tag = _clean([torn[0]]) if torn else "?"
            raise AssessError.of(
                faults.WORD_TAG_FAULT, self._place, tag=tag, reason=reason_of(error)
            ) from None

    def _fault(
        self, kind: FaultKind, error: BaseException, line: int | None = None, **values: object
    ) -> AssessError:
        """A fault told with the tag that stands on the line where the error arose."""
        line = line or _line_of(error)
        before = [tag for start, tag in self._tags.items() if line is None or start <= line]
        return AssessError.of(kind, self._place, tag=before[-1] if before and line else "?", **values)

    def _dotted(self) -> tuple[str, ...]:
        """The names that a template can begin with, and those one dot further."""
        further = (
            f"{name}.{part}"
            for name, value in self._known.items()
            for part in (_names_in(value) if is_dataclass(value) else ())
        )
        return (*self._known, *further)


def _clean(tag: list[str]) -> str:
    """A tag as it is read in Word: one line, single spaces."""
    return " ".join("".join(tag).split())


def _nearest(name: str, known: Iterable[str]) -> str:
    """The known name that was probably meant; "cover.organisation" for a slip in its last part, too."""
    whole = list(known)
    if found := closest(name, whole):
        return found
    by_end = {one.rpartition(".")[2]: one for one in reversed(whole)}
    return by_end.get(closest(name, by_end), "")


def _line_of(error: BaseException) -> int | None:
    """The line of the template that ran when an error was raised."""
    line, trace = None, error.__traceback__
    while trace is not None:
        if (
            "__jinja_template__" in trace.tb_frame.f_globals
            or trace.tb_frame.f_code.co_filename == "<template>"
        ):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _word_of(tag: str) -> str:
    """What a tag begins with: if, for, endif …"""
    return (tag.strip("{}%-+ ").split() or [""])[0]


def _left_open(tags: Iterable[str]) -> str:
    """The last tag that opens something which is never closed."""
    opened: list[tuple[str, str]] = []
    for tag in tags:
        word = _word_of(tag)
        if word.startswith("end") and any(kind == word[3:] for kind, _ in opened):
            while opened.pop()[0] != word[3:]:
                pass
        elif tag.startswith("{%") and word in _OPENING and not (word == "set" and "=" in tag):
            opened.append((word, tag))
    return opened[-1][1] if opened else ""


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_TAG = re.compile(r"\{%(p|tr|tc|r)?[-+]?\s+(\w+).*?%\}")
_OPENING_TAG = ("for", "if", "filter", "macro", "call", "with")


@dataclass(frozen=True)
class _Tag:
    text: str
    kind: str
    """p, tr, tc, r; empty for a tag within a line."""
    word: str
    """if, for, endif …"""
    home: Any
    """The element that its like must share: a paragraph for a tag within a line, a table for rows …"""


def crossed(body: Any) -> str:
    """The first opening tag whose end is of another kind or lies elsewhere; "?" where none is found."""
    opened: list[_Tag] = []
    for tag in _tags(body):
        if tag.word in _OPENING_TAG:
            opened.append(tag)
        elif tag.word.startswith("end") and opened:
            beginning = opened.pop()
            if (beginning.kind, beginning.home) != (tag.kind, tag.home):
                return beginning.text
    return opened[-1].text if opened else "?"


def _tags(body: Any) -> Iterator[_Tag]:
    for paragraph in body.iter(f"{W}p"):
        text = "".join(part.text or "" for part in paragraph.iter(f"{W}t"))
        for found in _TAG.finditer(text):
            kind = found[1] or ""
            yield _Tag(found[0], kind, found[2], _home(paragraph, kind))


def _home(paragraph: Any, kind: str) -> Any:
    if kind == "p":
        return paragraph.getparent()
    if kind in ("tr", "tc"):
        inside = next(paragraph.iterancestors(f"{W}{kind}"), None)
        return None if inside is None else inside.getparent()
    return paragraph
