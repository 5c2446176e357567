"""A choice of one among few, in a form: what is chosen is told by shape, not by colour alone."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import RadioButton, RadioSet


class Radio(RadioButton):
    """A radio button that is a full circle when it is on, and an empty one when it is off."""

    BUTTON_LEFT = " "
    BUTTON_RIGHT = " "

    @property
    def BUTTON_INNER(self) -> str:  # type: ignore[override]  # Textual has one mark for both
        """The mark between the sides of the button."""
        return "●" if self.value else "○"


class RadioList(RadioSet):
    """Radio buttons whose cursor is always on the chosen one: arrows choose, Enter is left to the form."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,right,j,J", "choose(1)", show=False),
        Binding("up,left,k,K", "choose(-1)", show=False),
        Binding("enter", "screen.next_field", show=False),
    ]

    def on_mount(self) -> None:
        """Textual puts the cursor on the first button, whichever is chosen."""
        self._selected = max(self.pressed_index, 0)

    def action_choose(self, step: int) -> None:
        """Choose the next button, or the one before; going round."""
        buttons = list(self.query(RadioButton))
        buttons[(self.pressed_index + step) % len(buttons)].value = True
