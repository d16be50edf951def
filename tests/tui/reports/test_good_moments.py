"""Tests of good moments, offered only after a hard conversation."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from scripts.script_info import ScriptInfo
from store import Entry, Header, open_store
from tests.tui.helpers.app import ANA, BEN, NOW, ask, finish_conversation, running_app, talk, wait_until
from tui.reports.good_moments import SAMPLE_SIZE, good_moments, had_heavy_conversation
from tui.screens.home import HomeScreen

TODAY = date(2026, 3, 14)
SCRIPTS = [
    ScriptInfo(id_, id_, "", (5, 10), depth, group, "library", "1.0.0", "")
    for id_, depth, group in (
        ("deep", "heavy", "listen"),
        ("mends", "tender", "repair"),
        ("light", "light", "grow"),
    )
]


def conversation(script: str, days_ago: int = 0, until: str | None = None) -> Header:
    started = (NOW - timedelta(days=days_ago)).isoformat()
    return Header("x", script, script, "1.0.0", started, resting_until=until)


@pytest.mark.parametrize(
    ("header", "hard"),
    [
        (conversation("deep"), True),
        (conversation("mends", 3), True),
        (conversation("mends", 4), False),
        (conversation("light"), False),
        (conversation("light", until=NOW.isoformat()), True),
        (conversation("light", 9, until=NOW.isoformat()), False),
        (conversation("unknown"), False),
    ],
)
def test_heavy_conversation_depends_on_script_pause_and_day(header: Header, hard: bool) -> None:
    assert had_heavy_conversation(SCRIPTS, [conversation("light", 1), header], NOW) is hard


def milestones(number: int, part: str = "milestones") -> list[Entry]:
    return [Entry(f"e{n}", part, "both", f"Number {n}", NOW.isoformat(), "c", "", "m") for n in range(number)]


@pytest.mark.parametrize("number", [0, 1, 3, 7])
def test_good_moments_vary_by_day_in_order(number: int) -> None:
    entries = [*milestones(number), *milestones(2, "needs")]
    weeks = [good_moments(entries, TODAY + timedelta(days=n)) for n in range(7)]
    assert all(len(few) == min(number, SAMPLE_SIZE) for few in weeks)
    assert all(few == [entry for entry in entries if entry in few] for few in weeks)
    assert {entry.id for few in weeks for entry in few} == {f"e{n}" for n in range(number)}


async def test_home_offers_good_moments_after_a_hard_day(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.set_people(ANA, BEN)
        win = ask({"part": "milestones", "text": "We moved [/"}, step="m", kind="keep", of="both")
        finish_conversation(store, talk("2026-02-07T2015-00a1", win))
        async with running_app(store, tmp_path, size=(80, 60)) as pilot:
            assert "Reread good moments" not in await wait_until(pilot, "Check-ins")
            await pilot.press("m")
            assert isinstance(pilot.app.screen, HomeScreen)
        finish_conversation(store, talk("2026-03-13T2015-00a2", script="repair"), done=False)
        async with running_app(store, tmp_path) as pilot:
            await wait_until(pilot, "Reread good moments")
            await pilot.press("m")
            assert "We moved [/" in await wait_until(pilot, "on better days")
            await pilot.press("enter")
            await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
