"""The charts over weeks and months, and their conversations."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual import work
from textual.pilot import Pilot
from textual.screen import Screen

from store import Header, Store
from tests.tui.helpers.app import (
    NOW,
    ask,
    finish_conversation,
    open_target,
    resized,
    running_app,
    seen,
    talk,
    wait_until,
)
from tests.tui.helpers.check_ins import check_in, felt, looked_back
from tui.app import Turnabout
from tui.screens.history.source_conversations import ConversationsBehind
from tui.screens.history.statistics import StatisticsScreen
from tui.screens.history.transcript import TranscriptScreen
from tui.screens.home import HomeScreen
from tui.screens.home_data import HomeTarget
from tui.widgets.chart import Chart
from tui.widgets.item_list import ItemList

MONDAY, FRIDAY = "2026-03-09T2015-00a1", "2026-03-13T2015-00a2"
EARLIER = "2026-02-27T2015-00a3"


class ChartsApp(Turnabout):
    """The app with only the charts page."""

    def get_default_screen(self) -> Screen[None]:
        return Screen()

    @work
    async def _open_first_screen(self) -> None:
        await self.push_screen(StatisticsScreen(self.store))


@asynccontextmanager
async def running_charts(store: Store, folder: Path) -> AsyncIterator[Pilot[int]]:
    """Run the app on the charts page."""
    async with ChartsApp(store, folder, clock=lambda: NOW).run_test(size=(80, 24)) as pilot:
        yield pilot


async def test_home_and_palette_open_the_charts(store: Store, tmp_path: Path) -> None:
    finish_conversation(store, check_in(FRIDAY, 4, 7))
    async with running_app(store, tmp_path) as pilot:
        await open_target(pilot, HomeTarget.OVER_TIME)
        await wait_until(pilot, "Since March 2026: between 4 and 7.")
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        await pilot.press("ctrl+p", *"over time", "enter")
        await wait_until(pilot, "Since March 2026: between 4 and 7.")
        await pilot.press("ctrl+p", *"switch", "enter")
        await wait_until(pilot, lambda: current_view(pilot) == "Months")


async def test_empty_page_says_what_will_appear(store: Store, tmp_path: Path) -> None:
    finish_conversation(store, talk(MONDAY, ask("calm", step="frame_appreciation")))
    async with running_charts(store, tmp_path) as pilot:
        for start in (
            "When you both give",
            "When you both give",
            "When you check in",
            "Feelings and",
        ):
            await wait_until(pilot, start)
            assert "Nothing here yet." in seen(pilot)
            await pilot.press("enter", "right")


def current_view(pilot: Any) -> str:
    """Return the highlighted view's name."""
    names = pilot.app.screen.query_one("#views").content
    (span,) = (span for span in names.spans if "bold" in str(span.style))
    return str(names.plain[span.start : span.end].strip())


async def test_arrows_cycle_through_all_views(store: Store, tmp_path: Path) -> None:
    finish_conversation(store, check_in(MONDAY, 4, 7, looked_back("kept"), looked_back("changed", number=2)))
    finish_conversation(store, felt(FRIDAY, ["glad"], ["glad", "calm"]))
    async with running_charts(store, tmp_path) as pilot:
        assert "9 to 15 Mar" in await wait_until(pilot, "Since March 2026: between 4 and 7.")
        for shown in ("March             Between 4 and 7", "1 kept, 1 changed", "twice", "9 to 15 Mar"):
            await pilot.press("right")
            await wait_until(pilot, shown)
        await pilot.press("left")
        assert "March 2026: what you felt" in await wait_until(pilot, "twice")
        await pilot.press("down", "enter")
        await wait_until(pilot, "Friday 13 March")


async def test_low_window_shows_text_instead_of_the_chart(store: Store, tmp_path: Path) -> None:
    finish_conversation(store, check_in(MONDAY, 4, 7))
    finish_conversation(store, felt(FRIDAY, ["glad"], ["glad"]))
    async with running_charts(store, tmp_path) as pilot:
        assert "Make the window taller" not in await wait_until(pilot, "Since March 2026: between 4 and 7.")
        await resized(pilot, (40, 15))
        screen = await wait_until(pilot, "Make the window taller")
        assert "Between 4 and 7" in screen
        assert "Since March 2026: between 4 and 7." in screen
        await pilot.press("left")
        assert "Make the window taller" not in await wait_until(pilot, "March 2026: what you felt")


async def test_enter_opens_the_conversations_behind_a_point(store: Store, tmp_path: Path) -> None:
    finish_conversation(store, check_in(EARLIER, 2, 3))
    finish_conversation(store, check_in(MONDAY, 4, 7))
    finish_conversation(store, check_in(FRIDAY, 6, 8, ask("You stayed.", step="thank", place="thank.1")))
    async with running_charts(store, tmp_path) as pilot:
        await wait_until(pilot, "Since February 2026: between 2 and 8.")
        await pilot.press("down", "enter")
        await wait_until(pilot, "27 February")
        assert isinstance(pilot.app.screen, TranscriptScreen)
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, StatisticsScreen))
        await pilot.press("up", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ConversationsBehind))
        screen = seen(pilot)
        assert screen.index("Friday 13") < screen.index("Monday 9")
        await pilot.press("enter")
        await wait_until(pilot, "You stayed.")


async def test_pane_tells_of_the_marked_week(store: Store, tmp_path: Path) -> None:
    finish_conversation(store, check_in(EARLIER, 2, 3))
    finish_conversation(store, check_in(MONDAY, 4, 7))
    finish_conversation(store, felt(FRIDAY, ["glad"], ["glad", "calm"]))
    async with running_app(store, tmp_path, size=(120, 36)) as pilot:
        await pilot.press("o")
        await wait_until(pilot, "Since February 2026: between 2 and 7.")
        screen = await wait_until(pilot, "The selected week")
        pane = "\n".join(line[76:].strip() for line in screen.split("\n"))
        assert "9 to 15 Mar 2026\n\nBetween 4 and 7\n\nMon 9 Mar  Weekly check-in" in pane
        assert "since February" in " ".join(pane.split())
        assert "calm            once\nglad            twice" in pane


async def test_conversations_are_titled_by_word_and_month(store: Store, tmp_path: Path) -> None:
    finish_conversation(store, felt(MONDAY, ["glad"], ["calm"]))
    finish_conversation(store, felt(FRIDAY, ["glad"], ["worn out"]))
    async with running_charts(store, tmp_path) as pilot:
        await pilot.press("left")
        await wait_until(pilot, "twice")
        await pilot.press("down", "enter")
        await wait_until(pilot, "What you felt in March 2026: glad")


async def test_column_at_the_cursor_is_brighter(store: Store, tmp_path: Path) -> None:
    finish_conversation(store, check_in(EARLIER, 2, 2))
    finish_conversation(store, check_in(FRIDAY, 9, 9))
    async with running_charts(store, tmp_path) as pilot:
        await wait_until(pilot, "Since February 2026: between 2 and 9.")
        await wait_until(pilot, lambda: len(column_colors(pilot)) == 4)
        ink, chart = (pilot.app.theme_variables[name].casefold() for name in ("ink", "chart"))
        assert column_colors(pilot) == [ink, ink, chart, chart]
        await pilot.press("down")
        await wait_until(pilot, lambda: column_colors(pilot) == [chart, chart, ink, ink])
        await pilot.press("f2")
        ink, chart = (pilot.app.theme_variables[name].casefold() for name in ("ink", "chart"))
        await wait_until(pilot, lambda: column_colors(pilot) == [chart, chart, ink, ink])


def column_colors(pilot: Any) -> list[str]:
    """Return the colors of the column cells, top to bottom."""
    strips = pilot.app.screen._compositor.render_strips()
    cells = [segment for strip in strips for segment in strip if set(segment.text) & set("▀▄█")]
    return [str(cell.style.color.name).casefold() for cell in cells for _ in cell.text.strip()]


async def test_label_at_the_cursor_is_bold_without_color(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    finish_conversation(store, check_in(EARLIER, 2, 2))
    finish_conversation(store, check_in(FRIDAY, 9, 9))
    async with running_charts(store, tmp_path) as pilot:
        await wait_until(pilot, lambda: len(column_colors(pilot)) == 4)
        assert named(pilot) == "9 to 15 Mar"
        await pilot.press("down")
        await wait_until(pilot, lambda: named(pilot) == "23 Feb to 1 Mar")
        await pilot.press("right", "down")
        await wait_until(pilot, lambda: named(pilot) == "Feb")


def named(pilot: Any) -> str:
    """Return the bold text under the chart."""
    chart = pilot.app.screen.query_one(Chart)
    below = chart.render_line(chart.size.height - 1)
    return "".join(segment.text for segment in below if segment.style and segment.style.bold)


async def test_older_months_load_in_the_background(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for month in (11, 12, 1, 2, 3):
        finish_conversation(store, check_in(f"{2026 - month // 10}-{month:02}-11T2015-00a1", 5, month % 5))
    go_on, months = Event(), list(store.months())
    read = store.headers

    def slowly(month: str) -> list[Header]:
        if month == months[3]:
            go_on.wait(5)
        return read(month)

    monkeypatch.setattr(store, "headers", slowly)
    async with running_charts(store, tmp_path) as pilot:
        assert "Loading older months…" in await wait_until(pilot, "9 to 15 Mar")
        await pilot.press("down")
        go_on.set()
        await wait_until(pilot, "Since November 2025")
        marked = pilot.app.screen.query_one(ItemList).highlighted
        assert marked == 2
        go_on.clear()
        await pilot.app.push_screen(StatisticsScreen(store))
        await wait_until(pilot, "Loading older months…")
        await pilot.press("escape")
        go_on.set()
        await wait_until(pilot, "Since November 2025")
