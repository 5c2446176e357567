"""Doors that break, hang, die or fill the memory at one input: what `fuzz` has to notice."""

import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from random import Random


def doors(folder: Path) -> dict[str, Callable[[Random], object]]:
    """Each fails at its second input of seed 7, and at no other."""
    broken = {
        "breaks": lambda: 1 // 0,
        "waits": lambda: time.sleep(60),
        "never comes back": lambda: re.match(r"(a+)+$", "a" * 60 + "b"),
        "fills the memory": lambda: bytearray(2**30),
        "dies": os.abort,
    }
    return {name: _at_the_second(name, fails) for name, fails in broken.items()}


def _at_the_second(name: str, fails: Callable[[], object]) -> Callable[[Random], object]:
    second = Random(f"7/{name}/1").random()
    return lambda random: fails() if random.random() == second else None
