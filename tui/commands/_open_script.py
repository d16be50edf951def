"""Opening the script that a command is about."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts import Script
from scripts.loading.open_script import ScriptError, ScriptNotFound, open_script
from store.storage.file_layout import PACKS_FOLDER
from tui.cli.main import data_folder
from tui.errors import UserError


def open_named_script(options: argparse.Namespace) -> Script:
    """Return `options.script`: an id, a script of an added pack, or a flow path. Raises UserError."""
    name = options.script
    try:
        return open_script(name, packs=packs_folder(options))
    except ScriptNotFound as error:
        raise UserError(str(error)) from None
    except OSError as error:
        raise UserError(f"Couldn’t open {name} as a script: {error.strerror}.") from None
    except ScriptError as error:
        raise UserError(f"{name} has errors:\n{error}") from None


def packs_folder(options: argparse.Namespace) -> Path:
    """Return the folder of added packs, which may not exist."""
    return data_folder(options) / PACKS_FOLDER
