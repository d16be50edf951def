"""Naming the file that a copy goes to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.widgets import Input

from store import StoreError
from tui.errors import UserError
from tui.keys.command import Command
from tui.keys.commands import BACK, HELP, LEAVE, SAVE_COPY
from tui.screens.ask_path import AskPath
from tui.session.io_thread import in_thread

IS_FOLDER = "That’s a folder. Please add a name for the file."
EXISTS = "There’s already a file with this name. Press Enter again to replace it, or change the name."


class SaveCopy(AskPath[Path]):
    """A file name; dismissed with the path once it's saved, or None.

    `about` says what is in the file. `check` and `save` may raise UserError or StoreError; the name then stays in the
    box.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (SAVE_COPY, BACK, HELP, LEAVE)
    HEADING = "Where should it go?"
    NOTE = "If you don’t name a folder, the file goes in your home folder. Only you can open it."
    NO_PATH = "Please enter a name for the file."

    def __init__(
        self, name: str, about: str, check: Callable[[Path], None], save: Callable[[Path], None]
    ) -> None:
        super().__init__(about, path=name)
        self._check_action, self._save_action = check, save
        self._replaces: Path | None = None

    @on(Input.Changed)
    def _renamed(self) -> None:
        self._replaces = None

    async def use_path(self, path: str) -> None:
        try:
            file = _full_path(path)
            if file.is_dir():
                self.show_hint(IS_FOLDER)
                return
            await in_thread(self._check_action, file)
            if file.exists() and file != self._replaces:
                self._replaces = file
                self.show_hint(EXISTS)
            else:
                await in_thread(self._save_action, file)
                self.dismiss(file)
        except (UserError, StoreError) as error:
            self.show_hint(str(error))
        except (OSError, RuntimeError) as error:
            self.show_hint(f"Can’t use this name ({error}). Please try another one.")


def _full_path(name: str) -> Path:
    """Return the file's path, in the home folder if none is named."""
    return Path.home() / Path(name).expanduser()
