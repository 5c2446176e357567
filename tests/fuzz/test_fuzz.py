"""A bounded number of each of the long searches for what breaks; `make fuzz` runs many."""

import os

import pytest

from tests.fuzz import commands as fuzz_commands
from tests.fuzz import stores as fuzz_stores


def test_hostile_command_lines_are_told() -> None:
    assert fuzz_commands.run(2026, 150) > 0


def test_spoilt_stores_are_told() -> None:
    assert fuzz_stores.run(2026, 60) > 0


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such terminals")
def test_nothing_shown_as_saved_in_a_terminal_is_missing_after_kill_9() -> None:
    from tests.fuzz import kills as fuzz_kills

    assert fuzz_kills.run(2026, 3) > 0
