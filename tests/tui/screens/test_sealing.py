"""Passphrases in the settings, and locking."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerFailed

from store import KeysChanged, SealedFolder, Store, open_store, unlock_folder
from store.sealing import key_wrapping
from store.sealing.key_wrapping import Cost
from tests.tui.helpers.app import (
    NOW,
    agreement_conversation,
    finish_conversation,
    running_app,
    seen,
    wait_until,
)
from tests.tui.helpers.settings_pages import open_from_settings
from tui.navigation import sealing_flow
from tui.text import sealing as text

CODE = "K9ADY-QTRE1-G8X8B-JWGNY-TVWED"
ANAS = "two green kettles"
AGREEMENT = {"who": "first", "act": "make tea", "cue": None, "look_back": "2026-03-20", "end": None}


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_wrapping, "COST", Cost(memory=8, passes=1, lanes=1))
    monkeypatch.setattr(sealing_flow, "make_recovery_code", lambda: CODE)


@pytest.fixture
def data(tmp_path: Path, store: Store) -> Path:
    finish_conversation(store, agreement_conversation("2026-03-12T2015-00a1", AGREEMENT))
    return tmp_path


async def type_in(pilot: Pilot[Any], secret: str, then: str) -> None:
    await pilot.press(*secret, "enter")
    await wait_until(pilot, then)


async def press_to(pilot: Pilot[Any], title: str) -> None:
    """Press Enter through a page until this title is there."""
    for _ in range(10):
        await pilot.press("enter")
        await pilot.pause()
        if title in seen(pilot):
            return
    raise AssertionError(title)


async def test_sealing_in_the_settings_asks_both_and_wants_the_code_back(store: Store, data: Path) -> None:
    async with running_app(store, data) as pilot:
        await open_from_settings(pilot, "Passphrases", text.TITLE)
        await press_to(pilot, text.COPY_FIRST)
        await pilot.press("2", "enter")
        await wait_until(pilot, "A passphrase for Ana")
        await type_in(pilot, "short", text.TOO_SHORT)
        await type_in(pilot, ANAS, "Ana, type it once more")
        assert ANAS not in seen(pilot)
        await type_in(pilot, "different", text.NOT_THE_SAME)
        await type_in(pilot, ANAS, "A passphrase for Ben")
        await type_in(pilot, "", text.CODE_TITLE)
        assert CODE in seen(pilot)
        await press_to(pilot, text.CODE_AGAIN)
        await type_in(pilot, "nonsense", text.SAME_CODE_NEEDED[:20])
        await pilot.press("ctrl+u")
        await type_in(pilot, CODE, "Everything is encrypted.")
        await pilot.press("enter")
        await wait_until(pilot, "On, for Ana")
        assert store.is_sealed
        assert not any(b"make tea" in path.read_bytes() for path in data.rglob("*.*") if path.is_file())
        await pilot.press("f7")
        await pilot.pause()
    assert pilot.app.is_locked  # type: ignore[attr-defined]


async def test_each_step_back_changes_nothing(store: Store, data: Path) -> None:
    async with running_app(store, data) as pilot:
        await open_from_settings(pilot, "Passphrases", text.TITLE)
        await press_to(pilot, text.COPY_FIRST)
        await pilot.press("2", "enter")
        await wait_until(pilot, "A passphrase for Ana")
        await type_in(pilot, ANAS, "Ana, type it once more")
        await pilot.press("escape")
        await wait_until(pilot, "A passphrase for Ana")
        await pilot.press("escape")
        await wait_until(pilot, "Save a copy")
        assert not store.is_sealed


async def test_recovery_code_is_followed_by_how_to_choose_a_passphrase(store: Store, data: Path) -> None:
    store.seal({"a": ANAS}, CODE, NOW)
    store.close()
    for secret, is_said in ((CODE, True), (ANAS, False)):
        with open_store(data, key=unlock_folder(data, secret)) as opened:
            async with running_app(opened, data) as pilot:
                await wait_until(pilot, "used the recovery code" if is_said else "Settings")
                await pilot.pause()
                assert ("used the recovery code" in seen(pilot)) == is_said


async def test_encryption_is_removed_and_a_passphrase_changed(store: Store, data: Path) -> None:
    store.seal({"a": ANAS}, CODE, NOW)
    async with running_app(store, data) as pilot:
        await open_from_settings(pilot, "Passphrases", text.CHANGE_ABOUT[:30])
        assert "Add a passphrase for Ben" in seen(pilot)
        await pilot.press("2", "enter")
        await wait_until(pilot, "A passphrase for Ben")
        await type_in(pilot, "one blue bicycle", "once more")
        await type_in(pilot, "one blue bicycle", "Ben has a passphrase now")
        await pilot.press("enter")
        await wait_until(pilot, "On, for Ana and Ben")
        await pilot.press("enter")
        await wait_until(pilot, text.CHANGE_ABOUT[:30])
        await pilot.press("4", "enter")
        await wait_until(pilot, "Keep it encrypted")
        await pilot.press("2", "enter")
        await wait_until(pilot, text.UNSEALED[:30])
        assert not store.is_sealed


@pytest.mark.parametrize("key", ["a", "enter"])
@pytest.mark.parametrize("was_sealed", [True, False])
async def test_window_that_only_reads_closes_calmly_once_the_encryption_changes(
    was_sealed: bool, key: str, store: Store, data: Path
) -> None:
    if was_sealed:
        store.seal({"a": ANAS}, CODE, NOW)
    opening = unlock_folder(data, ANAS) if was_sealed else None
    with open_store(data, key=opening, read_only=True) as reader:
        async with running_app(reader, data) as pilot:
            await wait_until(pilot, "Settings")
            if was_sealed:
                store.unseal(NOW)
            else:
                store.seal({"a": ANAS}, CODE, NOW)
            await pilot.press(key)
            await wait_until(pilot, lambda: not pilot.app.is_running)
            [sentence] = map(str, pilot.app._exit_renderables)
    assert sentence == str(KeysChanged())
    assert not (data / "crash-report.txt").exists()


async def test_error_of_changed_keys_is_no_crash(store: Store, data: Path) -> None:
    async with running_app(store, data) as pilot:
        pilot.app.fail(WorkerFailed(SealedFolder()))  # type: ignore[attr-defined]
        await wait_until(pilot, lambda: not pilot.app.is_running)
    assert not (data / "crash-report.txt").exists()


async def test_lock_key_does_nothing_without_passphrases(store: Store, data: Path) -> None:
    async with running_app(store, data) as pilot:
        await pilot.press("f7")
        await pilot.pause()
        assert pilot.app.is_running
        await pilot.press("f1")
        await wait_until(pilot, "What would you like to do?")
        assert "Lock" not in seen(pilot)


async def test_idle_app_locks_if_encrypted(store: Store, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.seal({"a": ANAS}, CODE, NOW)
    async with running_app(store, data) as pilot:
        monkeypatch.setattr(pilot.app._idle, "has_lasted", lambda minutes: minutes == 10)  # type: ignore[attr-defined]
        pilot.app._lock_if_idle()  # type: ignore[attr-defined]
        for _ in range(100):
            if not pilot.app.is_running:
                break
            await asyncio.sleep(0.02)
    assert pilot.app.is_locked  # type: ignore[attr-defined]
