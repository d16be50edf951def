"""`turnabout restore`: a backup, after saying what it would change."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from prompts import sanitize
from store import Store
from store.storage.backup_file import Backup
from tui.cli.main import data_folder
from tui.clock import now
from tui.commands._confirm import confirmed
from tui.commands._data_folder import folder_to_read, open_store_for_reading, open_store_for_writing
from tui.commands._date_settings import use_date_settings
from tui.commands._read_backup import is_encrypted, read_backup_file
from tui.errors import UserError
from tui.text.backups import (
    NO_BACKUPS,
    RESTORE_QUESTION,
    RESTORED,
    STAYED,
    WHICH_BACKUP,
    backup_text,
    restore_lines,
)
from tui.text.sealing import BACKUP_BECOMES_PLAIN


def command(options: argparse.Namespace) -> int:
    """List the backups, or restore one once they say yes."""
    if not options.backup:
        return _list(options)
    path = Path(options.backup)
    outside = read_backup_file(path) if path.is_file() else None
    with open_store_for_writing(data_folder(options) if outside else folder_to_read(options)) as store:
        use_date_settings(store)
        plan = store.plan_restore(outside or _find(store, options.backup))
        sys.stdout.writelines(f"{sanitize(line)}\n" for line in restore_lines(plan, now()))
        if not store.is_sealed and is_encrypted(path):
            sys.stdout.write(f"{BACKUP_BECOMES_PLAIN}\n")
        if not confirmed(RESTORE_QUESTION, options):
            sys.stdout.write(f"{STAYED}\n")
            return 0
        store.restore(plan, now())
    sys.stdout.write(f"{RESTORED}\n")
    return 0


def _list(options: argparse.Namespace) -> int:
    with open_store_for_reading(folder_to_read(options)) as store:
        use_date_settings(store)
        backups = store.backups()
    today = now()
    sys.stdout.writelines(f"{_short_name(each.name)}  {backup_text(each, today)}\n" for each in backups)
    sys.stdout.write(f"{WHICH_BACKUP if backups else NO_BACKUPS}\n")
    return 0


def _find(store: Store, wanted: str) -> Backup:
    """Return the newest backup whose name begins like this, such as one of a day."""
    found = [each for each in store.backups() if each.name.startswith(wanted)]
    exact = [each for each in found if _short_name(each.name) == wanted] or found
    if not exact:
        raise UserError(
            f"There’s no backup {sanitize(wanted)}. To see the backups you have, run `turnabout restore`."
        )
    return store.read_backup(exact[0].name)


def _short_name(name: str) -> str:
    return name.removesuffix(".zip")
