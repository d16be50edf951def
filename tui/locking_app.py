"""The app's encryption: locking it, and closing once another window changed it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from rich.text import Text
from textual.worker import WorkerFailed

from store import KeysChanged, SealedFolder, Store
from tui.clock import now
from tui.keys.command import bindings
from tui.keys.commands import LOCK
from tui.screens.idle_blanking import CHECK_SECONDS
from tui.settings import read_settings
from tui.settings_app import SettingsApp


class LockingApp(SettingsApp):
    """An app on a store, which may be encrypted."""

    BINDINGS = [*bindings(LOCK)]

    is_locked = False
    """Whether it closed to be opened again with a passphrase."""

    def __init__(self, store: Store, folder: Path, clock: Callable[[], datetime] = now) -> None:
        super().__init__(folder, read_settings(store.settings()), clock)
        self.store = store

    def on_mount(self) -> None:
        self.set_interval(CHECK_SECONDS, self._lock_if_idle)
        if self.store.was_opened_with_code and not self.store.read_only:
            from tui.text.sealing import OPENED_WITH_CODE

            self.call_after_refresh(self.notify, OPENED_WITH_CODE)

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
            self._close_with(KeysChanged())

    def _handle_exception(self, error: Exception) -> None:
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, KeysChanged | SealedFolder):
            self._close_with(KeysChanged())
        else:
            super()._handle_exception(error)

    def _close_with(self, error: Exception) -> None:
        if not self._exit_renderables:
            self._exit_renderables.append(Text(str(error)))
            self.leave()
