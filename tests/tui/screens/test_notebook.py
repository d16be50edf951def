"""The notebook: listing, filtering, editing, and deleting entries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from prompts import sanitize
from scripts.loading.value_parsers import NOTEBOOK_PARTS
from store import Entry, Store, WriteError, open_store
from tests.tui.helpers.app import (
    ANA,
    BEN,
    NOW,
    finish_conversation,
    open_target,
    running_app,
    seen,
    talk,
    wait_until,
)
from tests.tui.helpers.hostile_texts import NASTY
from tests.tui.helpers.notebook_lines import line, save_entries
from tui.reports.notebook import entry_day, group_by_part, matches_entry, origin_text, origins
from tui.screens.edit_text import EditText
from tui.screens.history.search import SearchScreen
from tui.screens.home import HomeScreen
from tui.screens.home_data import HomeTarget
from tui.screens.notebook.entry import CHOICE_LABELS, NotebookEntryScreen
from tui.screens.notebook.list import NotebookScreen
from tui.styled_text import owner_signs
from tui.text.notebook_parts import part_name
from tui.text.notices import ENTRY_DELETED, ENTRY_EDITED
from tui.widgets.inputs.line_input import LineInput
from tui.widgets.inputs.text_box import TextBox
from tui.widgets.item_list import ItemList
from tui.widgets.notebook_row import NotebookRow

ONE, TWO = "2025-12-24T1800-00a0", "2026-03-12T2015-00a1"
PEOPLE = (ANA, BEN)


@pytest.fixture
def store(store: Store) -> Store:
    """Save three notebook entries from two conversations."""
    moved_in = line("We moved in.", "milestones", of="both", step="m")
    finish_conversation(store, talk(ONE, line("an hour of quiet"), moved_in))
    finish_conversation(
        store, talk(TWO, line("a walk at noon", step="walk", of="second"), script="i-statements")
    )
    return store


def texts(store: Store) -> list[str]:
    return [entry.text for entry in store.notebook()]


async def open_notebook(pilot: Pilot[int]) -> str:
    """Open the notebook from Home."""
    await open_target(pilot, HomeTarget.NOTEBOOK)
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, NotebookScreen))
    return await wait_until(pilot, "I-statements, 12 March")


async def open_entry(pilot: Pilot[int], words: str) -> str:
    """Open the entry that contains these words."""
    await open_notebook(pilot)
    await pilot.press(*words, "enter")
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, NotebookEntryScreen))
    return await wait_until(pilot, "From ")


def raise_disk_full(*_: object) -> None:
    raise WriteError("notebook.json", OSError(28, "full"))


async def test_empty_notebook_says_what_will_appear(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.set_people(*PEOPLE)
        async with running_app(store, tmp_path) as pilot:
            await open_target(pilot, HomeTarget.NOTEBOOK)
            screen = await wait_until(pilot, "Nothing here yet.")
            assert "Signals, boundaries, and other things" in screen


@pytest.mark.parametrize("wide", [110, 120, 200])
async def test_entry_at_the_cursor_is_shown_beside_the_list(store: Store, tmp_path: Path, wide: int) -> None:
    async with running_app(store, tmp_path, size=(wide, 36)) as pilot:
        await open_notebook(pilot)
        await pilot.press("down", "end", "up")
        await wait_until(pilot, "By         Ben")
        assert "From       I-statements" in seen(pilot)
        assert "Date       Thursday 12 March" in seen(pilot)


async def test_entries_are_listed_by_part_with_owner_and_source(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        screen = await open_notebook(pilot)
        expected = (
            *("Good moments", "● ◆ We moved in.", "Reflective listening, 24 December 2025"),
            *("Needs", "●   an hour of quiet", "◆   a walk at noon", "I-statements, 12 March"),
        )
        positions = [screen.index(words) for words in expected]
        assert positions == sorted(positions)
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("QUIET", ["an hour of quiet"]),
        ("good mom", ["We moved in."]),
        ("i-state", ["a walk at noon"]),
        ("december", ["We moved in.", "an hour of quiet"]),
        ("[/", []),
    ],
)
async def test_filter_shows_matching_entries(
    store: Store, tmp_path: Path, typed: str, found: list[str]
) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_notebook(pilot)
        await pilot.press(*typed)
        picks = pilot.app.screen.query_one(ItemList)
        await wait_until(
            pilot, lambda: [row.title for row in picks.rows if isinstance(row, NotebookRow)] == found
        )
        assert ("Nothing found" in seen(pilot)) == (not found)
        await pilot.press(*("backspace",) * len(typed))
        await wait_until(pilot, "We moved in.")


async def test_entry_page_shows_text_source_and_owner(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path, size=(40, 15)) as pilot:
        await open_entry(pilot, "noon")
        screen = " ".join((await wait_until(pilot, "I-statements")).split())
        assert "Needs a walk at noon — ◆ Ben From I-statements, Thursday 12 March." in screen


async def test_edited_entry_keeps_its_history_and_position(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_entry(pilot, "noon")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, EditText))
        await pilot.press(*" or six", "enter")
        screen = await wait_until(pilot, "Earlier versions")
        assert "a walk at noon or six" in screen
        assert "▏ a walk at noon\n" in screen
        assert store.notebook()[-1].before == ("a walk at noon",)
        await wait_until(pilot, ENTRY_EDITED)
        await pilot.press("escape")
        await wait_until(pilot, "a walk at noon or six")
        notebook = pilot.app.screen
        assert isinstance(notebook, NotebookScreen)
        notebook.query_one(LineInput).value = ""
        await wait_until(pilot, "We moved in.")
        await pilot.press("enter")
        await wait_until(pilot, "Earlier versions")


async def test_going_back_changes_nothing_and_warns_about_unsaved(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_entry(pilot, "noon")
        for typed in (" or", " six"):
            await pilot.press("enter")
            await wait_until(pilot, lambda: isinstance(pilot.app.screen, EditText))
            await pilot.press(*typed, "escape")
            await wait_until(pilot, lambda: isinstance(pilot.app.screen, NotebookEntryScreen))
        assert "a walk at noon" in texts(store)
        assert ENTRY_EDITED not in seen(pilot)
        await pilot.press("enter")
        await wait_until(pilot, "a walk at noon or six")


async def test_empty_entry_is_refused(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_entry(pilot, "noon")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, EditText))
        pilot.app.screen.query_one(TextBox).text = " \n"
        await pilot.press("enter")
        await wait_until(pilot, "Please write a few words")
        await pilot.press("x")
        await wait_until(pilot, lambda: "Please write a few words" not in seen(pilot))
        assert "a walk at noon" in texts(store)


async def test_failed_save_leaves_the_text_and_can_be_retried(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_entry(pilot, "noon")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, EditText))
        with monkeypatch.context() as patched:
            patched.setattr(store, "edit_entry", raise_disk_full)
            await pilot.press(*" or six", "enter")
            assert "a walk at noon or six" in await wait_until(pilot, "the disk is full")
        await pilot.press("enter")
        await wait_until(pilot, "Earlier versions")
        assert "a walk at noon or six" in texts(store)


async def test_deleting_asks_once_and_enter_keeps_the_entry(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_entry(pilot, "noon")
        await pilot.press("2", "enter")
        await wait_until(pilot, "Delete this notebook entry?")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, NotebookEntryScreen))
        assert len(texts(store)) == 3
        await pilot.press("enter")
        await wait_until(pilot, "Delete this notebook entry")
        await pilot.press("down", "enter")
        await wait_until(pilot, "Nothing found")
        await wait_until(pilot, ENTRY_DELETED)
        assert texts(store) == ["an hour of quiet", "We moved in."]


async def test_failed_deletion_says_so_and_can_be_retried(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running_app(store, tmp_path, size=(40, 15)) as pilot:
        await open_entry(pilot, "noon")
        await pilot.press("2", "enter")
        await wait_until(pilot, "Delete this notebook entry")
        with monkeypatch.context() as patched:
            patched.setattr(store, "delete_entry", raise_disk_full)
            await pilot.press("2", "enter")
            await wait_until(pilot, "space and try again.")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, NotebookScreen))
        assert "a walk at noon" not in texts(store)


async def test_last_entry_can_be_deleted(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.set_people(*PEOPLE)
        finish_conversation(store, talk(TWO, line("quiet"), script="i-statements"))
        async with running_app(store, tmp_path) as pilot:
            await open_entry(pilot, "quiet")
            await pilot.press("2", "enter")
            await wait_until(pilot, "Delete this notebook entry")
            await pilot.press("2", "enter")
            await wait_until(pilot, "Signals, boundaries, and other things")
            await pilot.press("enter", "escape", "escape")
            await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


async def test_second_window_is_read_only(store: Store, tmp_path: Path) -> None:
    with open_store(tmp_path) as second:
        async with running_app(second, tmp_path) as pilot:
            await open_entry(pilot, "noon")
            await wait_until(pilot, "From I-statements, Thursday 12 March.")
            assert not any(label in seen(pilot) for label in CHOICE_LABELS)
            await pilot.press("enter", "2", "enter")
            await wait_until(pilot, lambda: isinstance(pilot.app.screen, NotebookEntryScreen))
    assert len(texts(store)) == 3


async def test_search_opens_the_entry_page(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await pilot.press("slash")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
        await pilot.press(*"noon")
        await wait_until(pilot, "Found 2")
        await pilot.press("enter")
        await wait_until(pilot, "▌ 1  Edit")
        assert isinstance(pilot.app.screen, NotebookEntryScreen)


@pytest.mark.parametrize("nasty", NASTY, ids=range(len(NASTY)))
async def test_hostile_entries_are_shown_literally(tmp_path: Path, nasty: str) -> None:
    def shows_entry(pilot: Pilot[Any]) -> Callable[[], bool]:
        part = sanitize(nasty).split()[-1]
        return lambda: part in seen(pilot) and "\x1b" not in seen(pilot)

    with open_store(tmp_path) as store:
        store.set_people(*PEOPLE)
        finish_conversation(store, talk(TWO, line(nasty), line("noon", step="other"), script="i-statements"))
        async with running_app(store, tmp_path) as pilot:
            await open_notebook(pilot)
            await wait_until(pilot, shows_entry(pilot))
            await pilot.press("enter")
            await wait_until(pilot, lambda: isinstance(pilot.app.screen, NotebookEntryScreen))
            await wait_until(pilot, shows_entry(pilot))
            await pilot.press("enter")
            await wait_until(pilot, lambda: isinstance(pilot.app.screen, EditText))
            await wait_until(pilot, shows_entry(pilot))
            await pilot.press("y", "enter")
            await wait_until(pilot, "Earlier versions")
            assert store.notebook()[0].text == f"{sanitize(nasty)}y"
            assert pilot.app.return_code is None


def test_signals_come_first_then_parts_in_the_order_of_the_format(store: Store) -> None:
    save_entries(store, 20, "x")
    found = dict(group_by_part(store.notebook()))
    parts = ["signals", *(part for part in NOTEBOOK_PARTS if part != "signals")]
    assert list(found) == [part_name(part) for part in parts]
    assert sum(map(len, found.values())) == 23


def test_source_is_known_without_reading_the_conversation(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(talk("2026-03-13T2015-00a2", line("later")))
    monkeypatch.setattr("store.tables.month_headers.read_conversation", raise_disk_full)
    entries = store.notebook()
    found = origins(store, entries)
    words = [origin_text(entry, found.get(entry.conversation), NOW.date()) for entry in entries]
    assert words == [
        *("From Reflective listening, Wednesday 24 December 2025.",) * 2,
        "From I-statements, Thursday 12 March.",
        "From Reflective listening, Friday 13 March.",
    ]


def test_source_without_a_title_is_the_day() -> None:
    entry = Entry("x", "needs", "a", "quiet", "2026-03-12T20:15:00+01:00", ONE, "", "calm")
    assert origin_text(entry, None, NOW.date()) == "From Thursday 12 March."
    assert entry_day(entry, None) == date(2026, 3, 12)
    assert matches_entry(entry, "12 March", "12 mar")
    assert not matches_entry(entry, "12 March", "repair")


@pytest.mark.parametrize("wide", [20, 29, 40])
def test_long_entry_is_cut_but_its_day_is_not(wide: int) -> None:
    entry = NotebookRow(
        "x", "word " * 60, "A little of everything", "28 February", signs=owner_signs("both", PEOPLE)
    )
    drawn = [line.content.plain.rstrip() for line in entry.lines(wide)]
    words, below = drawn[:6], drawn[6:]
    assert [line.endswith("…") for line in words] == [*[False] * 5, True]
    assert all(line.startswith("    word") for line in words[1:])
    assert max(map(len, words)) <= wide
    assert " ".join(line.strip() for line in below) == "A little of everything, 28 February"
    assert max(map(len, below)) <= wide


def test_short_entry_of_several_lines_is_listed_whole() -> None:
    text = "When one of us raises a hand, we both stop and each drink a glass of water."
    lines = NotebookRow("x", text, signs=owner_signs("a", PEOPLE)).lines(36)
    drawn = " ".join(line.content.plain for line in lines)
    assert " ".join(drawn.split()).endswith(text)
