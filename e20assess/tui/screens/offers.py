"""A question with a few answers to choose from, each with a key of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from e20assess.tui.keys import Key, bindings_of, digit_key
from e20assess.tui.spoken import COMMON_KEYS, SpokenDialog
from e20assess.tui.text import plain
from e20assess.tui.widgets.bars import DialogHints
from e20assess.tui.widgets.lists import RowList
from e20assess.words import N_


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


class OfferDialog(SpokenDialog[str | None]):
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

    def on_mount(self) -> None:
        """Choose at once."""
        super().on_mount()
        self.query_one(RowList).focus()

    def speak(self) -> None:
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
