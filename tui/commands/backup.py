"""`turnabout backup`: a verified backup, in the data folder or in a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from store import Store
from store.errors import short_path
from tui.clock import now
from tui.commands._data_folder import folder_to_read, open_store_for_reading, open_store_for_writing
from tui.errors import UserError
from tui.export.target_file import check_outside, write_target_bytes
from tui.text.backups import MADE, NOTHING_YET, WHOLE_TEXT


def command(options: argparse.Namespace) -> int:
    """Make a backup, and say where it is."""
    if options.out == "":
        sys.stderr.write("turnabout backup: error: argument --out: expected a file name\n")
        return 2
    folder = folder_to_read(options)
    if not folder.exists():
        raise UserError(NOTHING_YET)
    if options.out:
        _write_whole(folder, _target(Path(options.out), folder))
    else:
        with open_store_for_writing(folder) as store:
            _check_not_empty(store)
            name = store.back_up(now())
        sys.stdout.write(f"{MADE} It’s saved as {short_path(folder / 'backups' / name)}\n")
    return 0


def _check_not_empty(store: Store) -> None:
    """Raise UserError if there's nothing to back up; conversations may be there without names."""
    if store.people() is None and not store.unfinished() and not store.recent_headers(1):
        raise UserError(NOTHING_YET)


def _target(path: Path, folder: Path) -> Path:
    """Return the file to write; in a folder, it's named after the day."""
    target = path / f"turnabout-backup-{now().date().isoformat()}.zip" if path.is_dir() else path
    check_outside(target, folder)
    if target.exists():
        raise UserError(
            f"There’s already a file {short_path(target)}, so nothing was written. Choose another name."
        )
    return target


def _write_whole(folder: Path, target: Path) -> None:
    with open_store_for_reading(folder) as store:
        _check_not_empty(store)
        data = store.whole_backup(now())
    write_target_bytes(target, data)
    if target.read_bytes() != data:
        raise UserError(
            f"Couldn’t write {short_path(target)}: what’s on the disk isn’t what was written. Nothing in "
            "Turnabout was changed; try another disk."
        )
    sys.stdout.write(f"{MADE} It’s saved as {short_path(target)}\n{WHOLE_TEXT}\n")
