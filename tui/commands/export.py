"""`turnabout export`: saved data as Markdown, JSON, or a calendar."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from store import Store
from store.storage.file_layout import MONTH_FILE, OPEN_FILE
from tui.commands._data_folder import folder_to_read, open_store_for_reading
from tui.commands._date_settings import use_date_settings
from tui.commands._json import to_json
from tui.errors import UserError
from tui.export.everything_saved import as_calendar, as_json, as_markdown, export_data
from tui.export.target_file import check_target, write_target
from tui.export.unavailable_files import unavailable_files


def command(options: argparse.Namespace) -> int:
    """Write the export to standard output or a private file."""
    if options.out == "":
        return _usage_error("argument --out: expected a file name")
    if options.titles and options.format != "ics":
        return _usage_error("argument --titles: only works with --format ics")
    folder = folder_to_read(options)
    if options.out:
        check_target(Path(options.out), folder)
    with open_store_for_reading(folder) as store:
        use_date_settings(store)
        text = _text(store, options)
        missing, damaged = (
            [name for name in found if options.format != "ics" or name.endswith((OPEN_FILE, MONTH_FILE))]
            for found in unavailable_files(store, conversations=True)
        )
    if options.out:
        write_target(Path(options.out), text)
    elif options.format == "ics":
        # Bytes, because a calendar is UTF-8 with its own line ends, whatever the output's encoding.
        sys.stdout.buffer.write(text.encode())
    else:
        sys.stdout.write(text)
    if missing:
        raise UserError(
            f"Missing from this export: {', '.join([*missing, *damaged])}. Everything else is included. "
            "If you have a backup, restore it; if not, run `turnabout rebuild` to get back what it can."
        )
    if damaged:
        raise UserError(
            f"Left out (damaged, too new, or no permission): {', '.join(damaged)}. "
            "Everything else is included."
        )
    return 0


def _usage_error(why: str) -> int:
    sys.stderr.write(f"turnabout export: error: {why}\n")
    return 2


def _text(store: Store, options: argparse.Namespace) -> str:
    if options.format == "ics":
        return as_calendar(store, in_words=options.titles == "words")
    if options.format == "md":
        return as_markdown(store)
    return as_json(store) if options.out else to_json(export_data(store), indent=2) + "\n"
