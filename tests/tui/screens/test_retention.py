"""How long conversations are kept: both choose, Home says so, and only then they're deleted."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from store import Store, open_store
from tests.store.helpers.held_conversations import ended_ids, hold
from tests.store.helpers.records import at, conversation_with
from tests.tui.helpers.app import ANA, BEN, NOW, running_app, wait_until
from tests.tui.helpers.settings_pages import open_from_settings
from tui.app import Turnabout
from tui.screens.home import HomeScreen
from tui.text import retention as text

ONE, TWO, LATE = "2023-03-14T2000-0001", "2024-01-20T2000-0002", "2026-03-01T2000-0003"
IN_NINE_DAYS = NOW + timedelta(days=9)


@pytest.fixture
def old(store: Store) -> Store:
    """Return a store with two conversations that are older than two years."""
    for id_ in (ONE, TWO, LATE):
        hold(store, id_)
    return store


async def press_until(pilot: Pilot[Any], keys: tuple[str, ...], shown: str) -> str:
    await pilot.press(*keys)
    return " ".join((await wait_until(pilot, shown)).split())


@pytest.mark.slow
async def test_both_choose_and_home_says_what_follows(old: Store, tmp_path: Path) -> None:
    async with running_app(old, tmp_path, size=(80, 24)) as pilot:
        await open_from_settings(pilot, "Keep conversations", "Right now, you keep")
        asked = await press_until(pilot, ("3", "enter"), "Ana, do you want")
        assert "keep conversations for two years?" in asked
        assert "Two conversations are older than that. They’ll be deleted on 22 March" in asked
        await press_until(pilot, ("2", "enter"), "Ben, do you want")
        assert old.years_kept() is None
        await press_until(pilot, ("2", "enter"), "Two years")
        assert old.years_kept() == 2
        await press_until(pilot, ("escape",), "On 22 March, two conversations from 2023 and 2024")
        await open_from_settings(pilot, "Keep conversations", "for two years")
        await press_until(pilot, ("5", "enter"), "14 March 2023")
    assert ended_ids(old) == [ONE, TWO, LATE]


@pytest.mark.slow
@pytest.mark.parametrize("answers", [("2", "1"), ("escape",)])
async def test_nothing_changes_unless_both_say_yes(
    old: Store, tmp_path: Path, answers: tuple[str, ...]
) -> None:
    async with running_app(old, tmp_path) as pilot:
        await open_from_settings(pilot, "Keep conversations", "Right now, you keep")
        await press_until(pilot, ("4", "enter"), "Ana, do you want")
        for answer in answers:
            await pilot.press(*((answer,) if answer == "escape" else (answer, "enter")))
            await pilot.pause()
        await wait_until(pilot, "Data folder")
    assert (old.years_kept(), old.announcement()) == (None, None)


async def test_announced_ones_go_at_opening_and_home_stops_saying_so(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.set_people(ANA, BEN)
        for id_ in (ONE, LATE):
            hold(store, id_)
        store.keep_for(2)
        for moment in (NOW, IN_NINE_DAYS):
            app = Turnabout(store, tmp_path, clock=lambda now=moment: now, data_care_delay=0.01)  # type: ignore[misc]
            async with app.run_test(size=(120, 30), notifications=True) as pilot:
                if moment is NOW:
                    await wait_until(pilot, "On 22 March, one conversation from 2023 will be deleted")
                else:
                    await wait_until(pilot, lambda: ended_ids(store) == [LATE])
                    await wait_until(pilot, lambda: len(store.backups()) == 2)
                    assert isinstance(pilot.app.screen, HomeScreen)
                    assert pilot.app.screen._leaving_notice(moment) == ""
        assert store.announcement() is None


async def test_nothing_is_announced_where_nobody_sees_it(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.set_people(ANA, BEN)
        hold(store, ONE)
        store.save(conversation_with(LATE))
        store.set_resting_until(LATE, at("2026-03-15"))
        store.keep_for(2)
        app = Turnabout(store, tmp_path, clock=lambda: NOW, data_care_delay=1000)
        async with app.run_test(size=(120, 30)) as pilot:
            await wait_until(pilot, lambda: not isinstance(pilot.app.screen, HomeScreen))
            await app._look_after_data().wait()
        assert store.announcement() is None


async def test_second_window_changes_nothing(old: Store, tmp_path: Path) -> None:
    with open_store(tmp_path, read_only=True) as second:
        async with running_app(second, tmp_path) as pilot:
            await open_from_settings(pilot, "Keep conversations", "Right now, you keep")
            await press_until(pilot, ("4", "enter"), "that was open first")
    assert old.years_kept() is None


def test_texts_name_numbers_and_years() -> None:
    groups: list[Any] = []
    assert text.means_text(groups, None, NOW.date()) == text.FOR_GOOD_MEANS
    assert text.means_text(groups, 1, NOW.date()) == text.NONE_OLD
    found = [text._count(number) for number in (1, 2, 11)]
    assert found == ["one conversation", "two conversations", "11 conversations"]
    years = [text._years(each) for each in ((2024, 2024), (2024, 2023), (2024, 2022, 2021))]
    assert years == ["2024", "2023 and 2024", "2021 to 2024"]
    assert text.notice_text(None, NOW.date()) == ""


def test_first_month_is_named_if_nothing_is_old(store: Store) -> None:
    hold(store, LATE)
    groups = store.retention_groups(NOW, 1)
    assert text.means_text(groups, 1, NOW.date()).endswith("The first could be deleted in April 2027.")
