"""A sound questionnaire loads, from a folder, from the program and from a snapshot; what it holds is kept."""

from fractions import Fraction as F
from pathlib import Path

import pytest

from e20assess.questionnaire.loader import (
    SHIPPED_DIGEST,
    are_as_shipped,
    digest_of,
    load_files,
    load_folder,
    load_shipped,
)
from tests.support.tiny_questionnaire import TINY, broken

SHIPPED = Path(__file__).parents[2] / "questions" / "enterprise20"


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def test_the_shipped_questionnaire_has_no_fault() -> None:
    questionnaire = load_folder(SHIPPED)
    assert (questionnaire.id, questionnaire.version, questionnaire.major) == ("enterprise20", "1.1", "1")
    assert (len(questionnaire.questions), len(questionnaire.capabilities)) == (42, 20)
    assert questionnaire == load_shipped()


def test_the_tiny_questionnaire_has_no_fault_and_each_thing_is_in_its_place() -> None:
    tiny = load_files(TINY)
    assert list(tiny.questions) == ["owner", "handover", "overlap", "slates", "judgement", "liaison"]
    assert [part.id for part in tiny.questions_of["flows"]] == ["owner", "handover", "overlap"]
    assert tiny.dimension_of["judgement"].id == tiny.dimension_of["trust"].id == "care"
    assert tiny.count_levels == {"slates": (1, 3, 5)}
    assert tiny.rubric.levels.cuts == (F(9, 5), F(13, 5), F(17, 5), F(21, 5))
    assert tiny.rubric.dimension.minimum_share == F(3, 5)


def test_the_questions_of_order_are_asked_first_and_the_rest_in_file_order() -> None:
    tiny = load_files(broken("questionnaire.toml", 'order = ["owner"]', 'order = ["liaison", "overlap"]'))
    assert tiny.asking_order == ("liaison", "overlap", "owner", "handover", "slates", "judgement")


def test_a_folder_and_its_snapshot_are_the_same_questionnaire(tmp_path: Path) -> None:
    from_folder = load_folder(written(tmp_path, TINY))
    assert from_folder.files == TINY
    assert load_files(from_folder.files) == from_folder
    assert from_folder.digest == digest_of(TINY)


def test_the_digest_changes_with_any_text() -> None:
    changed = load_files(broken("narratives.toml", 'en = "text"', 'en = "Text"'))
    assert changed.digest != load_files(TINY).digest


def test_a_byte_order_mark_and_the_line_ends_of_windows_change_nothing(tmp_path: Path) -> None:
    from_windows = {name: "\ufeff" + text.replace("\n", "\r\n") for name, text in TINY.items()}
    assert load_folder(written(tmp_path, from_windows)) == load_files(TINY)


@pytest.mark.parametrize("name", ["patterns.toml", "archetypes.toml", "narratives.toml"])
def test_files_of_advice_may_be_left_out(name: str) -> None:
    load_files({other: text for other, text in TINY.items() if other != name})


def test_a_text_is_given_in_its_language_and_else_in_the_first_one() -> None:
    tiny = load_files(broken("questionnaire.toml", 'title = { en = "title"', 'title = { en = "Name"'))
    assert (tiny.title.to("fr"), tiny.title.to("en"), tiny.title.to("de")) == ("title", "Name", "Name")


def test_what_a_respondent_chooses_from_comes_from_anchors_labels_or_options() -> None:
    tiny = load_files(TINY)
    labels = {id: tiny.labels(question, "fr") for id, question in tiny.questions.items()}
    assert labels["handover"] == labels["overlap"] == ("a", "b", "c", "d", "e")
    assert labels["liaison"] == ("DSI", "Courrier")


def test_narratives_actions_levels_and_names_are_found_and_missing_ones_are_none() -> None:
    tiny = load_files(TINY)
    assert (text := tiny.narrative("overall", 1)) is not None and text.to("en") == "text"
    assert tiny.narrative("overall", 2) is None
    assert (action := tiny.action("flows", 2)) is not None and action.effort == "weeks"
    assert tiny.action("flows", 3) is None
    assert tiny.level(5).value == 5
    assert [tiny.name(id, "en") for id in ("work", "flows", "owner")] == ["name", "name", "text"]
    assert tiny.source("book-2009").year == 2009


def test_asking_for_a_dimension_or_source_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        load_files(TINY).dimension("play")
    with pytest.raises(KeyError):
        load_files(TINY).source("film-2010")


def test_the_shipped_questionnaire_is_built_as_it_would_be_if_it_were_checked() -> None:
    shipped = load_shipped()
    assert shipped.digest == SHIPPED_DIGEST, "the questions changed: put their digest into digest.py"
    folder = Path(__file__).parents[2] / "questions" / "enterprise20"
    assert load_folder(folder) == shipped


def test_a_shipped_file_changed_by_hand_is_checked_again() -> None:
    files = {name: text.encode() for name, text in load_shipped().files.items()}
    assert are_as_shipped(files)
    assert not are_as_shipped({**files, "rubric.toml": files["rubric.toml"] + b"\n"})
    assert not are_as_shipped({**files, "rubric.toml": b"\xff"})
