"""Three companies that never were, answered in full: to see results before answering anything."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources

from e20assess.answers.model import AnswerSheet
from e20assess.answers.sheet_file import parse_sheet
from e20assess.i18n import N_
from e20assess.questionnaire.loader import SHIPPED, load_shipped


@dataclass(frozen=True, slots=True)
class Example:
    """An example: its id, the name of its company, and what it shows in one line (a msgid)."""

    id: str
    name: str
    shows: str
    file: str

    def sheet(self) -> AnswerSheet:
        """Its answers to the questionnaire that comes with the program."""
        folder = resources.files("e20assess.questions") / SHIPPED / "examples"
        text = (folder / self.file).read_text(encoding="utf-8")
        return parse_sheet(text, load_shipped(), self.file)


EXAMPLES = (
    Example(
        "rivage",
        "Coopérative Rivage",
        N_("A connected company: a service cooperative of 350 people."),
        "cooperative-rivage.toml",
    ),
    Example(
        "alize",
        "Groupe Alizé",
        N_("Silos 2.0: a consumer brand with three communities that ignore one another."),
        "groupe-alize.toml",
    ),
    Example(
        "delcourt",
        "Ateliers Delcourt",
        N_("Digital Taylorism: a manufacturer with every tool and a rule for everything."),
        "ateliers-delcourt.toml",
    ),
)
"""The examples that come with the program, the happiest first."""
