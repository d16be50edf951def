"""Backups in the settings."""

from pathlib import Path

import pytest

from store import Store, WriteError, open_store
from store.sealing import key_wrapping
from tests.tui.helpers.app import (
    NOW,
    agreement_conversation,
    finish_conversation,
    running_app,
    seen,
    wait_until,
)
from tests.tui.helpers.settings_pages import open_settings
from tui.screens.settings.backups import BackupList
from tui.screens.settings.settings import SettingsScreen
from tui.text import sealing
from tui.text.backups import check_lines

AGREEMENT = {"who": "first", "act": "make [tea]", "cue": None, "look_back": "2026-03-20", "end": None}
CODE = "K9ADY-QTRE1-G8X8B-JWGNY-TVWED"
ONE = "2026-03-12T2015-00a1"


async def test_backup_is_made_and_restored(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_settings(pilot, "Backups")
        await pilot.press("enter")
        await wait_until(pilot, "any backups yet")
        await pilot.press("enter")
        await wait_until(pilot, "Backup made and checked.")
        finish_conversation(store, agreement_conversation(ONE, AGREEMENT))
        await pilot.press("down", "enter")
        await wait_until(pilot, "1 conversation will be removed (12 Mar).")
        await pilot.press("escape")
        await wait_until(pilot, "Back up now")
        assert [each.id for each in store.iter_conversations()] == [ONE]
        await pilot.press("down", "enter")
        await wait_until(pilot, "Restore it")
        await pilot.press("2", "enter")
        await wait_until(pilot, "Press Enter to close Turnabout")
        await pilot.press("enter")
        await wait_until(pilot, lambda: not pilot.app.is_running)
    store.close()
    with open_store(tmp_path) as again:
        assert [*again.iter_conversations()] == []
        assert [each.whole for each in again.backups()].count(True) == 1


async def test_backup_with_other_passphrases_asks_for_one(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_wrapping, "COST", key_wrapping.Cost(memory=8, passes=1, lanes=1))
    finish_conversation(store, agreement_conversation(ONE, AGREEMENT))
    store.seal({"a": "two green kettles"}, CODE, NOW)
    [sealed] = (tmp_path / "backups").iterdir()
    data = sealed.read_bytes()
    store.unseal(NOW)
    sealed.write_bytes(data)
    assert store.check_data().locked_backups == (sealed.name,)
    [*_, line] = check_lines(store.check_data())
    assert sealed.name in line
    async with running_app(store, tmp_path) as pilot:
        await open_settings(pilot, "Backups")
        await pilot.press("enter")
        await wait_until(pilot, "Back up now")
        await pilot.press("end", "enter")
        await wait_until(pilot, sealing.BACKUP_TITLE)
        for secret in ("", "wrong"):
            await pilot.press(*secret, "enter")
            await wait_until(pilot, sealing.BACKUP_WRONG[:30])
        await pilot.press("escape")
        await wait_until(pilot, "Back up now")
        await pilot.press("end", "enter")
        await wait_until(pilot, sealing.BACKUP_TITLE)
        await pilot.press(*"two green kettles", "enter")
        assert sealing.BACKUP_BECOMES_PLAIN in " ".join((await wait_until(pilot, "Restore it")).split())


async def test_failed_backup_says_why(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise WriteError("backups", OSError(28, "full"))

    monkeypatch.setattr(store, "back_up", fail)
    async with running_app(store, tmp_path) as pilot:
        await open_settings(pilot, "Backups")
        await pilot.press("enter")
        await wait_until(pilot, "Back up now")
        await pilot.press("enter")
        assert "the disk is full" in " ".join((await wait_until(pilot, "That didn’t work")).split())
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, BackupList))
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen))


async def test_second_window_only_lists_them(store: Store, tmp_path: Path) -> None:
    store.back_up(NOW)
    with open_store(tmp_path, read_only=True) as second:
        async with running_app(second, tmp_path) as pilot:
            await open_settings(pilot, "Backups")
            await pilot.press("enter")
            screen = await wait_until(pilot, "14 March, 20:15")
            assert "Back up now" not in screen
            await pilot.press("enter")
            await pilot.pause()
            assert "Restore it" not in seen(pilot)
