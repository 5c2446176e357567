"""A question with a few answers to choose from, each with a key of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, OptionList, Static

from e20assess.i18n import N_
from e20assess.tui.base.bars import DialogHints
from e20assess.tui.base.keys import Key, bindings_of, digit_key
from e20assess.tui.base.row_list import RowList
from e20assess.tui.base.screen import COMMON_KEYS, Dialog
from e20assess.tui.base.text import plain

_CONFIRM_KEYS = (
    Key("y", "answer(True)", "y", N_("yes")),
    Key("n,escape", "answer(False)", "n, Esc", N_("no")),
)


class ConfirmDialog(Dialog[bool]):
    """A question to be answered by yes or no; "no" has the focus."""

    KEYS = _CONFIRM_KEYS
    BINDINGS = bindings_of(_CONFIRM_KEYS)

    def __init__(self, question: str, yes: str) -> None:
        """`question` is ready to show; `yes` is the msgid of the button that agrees."""
        super().__init__()
        self._question = question
        self._yes = yes

    def compose(self) -> ComposeResult:
        """The question and two buttons."""
        with Vertical(classes="dialog -small"):
            yield Static(plain(self._question), classes="dialog-question")
            with Horizontal(classes="buttons"):
                yield Button(id="yes", variant="error", compact=True)
                yield Button(id="no", compact=True)

    def ready(self) -> None:
        """The harmless answer is the nearest."""
        super().ready()
        self.query_one("#no", Button).focus()

    def render_text(self) -> None:
        """The buttons."""
        self.query_one("#yes", Button).label = plain(self.say(self._yes))
        self.query_one("#no", Button).label = plain(self.say("No"))

    def on_key(self, event: events.Key) -> None:
        """The letter of "yes" in another language agrees as well: in French, the o of "oui"."""
        key = event.key.lower()
        if key in self.say.spoken.yes and key != "y":
            event.stop()
            self.action_answer(True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The buttons do what the keys do."""
        self.action_answer(event.button.id == "yes")

    def action_answer(self, agrees: bool) -> None:
        """Give the answer."""
        self.dismiss(agrees)


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to choose: its id, its key, its name and a line about it (msgids, or names as they are)."""

    id: str
    key: str
    name: str
    about: str = ""


_KEYS = (
    Key("", "", "⏎", N_("choose"), N_("Choose what is under the cursor; each has a key of its own as well.")),
    Key("escape,q", "cancel", "Esc", N_("cancel"), N_("Close without a change.")),
    *COMMON_KEYS,
)


class ChoiceDialog(Dialog[str | None]):
    """Gives the id of what was chosen, or None."""

    KEYS = _KEYS
    BINDINGS = bindings_of(_KEYS)

    def __init__(
        self, title: str, offers: Sequence[Offer], *, back: str = N_("cancel"), **values: object
    ) -> None:
        """`title` is a msgid, and `values` fill it; `back` says what Esc does."""
        super().__init__()
        self._title = title
        self._values = values
        self._offers = tuple(offers)
        self._back = back

    def compose(self) -> ComposeResult:
        """The question and the list."""
        with Vertical(classes="dialog"):
            yield Static(id="offer-title", classes="dialog-title")
            yield RowList(id="offers")
            yield DialogHints(id="offer-keys")

    def ready(self) -> None:
        """Choose at once."""
        super().ready()
        self.query_one(RowList).focus()

    def render_text(self) -> None:
        """The question and what is offered."""
        self.query_one("#offer-title", Static).update(plain(self.say(self._title, **self._values)))
        self.query_one(RowList).show_rows(self._rows())
        self.query_one(DialogHints).hints = (("⏎", self.say("choose")), ("Esc", self.say(self._back)))

    def _rows(self) -> Iterator[tuple[str, Content]]:
        for offer in self._offers:
            row = Content.assemble((f"{offer.key}  ", "bold $primary"), plain(self.say(offer.name), "bold"))
            if offer.about:
                row = Content.assemble(row, "\n", plain(self.say(offer.about), "$muted"))
            yield offer.id, row

    def on_key(self, event: events.Key) -> None:
        """The key of an offer chooses it."""
        for offer in self._offers:
            if digit_key(event.key, self.say) == offer.key:
                event.stop()
                self.dismiss(offer.id)

    @on(OptionList.OptionSelected, "#offers")
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Enter, Space or a click chooses."""
        self.dismiss(event.option_id)

    def action_cancel(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
