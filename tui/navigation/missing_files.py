"""The first page in a folder with missing files: rebuild, or put a copy back."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import Any

from textual.app import App

from store import Store, StoreError
from store.storage.file_layout import COUPLE_FILE
from tui.screens.blank_screen import blank_while
from tui.styled_text import literal
from tui.text.list_formatting import listed
from tui.text.missing_files import REBUILT_TEXT, UNREADABLE_TEXT, missing_text, rebuildable

# What follows the check is imported there, so that the first screen doesn't wait for it.

REBUILD, QUIT, LATER = "rebuild", "quit", "later"
TITLE = "Something is missing"
ACTIONS = {
    REBUILD: "Rebuild it from our conversations",
    QUIT: "Quit to restore a backup",
    LATER: "Not now",
}


async def restore_missing_files(app: App[Any], store: Store, today: date) -> bool:
    """Say what is missing, and rebuild it if the couple wants.

    Return whether Turnabout can continue; without the names, it can't.
    """
    try:
        missing = rebuildable(store.missing_files())
        empty_months = store.months_without_conversations(missing)
    except StoreError:
        return True  # Home shows why the folder can't be read
    if not missing or store.read_only:
        return True
    async with blank_while(app):
        about = missing_text(missing, empty_months)
        return await _ask(app, store, today, missing, about)


async def _ask(app: App[Any], store: Store, today: date, missing: Sequence[str], about: str) -> bool:
    from tui.screens.choose_action import ChooseOne

    without_names = COUPLE_FILE in missing
    actions = {key: label for key, label in ACTIONS.items() if not (without_names and key == LATER)}
    text = about
    while True:
        choice = await app.push_screen_wait(ChooseOne(TITLE, text, actions))
        if choice == QUIT:
            return False
        if choice == REBUILD:
            try:
                await _rebuild(app, store, today, missing)
            except StoreError as error:
                text = f"{error}\n\n{about}"
            else:
                return True
        elif not without_names:
            return True


async def _rebuild(app: App[Any], store: Store, today: date, missing: Sequence[str]) -> None:
    from tui.navigation.missing_people import ask_who_is_who
    from tui.screens.text_page import Page
    from tui.session.pack_changes import homework_of_packs

    await asyncio.to_thread(lambda: store.rebuild_files(homework_of_packs(store)))
    if COUPLE_FILE in missing:
        await ask_who_is_who(app, store, today)
    if damaged := [name for name in store.unreadable_files() if name not in missing]:
        text = UNREADABLE_TEXT.format(listed(damaged))
        await app.push_screen_wait(Page("Partly rebuilt", [literal(text)]))
    else:
        app.notify(REBUILT_TEXT.format(listed(missing)))
