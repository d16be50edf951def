"""`turnabout rebuild`: lost files, made again from the conversations."""

from __future__ import annotations

import argparse
import sys

from store.errors import MissingConversation, MissingCoupleFile
from store.storage.file_layout import COUPLE_FILE
from tui.commands._data_folder import folder_to_read, open_store_for_writing
from tui.errors import UserError
from tui.export.unavailable_files import unavailable_files
from tui.session.pack_changes import homework_of_packs
from tui.text.list_formatting import listed
from tui.text.missing_files import REBUILT_TEXT, UNREADABLE_TEXT, empty_months_text, losses_text


def command(options: argparse.Namespace) -> int:
    """Rebuild what is missing, and say what can't be rebuilt."""
    folder = folder_to_read(options)
    if not folder.exists():
        raise UserError(f"There’s nothing to rebuild: {folder} doesn’t exist.")
    with open_store_for_writing(folder) as store:
        rebuilt = store.rebuild_files(homework_of_packs(store))
        empty_months = store.months_without_conversations(rebuilt)
        missing, damaged = unavailable_files(store, conversations=True)
    if rebuilt:
        sys.stdout.write(REBUILT_TEXT.format(listed(rebuilt)) + "\n")
        sys.stdout.writelines(
            f"{sentence}\n" for sentence in (*losses_text(rebuilt), *empty_months_text(empty_months))
        )
    elif not missing:
        sys.stdout.write("No files are missing.\n")
    if COUPLE_FILE in missing:
        raise UserError(str(MissingCoupleFile(COUPLE_FILE)))
    if missing:
        raise UserError(str(MissingConversation(*missing)))
    if damaged:
        raise UserError(UNREADABLE_TEXT.format(listed(damaged)))
    return 0
