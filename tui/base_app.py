"""The base app: notices, palette, quick exit, and crash reports."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import constants, on
from textual.app import App, SystemCommand
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.errors import NoWidget
from textual.events import Event, Key, MouseDown, MouseEvent, Paste
from textual.geometry import Offset
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.widget import MountError
from textual.worker import WorkerFailed, get_current_worker

from prompts import is_unprintable_text, sanitize
from tui.crash_report import save_report
from tui.keys.commands import GLOBAL_COMMANDS, LEAVE, LIGHT, SAFETY, Command, bindings
from tui.screens.base import BaseScreen
from tui.screens.palette import Palette
from tui.session.saving import is_saving
from tui.stray_errors import report_stray_errors
from tui.terminal.driver import TerminalDriver
from tui.terminal.exit import clear_terminal
from tui.terminal.input_queue import InputQueue
from tui.themes import variable_defaults
from tui.widgets.hairline_scrollbar import HairlineScrollBar
from tui.widgets.terminal_cursor import terminal_cursor

if TYPE_CHECKING:
    from tui.widgets.inputs.date_stepper import DateStepper

ScrollBar.renderer = HairlineScrollBar
EXIT_KEYS = LEAVE.keys.split(",")


class BaseApp(App[int]):
    """An app with one-line notices and private crash reports."""

    TITLE = "Turnabout"
    BINDINGS = [*bindings(*GLOBAL_COMMANDS, LIGHT)]
    ENABLE_COMMAND_PALETTE = True
    NOTIFICATION_TIMEOUT = 10
    # A notice is one quiet line above the keys, in the same column as everything else.
    CSS = """
    ToastRack { align: center bottom; overflow: hidden; }
    ToastHolder { align-horizontal: center; }
    Toast { width: 100%; max-width: 80; margin: 0; padding: 0 3; background: $panel; color: $ink; border: none; }
    Toast.-information { border: none; }
    .-split Toast { margin: 0 2; padding: 0 2; }
    .-split.-wide ToastHolder { align-horizontal: left; }
    .-split.-wide Toast { width: 60%; max-width: 96; margin: 0 0 0 4; }
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._is_read = False
        """Whether they pressed a key since the latest notice."""
        self._input = InputQueue(self.post_message, is_saving, self._needs_layout)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a one-line notice, in place of the last one."""
        self.clear_notifications()
        self._is_read = False
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def on_date_stepper_pick_requested(self, event: DateStepper.PickRequested) -> None:
        """Show a screen to type a day or pick it from a calendar."""
        from tui.screens.choose_date import pick_date

        self.push_screen(pick_date(event), event.pick)

    @property
    def cursor_position(self) -> Offset:
        """Return where the terminal's cursor goes after each paint."""
        return terminal_cursor(self.screen)

    @cursor_position.setter
    def cursor_position(self, _: Offset) -> None:
        """Ignore what Textual's inputs set: they forget it when the focus leaves them."""

    @on(BaseScreen.Resumed)
    def _clear_notices(self) -> None:
        """Remove a notice that was read on another page."""
        if self._is_read:
            self.clear_notifications()

    async def on_event(self, event: Event) -> None:
        if isinstance(event, MouseEvent) and not self._takes(event):
            return
        if isinstance(event, Key | MouseDown):
            self._is_read = True
        if isinstance(event, Key) and event.character and is_unprintable_text(event.character):
            event = Paste(event.character)  # typed, Textual (8.2) would drop it
        if isinstance(event, Paste):
            # Pasted text may hold control sequences, which the terminal obeys once they are painted.
            event.text = sanitize(event.text)
        if not isinstance(event, Key | Paste) or self._may_be_handled(event):
            await super().on_event(event)

    def _may_be_handled(self, event: Key | Paste) -> bool:
        """Return whether a key is next; the quick exit never waits."""
        is_exit = isinstance(event, Key) and event.key in EXIT_KEYS
        return event.is_forwarded or is_exit or self._input.admit(event)

    def _needs_layout(self, event: Event) -> bool:
        """Return whether a key must wait until the screen is laid out."""
        is_letter = isinstance(event, Key) and event.is_printable
        return (
            not is_letter
            and not self._batch_count
            and bool(self.screen_stack)
            and self.screen._layout_required
        )

    def _takes(self, event: MouseEvent) -> bool:
        """Return whether the mouse is on something that's in its place.

        Beyond the app, Textual takes the focus away. A widget that's just being added has no styles yet, and one that
        was just removed is still painted.
        """
        if self.mouse_captured:
            return True
        if self._batch_count or not self.size.region.contains(event.x, event.y):
            return False
        with contextlib.suppress(NoWidget):
            return self.get_widget_at(event.x, event.y)[0].is_attached
        return False

    # The palette

    def action_command_palette(self) -> None:
        if not any(isinstance(screen, Palette) for screen in self.screen_stack):
            self.push_screen(Palette())

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield our own commands, those of this screen first."""
        own = screen.available_commands() if isinstance(screen, BaseScreen) else ()
        listed = {
            command.label: command
            for command in (*own, *GLOBAL_COMMANDS, LIGHT, SAFETY)
            if command.key_label and command.action
        }
        for command in listed.values():
            yield SystemCommand(command.label, command.help, self._command_action(screen, command))

    def _command_action(self, screen: Screen[object], command: Command) -> Callable[[], None]:
        def run() -> None:
            self.call_later(self._run_command, screen, command.action)

        return run

    async def _run_command(self, screen: Screen[object], action: str) -> None:
        if not await self.run_action(action, screen):
            await self.run_action(action)

    # Leaving

    def action_leave(self) -> None:
        clear_terminal()
        self.leave()

    def leave(self) -> None:
        """Exit, even if the app is too busy to close its screens."""
        self._force_exit()
        self._begin_batch()  # paints nothing more
        self._input.finish(lambda: self.exit(0))  # drafts hold what was typed until now

    def _force_exit(self, failure: str = "") -> None:
        if isinstance(self._driver, TerminalDriver):
            self._driver.forced_exit.start(failure)

    def get_driver_class(self) -> type[Driver]:
        return super().get_driver_class() if constants.DRIVER else TerminalDriver

    # Failing

    @property
    def exit_status(self) -> int:
        """Return the exit status: 1 after an error, even if they left meanwhile."""
        return 1 if self._exception else self.return_code or 0

    async def run_async(self, **options: Any) -> int | None:
        with report_stray_errors(asyncio.get_running_loop(), self.fail):
            return await super().run_async(**options)

    def fail(self, error: Exception) -> None:
        """Close after an error, with one sentence and a report."""
        self._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        if not _is_too_late(error):
            super()._handle_exception(error)

    def panic(self, *_renderables: object) -> None:
        # Textual prints these errors as they are.
        self._fatal_error()

    def _fatal_error(self) -> None:
        # Textual's own method prints a traceback with the values of all variables, private words among them.
        if not self._exit_renderables:  # the first error causes the others
            message = save_report(self._exception or RuntimeError(), self._folder)
            self._exit_renderables.append(Text(message))
            self._force_exit(message)
        self._close_messages_no_wait()


def _is_too_late(error: Exception) -> bool:
    """Return whether a worker only missed the widgets of a screen that has closed."""
    if not isinstance(error, WorkerFailed) or not isinstance(error.error, NoMatches | MountError):
        return False
    node = get_current_worker().node
    return not (node.is_attached and node.is_running)
