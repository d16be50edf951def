"""`turnabout unseal`: remove the encryption."""

from __future__ import annotations

import argparse
import sys

from tui.clock import now
from tui.commands._confirm import confirmed
from tui.commands._data_folder import folder_to_read, open_store_for_writing
from tui.errors import UserError
from tui.text import sealing as text


def command(options: argparse.Namespace) -> int:
    """Ask, and write everything so that anyone can read it."""
    with open_store_for_writing(folder_to_read(options)) as store:
        if not store.is_sealed:
            raise UserError(text.NOT_SEALED)
        if not confirmed(text.UNSEAL_QUESTION, options):
            sys.stdout.write(f"{text.STAYED}\n")
            return 0
        store.unseal(now())
    sys.stdout.write(f"{text.UNSEALED}\n")
    return 0
