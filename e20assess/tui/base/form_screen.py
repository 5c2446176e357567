"""A form to fill in: Enter goes from field to field, and after the last one the form is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Button, Input, Label, Static

from e20assess.i18n import N_
from e20assess.inputs.text import clean_line
from e20assess.tui.base.screen import FramedScreen
from e20assess.tui.base.text import plain

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Field:
    """A line to fill in: its id, its name and what to write there (msgids)."""

    id: str
    name: str
    help: str


ORGANISATION = Field("organisation", N_("Organisation"), N_("required: as it should appear in the report"))
WHO = (
    ORGANISATION,
    Field("unit", N_("Unit"), N_("the part of it that is assessed")),
    Field("name", N_("Answered by"), N_("a person, or a workshop")),
    Field("role", N_("Role"), N_("such as executive, team lead, front line")),
)
"""Whom an assessment is about, and who answers."""


class NameInput(Input):
    """A name is one line: what is pasted over several comes in on one, and none of it is left out."""

    def on_paste(self, event: events.Paste) -> None:
        """Input itself would take the first line only."""
        event.text = clean_line(event.text)


class FormScreen(FramedScreen[Result]):
    """Fields, what else there is to choose, and a button that does what the last Enter does."""

    FIELDS: tuple[Field, ...] = WHO
    DONE = ""
    """What the button says (a msgid)."""

    def body(self) -> ComposeResult:
        """A line for each field, the choices, the button; a warning stands below the field it is about."""
        with VerticalScroll(id="form"):
            for field in self.FIELDS:
                with Horizontal(classes="field", id=f"field-{field.id}"):
                    yield Label(id=f"label-{field.id}", markup=False)
                    yield NameInput(id=field.id, compact=True, max_length=200, select_on_focus=False)
            yield Static(id="form-warning")
            yield from self.choices()
            yield Button(id="done", variant="primary", compact=True)

    def choices(self) -> Iterable[Widget]:
        """What is chosen from few, below the fields."""
        yield from ()

    def ready(self) -> None:
        """Begin with the name."""
        super().ready()
        self.query_one("#organisation").focus()

    def render_text(self) -> None:
        """Labels and the button."""
        for field in self.FIELDS:
            self.query_one(f"#label-{field.id}", Label).update(plain(self.say(field.name)))
            self.query_one(f"#{field.id}", Input).placeholder = self.say(field.help)
        self.query_one("#done", Button).label = plain(self.say(self.DONE))
        self.warn("", "")

    def text(self, id: str) -> str:
        """What is written in a field."""
        return clean_line(self.query_one(f"#{id}", Input).value).strip()

    def warn(self, field: str, sentence: str) -> None:
        """Say below a field what is wrong with it, and go there; an empty sentence says nothing more."""
        warning = self.query_one("#form-warning", Static)
        warning.display = bool(sentence)
        warning.update(plain(sentence))
        if sentence:
            self.query_one("#form").move_child(warning, after=self.query_one(f"#field-{field}"))
            self.query_one(f"#{field}").focus()

    def is_sound(self, field: str) -> bool:
        """Whether a field can stay as it is; where it cannot, that is said."""
        if field == ORGANISATION.id and not self.text(field):
            self.warn(field, self.say("The report needs the organisation's name."))
            return False
        return True

    @on(Input.Changed)
    def forget_warning(self) -> None:
        """What was wrong is being mended."""
        self.warn("", "")

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Enter goes to the next field, as people expect of a form."""
        self.action_next_field()

    def action_next_field(self) -> None:
        """On from the field we are in, if it can stay as it is; from the last one, the form is done."""
        here = self.focused
        if here is None or (isinstance(here, Input) and not self.is_sound(here.id or "")):
            return
        following = self.focus_chain.index(here) + 1
        if isinstance(self.focus_chain[following % len(self.focus_chain)], Button):
            self.action_done()
        else:
            self.focus_next()

    @on(Button.Pressed, "#done")
    def done_pressed(self) -> None:
        """The button does what the key does."""
        self.action_done()

    def action_done(self) -> None:
        """Give what was filled in, if every field can stay as it is."""
        if all(self.is_sound(field.id) for field in self.FIELDS):
            self.give()

    def give(self) -> None:
        """Give what was filled in."""
        raise NotImplementedError

    def action_cancel(self) -> None:
        """Close without a change."""
        self.dismiss(None)
