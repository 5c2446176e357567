"""What all screens share: how they begin."""

from pathlib import Path
from typing import Any

import pytest

from e20assess.store.store import Store
from e20assess.tui.base.autosave_screen import AutosaveScreen
from e20assess.tui.screens.interview import InterviewScreen
from tests.support.screens import begin, new_assessment, program


async def test_a_screen_begins_once_whatever_its_bases(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def noted(owner: type, name: str) -> None:
        real = getattr(owner, name)

        def note(self: Any) -> None:
            begun.append(f"{owner.__name__}.{name}")
            real(self)

        monkeypatch.setattr(owner, name, note)

    noted(InterviewScreen, "render_text")
    noted(InterviewScreen, "ready")
    noted(AutosaveScreen, "ready")
    async with program(tmp_path / "store.sqlite").run_test(size=(80, 24)) as pilot:
        await begin(pilot, new_assessment(store))
        await pilot.pause()
        assert begun == ["InterviewScreen.render_text", "InterviewScreen.ready", "AutosaveScreen.ready"]
