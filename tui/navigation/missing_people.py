"""Asking for lost names, so that nothing goes to the wrong person."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from textual.app import App
from textual.content import Content

from store import Store, StoreError
from tui.reports.who_is_who_clues import Clues, load_clues
from tui.screens.partner_names import NEW_PEOPLE, NamesScreen
from tui.screens.partner_profiles import PartnerProfilesScreen
from tui.screens.text_page import Page
from tui.styled_text import literal
from tui.text.couple import Partners

TITLE = "Who’s who?"
INTRO_TEXT = (
    "Your names are gone, but everything each of you said is safe. Please enter your names in this order, so that "
    "everything stays with the person it belongs to."
)
CONFIRM_TEXT = "Is this right? If it’s the other way around, go back and swap your names."


async def ask_who_is_who(app: App[Any], store: Store, today: date) -> None:
    """Ask for both names with what each of them said, and save them."""
    clues = await asyncio.to_thread(load_clues, store, today)
    people: Partners = NEW_PEOPLE
    error_text = ""
    while True:
        if any(clues.values()):
            intro = _page(INTRO_TEXT, ("One of you", "The other"), clues)
            intro.can_go_back = False
            await app.push_screen_wait(intro)
        if not (named := await app.push_screen_wait(NamesScreen(people))):
            continue
        people = named
        if not (shown := await app.push_screen_wait(PartnerProfilesScreen(people))):
            continue
        people = shown
        if any(clues.values()):
            names = (people[0].name, people[1].name)
            if not await app.push_screen_wait(_page(CONFIRM_TEXT, names, clues, error_text)):
                continue
        try:
            await asyncio.to_thread(store.rebuild_people, *people)
        except StoreError as error:
            error_text = str(error)
        else:
            return


def _page(text: str, names: Sequence[str], clues: Clues, error_text: str = "") -> Page:
    return Page(TITLE, [literal(text), *_about(names, clues)], error_text)


def _about(names: Sequence[str], clues: Clues) -> Iterator[Content]:
    for person, name in zip(("a", "b"), names, strict=True):
        lines = [f"• {clue}" for clue in clues[person]] or ["• nothing shows who this is yet"]
        yield literal("\n".join((f"{name}", *lines)))
