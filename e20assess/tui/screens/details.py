"""The facts of an assessment, to be corrected: whom it is about, who answered, and when."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from textual.widgets import Input

from e20assess.answers.model import Facts, Respondent
from e20assess.i18n import N_, day_in
from e20assess.interview.phrases import no_date_sentence
from e20assess.tui.base.form_screen import WHO, Field, FormScreen
from e20assess.tui.base.keys import Key, bindings_of
from e20assess.tui.base.screen import KEYS_WHILE_TYPING

if TYPE_CHECKING:
    from e20assess.engine.assessment import Assessment
    from e20assess.tui.program import Program

DATE = Field("date", N_("Date"), N_("such as 2026-03-17 or 17/03/2026"))

_KEYS = (
    Key("ctrl+s", "done", "ctrl+s", N_("save"), N_("Save what is corrected, and close.")),
    Key("", "", "⏎", N_("next field"), N_("Go to the next field; after the last one, save.")),
    Key("", "", "Tab", N_("move"), N_("Go to the next field; Shift+Tab goes back."), hint=False),
    Key("escape", "cancel", "Esc", N_("cancel"), N_("Close without a change.")),
    *KEYS_WHILE_TYPING,
)


class FactsScreen(FormScreen[Facts | None]):
    """The form of a new assessment, filled in; gives what it says now, or None."""

    KEYS = _KEYS
    BINDINGS = bindings_of(_KEYS)
    FIELDS = (*WHO, DATE)
    DONE = N_("Save (ctrl+s)")

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self._facts = facts

    def ready(self) -> None:
        """Write into the fields what is known."""
        facts = self._facts
        known = {
            "organisation": facts.organisation,
            "unit": facts.unit,
            "name": facts.respondent.name,
            "role": facts.respondent.role,
            "date": self.say.day(facts.date),
        }
        with self.prevent(Input.Changed):
            for id, value in known.items():
                field = self.query_one(f"#{id}", Input)
                field.value, field.cursor_position = value, len(value)
        super().ready()

    def render_text(self) -> None:
        """The title and the form."""
        super().render_text()
        self.head(self.say("Correct the details"))

    def is_sound(self, field: str) -> bool:
        """A name and a date are needed."""
        if field == DATE.id and self._day() is None:
            self.warn(field, no_date_sentence(self.text(field), self.say))
            return False
        return super().is_sound(field)

    def _day(self) -> datetime.date | None:
        return day_in(self.text(DATE.id))

    def give(self) -> None:
        """Give the facts."""
        day = self._day()
        assert day is not None, "the form is not given with an unsound date"
        respondent = Respondent(self.text("name"), self.text("role"))
        self.dismiss(Facts(self.text("organisation"), self.text("unit"), day, respondent))


async def correct(program: Program, assessment: Assessment) -> bool:
    """Show the facts of an assessment to be corrected; whether they were. Runs in a worker.

    Nothing is written yet: whoever asked flushes.
    """
    facts = await program.push_screen_wait(FactsScreen(assessment.sheet.facts))
    if facts is None or facts.cleaned() == assessment.sheet.facts:
        return False
    assessment.correct(facts)
    return True
