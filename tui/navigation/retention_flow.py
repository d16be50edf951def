"""Choosing together how long conversations are kept, and deleting old ones."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import datetime
from typing import Any

from textual.app import App

from store import Store, StoreError
from tui.navigation.flow_context import FlowContext
from tui.screens.choose_action import ChooseOne
from tui.screens.home import HomeScreen
from tui.screens.text_page import Page
from tui.session.io_thread import in_thread
from tui.styled_text import literal
from tui.text import retention as text


async def choose_retention(flow: FlowContext) -> None:
    """Let both partners change how long conversations are kept.

    Raises StoreError.
    """
    store = flow.store
    years = store.years_kept()
    actions = {**text.CHOICES, **({text.WHICH: text.WHICH_LABEL} if store.announcement() else {})}
    suggested = "" if years is None else str(years)
    while True:
        screen = ChooseOne(text.TITLE, text.main_text(years), actions, suggested)
        choice = await flow.app.push_screen_wait(screen)
        if choice != text.WHICH:
            break
        lines = text.which_lines(await in_thread(store.announced_conversations))
        await flow.app.push_screen_wait(Page(text.WHICH_TITLE, [literal(line) for line in lines]))
    if choice is None or choice == suggested:
        return
    if store.read_only:
        flow.app.notify(text.READ_ONLY)
        return
    await _ask_both(flow, int(choice) if choice else None)


async def _ask_both(flow: FlowContext, years: int | None) -> None:
    groups = await in_thread(flow.store.retention_groups, flow.clock(), years)
    about = f"{text.means_text(groups, years, flow.today())}\n\n{text.TOGETHER}"
    for person in flow.people:
        asked = ChooseOne(text.question_for(person, years), about, text.answers())
        if await flow.app.push_screen_wait(asked) != text.YES:
            return
    await in_thread(_save, flow.store, years, flow.clock())
    flow.app.notify(text.SAVED.format(text.kept_text(years)))


def _save(store: Store, years: int | None, moment: datetime) -> None:
    store.keep_for(years)
    store.announce_old_conversations(moment)


async def delete_old_conversations(app: App[Any], store: Store, moment: datetime) -> None:
    """Delete what was announced, and announce what's next, if Home is there to say so.

    Whatever fails is tried again at the next start.
    """
    with contextlib.suppress(StoreError):
        while await asyncio.to_thread(store.delete_next_announced, moment):
            pass  # one group at a time, so that no screen waits for all of them
        if isinstance(app.screen, HomeScreen):
            await asyncio.to_thread(store.announce_old_conversations, moment)
    if isinstance(app.screen, HomeScreen) and store.years_kept():
        app.screen.refresh_list()
