"""What every command starts from: the language, the questionnaire and the store that were asked for."""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from e20assess.errors import AssessError, Fault
from e20assess.files import kind_of
from e20assess.i18n import Words, language_of_environment

if TYPE_CHECKING:
    from e20assess.answers.model import AnswerSheet, Form
    from e20assess.answers.rewording import Rewording
    from e20assess.questionnaire.model import Questionnaire
    from e20assess.settings import Settings
    from e20assess.store.store import Store, Stored


@dataclass(frozen=True)
class Workspace:
    """The choices made with --lang, --store and --questions, and what follows from them when asked."""

    lang: str | None = None
    store_target: str | None = None
    questions: Path | None = None

    @cached_property
    def preferences(self) -> tuple[Settings, tuple[Fault, ...]]:
        """The user's settings, and what is wrong with the file that holds them."""
        from e20assess.settings import read_settings

        return read_settings()

    @property
    def language(self) -> str:
        """The language of the program's words: --lang, else the settings, else the locale, else English."""
        return self.lang or self.preferences[0].language or language_of_environment()

    @cached_property
    def say(self) -> Words:
        """The program's words in that language."""
        return Words(self.language)

    def say_for(self, sheet: AnswerSheet) -> Words:
        """The words in which to speak of a sheet: --lang, else the sheet's own language."""
        return self.say if self.lang else Words(sheet.language)

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire of --questions, else the shipped one. Raises AssessError."""
        from e20assess.questionnaire.loader import load_folder, load_shipped

        return load_folder(self.questions) if self.questions else load_shipped()

    def new_sheet(
        self, organisation: str, unit: str, role: str, form: Form, *, respondent: str = ""
    ) -> AnswerSheet:
        """An empty sheet, dated today, in the workspace's language if the questionnaire speaks it.

        `respondent` is who answers, `role` what that person does.

        Raises AssessError where the questionnaire is at fault.
        """
        from e20assess.answers.model import AnswerSheet, Respondent
        from e20assess.inputs.text import clean_line

        questionnaire = self.questionnaire
        languages = questionnaire.languages
        return AnswerSheet(
            questionnaire=questionnaire.id,
            version=questionnaire.version,
            organisation=clean_line(organisation).strip(),
            unit=clean_line(unit).strip(),
            date=datetime.date.today(),
            language=self.language if self.language in languages else languages[0],
            form=form,
            respondent=Respondent(name=clean_line(respondent).strip(), role=clean_line(role).strip()),
        )

    def naming_store(self, id: int) -> str:
        """How a command to copy names an assessment: its number, and the store if it is not the usual one.

        The environment names its store by itself; so it must for one with a password: see `store_hint`.
        """
        if not self._store_is_named or self._store_has_secrets:
            return str(id)
        return f'{id} --store "{self.store_target}"'

    @property
    def store_hint(self) -> str:
        """What else to know about commands that `naming_store` is part of; mostly nothing."""
        if not self._store_is_named or not self._store_has_secrets:
            return ""
        return self.say(
            "First set E20ASSESS_STORE to the URL of this database: it holds a password, which is not shown."
        )

    @property
    def _store_is_named(self) -> bool:
        return bool(self.store_target) and self.store_target != os.environ.get("E20ASSESS_STORE")

    @property
    def _store_has_secrets(self) -> bool:
        from e20assess.paths import secrets_of

        return bool(secrets_of(self.store_target or ""))

    def open_store(self, *, make: bool = True) -> Store:
        """The store of --store, else the user's own. Raises AssessError.

        One that is not there is made, or, with `make` false, is an empty one of which nothing is kept.
        """
        from e20assess.paths import default_store
        from e20assess.store.store import Store

        return Store.open(self.store_target or default_store(), make=make)

    def stored(self, id: int) -> Stored:
        """The assessment of this number in the store. Raises AssessError."""
        store = self.open_store(make=False)
        try:
            return store.load(id)
        finally:
            store.close()

    def sheet_or_assessment(self, name: str) -> tuple[Questionnaire, AnswerSheet]:
        """The sheet in the file of this name, else the assessment of this number. Raises AssessError."""
        if name.isdecimal() and len(name) < 20 and kind_of(Path(name)) == "missing":
            stored = self.stored(int(name))
            return stored.questionnaire, stored.sheet
        from e20assess.answers.sheet_file import read_sheet

        return self.questionnaire, read_sheet(Path(name), self.questionnaire)

    def sheets_or_assessments(self, *names: str) -> list[tuple[Questionnaire, AnswerSheet]]:
        """Several of them. Raises AssessError with the faults of all."""
        found: list[tuple[Questionnaire, AnswerSheet]] = []
        faults: list[Fault] = []
        for name in names:
            try:
                found.append(self.sheet_or_assessment(name))
            except AssessError as error:
                faults += error.faults
        if faults:
            raise AssessError(faults)
        return found

    def news_of_rewording(self, questionnaire: Questionnaire, sheet: AnswerSheet) -> str:
        """That the words have changed since a sheet was answered: once for each version, then nothing."""
        from e20assess.answers.rewording import rewording

        found = rewording(questionnaire, sheet)
        if not found or found in self._told:
            return ""
        self._told.add(found)
        return found.sentence(self.say)

    @cached_property
    def _told(self) -> set[Rewording]:
        return set()
