"""Opening the script that a command is about."""

from __future__ import annotations

from scripts import Script
from scripts.loading.open_script import ScriptError, ScriptNotFound, open_script
from tui.errors import UserError


def open_named_script(name: str) -> Script:
    """Return a script by its id or flow path. Raises UserError."""
    try:
        return open_script(name)
    except ScriptNotFound as error:
        raise UserError(str(error)) from None
    except OSError as error:
        raise UserError(f"Couldn’t open {name} as a script: {error.strerror}.") from None
    except ScriptError as error:
        raise UserError(f"{name} has errors:\n{error}") from None
