"""The templates: where they come from, what they may do, and how their faults are told.

Two sandboxed environments: in HTML everything is escaped unless a template says otherwise, in Markdown
everything goes through the filter `md`. Both refuse a name that does not exist.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from e20assess import faults
from e20assess.errors import AssessError, Place
from e20assess.files import kind_of
from e20assess.report.charts import text_bar, text_profile
from e20assess.report.compare_charts import text_changes
from e20assess.report.heat import heat
from e20assess.report.markdown import md, md_quote
from e20assess.report.radar import radar
from e20assess.report.stylesheet import css_string
from e20assess.words import Words

SHIPPED = "default"
"""The folder of `reports` with the templates that come with the program."""

COMPARISON = "compare"
"""How the names of the templates of a comparison begin; a folder of the user's replaces the report's only."""

_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_NOT_A_NAME = re.compile(r"\{[^{}]*[.\[!:]")

# What a faulty template can raise besides Jinja's own: it computes on what it is given.
_FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)


def fill(
    format: str, values: Mapping[str, object], words: Words, folder: Path | None = None, name: str = "report"
) -> str:
    """The template `name` in one format ("html" or "md"). Raises AssessError, with the template's line."""
    speaker = Speaker(words)
    try:
        template = environment(format, folder).get_template(f"{name}.{format}.j2")
        return template.render(**values, say=speaker, many=speaker.many)
    except _FAULTS as error:
        raise AssessError.of(faults.TEMPLATE_FAULT, _place(error), reason=_reason(error)) from error


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
def _shipped_environment(format: str) -> Environment:
    return _environment(format, None)


def environment(format: str, folder: Path | None) -> Environment:
    """The environment of a format; `folder` holds templates that replace the shipped ones of that name."""
    return _shipped_environment(format) if folder is None else _environment(format, folder)


def _environment(format: str, folder: Path | None) -> Environment:
    made = ImmutableSandboxedEnvironment(
        loader=TemplateLoader(folder),
        autoescape=format == "html",
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.clear()
    made.globals.update(text_profile=text_profile, text_bar=text_bar, text_changes=text_changes)
    made.globals.update(radar=radar, heat=heat)
    made.filters.update(md=md, md_quote=md_quote, css_string=css_string)
    return made


class TemplateLoader(BaseLoader):
    """Finds a template in the user's folder, else among the shipped ones; never elsewhere."""

    def __init__(self, folder: Path | None) -> None:
        self._shipped = resources.files("e20assess.reports") / SHIPPED
        self._folder = folder
        if folder is not None:
            _check_folder(folder, self._shipped)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, and the name by which its faults are told."""
        if not _FILE_NAME.fullmatch(template):
            raise TemplateNotFound(template)
        if self._folder is not None and (path := self._folder / template).is_file():
            return _text(path, str(path)), str(path), lambda: True
        if (shipped := self._shipped / template).is_file():
            label = f"reports/{SHIPPED}/{template}"
            return _text(shipped, label), label, lambda: True
        raise TemplateNotFound(template)


def _check_folder(folder: Path, shipped: Traversable) -> None:
    if kind_of(folder) != "folder":
        raise AssessError.of(faults.NO_TEMPLATE_FOLDER, Place(str(folder)))
    names = sorted(
        part.name
        for part in shipped.iterdir()
        if part.name.endswith((".j2", ".css")) and not part.name.startswith(COMPARISON)
    )
    if not any((folder / name).is_file() for name in names):
        raise AssessError.of(faults.NO_TEMPLATES, Place(str(folder)), names=", ".join(names))


def _text(path: Traversable, label: str) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise AssessError.of(faults.NOT_UTF8_TEMPLATE, Place(label)) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise AssessError.of(faults.UNREADABLE, Place(label), reason=reason) from None


def _place(error: BaseException) -> Place | None:
    """Where a template went wrong: the line of a syntax error, else the innermost line that ran."""
    if isinstance(error, TemplateSyntaxError):
        return Place(error.filename or error.name or "", error.lineno)
    place, trace = None, error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if "__jinja_template__" in trace.tb_frame.f_globals or code.co_filename.endswith(".j2"):
            place = Place(code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _reason(error: BaseException) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template “{error.name}”"
    if isinstance(error, RecursionError):
        return "it includes itself without end"
    return str(error).rstrip(".") or type(error).__name__
