"""A bounded number of each of the long searches for what breaks; `make fuzz` runs many."""

import os
import sys
from pathlib import Path

import pytest

from tests.fuzz import commands as fuzz_commands
from tests.fuzz import conditions as fuzz_conditions
from tests.fuzz import stores as fuzz_stores
from tests.fuzz.broken_doors import doors


def test_hostile_command_lines_are_told() -> None:
    assert fuzz_commands.run(2026, 150) > 0


def test_conditions_mean_what_they_say_or_are_refused() -> None:
    assert 0 < fuzz_conditions.run(2026, 1000) < 1000


def test_spoilt_stores_are_told() -> None:
    assert fuzz_stores.run(2026, 60) > 0


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such terminals")
def test_nothing_shown_as_saved_in_a_terminal_is_missing_after_kill_9() -> None:
    from tests.fuzz import kills as fuzz_kills

    assert fuzz_kills.run(2026, 3) > 0


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
@pytest.mark.parametrize("name", doors(Path()))
def test_an_input_that_breaks_hangs_or_fills_the_memory_is_told_and_the_rest_is_tried(
    name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    from tests.fuzz import doors as fuzz

    found = fuzz.run(name, fuzz.Door("tests.fuzz.broken_doors", 3, seconds=1), 7, range(3))
    assert (found.tried, found.failures) == (3, 1)
    assert f'FAILED: "{name}" --seed 7 --only 1: ' in capfd.readouterr().err
