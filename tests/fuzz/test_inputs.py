"""The doors for text hold whatever is written: a bounded run of `fuzz_inputs`, always the same."""

import pytest

from tests.fuzz.inputs import TRIES, run


@pytest.mark.parametrize("seed", range(2))
def test_what_people_write_is_taken_or_refused_in_a_sentence_and_never_ends_in_a_crash(seed: int) -> None:
    outcomes = run(seed, 250)
    assert sum(outcomes.values()) == 250
    assert {door.split()[0] for door in outcomes} == set(TRIES)
