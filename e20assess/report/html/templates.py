"""The templates: what they are given, what they may call, and how their faults are told.

Two sandboxed environments: in HTML everything is escaped unless a template says otherwise, in Markdown
everything goes through the filter `md`. Both refuse a name that does not exist.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache, partial
from pathlib import Path

from jinja2 import StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError

from e20assess import faults
from e20assess.errors import AssessError, Phrase, Place
from e20assess.i18n import N_, Words
from e20assess.inputs.toml import TOO_LONG
from e20assess.report.charts.heat import heat
from e20assess.report.charts.radar import radar
from e20assess.report.charts.text import text_bar, text_changes, text_profile
from e20assess.report.html.brand import PAPERS, Brand
from e20assess.report.html.contents import contents
from e20assess.report.html.direction import direction
from e20assess.report.html.escape import css_string, md, md_quote
from e20assess.report.html.sandbox import Refused, Sandbox
from e20assess.report.html.template_files import TemplateLoader
from e20assess.report.html.typefaces import families, font_data

COMPARISON = "compare"
"""How the names of the templates of a comparison begin."""

_NOT_A_NAME = re.compile(r"\{[^{}]*[.\[!:]")

_POSITION = re.compile(r" at \d+$")
"""Which character of the whole file Jinja stumbled over: a line is of more help."""


def fill(
    format: str,
    values: Mapping[str, object],
    words: Words,
    folder: Path | None = None,
    name: str = "report",
    paper: str = "",
) -> str:
    """The template `name` in one format ("html" or "md"), with the brand of `folder` if one is given.

    `paper` is a key of PAPERS; without one the house's counts, else A4.

    Raises AssessError: a template's fault with its line, every fault of the folder's brand.toml.
    """
    speaker = Speaker(words)
    made = environment(format, folder)
    brand = _brand(folder)
    given: dict[str, object] = {"brand": brand, "say": speaker, "many": speaker.many}
    if format == "html":
        given |= {"families": families(brand), "paper": PAPERS[paper or brand.paper or "a4"]}
    try:
        return made.fill(f"{name}.{format}.j2", {**values, **given})
    except (AssessError, MemoryError):
        raise
    except Exception as error:
        # A template can raise anything: it computes, and Jinja makes a program of it.
        place = _place_of(error, made.unfinished)
        raise AssessError.of(faults.TEMPLATE_FAULT, place, reason=reason_of(error)) from error


def _brand(folder: Path | None) -> Brand:
    if folder is None:
        return Brand()
    from e20assess.report.html.brand_file import read_brand

    return read_brand(folder)


class Speaker:
    """The program's words as templates have them: `say("…")` and `many("…", "…", count)`.

    A sentence may name its values, and not look into them: str.format would lead out of the sandbox.
    """

    def __init__(self, words: Words) -> None:
        self._words = words

    def __call__(self, msgid: str, /, **values: object) -> str:
        """The sentence in the report's language, its `{names}` filled with `values`."""
        return self._words(_checked(msgid), **values)

    def many(self, one: str, other: str, count: int, /, **values: object) -> str:
        """The sentence for `count` things."""
        return self._words.many(_checked(one), _checked(other), count, **values)


def _checked(msgid: str) -> str:
    if _NOT_A_NAME.search(msgid):
        raise SecurityError("a sentence can only name its values")
    return msgid


@lru_cache(maxsize=8)
def _shipped_environment(format: str) -> Sandbox:
    return _environment(format, None)


def environment(format: str, folder: Path | None) -> Sandbox:
    """The environment of a format; `folder` holds templates that replace the shipped ones of that name."""
    return _shipped_environment(format) if folder is None else _environment(format, folder)


def _environment(format: str, folder: Path | None) -> Sandbox:
    made = Sandbox(
        loader=TemplateLoader(folder),
        autoescape=format == "html",
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(text_profile=text_profile, text_bar=text_bar, text_changes=text_changes)
    made.globals.update(radar=radar, heat=heat, contents=contents, font=partial(font_data, folder=folder))
    made.filters.update(md=md, md_quote=md_quote, css_string=css_string, direction=direction)
    return made


def _place_of(error: BaseException, unfinished: str) -> Place | None:
    """Where a template went wrong: the line of a syntax error, else the innermost line that ran."""
    if isinstance(error, TemplateSyntaxError):
        return Place(error.filename or error.name or "", error.lineno)
    return Place(unfinished) if unfinished else place_in_template(error)


def place_in_template(error: BaseException) -> Place | None:
    """The innermost line of a template that ran when an error was raised; None where it is no file."""
    place, trace = None, error.__traceback__
    while trace is not None:
        # Jinja puts frames of its own in the place of those of a template, with the template's lines.
        file = trace.tb_frame.f_code.co_filename
        if "__jinja_exception__" in trace.tb_frame.f_globals and file != "<template>":
            place = Place(file, trace.tb_lineno)
        trace = trace.tb_next
    return place


def reason_of(error: BaseException) -> str | Phrase:
    """What is wrong with a template, told by what it raised."""
    if isinstance(error, Refused):
        return error.phrase
    if isinstance(error, TemplateNotFound):
        return Phrase(N_("there is no template “{name}”"), {"name": error.name or ""})
    if isinstance(error, RecursionError):
        return Phrase(N_("it includes itself endlessly, or is nested too deeply"))
    if isinstance(error, ValueError) and "int_max_str_digits" in str(error):
        return TOO_LONG
    if isinstance(error, SyntaxError):
        return error.msg
    if isinstance(error, TemplateSyntaxError):
        return _POSITION.sub("", error.message or "").rstrip(".")
    return str(error).rstrip(".") or type(error).__name__
