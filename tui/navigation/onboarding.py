"""The first evening: is this for us, who is here, what this is, and what is kept. Back leads back, nothing is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual.app import App
from textual.content import Content
from textual.screen import Screen

from store import Store, StoreError
from tui.content import typed
from tui.screens.page import Page
from tui.screens.people import SOMEBODY, Names, Shown
from tui.text.couple import Partners
from tui.text.notices import SHOWN_ANEW

WHAT = (
    "Turnabout guides the two of you through a conversation, one turn after the other. Most of it is spoken aloud; the "
    "screen only says what comes next.",
    "It is no therapy and no judge. It takes no side, keeps no score, and any turn may be passed over.",
    "Enter goes on, everywhere. Esc goes back. Ctrl+T is a break: twenty minutes, or until tomorrow.",
    "To leave at once, press Ctrl+Q or Ctrl+L. The screen is blank before anything else happens, and nothing is asked.",
)
KEPT = (
    "Turnabout never goes online, and there is no account. At the end of each conversation you choose together what is "
    "kept: what you agreed and the last page, also your other words, or none of your words.",
    "Private answers are a courtesy between partners, not a secret from them. Whoever can use this computer can look.",
    "What is written down can be read by others, in a quarrel or in court.",
)
PAGES = 5


async def welcome(app: App[int], store: Store, folder: Path, safety: Callable[[], Screen[bool]]) -> None:
    """Lead two new people to Home; what they say of themselves is saved before the last page goes."""
    people: Partners = SOMEBODY
    page, trouble = 0, ""
    while page < PAGES:
        answer = await app.push_screen_wait(_page(page, people, folder, trouble, safety))
        if isinstance(answer, tuple):
            people = answer
        page = max(0, page + (1 if answer else -1))
        if page == PAGES:
            trouble = await saved(store, people)
            page -= bool(trouble)


def _page(
    page: int, people: Partners, folder: Path, trouble: str, safety: Callable[[], Screen[bool]]
) -> Screen[Partners | None] | Screen[bool]:
    if page == 0:
        first = safety()
        if isinstance(first, Page):
            first.leads_back = False
        return first
    if page < 3:
        return (Names if page == 1 else Shown)(people)
    if page == 3:
        return Page("What this is", [Content(text) for text in WHAT])
    where = typed(f"What you keep stays on this computer, in {folder}.")
    return Page("What is kept", [where, *(Content(text) for text in KEPT)], trouble)


async def change(app: App[int], store: Store, people: Partners) -> str:
    """Let the two change their names and how they are shown; returns a sentence if it could not be saved."""
    while named := await app.push_screen_wait(Names(people)):
        people = named
        if shown := await app.push_screen_wait(Shown(people)):
            trouble = await saved(store, shown)
            if not trouble:
                app.notify(SHOWN_ANEW)
            return trouble
    return ""


async def saved(store: Store, people: Partners) -> str:
    """Save who the two are; a sentence if that failed, otherwise nothing."""
    try:
        await asyncio.to_thread(store.set_people, *people)
    except StoreError as error:
        return str(error)
    return ""
