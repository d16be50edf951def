"""`turnabout verify`: every file and every backup, or one backup file."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

from prompts import sanitize
from tui.clock import now
from tui.commands._data_folder import folder_to_read, open_store_for_reading
from tui.commands._date_settings import use_date_settings
from tui.commands._read_backup import read_backup_file
from tui.errors import UserError
from tui.text.backups import check_error, check_lines, whole_backup_text


def command(options: argparse.Namespace) -> int:
    """Read everything, and say what's damaged or missing."""
    folder = folder_to_read(options)
    if options.file:
        backup = read_backup_file(Path(options.file))
        made = datetime.fromisoformat(backup.made)
        text = whole_backup_text(made, now(), len(backup.files), sorted(backup.aside))
        sys.stdout.write(f"{sanitize(text)}\n")
        return 0
    with open_store_for_reading(folder) as store:
        use_date_settings(store)
        check = store.check_data()
    if error := check_error(check):
        raise UserError(error)
    sys.stdout.writelines(f"{line}\n" for line in check_lines(check))
    return 0
