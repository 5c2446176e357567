"""What a screen knows of the program that shows it; the program itself knows every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.geometry import Size
    from textual.screen import Screen
    from textual.widget import AwaitMount

    from e20assess.engine.workspace import Workspace
    from e20assess.i18n import Words
    from e20assess.settings import Settings
    from e20assess.store.store import Store

Result = TypeVar("Result")


class Program(Protocol):
    """The words, the settings, the store, and the way to other screens."""

    say: Words
    """The words of the language of the moment."""

    language: str
    """The language of the moment; set, every screen says its texts again."""

    workspace: Workspace
    store: Store | None
    """The store, once somebody has opened it."""

    @property
    def settings(self) -> Settings:
        """What holds now."""

    @property
    def size(self) -> Size:
        """Of the window, in cells."""

    def open_store(self) -> Store:
        """The store, opened by whoever needs it first, from any thread. Raises AssessError."""

    def change_settings(self, settings: Settings) -> None:
        """Apply other settings, and keep them for the next time."""

    def push_screen(self, screen: Screen[Result]) -> AwaitMount:
        """Show a screen over the one in front."""

    async def push_screen_wait(self, screen: Screen[Result]) -> Result:
        """Show a screen over the one in front, and give what it is left with. Only from a worker."""


def program_of(node: DOMNode) -> Program:
    """The program that shows a screen or a widget."""
    return cast(Program, node.app)
