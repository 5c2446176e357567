"""A logo as a data: URI: a PNG, a JPEG, or an SVG that runs nothing and asks for nothing."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from typing import NoReturn
from xml.parsers import expat

from e20assess.errors import Phrase
from e20assess.i18n import N_
from e20assess.report.html.picture_size import size_of
from e20assess.report.html.svg_weight import Weight
from e20assess.report.limits import LOGO_ELEMENTS, LOGO_KILOBYTES, LOGO_PIXELS

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_SIGNATURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_ACTIVE = {"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener"}
_ACTIVE |= {"animate", "animatemotion", "animatetransform", "set"}
_INSIDE = re.compile(r"#|data:image/(?:png|jpeg|gif|webp)[;,]", re.IGNORECASE)
_COMMENT_OR_TEXT = re.compile(r"""/\*(?:.*?\*/|.*)|("[^"]*"|'[^']*')""", re.DOTALL)
"""What may hold anything in a style sheet; a comment in a text is none, one without end hides the rest."""
_DECLARED = re.compile(rb"""\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["'][^>]*?\?>""")
_ASKS = re.compile(
    r"url\(\s*+[\"']?+\s*+(?!#|data:image/(?:png|jpeg|gif|webp)[;,])|@import|image-set\(", re.IGNORECASE
)
"""Never goes back over spaces that it has passed."""
_TOO_MANY_PIXELS = N_("it has more than {limit} million pixels")


class NotALogo(Exception):
    """A file that cannot be a logo; `phrase` says why."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(str(phrase))
        self.phrase = phrase


def data_uri(data: bytes) -> str:
    """The picture as a data: URI. Raises NotALogo."""
    if len(data) > LOGO_KILOBYTES * 1024:
        raise NotALogo(Phrase(N_("it is larger than {limit} kB"), {"limit": LOGO_KILOBYTES}))
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            if _unfolds(data):
                raise NotALogo(Phrase(_TOO_MANY_PIXELS, {"limit": LOGO_PIXELS // 10**6}))
            return _encoded(kind, data)
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise NotALogo(Phrase(N_("it is neither a PNG, a JPEG nor an SVG")))
    data = _in_utf8(data)
    _Examiner().examine(data)
    return _encoded("image/svg+xml", data)


def _in_utf8(data: bytes) -> bytes:
    """An SVG in UTF-8: inside a page a browser takes it for that, whatever it says of itself."""
    declared = _DECLARED.match(data)
    if not declared or declared[1].lower() in (b"utf-8", b"utf8"):
        return data
    try:
        text = data[declared.end() :].decode(declared[1].decode("ascii"))
    except (LookupError, ValueError):
        raise NotALogo(Phrase(N_("it is not sound XML (line {line})"), {"line": 1})) from None
    return b'<?xml version="1.0" encoding="UTF-8"?>' + text.encode("utf-8", "replace")


def _encoded(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def _embedded(address: str) -> bytes:
    """The picture that stands in a data: address, as far as it can be read."""
    head, _, data = address.partition(",")
    if not head.rstrip().endswith(";base64"):
        return b""
    try:
        return base64.b64decode(data)
    except ValueError:
        return b""


def _unfolds(picture: bytes) -> bool:
    """Whether a small file becomes a picture that fills the memory."""
    width, height = size_of(picture)
    return width * height > LOGO_PIXELS


class _Examiner:
    """Reads an SVG from end to end and refuses it at the first thing that a picture has no use for."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._depth = 0
        self._style: list[str] | None = None
        self._weight = Weight()

    def examine(self, data: bytes) -> None:
        """Nothing, if all is well. Raises NotALogo."""
        parser = self._parser
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        parser.ProcessingInstructionHandler = self._instruction
        try:
            parser.Parse(data, True)
        except (expat.ExpatError, ValueError, LookupError):
            self._refuse(N_("it is not sound XML (line {line})"))
        if self._weight.total(LOGO_ELEMENTS) > LOGO_ELEMENTS:
            raise NotALogo(Phrase(N_("it repeats its own parts too many times")))

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if not self._depth and (space, name) != (_SVG, "svg"):
            self._refuse(N_("it is neither a PNG, a JPEG nor an SVG"))
        self._depth += 1
        self._weight.begin(attributes)
        if name.lower() in _ACTIVE:
            self._refuse(N_("it holds <{name}> (line {line})"), name=name)
        for key, value in attributes.items():
            self._check(*key.rpartition(" ")[::2], value)
        if name == "style" and self._style is None:
            self._style = []

    def _check(self, space: str, key: str, value: str) -> None:
        if not space and key.lower().startswith("on"):
            self._refuse(N_("it holds a script (line {line})"))
        if space in ("", _XLINK) and key in ("href", "src") and not _INSIDE.match(value.strip()):
            self._refuse(N_("it refers to something outside it (line {line})"))
        if key in ("href", "src") and _unfolds(_embedded(value)):
            self._refuse(_TOO_MANY_PIXELS, limit=LOGO_PIXELS // 10**6)
        if not space:
            self._check_style(value)

    def _check_style(self, text: str) -> None:
        # An escape could hide the word that is looked for.
        if "\\" in text or _ASKS.search(_COMMENT_OR_TEXT.sub(lambda found: found[1] or "", text)):
            self._refuse(N_("it refers to something outside it (line {line})"))

    def _text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        self._weight.end()
        if self._style is not None and tag.endswith("style"):
            self._check_style("".join(self._style))
            self._style = None

    def _entity(self, *ignored: object) -> None:
        self._refuse(N_("it declares an entity (line {line})"))

    def _instruction(self, target: str, text: str) -> None:
        if target == "xml-stylesheet":
            self._refuse(N_("it refers to something outside it (line {line})"))

    def _refuse(self, phrase: str, **values: object) -> NoReturn:
        raise NotALogo(Phrase(phrase, {"line": self._parser.CurrentLineNumber, **values}))
