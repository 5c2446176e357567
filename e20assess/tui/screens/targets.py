"""The level aimed at in each dimension: chosen here, written by the screen below."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from e20assess.answers.model import AnswerSheet
from e20assess.i18n import N_
from e20assess.questionnaire.model import Questionnaire
from e20assess.questionnaire.rubric import HIGHEST, LOWEST
from e20assess.report.charts.text import DOT, TARGET
from e20assess.scoring.score import score
from e20assess.tui.base.bars import DialogHints
from e20assess.tui.base.keys import Key, bindings_of, digit_key
from e20assess.tui.base.screen import COMMON_KEYS, Dialog
from e20assess.tui.base.text import plain
from e20assess.tui.document.profile_chart import dimension_style

_KEYS = (
    Key("1,2,3,4,5", "", "1-5", N_("choose"), N_("Aim at this level.")),
    Key("0,x,delete", "choose(0)", "0", N_("none"), N_("No target for this dimension.")),
    Key("up,k,shift+tab", "move(-1)", "↑", N_("move"), N_("Previous dimension.")),
    Key("down,j,tab", "move(1)", "↓", N_("move"), N_("The next dimension.")),
    Key("left", "step(-1)", "←", N_("lower"), N_("One level lower."), hint=False),
    Key("right", "step(1)", "→", N_("higher"), N_("One level higher."), hint=False),
    Key("enter,ctrl+s", "keep", "⏎", N_("save"), N_("Save these targets and close.")),
    Key("escape,q", "cancel", "Esc", N_("cancel"), N_("Close without a change.")),
    *COMMON_KEYS,
)

_ROOMY = 24
"""Lines of the terminal from which the dimensions stand apart."""


class TargetsDialog(Dialog[Mapping[str, int] | None]):
    """Gives the levels (1..5) by dimension, or None where nothing is to change."""

    KEYS = _KEYS
    BINDINGS = bindings_of(_KEYS)

    def __init__(self, questionnaire: Questionnaire, sheet: AnswerSheet) -> None:
        super().__init__()
        self._questionnaire = questionnaire
        self._levels = {part.id: part.level for part in score(questionnaire, sheet).dimensions}
        self._targets = dict(sheet.targets)
        self._place = 0

    def compose(self) -> ComposeResult:
        """The question, the dimensions, what the signs mean."""
        with Vertical(classes="dialog"):
            yield Static(id="targets-title", classes="dialog-title")
            yield Static(id="targets")
            yield Static(id="targets-signs")
            yield DialogHints(id="targets-keys")

    def render_text(self) -> None:
        """Everything, as it is chosen so far."""
        say = self.say
        self.query_one("#targets-title", Static).update(plain(say("Which level do you aim at?")))
        rows = [self._row(index) for index in range(len(self._questionnaire.dimensions))]
        gap = "\n" if self.app.size.height < _ROOMY else "\n\n"
        self.query_one("#targets", Static).update(Content(gap).join(rows))
        signs = say("{here} now   {target} target", here=DOT, target=TARGET)
        self.query_one("#targets-signs", Static).update(plain(signs, "$muted"))
        shown = [key for key in _KEYS if key.hint and key.shown in ("1-5", "0", "↓", "⏎", "Esc")]
        self.query_one(DialogHints).hints = tuple((key.shown, say(key.does)) for key in shown)

    def _row(self, index: int) -> Content:
        """A dimension: its name, then its five levels with the one it is on and the one aimed at."""
        dimension, language = self._questionnaire.dimensions[index], self.say.language
        is_here = index == self._place
        target, now = self._targets.get(dimension.id), self._levels[dimension.id]
        cells = [
            f"{level}{DOT if level == now else ''}{TARGET if level == target else ''}".ljust(4)
            for level in range(LOWEST, HIGHEST + 1)
        ]
        words = self.say("no target")
        if target is not None:
            words = f"{target} {self._questionnaire.level(target).name.to(language)}"
        style = dimension_style(index % 4 + 1)
        return Content.assemble(
            ("▸ " if is_here else "  ", "bold"),
            plain(dimension.name.to(language), f"bold {style}"),
            "\n    ",
            *(
                (cell, f"bold {style}" if level == target else "bold" if level == now else "$muted")
                for level, cell in enumerate(cells, LOWEST)
            ),
            (words, "bold" if is_here else ""),
        )

    def on_key(self, event: events.Key) -> None:
        """A digit aims at its level, 0 at none."""
        key = digit_key(event.key, self.say)
        if key in map(str, range(HIGHEST + 1)):
            event.stop()
            self.action_choose(int(key))

    def action_choose(self, level: int) -> None:
        """Aim at a level (1..5), or at none (0)."""
        id = self._questionnaire.dimensions[self._place].id
        others = {other: aimed for other, aimed in self._targets.items() if other != id}
        self._targets = {**others, id: level} if level else others
        self.render_text()

    def action_step(self, by: int) -> None:
        """One level higher or lower; from none, next to the level it is on."""
        id = self._questionnaire.dimensions[self._place].id
        level = (self._targets.get(id) or self._levels[id] or LOWEST) + by
        self.action_choose(min(max(level, LOWEST), HIGHEST))

    def action_move(self, by: int) -> None:
        """To another dimension."""
        self._place = (self._place + by) % len(self._questionnaire.dimensions)
        self.render_text()

    def action_keep(self) -> None:
        """Give what is chosen, in the order of the dimensions."""
        ids = [part.id for part in self._questionnaire.dimensions]
        self.dismiss({id: self._targets[id] for id in ids if id in self._targets})

    def action_cancel(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)
