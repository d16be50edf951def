"""The last line keeps every key in view, and gives up words before it gives up a key."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Store
from tests.tui.helpers.app import running_app, wait_until
from tui.keys import BACK, BREAK, CONTINUE, HELP, LEAVE
from tui.screens.home import HomeScreen
from tui.widgets.keybar import GAP, KeyBar, keys_without_label, label_for

KEYS = (CONTINUE, BACK, BREAK, HELP, LEAVE)


@pytest.mark.parametrize("width", range(20, 100))
def test_all_keys_fit_or_have_no_words_left_to_give_up(width: int) -> None:
    without = keys_without_label(KEYS, width)
    taken = (
        sum(len(c.key_label) + (0 if c in without else 1 + len(label_for(c, width))) + GAP for c in KEYS)
        - GAP
    )
    assert taken <= width or len(without) == len(KEYS)


def test_wide_screens_keep_all_words() -> None:
    assert keys_without_label(KEYS, 76) == frozenset()


def test_what_goes_on_keeps_its_words_longest_then_what_leads_back_and_what_leaves() -> None:
    kept = {
        width: [c.label for c in KEYS if c not in keys_without_label(KEYS, width)]
        for width in (36, 41, 47, 70)
    }
    assert kept[36] == ["Go on"]
    assert kept[41] == ["Go on", "Back"]
    assert kept[47] == ["Go on", "Back", "Leave at once"]
    assert kept[70] == ["Go on", "Back", "Break or stop", "Leave at once"]


def test_home_names_opening_and_leaving_at_forty_columns() -> None:
    assert HomeScreen.KEYS[-1] not in keys_without_label(HomeScreen.KEYS, 36)
    assert HomeScreen.KEYS[0] not in keys_without_label(HomeScreen.KEYS, 36)


async def test_the_key_under_the_mouse_is_brighter_and_a_click_between_keys_does_nothing(
    store: Store, tmp_path: Path
) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "A good one to begin with")
        bar = pilot.app.screen.query_one(KeyBar)
        at = str(bar.render()).index("Past")
        await pilot.hover(bar, offset=(at, 0))
        assert bright(bar) == " Past conversations"
        await pilot.hover(bar, offset=(at - 3, 0))
        assert bright(bar) == ""
        await pilot.click(bar, offset=(at - 3, 0))
        assert isinstance(pilot.app.screen, HomeScreen)
        await pilot.click(bar, offset=(at, 0))
        await wait_until(pilot, "Past conversations")


def bright(bar: KeyBar) -> str:
    """What is brighter than the rest of the line."""
    drawn = bar.render()
    return "".join(drawn.plain[span.start : span.end] for span in drawn.spans if span.style == "$ink")
