"""A screen that can say everything again in another language, in place."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.screen import ModalScreen, Screen

from e20assess.i18n import LANGUAGES, N_, Words
from e20assess.tui.base.bars import HintBar, TitleBar
from e20assess.tui.base.keys import Key
from e20assess.tui.base.too_small import Cover, is_too_small
from e20assess.tui.program import Program, program_of

Result = TypeVar("Result")

COMMON_KEYS = (
    Key(
        "l",
        "app.other_language",
        "l",
        "/".join(LANGUAGES).upper(),
        N_("Switch language without leaving the screen."),
        hint=False,
    ),
    Key(
        "t",
        "app.other_look",
        "t",
        N_("theme"),
        N_("Switch theme (saved): dark, light, terminal colours."),
        hint=False,
    ),
    Key(
        "f2,comma", "app.settings", "F2", N_("settings"), N_("Language, theme and pace (saved)."), hint=False
    ),
    Key("f1", "app.help", "F1", N_("help"), N_("Every key of this screen."), hint=False),
    Key("ctrl+z", "app.pause", "ctrl+z", N_("pause"), N_("To the shell; “fg” leads back here."), hint=False),
    Key("ctrl+q", "app.quit", "ctrl+q", N_("quit"), N_("Quit; everything saved stays saved."), hint=False),
)
"""Keys of every screen."""

KEYS_WHILE_TYPING = COMMON_KEYS[2:]
"""Those that a screen with a field to write in can take: single letters belong to the field."""

LAST_HINT = ("F1", N_("help"))


class LocalizedScreen(Screen[Result]):
    """What screens share: words, keys, and `render_text`, which writes every text of the screen."""

    KEYS: ClassVar[tuple[Key, ...]] = ()

    clears_notices: ClassVar[bool] = True
    """Whether notices end with the screen: what a dialog leads to is told on the screen below."""

    needs_room: ClassVar[bool] = True
    """Whether a window that is too small for a question is too small for this."""

    def on_mount(self) -> None:
        """The widgets are there: write their texts, then begin."""
        self.render_text()
        self.ready()

    def ready(self) -> None:
        """Begin: the texts are written. What a screen does once lies here, after what its base does.

        Not in `on_mount`: Textual calls that of each class of a screen, so that one which called its base's
        would do all of it again.
        """

    def on_resize(self) -> None:
        """Cover the screen while there is no room for it."""
        covers = self.query(Cover)
        is_small = self.needs_room and is_too_small(self.program.size)
        self.set_class(is_small, "-covered")
        if is_small and not covers:
            self.mount(Cover(self.say))
        elif is_small:
            covers.only_one(Cover).render_text(self.say)
        elif covers:
            covers.remove()

    @property
    def is_covered(self) -> bool:
        """Whether nothing of the screen can be seen, for want of room."""
        return self.has_class("-covered")

    @property
    def program(self) -> Program:
        """The running program, with its words and its store."""
        return program_of(self)

    @property
    def say(self) -> Words:
        """The program's words in the language of the moment."""
        return self.program.say

    def render_text(self) -> None:
        """Write every text of the screen; called on mount and whenever the language changes."""
        raise NotImplementedError

    async def may_leave(self) -> bool:
        """Whether the program may end without losing anything here; may ask. Runs in a worker."""
        return True

    def settle(self) -> None:
        """Hand over what is typed but not yet given: the program is cut short, and nobody can be asked."""

    def on_hint_bar_clicked(self, event: HintBar.Clicked) -> None:
        """A click on a key at the foot of the screen presses it."""
        event.stop()
        for key in (*self.KEYS, *COMMON_KEYS):
            if self.shown(key) == event.shown and key.press:
                # By the program itself: a key that a screen sends counts as one that was handed on.
                self.app.call_later(self.app.simulate_key, key.press)
                return

    def on_screen_suspend(self) -> None:
        """What was told on this screen is not told on the next one."""
        if self.clears_notices:
            self.app.clear_notifications()

    def shown(self, key: Key) -> str:
        """A key as it is written here, at the foot of the screen and in the help."""
        return self.say(key.shown)

    def hints(self) -> tuple[tuple[str, str], ...]:
        """The keys worth a place at the foot of the screen."""
        own = tuple((self.shown(key), self.say(key.does)) for key in self.KEYS if key.hint)
        settings = [(key.shown, self.say(key.does)) for key in self.KEYS if key.action == "app.settings"]
        return (*own, *settings, (LAST_HINT[0], self.say(LAST_HINT[1])))


class FramedScreen(LocalizedScreen[Result]):
    """A whole screen: a title line, a body, a line of keys."""

    def compose(self) -> ComposeResult:
        """The frame; `body` gives what is between the lines."""
        yield TitleBar()
        yield from self.body()
        yield HintBar()

    notice = ""
    """What is to be told as soon as the screen is there."""

    def ready(self) -> None:
        """Tell what is to be told."""
        super().ready()
        if self.notice:
            self.notify(self.notice, markup=False)
            self.notice = ""

    def body(self) -> ComposeResult:
        """The widgets between title and keys, still without their texts."""
        yield from ()

    def head(self, left: str, right: str = "") -> None:
        """Write the title line, and the keys, which are in the same language."""
        bar = self.query_one(TitleBar)
        bar.left, bar.right = left, right
        self.query_one(HintBar).hints = self.hints()


class Dialog(ModalScreen[Result], LocalizedScreen[Result]):
    """A dialog over a screen; it finds room in a smaller window."""

    needs_room = False
    clears_notices = False
