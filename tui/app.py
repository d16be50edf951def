"""The app: screens, global commands, and selected items."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on, work
from textual.screen import Screen
from textual.worker import WorkerFailed

from store import KeysChanged, SealedFolder, Store, StoreError
from tui.clock import now
from tui.errors import UserError
from tui.keys.command import bindings
from tui.keys.commands import LOCK
from tui.navigation.flow_context import FlowContext
from tui.navigation.open_item import open_item
from tui.navigation.paused_conversation import paused_conversation
from tui.screens.blank_screen import blank_while
from tui.screens.home import HomeScreen
from tui.screens.home_data import HomeTarget
from tui.screens.idle_blanking import CHECK_SECONDS
from tui.settings import read_settings
from tui.settings_app import SettingsApp
from tui.styled_text import literal
from tui.widgets.item_list import ItemList

if TYPE_CHECKING:
    from tui.reports.script_problems import ProblemFinder


class Turnabout(SettingsApp):
    """Turnabout, from its first screen on.

    So many seconds after it, `data_care_delay`, the day's backup is made.
    """

    BINDINGS = [*bindings(LOCK)]

    is_locked = False
    """Whether it closed to be opened again with a passphrase."""

    def __init__(
        self,
        store: Store,
        folder: Path,
        script: str | None = None,
        *,
        clock: Callable[[], datetime] = now,
        find_problems: ProblemFinder | None = None,
        data_care_delay: float | None = None,
    ) -> None:
        super().__init__(folder, read_settings(store.settings()), clock)
        self.store = store
        self._script = script
        self._find_problems = find_problems
        self._data_care_delay = data_care_delay

    def on_mount(self) -> None:
        self.call_after_refresh(self._collect_again)
        if self._data_care_delay is not None:
            self.call_after_refresh(self.set_timer, self._data_care_delay, self._look_after_data)
        self.set_interval(CHECK_SECONDS, self._lock_if_idle)
        if self.store.was_opened_with_code and not self.store.read_only:
            from tui.text.sealing import OPENED_WITH_CODE

            self.call_after_refresh(self.notify, OPENED_WITH_CODE)
        self._open_first_screen()

    def _collect_again(self) -> None:
        """Resume garbage collection, without the objects loaded so far."""
        gc.freeze()
        gc.enable()

    @work(group="data care")
    async def _look_after_data(self) -> None:
        from tui.navigation.data_care import look_after_data

        await look_after_data(self, self.store, self._folder, self._clock())

    def get_default_screen(self) -> Screen[None]:
        return HomeScreen(self.store, self._clock)

    @work
    async def _open_first_screen(self) -> None:
        """Show onboarding, a script, or a paused conversation over Home.

        If files are missing, that comes first.
        """
        from tui.navigation.missing_files import restore_missing_files

        if not await restore_missing_files(self, self.store, self._clock().date()):
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

            self._open(get_script_info(self._script, packs=self.store.packs_path))
        elif paused := paused_conversation(self.store, self._clock()):
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
        flow = FlowContext(
            self,
            self.store,
            people,
            self._clock,
            self._safety,
            self._folder,
            self.apply_settings,
            self._find_problems,
        )
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

    def keep_theme(self, theme: str) -> None:
        self.store.set_setting("theme", theme)

    # Encryption

    def action_help(self) -> None:
        self.can_lock = self.store.is_sealed
        super().action_help()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to lock only what's encrypted."""
        return self.store.is_sealed if action == LOCK.action else super().check_action(action, parameters)

    def action_lock(self) -> None:
        """Close, so that it can only be opened again with a passphrase."""
        self.is_locked = True
        self.leave()

    def _lock_if_idle(self) -> None:
        if (
            self.store.is_sealed
            and self.settings.lock_minutes
            and self._idle.has_lasted(self.settings.lock_minutes)
        ):
            self.action_lock()

    def before_input(self) -> None:
        """Close if another window changed the encryption: from then on, nothing here can be read."""
        super().before_input()
        if self.store.is_outdated:
            self._close_outdated()

    def _handle_exception(self, error: Exception) -> None:
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, KeysChanged | SealedFolder):
            self._close_outdated()
        else:
            super()._handle_exception(error)

    def _close_outdated(self) -> None:
        if not self._exit_renderables:
            self._exit_renderables.append(Text(str(KeysChanged())))
            self.leave()

    # Commands of every screen

    def action_past_conversations(self) -> None:
        from tui.screens.history.past_conversations import PastConversations

        self.push_screen(PastConversations(self.store, self._clock))

    def action_over_time(self) -> None:
        from tui.screens.history.statistics import StatisticsScreen

        self.push_screen(StatisticsScreen(self.store))

    def action_search(self) -> None:
        from tui.screens.history.search import SearchScreen

        self.push_screen(SearchScreen(self.store, self._clock))
