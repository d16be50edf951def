"""Opening the script that a command is about."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts import Script
from scripts.loading.open_script import ScriptError, ScriptNotFound, open_script
from scripts.script_info import find_flow_file
from store.storage.file_layout import PACKS_FOLDER
from tui.cli.main import data_folder
from tui.commands._flow_path import find_flow, is_path
from tui.errors import UserError


def open_named_script(options: argparse.Namespace) -> Script:
    """Return the script of `options.script`. Raises UserError."""
    name: str = options.script
    try:
        name = script_name(options)
        return open_script(name, packs=packs_folder(options))
    except ScriptNotFound as error:
        raise UserError(str(error)) from None
    except OSError as error:
        raise UserError(f"Couldn’t open {name} as a script: {error.strerror}.") from None
    except ScriptError as error:
        raise UserError(f"{name} has errors:\n{error}") from None


def script_name(options: argparse.Namespace) -> str:
    """Return the id or the flow path that `options.script` means.

    It may also be a words file, or a folder with one script. Raises UserError for a path without one.
    """
    name: str = options.script
    try:
        find_flow_file(name, packs_folder(options))
    except ScriptNotFound:
        return str(find_flow(name, options.command)) if is_path(name) else name
    except OSError as error:
        raise UserError(f"Couldn’t open {name} as a script: {error.strerror}.") from None
    return name


def packs_folder(options: argparse.Namespace) -> Path:
    """Return the folder of added packs, which may not exist."""
    return data_folder(options) / PACKS_FOLDER
