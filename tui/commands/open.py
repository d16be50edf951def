"""`turnabout`: opens the app, at a script if one is named."""

from __future__ import annotations

import argparse
import gc
import sys

from tui.cli import data_folder
from tui.errors import UserError

GC_THRESHOLDS = (20_000, 20, 20)
"""How many objects may come before Python looks which it can throw away, and how often it looks at older ones, too.

A step of a conversation makes some nine thousand: looking after each seven hundred, as usual, took a twentieth of the
time until it is there, and now and then 10 ms more.
"""

SWITCH_INTERVAL = 0.001
"""Seconds after which the thread that writes to the terminal gets its turn: with Python's 5 ms each picture waits."""


def command(options: argparse.Namespace) -> int:
    """Run until the couple leaves; 0 unless something went wrong."""
    # Loading throws nothing away, and looking for it takes a tenth of the time; the first screen turns it on again.
    gc.disable()
    gc.set_threshold(*GC_THRESHOLDS)
    sys.setswitchinterval(SWITCH_INTERVAL)
    from store import StoreError, open_store

    script = _script_id(options.script) if options.script else None
    folder = data_folder(options)
    try:
        with open_store(folder) as store:
            store.people()  # who they are must be readable; all else the screens say where it happens

            from tui.app import Turnabout

            app = Turnabout(store, folder, script)
            app.run()
            return app.return_code or 0
    except StoreError as error:
        raise UserError(str(error)) from None


def _script_id(script: str) -> str:
    """The id of a script of the library; a flow file that somebody is writing is played, not opened."""
    from scripts.library_index import ScriptNotFound, get_script_info

    try:
        if get_script_info(script).id == script:
            return script
    except ScriptNotFound as error:
        raise UserError(str(error)) from None
    raise UserError(
        f"Name a script by its id: `turnabout scripts` lists them. `turnabout play {script}` plays a file."
    )
