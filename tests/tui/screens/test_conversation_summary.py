"""The summary page and its text file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tui.helpers.app import resized, seen
from tests.tui.helpers.conversation_app import open_conversation, script_with
from tests.tui.helpers.screen_app import showing_view
from tests.tui.helpers.screen_catalogue import VIEWS, View
from tui.export.summary_text import summary_text
from tui.screens.conversation.summary import SummaryScreen
from tui.widgets.summary_sheet import SummarySheet


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
        assert "You talked, and you listened to each other." in pilot.seen
        assert "Save" not in pilot.seen


async def test_failed_save_of_the_summary_says_what_is_safe(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("action")) as pilot:
        await pilot.press(*"Soup", "enter", "2", "enter", "enter")
        assert isinstance(pilot.screen, SummaryScreen)
        pilot.screen._folder = tmp_path / "gone"
        await pilot.press("f")
        assert "Couldn’t save the file" in pilot.seen
        assert "safe in Turnabout" in pilot.seen


def _summary_view() -> View:
    return next(view for view in VIEWS if view.name == "outcome")


@pytest.mark.parametrize("size", [(40, 15), (60, 20), (80, 24), (120, 36)])
async def test_summary_is_one_sheet_saved_with_the_same_words(size: tuple[int, int]) -> None:
    async with showing_view(_summary_view(), size=size) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, SummaryScreen)
        sheet = screen.query_one(SummarySheet).render().plain
        saved = summary_text(screen._summary)
        said = set(re.findall(r"[^\W_]+", sheet.lower()))
        assert said <= set(re.findall(r"[^\W_]+", saved.lower()))
        assert "…" not in sheet
        assert "__" not in sheet + saved  # an agreement isn't a contract to sign
        columns = re.search(r"● Ana {10,}◆ Ben", sheet)
        assert bool(columns) is (size[0] >= 80)


async def test_agreement_lies_on_its_own_ground() -> None:
    async with showing_view(_summary_view()) as pilot:
        sheet = pilot.app.screen.query_one(SummarySheet).render()
        sunk = [span for span in sheet.spans if "$note-sunk" in str(span.style)]
        words = " ".join("".join(sheet.plain[span.start : span.end] for span in sunk).split())
        assert "check in on Saturday 21 March" in words
        assert "partly kept" not in words


async def test_no_page_ends_with_a_heading() -> None:
    view = next(view for view in VIEWS if view.name == "outcome")
    async with showing_view(view, size=(60, 20)) as pilot:
        sheet = pilot.app.screen.query_one(SummarySheet)
        headings = {heading for heading, _ in sheet._summary.sections}
        ends = []
        for height in range(16, 24):
            await resized(pilot, (60, height))
            page = pilot.app.screen.query_one("#page")
            lines = [line.strip() for line in seen(pilot).splitlines()[page.region.y : page.region.bottom]]
            ends.append(next(line for line in reversed(lines) if line))
        assert headings
        assert headings.isdisjoint(ends)
