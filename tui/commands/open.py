"""`turnabout open`: the app, at a script if given."""

from __future__ import annotations

import argparse
import threading
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.main import data_folder
from tui.commands._flow_path import find_flow, is_path
from tui.commands._python_runtime import prepare_interpreter
from tui.commands._restart import start_again
from tui.errors import UserError

if TYPE_CHECKING:
    from store import Store
    from tui.session.script_watch import ScriptReading
    from tui.text.problems import Problem

_DATA_CARE_DELAY = 2.0
"""Seconds after the first screen, so that nothing slows it down."""


def command(options: argparse.Namespace) -> int:
    """Run the app, and return its exit status.

    A path is rehearsed instead, as only scripts that are installed are saved.
    """
    folder = data_folder(options)
    if options.script and not _is_known_id(options.script, folder) and is_path(options.script):
        from tui.commands.rehearse import rehearse_flow

        return rehearse_flow(find_flow(options.script, "rehearse"), folder)
    prepare_interpreter()
    from store import StoreError
    from tui.terminal.usable import require_terminal

    script = _script_id(options.script, folder) if options.script else None
    require_terminal()
    try:
        with _open(folder) as store:
            _check_people(store)  # the screens report other errors themselves

            from tui.app import Turnabout

            app = Turnabout(
                store, folder, script, find_problems=_find_problems, data_care_delay=_DATA_CARE_DELAY
            )
            app.run()
        if app.is_locked:
            start_again()
        return app.exit_status
    except StoreError as error:
        raise UserError(str(error)) from None


def _open(folder: Path) -> Store:
    """Open the folder, with a passphrase if it's encrypted; meanwhile, the app is loaded."""
    from store import SealedFolder, open_store

    try:
        return open_store(folder)
    except SealedFolder:
        from tui.commands._passphrase import ask_key

        threading.Thread(target=import_module, args=["tui.app"], daemon=True).start()
        return open_store(folder, key=ask_key(folder))


def _find_problems(flow: Path, reading: ScriptReading) -> Sequence[Problem]:
    """Check a script that is tried; the checker is only loaded for that."""
    from tui.commands._rehearsal_problems import find_problems

    return find_problems(flow, reading)


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


def _is_known_id(script: str, folder: Path) -> bool:
    try:
        return _script_id(script, folder) == script
    except UserError:
        return False


def _script_id(script: str, folder: Path) -> str:
    """Return the id of a script of the library or of an installed pack.

    Raises UserError.
    """
    from scripts.script_info import ScriptNotFound, get_script_info
    from store.storage.file_layout import PACKS_FOLDER

    try:
        return get_script_info(script, packs=folder / PACKS_FOLDER).id
    except ScriptNotFound as error:
        raise UserError(str(error)) from None
