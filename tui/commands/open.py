"""`turnabout open`: the app, at a script if given."""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.main import data_folder
from tui.errors import UserError

if TYPE_CHECKING:
    from store import Store

GC_THRESHOLDS = (20_000, 20, 20)
"""Thresholds of the garbage collector.

A step of a conversation creates about 9,000 objects. With the default threshold of 700, collecting took a twentieth of
the time until a step was shown, and sometimes 10 ms more.
"""

SWITCH_INTERVAL = 0.001
"""Seconds after which the thread that writes to the terminal gets its turn: with Python's 5 ms each picture waits."""


def command(options: argparse.Namespace) -> int:
    """Run the app, and return its exit status."""
    # Loading creates no garbage, and collecting takes a tenth of the time; the first screen turns it on again.
    gc.disable()
    gc.set_threshold(*GC_THRESHOLDS)
    sys.setswitchinterval(SWITCH_INTERVAL)
    from store import StoreError, open_store
    from tui.terminal.usable import require_terminal

    folder = data_folder(options)
    script = _script_id(options.script, folder) if options.script else None
    require_terminal()
    try:
        with open_store(folder) as store:
            _check_people(store)  # the screens report other errors themselves

            from tui.app import Turnabout

            app = Turnabout(store, folder, script)
            app.run()
            return app.exit_status
    except StoreError as error:
        raise UserError(str(error)) from None


def _check_people(store: Store) -> None:
    """Raise StoreError if the names can't be read.

    If their file is missing, the app asks for them, unless it may not write.
    """
    from store import MissingFile

    try:
        store.people()
    except MissingFile:
        if store.read_only:
            raise


def _script_id(script: str, folder: Path) -> str:
    """Return the id of a script of the library or of an installed pack.

    Raises UserError for a flow file: those are played, not opened.
    """
    from scripts.script_info import ScriptNotFound, get_script_info
    from store.storage.file_layout import PACKS_FOLDER

    try:
        if get_script_info(script, packs=folder / PACKS_FOLDER).id == script:
            return script
    except ScriptNotFound as error:
        raise UserError(str(error)) from None
    raise UserError(
        f"Give a script id (run `turnabout scripts` to see them). To try a file, run `turnabout play {script}`."
    )
