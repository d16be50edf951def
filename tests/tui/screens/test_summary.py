"""The summary page and its text file."""

from __future__ import annotations

from pathlib import Path

from tests.tui.helpers.conversation_app import open_conversation, script_with
from tui.screens.conversation.summary import SummaryScreen


async def test_summary_shows_agreements_takeaways_and_entries(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("action", "moment", "word")) as pilot:
        await pilot.press(
            *"Soup", "enter", "2", "enter", "enter", *"fun", "enter", *"light", "enter", "enter", "enter"
        )
        assert isinstance(pilot.screen, SummaryScreen)
        read = pilot.seen
        assert "more below" in read
        await pilot.press("enter")  # scrolls instead of leaving
        assert "more below" not in pilot.seen
        read += pilot.seen
        for words in (
            "You agreed",
            "Soup.",
            "What you’re taking with you",
            "light",
            "For your notebook",
            "Good moments",
            "fun",
        ):
            assert words in read
        await pilot.press("enter")
        assert pilot.app.ended == ["ended"]
        assert [agreement.act for agreement in pilot.store.agreements()] == ["Soup"]
        assert pilot.store.unfinished() == []


async def test_saved_summary_is_owner_only_and_never_overwrites(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("action")) as pilot:
        await pilot.press(*"Soup", "enter", "2", "enter", "enter")
        assert f"text file in {tmp_path}".replace(" ", "") in pilot.seen.replace(" ", "")
        assert not list(tmp_path.glob("turnabout-*.txt"))
        await pilot.press("f", "f")
        assert "Others could read this" in pilot.seen
        files = sorted(tmp_path.glob("turnabout-*.txt"))
        assert [file.name for file in files] == ["turnabout-2026-03-14-2.txt", "turnabout-2026-03-14.txt"]
        assert all(file.stat().st_mode & 0o777 == 0o600 for file in files)
        text = files[0].read_text(encoding="utf-8")
        assert "Soup." in text
        assert "— Ben, check in on Saturday 21 March" in text
        assert "Others could read this" in text


async def test_summary_without_answers_is_reassuring(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("between")) as pilot:
        await pilot.press("enter")
        assert "You didn’t write anything down, and that’s fine." in pilot.seen


async def test_failed_save_of_the_summary_says_what_is_safe(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("between")) as pilot:
        await pilot.press("enter")
        assert isinstance(pilot.screen, SummaryScreen)
        pilot.screen._folder = tmp_path / "gone"
        await pilot.press("f")
        assert "Couldn’t save the file" in pilot.seen
        assert "safe in Turnabout" in pilot.seen
