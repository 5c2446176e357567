"""A choice of one among few, in a form: what is chosen is told by shape, not by colour alone."""

from __future__ import annotations

from textual.widgets import RadioButton


class Radio(RadioButton):
    """A radio button that is a full circle when it is on, and an empty one when it is off."""

    BUTTON_LEFT = " "
    BUTTON_RIGHT = " "

    @property
    def BUTTON_INNER(self) -> str:  # type: ignore[override]  # Textual has one mark for both
        """The mark between the sides of the button."""
        return "●" if self.value else "○"
