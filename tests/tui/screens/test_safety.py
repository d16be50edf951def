"""The safety page, help, and the page of keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store import open_store
from tests.tui.helpers.app import ANA, BEN, NOW, running_app, wait_until
from tui.helplines import DEFAULT_FILE, Helpline, load_helplines, nearest_first
from tui.keys.reference import keys_page
from tui.screens.home import HomeScreen
from tui.screens.safety import SafetyScreen
from tui.widgets.keybar import KeyBar

TODAY = NOW.date()


def test_number_unchecked_for_a_year_says_so() -> None:
    assert Helpline("1", "x", "y").is_outdated(TODAY)
    assert Helpline("1", "x", "y", "2025-01-01").is_outdated(TODAY)
    assert Helpline("1", "x", "y", "soon").is_outdated(TODAY)
    assert Helpline("1", "x", "y", "2027-01-01").is_outdated(TODAY)
    assert not Helpline("1", "x", "y", "2026-01-01").is_outdated(TODAY)


def test_countries_have_emergency_numbers_with_sources() -> None:
    countries, note = load_helplines()
    assert not note
    assert len({country.code for country in countries}) == len(countries) >= 20
    for country in countries:
        assert country.lines
        assert all(line.number and line.name and line.source for line in country.lines)
        assert not country.code or any(word in country.lines[0].name for word in ("Emergency", "Police"))


def test_country_of_the_locale_comes_first() -> None:
    countries, _ = load_helplines()
    assert nearest_first(countries, "en_GB.UTF-8")[0].name == "United Kingdom"
    assert [each.name for each in nearest_first(countries, "C")] == [each.name for each in countries]


def test_list_in_the_data_folder_replaces_ours(tmp_path: Path) -> None:
    own = tmp_path / DEFAULT_FILE.name
    own.write_text('[[country]]\nname = "Here"\nlines = [{ number = "1", name = "[/" }]\n')
    (country,), note = load_helplines(tmp_path)
    assert (country.name, country.lines[0].number, note) == ("Here", "1", "")
    for broken in ("[[country", "country = 3", "[[country]]\nlines = 3\nname = 2", "\udcff"):
        own.write_bytes(broken.encode("utf-8", "surrogateescape"))
        countries, note = load_helplines(tmp_path)
        assert len(countries) > 20
        assert "Couldn’t read" in note


async def test_help_lists_screen_keys_and_opens_safety(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.set_people(ANA, BEN)
        before = {path: path.read_bytes() for path in tmp_path.rglob("*.json")}
        async with running_app(store, tmp_path) as pilot:
            await pilot.press("f1")
            screen = await wait_until(pilot, "What would you like to do?")
            for words in ("History", "Search", "Quick exit", "Light/dark", "Is this for us?"):
                assert words in screen
            await pilot.press("f3")
            await wait_until(pilot, lambda: isinstance(pilot.app.screen, SafetyScreen))
            screen = await wait_until(pilot, "Talk to someone on your own first.")
            for words in ("afraid of the other", "it’s safe to call", "never be fully erased"):
                assert words in " ".join(screen.split())
            await pilot.press("end", "enter")
            await wait_until(pilot, "What would you like to do?")
            await pilot.press("escape")
            await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert {path: path.read_bytes() for path in tmp_path.rglob("*.json")} == before


async def test_key_bar_works_with_the_mouse_alone(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.set_people(ANA, BEN)
        async with running_app(store, tmp_path) as pilot:
            await wait_until(pilot, "A good one to start with")
            for words, expected in (
                ("History", "History"),
                ("Esc", "Good evening"),
                ("F1", "What would you like to do?"),
            ):
                at = str(pilot.app.screen.query_one(KeyBar).render()).index(words)
                await pilot.click("KeyBar", offset=(at, 0))
                await wait_until(pilot, expected)


def test_page_of_keys_is_current() -> None:
    written = Path(__file__).parents[3] / "docs" / "keys.md"
    assert written.read_text(encoding="utf-8") == keys_page(), "make keys"


@pytest.mark.parametrize("today", [date(2026, 3, 14)])
async def test_unchecked_numbers_are_marked_one_by_one(tmp_path: Path, today: date) -> None:
    (tmp_path / DEFAULT_FILE.name).write_text(
        '[[country]]\nname = "Here"\nlines = [\n'
        '{ number = "1", name = "fresh", source = "s", last_checked = "2026-03-01" },\n'
        '{ number = "2", name = "stale", source = "s", last_checked = "2020-03-01" }]\n'
    )
    with open_store(tmp_path) as store:
        store.set_people(ANA, BEN)
        async with running_app(store, tmp_path, size=(80, 40)) as pilot:
            await pilot.press("f3")
            screen = await wait_until(pilot, "Get help")
            assert "2  stale · s · check this number" in screen
            assert "1  fresh · s\n" in screen
