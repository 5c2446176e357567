"""What can be pressed on a screen: said once, for the bindings, the hint line and the help."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding, BindingType

from e20assess.i18n import Words


@dataclass(frozen=True, slots=True)
class Key:
    """A key (or several, with commas), what it does, and how that is said."""

    keys: str
    action: str
    shown: str
    """The key as a person reads it: "⏎", "1-5"."""
    does: str
    """What it does, in one or two words (a msgid)."""
    explained: str = ""
    """The same in a sentence, for the help (a msgid)."""
    hint: bool = True
    """Whether it deserves a place on the hint line."""

    def bindings(self) -> list[BindingType]:
        """As Textual wants it; an empty action is a key that a widget handles by itself."""
        if not self.action:
            return []
        keys = with_capitals(self.keys)
        return [Binding(keys, self.action, self.does, show=False, key_display=self.shown)]

    @property
    def press(self) -> str:
        """The one key that a click on its hint stands for; empty where there is no single one."""
        return self.keys.split(",")[0] if self.action else _KEYS_OF_SIGNS.get(self.shown, "")


_KEYS_OF_SIGNS = {"⏎": "enter", "Tab": "tab"}
"""What is pressed for the signs of keys that widgets handle by themselves."""


def with_capitals(keys: str) -> str:
    """The same keys, and each letter with the shift lock on: no capital has a meaning of its own."""
    return ",".join(
        f"{key},{key.upper()}" if len(key) == 1 and key.isalpha() else key for key in keys.split(",")
    )


def bindings_of(keys: tuple[Key, ...]) -> list[BindingType]:
    """The bindings of a screen."""
    return [binding for key in keys for binding in key.bindings()]


_KEYS_OF_CHARACTERS = {
    "&": "ampersand",
    '"': "quotation_mark",
    "'": "apostrophe",
    "(": "left_parenthesis",
    "-": "minus",
    "_": "underscore",
}
"""What Textual calls the keys of signs; a letter is called by itself."""


def digit_key(key: str, say: Words) -> str:
    """A key, or the digit it stands for on a keyboard of the language spoken, without Shift.

    In English they stay what they are: on other keyboards the apostrophe of a French one lies beside Enter.
    A letter stays itself with the shift lock on.
    """
    key = key.lower() if len(key) == 1 else key
    row = [_KEYS_OF_CHARACTERS.get(character, character) for character in say.spoken.digit_row]
    return "1234567890"[row.index(key)] if key in row else key
