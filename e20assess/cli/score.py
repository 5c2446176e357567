"""The `score` and `show` commands: many sheets, fast, and what they say."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from e20assess.answers.model import AnswerSheet
from e20assess.answers.sheet_file import read_sheet
from e20assess.cli.output import tell_rewording
from e20assess.engine.workspace import Workspace
from e20assess.errors import AssessError, terminal_safe
from e20assess.output import tell_faults
from e20assess.questionnaire.model import Questionnaire
from e20assess.report.lines import summary_lines
from e20assess.scoring.diagnosis import diagnose
from e20assess.scoring.score import score
from e20assess.scoring.score_table import score_table

_encode = json.JSONEncoder(ensure_ascii=False).encode


def score_files(workspace: Workspace, paths: Iterable[Path], *, as_json: bool) -> bool:
    """Score each sheet to standard output; whether all were sound. Faults are told as they are met."""
    all_sound = True
    for path in paths:
        try:
            sheet = read_sheet(path, workspace.questionnaire)
        except AssessError as error:
            tell_faults(error, workspace.say)
            all_sound = False
            continue
        tell_rewording(workspace, workspace.questionnaire, sheet)
        if as_json:
            table = score_table(
                str(path), workspace.questionnaire, sheet, score(workspace.questionnaire, sheet)
            )
            sys.stdout.write(_encode(table) + "\n")
        else:
            show_scores(workspace, workspace.questionnaire, sheet)
    sys.stdout.flush()
    return all_sound


def show_scores(
    workspace: Workspace, questionnaire: Questionnaire, sheet: AnswerSheet, named: str = ""
) -> None:
    """The scores of one sheet in a few lines, on standard output; `named` by the number it is kept under."""
    scorecard = score(questionnaire, sheet)
    diagnosis = diagnose(questionnaire, scorecard)
    lines = summary_lines(questionnaire, sheet, scorecard, diagnosis, workspace.say_for(sheet), named)
    for line in lines:
        print(terminal_safe(line))
