"""The day's backup, and warnings about the data folder."""

from pathlib import Path

import pytest

from store import Store, open_store
from tests.tui.helpers.app import ANA, BEN, NOW, running_app, seen, wait_until
from tests.tui.helpers.settings_pages import open_settings
from tui.app import Turnabout
from tui.navigation import data_care
from tui.session import folder_place
from tui.session.folder_place import FolderPlace
from tui.text.data_care import COPIES_FOUND, NETWORK_WARNING, SYNCED_WARNING


def look_after(store: Store, folder: Path) -> str:
    return data_care._look_after(store, folder, NOW)


async def test_backup_is_made_after_the_first_screen(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.set_people(ANA, BEN)
        (tmp_path / "open 2.json").write_text("{}")
        app = Turnabout(store, tmp_path, clock=lambda: NOW, data_care_delay=0.01)
        async with app.run_test(size=(120, 30), notifications=True) as pilot:
            await wait_until(pilot, lambda: bool(store.backups()))
            shown = await wait_until(pilot, "A sync service left copies")
            assert "turnabout doctor" in shown
        assert [each.made for each in store.backups()] == [NOW.replace(tzinfo=None)]


async def test_app_in_a_test_makes_no_backup(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.set_people(ANA, BEN)
        async with running_app(store, tmp_path) as pilot:
            await wait_until(pilot, "Ana")
            assert store.backups() == []
            assert "backup" not in seen(pilot)


def test_second_start_of_a_day_makes_no_other(store: Store, tmp_path: Path) -> None:
    assert look_after(store, tmp_path) == look_after(store, tmp_path) == ""
    assert len(store.backups()) == 1


def test_warned_once_about_a_drive(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = FolderPlace.SYNCED
    monkeypatch.setattr(data_care, "folder_place", lambda _: place)
    (tmp_path / "open 2.json").write_text("{}")
    assert look_after(store, tmp_path) == SYNCED_WARNING
    assert look_after(store, tmp_path) == COPIES_FOUND
    (tmp_path / "open 2.json").unlink()
    assert look_after(store, tmp_path) == ""
    place = FolderPlace.NETWORK
    assert look_after(store, tmp_path) == NETWORK_WARNING
    place = FolderPlace.THIS_COMPUTER
    assert look_after(store, tmp_path) == ""


async def test_data_folder_page_always_warns(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_place, "folder_place", lambda _: FolderPlace.NETWORK)
    async with running_app(store, tmp_path) as pilot:
        await open_settings(pilot, "Data folder")
        await pilot.press("enter")
        await wait_until(pilot, "on a network drive")


def test_copies_are_noticed_at_every_start(tmp_path: Path) -> None:
    with open_store(tmp_path / "data") as store:
        store.set_people(ANA, BEN)
        (tmp_path / "data" / "store (conflicted copy).json").write_text("{}")
        assert look_after(store, tmp_path / "data") == look_after(store, tmp_path / "data") == COPIES_FOUND
