"""The base app: notices, commands, quick exit, and crash reports."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import constants, on
from textual._context import active_message_pump
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.driver import Driver
from textual.geometry import Offset
from textual.message_pump import MessagePump
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.timer import Timer
from textual.widget import MountError
from textual.worker import WorkerFailed, get_current_worker

from tui.crashes.report import save_report
from tui.crashes.stray_errors import report_stray_errors
from tui.input_app import InputApp
from tui.keys.command import Command, bindings
from tui.keys.commands import EVERYWHERE, HELP
from tui.screens.base import BaseScreen
from tui.terminal.driver import TerminalDriver
from tui.themes import variable_defaults
from tui.widgets.closing import is_closing
from tui.widgets.hairline_scrollbar import HairlineScrollBar
from tui.widgets.notice_row import Notice, NoticeRow
from tui.widgets.run_command import run_command
from tui.widgets.terminal_cursor import terminal_cursor

if TYPE_CHECKING:
    from tui.widgets.inputs.date_stepper import DateStepper

ScrollBar.renderer = HairlineScrollBar
NOTICE_SECONDS = 10


class BaseApp(InputApp):
    """An app with notices in the screen and private crash reports."""

    TITLE = "Turnabout"
    BINDINGS = [*bindings(HELP, *EVERYWHERE)]
    ENABLE_COMMAND_PALETTE = False  # help lists every command

    can_lock = False
    """Whether a passphrase would be needed to open it again."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.notice: Notice | None = None
        """What the row above the keys says now."""
        self._notice_timer: Timer | None = None
        self._disable_notifications = True  # Textual's own, which would add a widget to every screen

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    # Notices

    def notify(
        self,
        message: str,
        *,
        title: str = "",  # noqa: ARG002 (Textual's signature)
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002
    ) -> None:
        """Show a notice until the next key, in place of the last one."""
        self._set_notice(Notice(message, is_trouble=severity != "information"))
        self._notice_timer = self.set_timer(timeout or NOTICE_SECONDS, self.clear_notifications)

    def clear_notifications(self) -> None:
        if self.notice:
            self._set_notice(None)

    def before_input(self) -> None:
        self.clear_notifications()

    def _set_notice(self, notice: Notice | None) -> None:
        if self._notice_timer:
            self._notice_timer.stop()
        self.notice, self._notice_timer = notice, None
        self._show_notice()

    @on(BaseScreen.Resumed)
    def _show_notice(self) -> None:
        """Show the notice on the current screen only."""
        for screen in self.screen_stack:
            for row in screen.query(NoticeRow):
                row.show(self.notice if screen is self.screen else None)

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

    # Commands

    def action_help(self) -> None:
        from tui.screens.find_command import FindCommand

        screen = self.screen
        if isinstance(screen, BaseScreen) and not isinstance(screen, FindCommand):
            is_unsaved = any(isinstance(one, BaseScreen) and one.saves_nothing for one in self.screen_stack)
            dialog = FindCommand(screen, is_unsaved=is_unsaved, can_lock=self.can_lock)
            self.push_screen(dialog, lambda command: self._run_later(screen, command))

    def _run_later(self, screen: Screen[object], command: Command | None) -> None:
        """Run a command of a screen, once it has the focus again."""
        if command:
            self.call_later(self._run, screen, command)

    async def _run(self, screen: Screen[object], command: Command) -> None:
        if self.screen is screen:
            await run_command(screen, command)

    # Leaving

    def action_leave(self) -> None:
        self.leave()

    def leave(self) -> None:
        """Blank the screen and exit, even if the app is too busy to close its screens."""
        self._force_exit()
        if isinstance(self._driver, TerminalDriver):
            self._driver.hide()
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
    """Return whether a worker or an event only missed widgets of what is closing.

    Textual (8.2) still sends the events of a widget whose screen closes while it opens, when parts of it are gone.
    """
    node: MessagePump | None = active_message_pump.get(None)
    if isinstance(error, WorkerFailed):
        error, node = error.error, get_current_worker().node  # type: ignore[assignment]
    if not isinstance(error, NoMatches | MountError) or not isinstance(node, DOMNode):
        return False
    return is_closing(node)
