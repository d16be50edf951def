"""Saving a copy and deleting everything, from the settings."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from store import Store, WriteError
from store.rules.private_answers import without_private_answers
from tests.store.helpers.private_conversations import started
from tests.tui.helpers.app import agreement_conversation, finish_conversation, running_app, seen, wait_until
from tests.tui.helpers.settings_pages import enter_path, open_from_settings
from tui.navigation.export_flow import FORMATS
from tui.screens.home import HomeScreen
from tui.screens.settings.save_copy import EXISTS, SaveCopy
from tui.screens.settings.settings import SettingsScreen
from tui.text.doctor import HEALTHY

AGREEMENT = {"who": "first", "act": "make [tea]", "cue": None, "look_back": "2026-03-20", "end": None}
ONE = "2026-03-12T2015-00a1"


@pytest.fixture
def data(tmp_path: Path, store: Store) -> Path:
    """Return the data folder, with an agreement."""
    finish_conversation(store, agreement_conversation(ONE, AGREEMENT))
    return tmp_path


async def choose_format(pilot: Pilot[Any], kind: str = "txt") -> None:
    """Choose to save a copy of this kind."""
    await open_from_settings(pilot, "Save a copy", "To read or print")
    await pilot.press(str([*FORMATS].index(kind) + 1), "enter")
    await wait_until(pilot, "Where should it go?")


async def ask_to_delete(pilot: Pilot[Any]) -> str:
    """Choose to delete everything, and return the question."""
    return await open_from_settings(pilot, "Delete everything", "Delete everything?")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("txt", "    Make [tea]"),
        ("md", "## Agreements"),
        ("json", '"act": "make [tea]"'),
        ("ics", "BEGIN:VCALENDAR"),
    ],
)
async def test_copy_is_saved_in_each_format(
    store: Store, data: Path, home: Path, kind: str, text: str
) -> None:
    async with running_app(store, data) as pilot:
        await choose_format(pilot, kind)
        await pilot.press("enter")
        await wait_until(pilot, "Saved in")
        assert isinstance(pilot.app.screen, SettingsScreen)
    (saved,) = home.iterdir()
    assert saved.name == f"turnabout-2026-03-14.{kind}"
    assert text in saved.read_text(encoding="utf-8")
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    if kind == "json":
        assert json.loads(saved.read_text(encoding="utf-8"))["couple"][0]["name"] == "Ana"


async def test_copy_never_goes_into_the_data_folder(
    store: Store, data: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in data.rglob("*.json")}
    monkeypatch.chdir(home)
    async with running_app(store, data) as pilot:
        await choose_format(pilot)
        for name in ("store.json", "new.txt", "2026/03/copy.txt"):
            await enter_path(pilot, f"{data}/{name}", "nothing was written")
    assert {path: path.read_bytes() for path in data.rglob("*.json")} == before
    assert not (data / "new.txt").exists()


async def test_file_needs_a_name(store: Store, data: Path, home: Path) -> None:
    async with running_app(store, data) as pilot:
        await choose_format(pilot)
        await enter_path(pilot, "", SaveCopy.NO_PATH)
        await enter_path(pilot, "~", "That’s a folder")
        await enter_path(pilot, "nowhere/x.txt", "Couldn’t write")
    assert not any(home.iterdir())


async def test_file_that_is_there_is_replaced_only_on_purpose(store: Store, data: Path, home: Path) -> None:
    there = home / "turnabout-2026-03-14.txt"
    there.write_text("old")
    async with running_app(store, data) as pilot:
        await choose_format(pilot)
        await pilot.press("enter")
        await wait_until(pilot, EXISTS[:30])
        assert there.read_text() == "old"
        await pilot.press("enter")
        await wait_until(pilot, "Saved in")
    assert "Make [tea]" in there.read_text()


async def test_everything_is_deleted_once_both_said_yes(store: Store, data: Path) -> None:
    (data / "crash-report.txt").write_text("x")
    async with running_app(store, data) as pilot:
        screen = " ".join((await ask_to_delete(pilot)).split())
        assert "1 conversation, 1 agreement, your names, your settings, and your backups" in screen
        assert "calendar events, and backups" in screen
        for name in ("Ana", "Ben"):
            await pilot.press("2", "enter")
            await wait_until(pilot, f"{name}, do you want")
            assert store.people() is not None
        await pilot.press("2", "enter")
        await wait_until(pilot, "Everything is deleted")
        await pilot.press("escape")  # there's nothing to go back to
        await pilot.pause()
        assert "Everything is deleted" in seen(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: pilot.app.return_code == 0)
    assert [path.name for path in data.rglob("*") if path.is_file()] == ["lock"]


@pytest.mark.parametrize("keys", [["enter"], ["2", "enter", "enter"], ["2", "enter", "2", "enter", "enter"]])
async def test_enter_alone_deletes_nothing(store: Store, data: Path, keys: list[str]) -> None:
    async with running_app(store, data) as pilot:
        await ask_to_delete(pilot)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.1)
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen))
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert len(store.agreements()) == 1


async def test_failed_deletion_says_so_and_can_be_tried_again(
    store: Store, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise WriteError("store.json", OSError(28, "full"))

    async with running_app(store, data) as pilot:
        await ask_to_delete(pilot)
        for name in ("Ana", "Ben"):
            await pilot.press("2", "enter")
            await wait_until(pilot, f"{name}, do you want")
        with monkeypatch.context() as patched:
            patched.setattr(store, "delete_everything", full)
            await pilot.press("2", "enter")
            await wait_until(pilot, "the disk is full")
        await pilot.press("enter")
        await wait_until(pilot, "Everything is deleted")


async def test_settings_say_what_is_damaged(store: Store, data: Path) -> None:
    async with running_app(store, data) as pilot:
        await open_from_settings(pilot, "Check for damage", HEALTHY)
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen))
        (data / "2026" / "03" / f"{ONE}.json").write_text("{")
        await pilot.press("enter")
        screen = await wait_until(pilot, "is damaged.")
        assert HEALTHY not in screen


async def erase_private_answers(pilot: Pilot[Any], whose: str) -> None:
    """Choose to erase a partner's private answers, and confirm it."""
    await open_from_settings(pilot, "Private answers", "Whose do you want to erase?")
    await pilot.press(whose, "enter")
    await wait_until(pilot, "This is up to")
    await pilot.press("2", "enter")


async def test_private_answers_of_one_partner_are_erased(store: Store, data: Path) -> None:
    conversation = started(first="b")
    store.save(conversation)
    async with running_app(store, data) as pilot:
        await erase_private_answers(pilot, "1")
        await wait_until(pilot, "Erased. Nothing that Ana wrote")
        assert store.conversation(conversation.id) == without_private_answers(conversation, "a")


async def test_damaged_conversations_are_named_when_private_answers_are_erased(
    store: Store, data: Path
) -> None:
    store.save(started())
    async with running_app(store, data) as pilot:
        (data / "2026" / "03" / f"{started().id}.json").write_text("{")
        await erase_private_answers(pilot, "2")
        await wait_until(pilot, "Erased where possible. One conversation")
