"""A note to write over a screen; what is typed is kept, or given up on purpose, but never lost."""

from __future__ import annotations

from collections.abc import Callable

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Static, TextArea

from e20assess.answers.model import LONGEST_NOTE
from e20assess.i18n import N_, Words
from e20assess.inputs.text import clean
from e20assess.tui.base.dialogs import ChoiceDialog, Offer
from e20assess.tui.base.keys import Key, bindings_of
from e20assess.tui.base.screen import KEYS_WHILE_TYPING, Dialog
from e20assess.tui.base.text import plain
from e20assess.tui.widgets.clipped import Clipped


class NoteEditor(TextArea):
    """Takes text up to a limit; a paste that would pass it is left out whole, and said."""

    DEFAULT_CSS = """
    NoteEditor {
        /* Undoing a long paste fails inside Textual 8.2 where it makes the scrollbar disappear. */
        overflow-y: scroll;
    }
    """

    class PasteRefused(Message):
        """What was pasted is too long; the text is as it was."""

    class Ended(Message):
        """Enter was pressed where it ends the text."""

    def __init__(
        self, text: str, *, limit: int = LONGEST_NOTE, id: str | None = None, ends_with_enter: bool = False
    ) -> None:
        super().__init__(text, soft_wrap=True, tab_behavior="focus", id=id)
        self._limit = limit
        self._ends_with_enter = ends_with_enter

    def on_key(self, event: events.Key) -> None:
        """Enter makes a new line, unless one line is all there is to write."""
        if event.key == "enter" and self._ends_with_enter:
            event.prevent_default()
            event.stop()
            self.post_message(self.Ended())

    @property
    def is_too_long(self) -> bool:
        """Whether the text has passed the limit by other ways than a paste."""
        return len(self.text) > self._limit

    def on_paste(self, event: events.Paste) -> None:
        """Refuse what would make the text too long; TextArea takes everything else."""
        if len(self.text) - len(self.selected_text) + len(event.text) > self._limit:
            event.prevent_default()
            event.stop()
            self.post_message(self.PasteRefused())


_KEYS = (
    Key("ctrl+s", "keep", "ctrl+s", N_("save"), N_("Save what is written and close.")),
    Key("escape", "cancel", "Esc", N_("cancel"), N_("Close; if the text has changed, you are asked first.")),
)

_WAYS = (
    Offer("keep", "1", N_("Save")),
    Offer("discard", "2", N_("Discard"), N_("the note stays as it was before")),
)

Keep = Callable[[str], None]
"""Takes a text that was written."""

About = Callable[[Words], str]
"""What the text is about, in the language of the moment."""


class NoteDialog(Dialog[None]):
    """Write a note of several lines; it is handed over when it is kept, or when the program is cut short."""

    KEYS = _KEYS
    BINDINGS = bindings_of((*_KEYS, *KEYS_WHILE_TYPING))

    def __init__(
        self,
        title: str,
        note: str,
        keep: Keep,
        *,
        beside: str = "",
        must_say: bool = False,
        is_reason: bool = False,
        rescue: Keep | None = None,
        about: About | None = None,
    ) -> None:
        """`title` is a msgid; `beside` is a note that stays, whatever is written here.

        With `must_say`, an empty text is refused; Enter keeps a reason, which is one line. `rescue` takes
        what was typed, in place of `keep`, when there is no time left to ask. `about` stands below the title.
        """
        super().__init__()
        self._title = title
        self._note = note
        self._keep = keep
        self._beside = beside
        self._must_say = must_say
        self._is_reason = is_reason
        self._rescue = rescue or keep
        self._about = about
        self._is_asking = False
        # A reason goes below the note that stays, on a line of its own.
        self._limit = max(0, LONGEST_NOTE - len(f"{beside}\n")) if beside else LONGEST_NOTE

    def compose(self) -> ComposeResult:
        """The title, the note that stays, the editor, two buttons."""
        with Vertical(classes="dialog -note -reason" if self._is_reason else "dialog -note"):
            yield Static(id="note-title", classes="dialog-title")
            yield Clipped(id="note-about")
            yield Clipped(id="note-beside")
            yield NoteEditor(self._note, limit=self._limit, id="note-text", ends_with_enter=self._is_reason)
            yield Static(id="note-warning")
            with Horizontal(classes="buttons"):
                yield Button(id="keep", variant="primary", compact=True)
                yield Button(id="cancel", compact=True)

    def ready(self) -> None:
        """Write at the end of what is there."""
        super().ready()
        editor = self.query_one(NoteEditor)
        editor.move_cursor(editor.document.end)
        editor.focus()

    def render_text(self) -> None:
        """Title, the note that stays, and buttons."""
        self.query_one("#note-title", Static).update(plain(self.say(self._title)))
        about = self.query_one("#note-about", Static)
        about.display = self._about is not None
        about.update(plain(self._about(self.say) if self._about is not None else ""))
        beside = self.query_one("#note-beside", Static)
        beside.display = bool(self._beside)
        beside.update(plain(self.say("✎ {note} (this note stays)", note=self._beside)))
        if self._beside:
            self.query_one(NoteEditor).placeholder = self.say(
                "Leave empty to use the note above as the reason."
            )
        save = self.say("Save (Enter)") if self._is_reason else self.say("Save (ctrl+s)")
        self.query_one("#keep", Button).label = plain(save)
        self.query_one("#cancel", Button).label = plain(self.say("Cancel (Esc)"))

    @property
    def text(self) -> str:
        """What is written, as it is kept: empty where there is nothing to see."""
        return clean(self.query_one(NoteEditor).text).strip()

    @property
    def has_news(self) -> bool:
        """Whether something would be lost if this closed now."""
        return self.text != self._note.strip() and bool(self.text or not self._must_say)

    def on_key(self, event: events.Key) -> None:
        """What is typed so fast that the editor has no focus yet belongs to it all the same."""
        if self.focused is None and event.is_printable and event.character:
            event.stop()
            self.query_one(NoteEditor).insert(event.character)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The buttons do what the keys do."""
        if event.button.id == "keep":
            self.action_keep()
        else:
            self.action_cancel()

    def action_keep(self) -> None:
        """Hand over the text, if there is one where there has to be."""
        if self._hand_over():
            self.dismiss()

    def _hand_over(self) -> bool:
        text = self.text
        if self._must_say and not text:
            self._warn(self.say("Please give a short reason: it is printed in the report."))
            return False
        if self.query_one(NoteEditor).is_too_long:
            self._warn(
                self.say("This is longer than {limit} characters; please shorten it.", limit=self._limit)
            )
            return False
        self._keep(text)
        self._note = text
        return True

    @on(NoteEditor.Ended)
    def ended(self) -> None:
        """Enter, where the text is one line."""
        self.action_keep()

    @on(NoteEditor.PasteRefused)
    def refuse_paste(self) -> None:
        """Say that nothing was pasted, and why."""
        sentence = self.say(
            "Nothing was pasted: the note would be longer than {limit} characters.", limit=self._limit
        )
        self._warn(sentence)

    def _warn(self, sentence: str) -> None:
        warning = self.query_one("#note-warning", Static)
        warning.display = True
        warning.update(plain(sentence))

    @work
    async def action_cancel(self) -> None:
        """Leave everything as it was; what was typed is asked about."""
        if await self.may_leave():
            self.dismiss()

    async def may_leave(self) -> bool:
        """Whether nothing typed would be lost: it is kept now, or given up on purpose."""
        if not self.has_news:
            return True
        if self._is_asking:
            return False
        self._is_asking = True
        try:
            dialog = ChoiceDialog(N_("You have unsaved changes."), _WAYS, back=N_("keep editing"))
            way = await self.program.push_screen_wait(dialog)
        finally:
            self._is_asking = False
        return way == "discard" or (way == "keep" and self._hand_over())

    def settle(self) -> None:
        """The program is cut short: what was typed goes where it is not lost."""
        if self.has_news:
            self._rescue(self.text[: self._limit])
            self._note = self.text
