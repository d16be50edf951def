"""The app: it opens the store, wires the screens, and holds no rules."""

from __future__ import annotations

import asyncio
import contextlib
import gc
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from rich.text import Text
from textual import on, work
from textual.app import App, SystemCommand
from textual.events import Event, Key, MouseDown, Paste
from textual.notifications import SeverityLevel
from textual.screen import Screen

from prompts import sanitize
from store import Header, Store, StoreError
from tui.clock import now
from tui.content import literal
from tui.crash_report import save_report
from tui.keys import GLOBAL_COMMANDS, LIGHT, SAFETY, Command, bindings
from tui.navigation.router import open_item
from tui.screens.base import BaseScreen
from tui.screens.blank import blank_while
from tui.screens.home import HomeScreen
from tui.screens.home_rows import HomeTarget
from tui.terminal_exit import clear_terminal, force_exit_after, on_terminal_closed
from tui.text.dates import parse_moment
from tui.text.home import rest_is_over
from tui.themes import HEARTH, LINEN, variable_defaults
from tui.widgets.item_list import ItemList


class Turnabout(App[int]):
    """A couple's evening, from the first screen on."""

    TITLE = "Turnabout"
    BINDINGS = [*bindings(*GLOBAL_COMMANDS, LIGHT)]
    ENABLE_COMMAND_PALETTE = True
    NOTIFICATION_TIMEOUT = 10
    # What is noted is a quiet line above the keys, in the column of all else.
    CSS = """
    ToastRack { align: center bottom; overflow: hidden; }
    ToastHolder { align-horizontal: center; }
    Toast { width: 100%; max-width: 80; margin: 0; padding: 0 3; background: $panel; color: $ink; border: none; }
    Toast.-information { border: none; }
    """

    def __init__(
        self,
        store: Store,
        folder: Path,
        script: str | None = None,
        *,
        clock: Callable[[], datetime] = now,
    ) -> None:
        super().__init__()
        self.store = store
        self._folder = folder
        self._script = script
        self._clock = clock
        self._is_read = False
        """Whether they went on after the latest quiet line."""
        self.register_theme(HEARTH)
        self.register_theme(LINEN)
        light = store.settings().get("theme") == LINEN.name
        # Set quietly: to change a theme would read all styles once more before the first screen.
        self.set_reactive(App.theme, LINEN.name if light else HEARTH.name)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def on_mount(self) -> None:
        if not self.is_headless:
            on_terminal_closed(self._terminal_closed)
        self.call_after_refresh(self._collect_again)
        self._open_first_screen()

    def _collect_again(self) -> None:
        """Look for what can be thrown away from now on, but not among all that was loaded until now."""
        gc.freeze()
        gc.enable()

    def get_default_screen(self) -> Screen[None]:
        return HomeScreen(self.store, self._clock)

    @work
    async def _open_first_screen(self) -> None:
        """The two say who they are, once; then the script that was asked for, or the rest that is not over yet."""
        if self.store.people() is None and not self.store.read_only:
            from tui.navigation.onboarding import run_onboarding

            async with blank_while(self):
                await run_onboarding(self, self.store, self._folder, self._safety)
        if self.store.read_only:
            return
        if self._script:
            from scripts.library_index import get_script_info

            self._open(get_script_info(self._script))
        elif rests := _resting_conversation(self.store, self._clock()):
            self._open(rests)

    # What is opened, wherever it was picked

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
            # Nothing waits for it, so that what is opened from there can be waited for.
            self.push_screen(NotebookScreen(self.store, people, self._clock))

    @work(group="way", exclusive=True)
    async def _open(self, value: object) -> None:
        if (people := self.store.people()) is None:
            return
        async with blank_while(self):
            trouble = await open_item(self, self.store, people, value, self._safety, clock=self._clock)
        self._refresh_home()
        if trouble:
            self._show_message(trouble)

    def _refresh_home(self) -> None:
        """What was saved after a screen had gone shows on Home, too."""
        if isinstance(self.screen, HomeScreen):
            self.screen.refresh_list()

    def _show_message(self, sentence: str) -> None:
        """A calm page for what could not be done."""
        from tui.screens.page import Page

        self.push_screen(Page("That did not work", [literal(sentence)]))

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say in a quiet line what was just done; only the latest is worth reading."""
        self.clear_notifications()
        self._is_read = False
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    @on(BaseScreen.Resumed)
    def _clear_notices(self) -> None:
        """A quiet line stays behind with the page on which it was read."""
        if self._is_read:
            self.clear_notifications()

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key | MouseDown):
            self._is_read = True
        if isinstance(event, Paste):
            # A terminal would obey what else may be in there, as soon as it is painted.
            event.text = sanitize(event.text)
        await super().on_event(event)

    # Everywhere

    def action_past(self) -> None:
        from tui.screens.history.past_conversations import PastConversations

        self.push_screen(PastConversations(self.store, self._clock))

    def action_over_time(self) -> None:
        from tui.screens.history.over_time import OverTimeScreen

        self.push_screen(OverTimeScreen(self.store))

    def action_search(self) -> None:
        from tui.screens.history.search import SearchScreen

        self.push_screen(SearchScreen(self.store))

    def action_help(self) -> None:
        from tui.screens.help import HelpScreen

        if isinstance(self.screen, BaseScreen) and not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen((*self.screen.focused_commands(), *self.screen.available_commands())))

    def action_safety(self) -> None:
        from tui.screens.safety import SafetyScreen

        if not isinstance(self.screen, SafetyScreen):
            self.push_screen(self._safety())

    def _safety(self) -> Screen[bool]:
        from tui.helplines import load_helplines
        from tui.screens.safety import SafetyScreen

        countries, note = load_helplines(self._folder)
        return SafetyScreen(countries, self._clock().date(), note)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette holds our own commands, those of this screen first, and nothing else."""
        here = screen.available_commands() if isinstance(screen, BaseScreen) else ()
        listed = {
            command.label: command
            for command in (*here, *GLOBAL_COMMANDS, LIGHT, SAFETY)
            if command.key_label and command.action
        }
        for command in listed.values():
            yield SystemCommand(command.label, command.help, self._command_action(screen, command))

    def _command_action(self, screen: Screen[object], command: Command) -> Callable[[], None]:
        def do() -> None:
            self.call_later(self._run_command, screen, command.action)

        return do

    async def _run_command(self, screen: Screen[object], action: str) -> None:
        if not await self.run_action(action, screen):
            await self.run_action(action)

    def action_light(self) -> None:
        self.theme = LINEN.name if self.theme == HEARTH.name else HEARTH.name
        self._save_theme()

    @work
    async def _save_theme(self) -> None:
        """That it cannot be remembered is no reason to disturb anybody."""
        with contextlib.suppress(StoreError):
            await asyncio.to_thread(self.store.set_setting, "theme", self.theme)

    def action_leave(self) -> None:
        clear_terminal()
        self._terminal_closed()

    def _terminal_closed(self) -> None:
        if not self.is_headless:
            force_exit_after()
        self.exit(0)

    def _fatal_error(self) -> None:
        # Textual's own would print a traceback with the values of all variables: private words among them.
        error = self._exception or RuntimeError()
        self._exit_renderables.append(Text(save_report(error, self._folder)))
        self._close_messages_no_wait()


def _resting_conversation(store: Store, moment: datetime) -> Header | None:
    """The conversation that rests now, the one last begun if several do."""
    rests = [
        each
        for each in store.unfinished()
        if parse_moment(each.resting_until) and not rest_is_over(each, moment)
    ]
    return rests[-1] if rests else None
