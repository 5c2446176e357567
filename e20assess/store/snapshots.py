"""The questionnaires kept in a store: an assessment opens with the one it was made with."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select

from e20assess import faults
from e20assess.errors import AssessError, Place
from e20assess.questionnaire.loader import load_files, load_shipped
from e20assess.questionnaire.model import Questionnaire
from e20assess.store import tables


class Snapshots:
    """Reads questionnaires back, each only once: that takes long, and they never change."""

    def __init__(self, place: Place) -> None:
        """`place` names the store in faults."""
        self._place = place
        self._read: dict[str, Questionnaire] = {}

    def questionnaire(self, connection: Connection, assessment: int, digest: str) -> Questionnaire:
        """The questionnaire of this digest, which `assessment` was made with. Raises AssessError."""
        if digest == load_shipped().digest:
            return load_shipped()
        if digest not in self._read:
            kept = tables.questionnaires.c
            files = connection.execute(select(kept.files).where(kept.digest == digest)).scalar_one()
            self._read[digest] = self._loaded(files, assessment)
        return self._read[digest]

    def _loaded(self, text: str, assessment: int) -> Questionnaire:
        unreadable = AssessError.of(faults.SNAPSHOT_UNREADABLE, self._place, id=assessment)
        try:
            files = json.loads(text)
        except (TypeError, ValueError, RecursionError) as error:
            raise unreadable from error
        if not isinstance(files, dict) or not all(isinstance(part, str) for part in files.values()):
            raise unreadable
        try:
            return load_files(files)
        except AssessError as error:
            raise unreadable from error
