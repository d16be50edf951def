"""A script for one of the partners, on their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.loading.loader import ScriptError, load_script
from scripts.loading.open_script import open_script
from store import Store
from tests.scripts.helpers.small_scripts import HEAD, source_of
from tests.tui.helpers.app import ANA, BEN, NOW, running_app, seen, wait_until
from tui.screens.conversation.screen import ConversationScreen
from tui.session.conversation_session import ConversationSession
from tui.text.couple import Couple


@pytest.mark.parametrize("line", ["alone: yes\n", "alone: yes\nkept: no\n"])
def test_it_is_neither_saved_nor_framed(line: str) -> None:
    head = HEAD.replace("frame: no\n", "") if "kept" in line else HEAD
    with pytest.raises(ScriptError, match="needs `frame: no` and `kept: no`"):
        load_script(source_of("- say: hello", "## hello\nHello.", head + line))


@pytest.mark.slow
async def test_no_page_names_anyone_and_nothing_is_saved(store: Store, tmp_path: Path) -> None:
    session = ConversationSession(open_script("a-look-at-give-and-take"), store, clock=lambda: NOW)
    session.resolve_facts()
    pages = []
    async with running_app(store, tmp_path) as pilot:
        pilot.app.push_screen(ConversationScreen(session, Couple(ANA, BEN), folder=tmp_path))
        await wait_until(pilot, "just you")
        for keys, shows in (
            (("enter",), "When did you last"),
            (("1", "enter"), "Think of the last few times"),
            (("1", "enter"), "who usually starts"),
            (("2", "enter"), "reaches out first"),
            (("3", "enter"), "The balance shifts over time"),
            (("enter",), "What would you like to do"),
            (("1", "enter"), "Choose one moment"),
            (("enter",), "What would you like to say first"),
            ((*"the car", "enter"), "Nothing here was added up"),
            (("enter",), "This page isn’t saved."),
        ):
            await pilot.press(*keys)
            await wait_until(pilot, shows)
            pages.append(seen(pilot))
    assert not any("Ana" in page or "Ben" in page for page in pages)
    assert "I’d like to tell you about the car" in pages[-1]
    assert store.unfinished() == []
    assert list(store.headers("2026-03")) == []
