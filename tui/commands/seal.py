"""`turnabout seal`: encrypt everything with passphrases."""

from __future__ import annotations

import argparse
import sys

from tui.clock import now
from tui.commands._confirm import confirmed
from tui.commands._data_folder import folder_to_read, open_store_for_writing
from tui.commands._new_secrets import choose_passphrases, write_down_code
from tui.commands._paragraphs import paragraphs
from tui.errors import UserError
from tui.text import sealing as text
from tui.text.backups import NOTHING_YET

_QUESTION = "Encrypt everything you’ve saved?"
_COPY = (
    "To save a copy first that anyone can read, answer no, and run `turnabout export --out` with a file name."
)


def command(options: argparse.Namespace) -> int:
    """Explain, ask, and encrypt."""
    folder = folder_to_read(options)
    if not folder.exists():
        raise UserError(NOTHING_YET)
    with open_store_for_writing(folder) as store:
        if store.is_sealed:
            raise UserError(text.ALREADY)
        if (people := store.people()) is None:
            raise UserError(NOTHING_YET)
        about = (text.ABOUT, text.BOTH_OPEN, text.LOST, text.STILL_SEEN, text.BEFORE, _COPY)
        sys.stdout.write(f"{paragraphs(*about)}\n")
        if not confirmed(_QUESTION, options):
            sys.stdout.write(f"{text.STAYED}\n")
            return 0
        passphrases, code = choose_passphrases(people), write_down_code()
        sys.stdout.write(f"\n{text.WORKING}\n")
        sys.stdout.flush()
        store.seal(passphrases, code, now())
    sys.stdout.write(paragraphs(text.SEALED))
    return 0
