"""The app: screens, global commands, and selected items."""

from __future__ import annotations

import contextlib
import gc
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from textual import constants, on, work
from textual.events import Event
from textual.screen import Screen

from store import Header, Store, StoreError
from tui.base_app import BaseApp
from tui.clock import now
from tui.errors import UserError
from tui.navigation.flow_context import FlowContext
from tui.navigation.router import open_item
from tui.screens.blank_screen import blank_while
from tui.screens.home import HomeScreen
from tui.screens.home_rows import HomeTarget
from tui.screens.idle_screen import CHECK_SECONDS, IdleBlanking
from tui.session.saving import in_thread
from tui.settings import Settings, read_settings
from tui.styled_text import literal
from tui.text.chosen_dates import chosen_dates
from tui.text.date_style import DateStyle, system_date_style, use_date_style
from tui.text.dates import parse_moment
from tui.text.home import rest_is_over
from tui.themes import HEARTH, LINEN, opposite_theme, theme_name
from tui.widgets.item_list import ItemList
from tui.widgets.time_is_up import TimeIsUp


class Turnabout(BaseApp):
    """Turnabout, from its first screen on."""

    def __init__(
        self,
        store: Store,
        folder: Path,
        script: str | None = None,
        *,
        clock: Callable[[], datetime] = now,
    ) -> None:
        super().__init__(folder)
        self.store = store
        self._script = script
        self._clock = clock
        self._settings = read_settings(store.settings())
        self._date_style: DateStyle | None = None
        self._idle = IdleBlanking(self)
        self.register_theme(HEARTH)
        self.register_theme(LINEN)
        # Set without watchers: a theme change would parse all styles again before the first screen.
        self.set_reactive(Turnabout.theme, theme_name(self._settings))
        self.stylesheet.set_variables(self.get_css_variables())
        self._apply(self._settings)

    def _apply(self, settings: Settings) -> None:
        """Put the settings in force."""
        self._settings = settings
        if (style := chosen_dates(settings, system_date_style(os.environ))) != self._date_style:
            use_date_style(style)
            self._date_style = style
        self._idle.minutes = settings.blank_minutes
        self.animation_level = constants.TEXTUAL_ANIMATIONS if settings.moves else "none"
        if self.theme != theme_name(settings):
            self.theme = theme_name(settings)

    async def on_event(self, event: Event) -> None:
        self._idle.note(event)
        await super().on_event(event)

    @on(TimeIsUp)
    def _ring(self) -> None:
        if self._settings.rings:
            self.bell()

    def on_mount(self) -> None:
        self.set_interval(CHECK_SECONDS, self._idle.check)
        self.call_after_refresh(self._collect_again)
        self._open_first_screen()

    def _collect_again(self) -> None:
        """Resume garbage collection, without the objects loaded so far."""
        gc.freeze()
        gc.enable()

    def get_default_screen(self) -> Screen[None]:
        return HomeScreen(self.store, self._clock)

    @work
    async def _open_first_screen(self) -> None:
        """Show onboarding, a script, or a paused conversation over Home.

        If files are missing, that comes first.
        """
        from tui.navigation.missing_files import restore_missing_files

        if not await restore_missing_files(self, self.store, self._folder, self._clock().date()):
            self.leave()
            return
        if not self.store.read_only and self.store.people() is None:
            from tui.navigation.onboarding import run_onboarding

            async with blank_while(self):
                await run_onboarding(self, self.store, self._folder, self._safety)
        if self.store.read_only:
            return
        if self._script:
            from scripts.script_info import get_script_info

            self._open(get_script_info(self._script))
        elif paused := _paused_conversation(self.store, self._clock()):
            self._open(paused)

    # Opening selected items

    @on(ItemList.ItemSelected)
    def _open_selected(self, event: ItemList.ItemSelected) -> None:
        if event.value is HomeTarget.NOTEBOOK:
            self._open_notebook()
        elif event.value is HomeTarget.OVER_TIME:
            self.action_over_time()
        else:
            self._open(event.value)

    def _open_notebook(self) -> None:
        from tui.screens.notebook.list import NotebookScreen

        if people := self.store.people():
            # Not awaited here: flows that start from the notebook await their own screens.
            self.push_screen(NotebookScreen(self.store, people, self._clock))

    @work(group="flow", exclusive=True)
    async def _open(self, item: object) -> None:
        if (people := self.store.people()) is None:
            return
        flow = FlowContext(self, self.store, people, self._clock, self._safety, self._folder, self._apply)
        message = ""
        try:
            async with blank_while(self):
                await open_item(flow, item)
        except (StoreError, UserError) as error:
            message = str(error)
        self._refresh_home()
        if message:
            self._show_message(message)

    def _refresh_home(self) -> None:
        """Show on Home what was saved meanwhile."""
        if isinstance(self.screen, HomeScreen):
            self.screen.refresh_list()

    def _show_message(self, sentence: str) -> None:
        from tui.screens.text_page import Page

        self.push_screen(Page("That didn’t work", [literal(sentence)]))

    # Commands of every screen

    def action_past_conversations(self) -> None:
        from tui.screens.history.past_conversations import PastConversations

        self.push_screen(PastConversations(self.store, self._clock))

    def action_over_time(self) -> None:
        from tui.screens.history.over_time import OverTimeScreen

        self.push_screen(OverTimeScreen(self.store))

    def action_search(self) -> None:
        from tui.screens.history.search import SearchScreen

        self.push_screen(SearchScreen(self.store, self._clock))

    def action_safety(self) -> None:
        from tui.screens.safety import SafetyScreen

        if not any(isinstance(screen, SafetyScreen) for screen in self.screen_stack):
            self.push_screen(self._safety())

    def _safety(self) -> Screen[bool]:
        from tui.helplines import help_locale, load_helplines
        from tui.screens.safety import SafetyScreen

        countries, note = load_helplines(self._folder)
        return SafetyScreen(countries, self._clock().date(), note, help_locale(self._settings.country))

    def action_toggle_theme(self) -> None:
        self._apply(replace(self._settings, theme=opposite_theme(self.theme)))
        self._save_theme()

    @work
    async def _save_theme(self) -> None:
        """Save the theme, and ignore a failure."""
        with contextlib.suppress(StoreError):
            await in_thread(self.store.set_setting, "theme", self._settings.theme)


def _paused_conversation(store: Store, moment: datetime) -> Header | None:
    """Return the paused conversation that was started last."""
    paused = [
        each
        for each in store.unfinished()
        if parse_moment(each.resting_until) and not rest_is_over(each, moment)
    ]
    return paused[-1] if paused else None
