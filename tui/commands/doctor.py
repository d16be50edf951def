"""`turnabout doctor`: what's damaged, what can be done, and doing it."""

from __future__ import annotations

import argparse
import sys

from prompts import sanitize
from store import Store
from tui.clock import now
from tui.commands._confirm import confirmed
from tui.commands._data_folder import folder_to_read, open_store_for_reading, open_store_for_writing
from tui.commands._date_settings import use_date_settings
from tui.errors import UserError
from tui.session.pack_changes import homework_of_packs
from tui.text import doctor as text


def command(options: argparse.Namespace) -> int:
    """Say what was found, and repair it or resolve a copy if asked to."""
    folder = folder_to_read(options)
    if not folder.exists():
        raise UserError(f"There’s nothing to check: {folder} doesn’t exist.")
    if options.use or options.delete:
        with open_store_for_writing(folder) as store:
            return _resolve_copy(store, options)
    if options.repair:
        with open_store_for_writing(folder) as store:
            return _examine(store, options)
    with open_store_for_reading(folder) as store:
        return _examine(store, options)


def _examine(store: Store, options: argparse.Namespace) -> int:
    use_date_settings(store)
    diagnosis = store.diagnose(homework_of_packs(store))
    damaged = store.check_data().damaged_backups
    lines = text.all_lines(diagnosis, damaged, now())
    sys.stdout.writelines(f"{sanitize(line)}\n" for line in lines or [text.HEALTHY])
    if not diagnosis.findings:
        return 1 if damaged else 0
    if not diagnosis.can_repair:
        raise UserError(text.CANNOT_REPAIR)
    if not options.repair:
        raise UserError(text.HOW_TO_REPAIR)
    if confirmed(text.REPAIR_QUESTION, options):
        store.repair(diagnosis, now())
        sys.stdout.write(f"{text.REPAIRED}\n")
    return 0


def _resolve_copy(store: Store, options: argparse.Namespace) -> int:
    name = options.use or options.delete
    if name not in [copy.name for copy in store.sync_copies()]:
        raise UserError(f"There’s no copy {sanitize(name)}. To see the copies, run `turnabout doctor`.")
    if options.use:
        store.use_copy(name, now())
        sys.stdout.write(f"{text.COPY_USED}\n")
    else:
        store.delete_copy(name, now())
        sys.stdout.write(f"{text.COPY_DELETED}\n")
    return 0
