"""Home's pane: how the highlighted conversation goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Store
from tests.tui.helpers.app import running_app, seen, wait_until
from tests.tui.helpers.step_catalogue import Words, session_at
from tui.screens import home_stages

WIDE = (120, 36)


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home_stages, "WAIT_SECONDS", 0.01)


async def test_pane_lists_the_stages_of_a_script(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "A good one to start with")
        assert "How it goes" not in seen(pilot)
        await pilot.resize_terminal(*WIDE)
        screen = await wait_until(pilot, "How it goes")
        assert [name for name in ("1  Opening", "Closing") if name not in screen] == []


async def test_pane_marks_where_an_unfinished_conversation_stands(store: Store, tmp_path: Path) -> None:
    session_at(store, Words(), "picture", "second")
    async with running_app(store, tmp_path) as pilot:
        await pilot.resize_terminal(*WIDE)
        screen = await wait_until(pilot, "How it goes")
        assert [
            name for name in ("✓  Opening", "✓  Share", "›  Picture", "5  Word") if name not in screen
        ] == []
