"""The app on one screen, without animation, data in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual import work
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from tests.tui.helpers.app import NOW, wait_until
from tests.tui.helpers.layout_checks import readable
from tests.tui.helpers.screen_catalogue import FOLDER, View, store_for
from tests.tui.helpers.step_catalogue import Words
from tui.app import Turnabout
from tui.screens.conversation.screen import ConversationScreen
from tui.themes import HEARTH, LINEN

PLAIN = Words()


class ScreenApp(Turnabout):
    """The app with one view and no animation."""

    def __init__(self, view: View, *, light: bool = False, words: Words = PLAIN) -> None:
        super().__init__(store_for(view, words), FOLDER, clock=lambda: NOW)
        self.animation_level = "none"
        self._view, self._light, self._words = view, light, words

    def get_default_screen(self) -> Screen[None]:
        return Screen()

    @work
    async def _open_first_screen(self) -> None:
        """Open nothing."""

    async def show_view(self, pilot: Pilot[int]) -> None:
        """Show the view in its theme."""
        self.theme = LINEN.name if self._light else HEARTH.name
        await switch_view(pilot, self._view, self._words)


async def leave_all(app: App[int]) -> None:
    """Close all screens except the empty first one."""
    while len(app.screen_stack) > 1:
        await app.pop_screen()


async def open_view(pilot: Pilot[int], view: View, words: Words = PLAIN) -> None:
    """Replace the screen with this view and press its keys."""
    app = pilot.app
    await leave_all(app)
    app.push_screen(view.build(words, store_for(view, words)))
    await pilot.pause()
    for key in view.keys:
        await wait_until(pilot, lambda: _takes_keys(app.screen))
        await pilot.press(key)
    await wait_until(pilot, lambda: _takes_keys(app.screen))


async def switch_view(pilot: Pilot[int], view: View, words: Words = PLAIN) -> None:
    """Replace the screen with this view and wait for it."""
    app = pilot.app
    await open_view(pilot, view, words)
    await wait_until(pilot, lambda: view.shows in readable(app.screen))
    for typing in (*app.screen.query(TextArea), *app.screen.query(Input)):
        typing.cursor_blink = False
    await pilot.pause()


def _takes_keys(screen: Screen[object]) -> bool:
    """Return whether the screen takes keys yet."""
    return not isinstance(screen, ConversationScreen) or screen.focused is not None


@asynccontextmanager
async def showing_view(
    view: View, size: tuple[int, int] = (80, 24), words: Words = PLAIN
) -> AsyncIterator[Pilot[int]]:
    """Run the app on this view."""
    app = ScreenApp(view, words=words)
    async with app.run_test(size=size) as pilot:
        await app.show_view(pilot)
        yield pilot
