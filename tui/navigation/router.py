"""Where what was picked on Home, or found elsewhere, leads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import Screen

from store import Agreement, Entry, Header, Ritual, Store
from tui.screens.home_rows import Opens

if TYPE_CHECKING:
    from tui.text.couple import Partners


async def lead(
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
        from tui.screens.history.transcript import ReadAgain

        if await app.push_screen_wait(ReadAgain(store, value, people, today)):
            _gone(app)
    elif isinstance(value, Header):
        from tui.navigation.conversations import take_up

        return await take_up(app, store, people, value, clock)
    elif isinstance(value, Ritual):
        from tui.navigation.conversations import come_round

        return await come_round(app, store, people, value, safety, clock=clock)
    elif isinstance(value, Agreement):
        from tui.navigation.agreements import tend

        return await tend(app, store, people, value, clock)
    elif isinstance(value, Entry):
        from tui.screens.notebook.entry import Kept

        await app.push_screen_wait(Kept(store, value, people, today))
    elif isinstance(value, Opens):
        return await _opens(app, store, people, value, clock)
    else:
        from scripts.library_index import Listed
        from tui.navigation.conversations import begin

        if isinstance(value, Listed):
            return await begin(app, store, people, value, safety, clock=clock)
    return ""


async def _opens(
    app: App[int], store: Store, people: Partners, value: Opens, clock: Callable[[], datetime]
) -> str:
    """What a row opens that is nothing single."""
    if value is Opens.DUE and not store.read_only:
        from tui.navigation.look_back import look_back

        return await look_back(app, store, people, clock)
    if value in (Opens.DUE, Opens.AGREED):
        from tui.navigation.agreements import look_through

        return await look_through(app, store, people, clock)
    if value is Opens.MOMENTS:
        from tui.reports.good_moments import good_moments
        from tui.screens.notebook.good_moments import good_moments_page

        today = clock().date()
        await app.push_screen_wait(good_moments_page(good_moments(store.notebook(), today), today))
    elif value is Opens.YOU:
        from tui.navigation.onboarding import change

        return await change(app, store, people)
    return ""


def _gone(app: App[int]) -> None:
    """What was thrown away stands in no list any more."""
    from tui.screens.history.past_conversations import Past
    from tui.screens.history.search import Search

    for screen in app.screen_stack:
        if isinstance(screen, (Past, Search)):
            screen.look()
