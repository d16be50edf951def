"""The key bar shows every key and drops labels first."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Store
from tests.tui.helpers.app import running_app, wait_until
from tui.keys.commands import BACK, BREAK, CONTINUE, HELP, LEAVE
from tui.screens.home import HomeScreen
from tui.widgets.keybar import KeyBar, gap_between, key_text, keys_without_label, label_for

KEYS = (CONTINUE, BACK, BREAK, HELP, LEAVE)


@pytest.mark.parametrize("width", range(20, 100))
def test_keys_fit_or_lose_their_labels(width: int) -> None:
    without = keys_without_label(KEYS, width)
    taken = sum(
        len(key_text(command))
        + (0 if command in without else 1 + len(label_for(command, width)))
        + gap_between(KEYS, width)
        for command in KEYS
    ) - gap_between(KEYS, width)
    assert taken <= width or len(without) == len(KEYS)


def test_wide_screens_show_all_labels() -> None:
    assert keys_without_label(KEYS, 76) == frozenset()


def test_continue_keeps_its_label_longest_then_back_then_exit() -> None:
    labels = {
        width: [command.label for command in KEYS if command not in keys_without_label(KEYS, width)]
        for width in (38, 43, 48, 64)
    }
    assert labels[38] == ["Continue"]
    assert labels[43] == ["Continue", "Back"]
    assert labels[48] == ["Continue", "Back", "Quick exit"]
    assert labels[64] == ["Continue", "Back", "Pause", "Quick exit"]


def test_home_labels_open_and_exit_at_forty_columns() -> None:
    assert HomeScreen.KEYS[-1] not in keys_without_label(HomeScreen.KEYS, 36)
    assert HomeScreen.KEYS[0] not in keys_without_label(HomeScreen.KEYS, 36)


async def test_key_under_the_mouse_is_bright_and_clickable(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "A good one to start with")
        bar = pilot.app.screen.query_one(KeyBar)
        at = str(bar.render()).index("History")
        await pilot.hover(bar, offset=(at, 0))
        assert highlighted(bar) == " History"
        await pilot.hover(bar, offset=(at - 3, 0))
        assert highlighted(bar) == ""
        await pilot.click(bar, offset=(at - 3, 0))
        assert isinstance(pilot.app.screen, HomeScreen)
        await pilot.click(bar, offset=(at, 0))
        await wait_until(pilot, "History")


def highlighted(bar: KeyBar) -> str:
    """Return the highlighted text."""
    drawn = bar.render()
    return "".join(drawn.plain[span.start : span.end] for span in drawn.spans if span.style == "$ink")
