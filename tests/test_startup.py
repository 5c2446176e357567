"""The collector waits for the first frame: told by fresh interpreters, whose thresholds are Python's own."""

import subprocess
import sys

PUT_OFF = """
import gc
usual = gc.get_threshold()
from e20assess import startup
startup.put_off()
waiting = gc.get_threshold()
kept = [[] for _ in range(1000)]
startup.take_up()
print(waiting[0] > 50 * usual[0], gc.get_threshold() == usual, gc.get_freeze_count() >= len(kept))
"""

NOT_PUT_OFF = """
import gc
from e20assess import startup
startup.take_up()
print(gc.get_freeze_count())
"""

MAIN = """
import gc, sys
usual = gc.get_threshold()
sys.argv = ["e20assess", "--version"]
from e20assess.__main__ import main
try:
    main()
finally:
    print(gc.get_threshold()[0] > 50 * usual[0])
"""


def told(program: str) -> list[str]:
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    return run.stdout.split()


def test_it_is_put_off_then_taken_up_without_what_the_start_has_made() -> None:
    assert told(PUT_OFF) == ["True", "True", "True"]


def test_where_it_was_not_put_off_nothing_is_frozen() -> None:
    assert told(NOT_PUT_OFF) == ["0"]


def test_the_program_puts_it_off_first_of_all() -> None:
    assert told(MAIN)[-1] == "True"
