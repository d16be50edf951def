"""Making backups and restoring them, from the settings."""

from __future__ import annotations

from store import SealedBackup, StoreError, WrongPassphrase
from store.rules.backup_retention import BackupName
from store.storage.backup_file import Backup
from tui.navigation.flow_context import FlowContext
from tui.screens.choose_action import ChooseOne
from tui.screens.settings.backups import BackupList, BackupTarget
from tui.screens.text_page import Page
from tui.session.io_thread import in_thread
from tui.styled_text import literal
from tui.text import backups as text

_RESTORE = "restore"


async def browse_backups(flow: FlowContext) -> bool:
    """Show the backups until they go back.

    Returns whether Turnabout must close now, because one was restored.
    """
    while True:
        backups = await in_thread(flow.store.backups)
        screen = BackupList(backups, flow.clock(), can_change=not flow.store.read_only)
        chosen = await flow.app.push_screen_wait(screen)
        if chosen is None:
            return False
        try:
            if chosen is BackupTarget.NOW:
                await in_thread(flow.store.back_up, flow.clock())
                flow.app.notify(text.MADE)
            elif isinstance(chosen, BackupName) and await _restore(flow, chosen):
                return True
        except StoreError as error:
            page = Page("That didn’t work", [literal(str(error))])
            await flow.app.push_screen_wait(page)
            if flow.store.read_only:  # a restore began, and opening the folder completes it
                return True


async def _restore(flow: FlowContext, backup: BackupName) -> bool:
    """Say what would change, ask, and restore; return whether it was done."""
    opened = await _open(flow, backup.name)
    if not opened:
        return False
    plan = await in_thread(flow.store.plan_restore, opened)
    lines = "\n".join((*text.restore_lines(plan, flow.clock()), *_warnings(flow, backup.name)))
    actions = {"cancel": "Cancel", _RESTORE: "Restore it"}
    if await flow.app.push_screen_wait(ChooseOne(text.RESTORE_QUESTION, lines, actions)) != _RESTORE:
        return False
    await in_thread(flow.store.restore, plan, flow.clock())
    page = Page("Restored", [literal(text.RESTORED), literal(text.CLOSES)])
    page.can_go_back = False
    await flow.app.push_screen_wait(page)
    return True


async def _open(flow: FlowContext, name: str) -> Backup | None:
    """Return a backup, with a passphrase if it has one of its own; None if they go back."""
    try:
        return await in_thread(flow.store.read_backup, name)
    except SealedBackup:
        return await _unlock(flow, name)


def _warnings(flow: FlowContext, name: str) -> tuple[str, ...]:
    """Return what to know before the words of an encrypted backup become readable."""
    if flow.store.is_sealed or not flow.store.is_encrypted_backup(name):
        return ()
    from tui.text.sealing import BACKUP_BECOMES_PLAIN

    return (BACKUP_BECOMES_PLAIN,)


async def _unlock(flow: FlowContext, name: str) -> Backup | None:
    from tui.screens.settings.ask_secret import AskSecret
    from tui.text.sealing import BACKUP_ABOUT, BACKUP_TITLE, BACKUP_WRONG

    found: list[Backup] = []

    def problem_with(secret: str) -> str:
        try:
            found.append(flow.store.read_backup(name, secret))
        except (WrongPassphrase, SealedBackup):
            return BACKUP_WRONG
        except StoreError as error:
            return str(error)
        return ""

    answer = await flow.app.push_screen_wait(AskSecret(BACKUP_TITLE, BACKUP_ABOUT, problem_with))
    return found[-1] if answer is not None else None
