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

from prompts import clean
from store import Header, Store, StoreError
from tui.clock import now
from tui.content import typed
from tui.crash_report import keep_report
from tui.keys import EVERYWHERE, LIGHT, SAFETY, Command, bindings
from tui.navigation.router import lead
from tui.screens.base import Room
from tui.screens.blank import covered
from tui.screens.home import Home
from tui.screens.home_rows import Opens
from tui.terminal_exit import blank, by_all_means, on_hang_up
from tui.text.dates import read_moment
from tui.text.home import rest_is_over
from tui.themes import HEARTH, LINEN, variable_defaults
from tui.widgets.item_list import Picks


class Turnabout(App[int]):
    """A couple's evening, from the first screen on."""

    TITLE = "Turnabout"
    BINDINGS = [*bindings(*EVERYWHERE, LIGHT)]
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
        # Before the styles are read for the first time, so that they are read once.
        self.register_theme(HEARTH)
        self.register_theme(LINEN)
        self.theme = LINEN.name if store.settings().get("theme") == LINEN.name else HEARTH.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def on_mount(self) -> None:
        if not self.is_headless:
            on_hang_up(self._hang_up)
        self.call_after_refresh(gc.enable)
        self._begin_evening()

    def get_default_screen(self) -> Screen[None]:
        return Home(self.store, self._clock)

    @work
    async def _begin_evening(self) -> None:
        """The two say who they are, once; then the script that was asked for, or the rest that is not over yet."""
        if self.store.people() is None and not self.store.read_only:
            from tui.navigation.onboarding import welcome

            async with covered(self):
                await welcome(self, self.store, self._folder, self._safety)
        if self.store.read_only:
            return
        if self._script:
            from scripts.library_index import find

            self._open(find(self._script))
        elif rests := _resting(self.store, self._clock()):
            self._open(rests)

    # What is opened, wherever it was picked

    @on(Picks.Picked)
    def _picked(self, event: Picks.Picked) -> None:
        if event.value is Opens.KEPT:
            self._open_notebook()
        elif event.value is Opens.MONTHS:
            self.action_over_time()
        else:
            self._open(event.value)

    def _open_notebook(self) -> None:
        from tui.screens.notebook.list import Notebook

        if people := self.store.people():
            # Nothing waits for it, so that what is opened from there can be waited for.
            self.push_screen(Notebook(self.store, people, self._clock))

    @work(group="way", exclusive=True)
    async def _open(self, value: object) -> None:
        if (people := self.store.people()) is None:
            return
        async with covered(self):
            trouble = await lead(self, self.store, people, value, self._safety, clock=self._clock)
        self._look_again()
        if trouble:
            self._say(trouble)

    def _look_again(self) -> None:
        """What was saved after a screen had gone shows on Home, too."""
        if isinstance(self.screen, Home):
            self.screen.look()

    def _say(self, sentence: str) -> None:
        """A calm page for what could not be done."""
        from tui.screens.page import Page

        self.push_screen(Page("That did not work", [typed(sentence)]))

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

    @on(Room.Seen)
    def _leads_elsewhere(self) -> None:
        """A quiet line stays behind with the page on which it was read."""
        if self._is_read:
            self.clear_notifications()

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key | MouseDown):
            self._is_read = True
        if isinstance(event, Paste):
            # A terminal would obey what else may be in there, as soon as it is painted.
            event.text = clean(event.text)
        await super().on_event(event)

    # Everywhere

    def action_past(self) -> None:
        from tui.screens.history.past_conversations import Past

        self.push_screen(Past(self.store, self._clock))

    def action_over_time(self) -> None:
        from tui.screens.history.over_time import OverTime

        self.push_screen(OverTime(self.store))

    def action_search(self) -> None:
        from tui.screens.history.search import Search

        self.push_screen(Search(self.store))

    def action_help(self) -> None:
        from tui.screens.help import Help

        if isinstance(self.screen, Room) and not isinstance(self.screen, Help):
            self.push_screen(Help((*self.screen.answering(), *self.screen.offered())))

    def action_safety(self) -> None:
        from tui.screens.safety import Safety

        if not isinstance(self.screen, Safety):
            self.push_screen(self._safety())

    def _safety(self) -> Screen[bool]:
        from tui.helplines import helplines
        from tui.screens.safety import Safety

        countries, note = helplines(self._folder)
        return Safety(countries, self._clock().date(), note)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette holds our own commands, those of this screen first, and nothing else."""
        here = screen.offered() if isinstance(screen, Room) else ()
        listed = {
            command.words: command
            for command in (*here, *EVERYWHERE, LIGHT, SAFETY)
            if command.shown and command.action
        }
        for command in listed.values():
            yield SystemCommand(command.words, command.help, self._doing(screen, command))

    def _doing(self, screen: Screen[object], command: Command) -> Callable[[], None]:
        def do() -> None:
            self.call_later(self._do, screen, command.action)

        return do

    async def _do(self, screen: Screen[object], action: str) -> None:
        if not await self.run_action(action, screen):
            await self.run_action(action)

    def action_light(self) -> None:
        self.theme = LINEN.name if self.theme == HEARTH.name else HEARTH.name
        self._remember_theme()

    @work
    async def _remember_theme(self) -> None:
        """That it cannot be remembered is no reason to disturb anybody."""
        with contextlib.suppress(StoreError):
            await asyncio.to_thread(self.store.set_setting, "theme", self.theme)

    def action_leave(self) -> None:
        blank()
        self._hang_up()

    def _hang_up(self) -> None:
        if not self.is_headless:
            by_all_means()
        self.exit(0)

    def _fatal_error(self) -> None:
        # Textual's own would print a traceback with the values of all variables: private words among them.
        error = self._exception or RuntimeError()
        self._exit_renderables.append(Text(keep_report(error, self._folder)))
        self._close_messages_no_wait()


def _resting(store: Store, moment: datetime) -> Header | None:
    """The conversation that rests now, the one last begun if several do."""
    rests = [
        each
        for each in store.unfinished()
        if read_moment(each.resting_until) and not rest_is_over(each, moment)
    ]
    return rests[-1] if rests else None
