"""Finding a conversation: by its title first, then by what it's about."""

from __future__ import annotations

from pathlib import Path

from scripts.script_info import ScriptInfo
from store import Store
from tests.tui.helpers.app import NOW, running_app, wait_until
from tui.screens.find_script import IN_TEXT, IN_TITLE, FindScript
from tui.screens.history.search import FIND_NOTE
from tui.screens.home_data import HomeDetails, load_snapshot
from tui.widgets.inputs.line_input import SearchInput
from tui.widgets.item_list import Heading


def info(title: str, about: str) -> ScriptInfo:
    return ScriptInfo(title.lower(), title, about, (4, 6), "light", "grow", "library", "1.0.0", "")


def test_titles_come_before_descriptions(store: Store) -> None:
    scripts = (
        info("Repair", "After a small fight."),
        info("Good news", "Small things."),
        info("Small fights", "Talk."),
    )
    screen = FindScript(load_snapshot(store, NOW), HomeDetails(scripts=scripts))
    rows = [row.title for row in screen._rows(["small"])]
    assert rows == [IN_TITLE, "Small fights", IN_TEXT, "Repair", "Good news"]
    assert [row.title for row in screen._rows(["news"]) if not isinstance(row, Heading)] == ["Good news"]
    assert list(screen._rows(["nowhere"])) == []


async def test_search_without_a_hit_looks_for_the_same_words_in_the_conversations(
    store: Store, tmp_path: Path
) -> None:
    async with running_app(store, tmp_path) as pilot:
        await pilot.press("/", *"feedback")
        await wait_until(pilot, FIND_NOTE)
        await pilot.press("enter")
        await wait_until(pilot, IN_TITLE)
        assert pilot.app.screen.query_one(SearchInput).value == "feedback"
        await pilot.press("escape")
        await wait_until(pilot, FindScript.PLACEHOLDER)
