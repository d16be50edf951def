"""What Turnabout does for the data by itself, once the first screen is shown."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Any

from textual.app import App

from store import Store, StoreError
from tui.session.folder_place import FolderPlace, folder_place
from tui.text.data_care import BACKUP_FAILED, COPIES_FOUND, NETWORK_WARNING, SYNCED_WARNING

PLACE_WARNINGS = {FolderPlace.SYNCED: SYNCED_WARNING, FolderPlace.NETWORK: NETWORK_WARNING}
WARNED = "place_warned"
"""The setting that says for which place they've been warned."""


async def look_after_data(app: App[Any], store: Store, folder: Path, moment: datetime) -> None:
    """Delete old conversations, make the day's backup, and tell them what they should know, one thing at a time.

    It runs beside everything else, and no key waits for it.
    """
    if store.read_only:
        return
    if store.years_kept() is not None:
        from tui.navigation.retention_flow import delete_old_conversations

        await delete_old_conversations(app, store, moment)
    try:
        notice = await asyncio.to_thread(_look_after, store, folder, moment)
    except StoreError as error:
        notice = BACKUP_FAILED.format(error)
    if notice:
        app.notify(notice, severity="warning")


def _look_after(store: Store, folder: Path, moment: datetime) -> str:
    store.back_up_if_due(moment)
    # The copies are found again next time; a warning comes only once, so it mustn't be replaced.
    return _place_warning(store, folder) or (COPIES_FOUND if store.sync_copies() else "")


def _place_warning(store: Store, folder: Path) -> str:
    """Return a warning about a drive, once for each kind of drive."""
    place = folder_place(folder)
    if place is FolderPlace.THIS_COMPUTER or store.people() is None:
        return ""
    if store.settings().get(WARNED) == place.value:
        return ""
    store.set_setting(WARNED, place.value)
    return PLACE_WARNINGS[place]
