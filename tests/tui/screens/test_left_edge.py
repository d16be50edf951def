"""All texts of a screen begin at one edge, inside the window."""

from __future__ import annotations

import pytest

from tests.tui.helpers.app import seen
from tests.tui.helpers.screen_app import showing_view
from tests.tui.helpers.screen_catalogue import VIEWS

VIEW_BY_NAME = {view.name: view for view in VIEWS}
LINES = {
    "save-copy": ("Where should it go?", "~/turnabout", "If you don’t name", "Enter"),
    "add-pack": ("Where is the pack?", "~/Downloads", "You can drag", "Enter"),
    "kept": ("Good moments", "I stood in the kitchen", "1  Edit", "Enter"),
    "outcome": ("Read it together.", "Enter"),
    "choose-rhythm": ("How often should it repeat?", "Repeat ", "Enter"),
}


@pytest.mark.parametrize("name", LINES)
async def test_texts_begin_at_one_edge(name: str) -> None:
    async with showing_view(VIEW_BY_NAME[name], size=(80, 24)) as pilot:
        lines = seen(pilot).splitlines()
        places = {words: next(line.index(words) for line in lines if words in line) for words in LINES[name]}
    key = places.pop("Enter")  # on a ground that begins one cell before
    assert set(places.values()) == {key - 1}


async def test_all_days_of_the_week_are_in_view() -> None:
    async with showing_view(VIEW_BY_NAME["choose-rhythm"], size=(80, 24)) as pilot:
        assert "7 Su" in seen(pilot)


async def test_keys_begin_at_the_edge_of_a_wide_window() -> None:
    for name in ("save-copy", "agreements"):
        async with showing_view(VIEW_BY_NAME[name], size=(120, 36)) as pilot:
            assert seen(pilot).splitlines()[-1].index("Enter") == 7
