"""`turnabout remove`: a pack that was added."""

from __future__ import annotations

import argparse
import sys

from tui.clock import now, stamp
from tui.commands._confirm import confirmed
from tui.commands._data_folder import folder_to_read, open_store_for_reading, open_store_for_writing
from tui.errors import UserError
from tui.session.pack_changes import remove_pack
from tui.text.packs import GONE, STAYS


def command(options: argparse.Namespace) -> int:
    """Ask, and remove the pack."""
    folder = folder_to_read(options)
    with open_store_for_reading(folder) as store:
        installed = store.packs()
    if options.id not in installed:
        raise UserError(f"There’s no pack called {options.id}. Run `turnabout packs` to see the list.")
    sys.stdout.write(f"{STAYS}\n")
    if not confirmed(f"Remove the pack {options.id}?", options):
        sys.stdout.write("Nothing was removed.\n")
        return 0
    with open_store_for_writing(folder) as store:
        remove_pack(store, options.id, stamp(now()))
    sys.stdout.write(f"{GONE}\n")
    return 0
