"""Opening the script that a command is about."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts import Script
from scripts.loading.open_script import ScriptError, ScriptNotFound, open_script
from scripts.script_info import find_flow_file
from store.storage.file_layout import PACKS_FOLDER
from tui.cli.main import data_folder
from tui.commands._flow_path import find_flow
from tui.errors import UserError


def open_named_script(options: argparse.Namespace) -> Script:
    """Return `options.script`: an id, a script of an added pack, or a path. Raises UserError.

    If it's a folder or a words file, `options.script` becomes the path of its flow.
    """
    name = options.script = _flow_if_path(options)
    try:
        return open_script(name, packs=packs_folder(options))
    except ScriptNotFound as error:
        raise UserError(str(error)) from None
    except OSError as error:
        raise UserError(f"Couldn’t open {name} as a script: {error.strerror}.") from None
    except ScriptError as error:
        raise UserError(f"{name} has errors:\n{error}") from None


def _flow_if_path(options: argparse.Namespace) -> str:
    """Return the flow of a folder or a words file, and anything else as it is."""
    path = Path(options.script).expanduser()
    if not (path.is_dir() or path.suffix == ".md"):
        return str(options.script)
    try:
        find_flow_file(options.script, packs_folder(options))
    except ScriptNotFound:
        return str(find_flow(options.script, options.command))
    return str(options.script)


def packs_folder(options: argparse.Namespace) -> Path:
    """Return the folder of added packs, which may not exist."""
    return data_folder(options) / PACKS_FOLDER
