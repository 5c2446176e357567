"""What commands say beside their data, and where the data goes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from e20assess.errors import AssessError
from e20assess.files import write_file
from e20assess.output import tell, tell_faults

if TYPE_CHECKING:
    from e20assess.answers.model import AnswerSheet
    from e20assess.engine.workspace import Workspace
    from e20assess.questionnaire.model import Questionnaire


def deliver(workspace: Workspace, data: bytes, output: Path | None, *, overwrite: bool) -> None:
    """Data goes to the file, and its name is said; without one it goes to standard output.

    Raises AssessError (exists, unwritable).
    """
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    write_file(output, data, overwrite=overwrite)
    tell(workspace.say("Saved: {path}", path=str(output)))


def tell_notices(workspace: Workspace) -> None:
    """Say what is wrong in the user's settings; the program goes on without it."""
    tell_faults(AssessError(workspace.preferences[1]), workspace.say)


def tell_rewording(workspace: Workspace, questionnaire: Questionnaire, sheet: AnswerSheet) -> None:
    """Say, once for each version, that the words have changed since a sheet was answered."""
    if sentence := workspace.news_of_rewording(questionnaire, sheet):
        tell(sentence)
