"""Where what was picked on Home, or found elsewhere, leads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import Screen

from store import Agreement, Entry, Header, Ritual, Store
from tui.screens.home_rows import HomeTarget

if TYPE_CHECKING:
    from tui.text.couple import Partners


async def open_item(
    app: App[int],
    store: Store,
    people: Partners,
    value: object,
    safety: Callable[[], Screen[bool]],
    *,
    clock: Callable[[], datetime],
) -> str:
    """Lead to what was picked and back; returns a sentence where that is not possible.

    What a way needs is loaded when it is taken, for the first screen's sake.
    """
    today = clock().date()
    if isinstance(value, Header) and (value.ended or store.read_only):
        from tui.screens.history.transcript import TranscriptScreen

        if await app.push_screen_wait(TranscriptScreen(store, value, people, today)):
            _refresh_lists(app)
    elif isinstance(value, Header):
        from tui.navigation.conversations import resume_conversation

        return await resume_conversation(app, store, people, value, clock)
    elif isinstance(value, Ritual):
        from tui.navigation.conversations import start_ritual

        return await start_ritual(app, store, people, value, safety, clock=clock)
    elif isinstance(value, Agreement):
        from tui.navigation.agreements import show_agreement

        return await show_agreement(app, store, people, value, clock)
    elif isinstance(value, Entry):
        from tui.screens.notebook.entry import NotebookEntryScreen

        await app.push_screen_wait(NotebookEntryScreen(store, value, people, today))
    elif isinstance(value, HomeTarget):
        return await _open_target(app, store, people, value, clock)
    else:
        from scripts.library_index import ScriptInfo
        from tui.navigation.conversations import start_script

        if isinstance(value, ScriptInfo):
            return await start_script(app, store, people, value, safety, clock=clock)
    return ""


async def _open_target(
    app: App[int], store: Store, people: Partners, value: HomeTarget, clock: Callable[[], datetime]
) -> str:
    """What a row opens that is nothing single."""
    if value is HomeTarget.DUE and not store.read_only:
        from tui.navigation.look_back import start_look_back

        return await start_look_back(app, store, people, clock)
    if value in (HomeTarget.DUE, HomeTarget.AGREEMENTS):
        from tui.navigation.agreements import browse_agreements

        return await browse_agreements(app, store, people, clock)
    if value is HomeTarget.MOMENTS:
        from tui.reports.good_moments import good_moments
        from tui.screens.notebook.good_moments import good_moments_page

        today = clock().date()
        await app.push_screen_wait(good_moments_page(good_moments(store.notebook(), today), today))
    elif value is HomeTarget.PEOPLE:
        from tui.navigation.onboarding import edit_people

        return await edit_people(app, store, people)
    return ""


def _refresh_lists(app: App[int]) -> None:
    """What was thrown away stands in no list any more."""
    from tui.screens.history.past_conversations import PastConversations
    from tui.screens.history.search import SearchScreen

    for screen in app.screen_stack:
        if isinstance(screen, (PastConversations, SearchScreen)):
            screen.refresh_list()
