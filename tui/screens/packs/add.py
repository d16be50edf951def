"""Typing the path of a pack to add."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from tui.errors import UserError
from tui.keys.command import Command
from tui.keys.commands import BACK, HELP, LEAVE, READ_PACK
from tui.screens.ask_path import AskPath
from tui.session.io_thread import in_thread
from tui.text.packs import ADD_ABOUT, PACK_BOUNDS, first_errors

if TYPE_CHECKING:
    from scripts.packs.open_pack import CheckedPack

EXAMPLE = "~/Downloads/evening-talks.zip"


class AddPack(AskPath["CheckedPack"]):
    """A path; dismissed with the pack there, or None.

    `read` may raise UserError; the path then stays in the box.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (READ_PACK, BACK, HELP, LEAVE)
    HEADING = "Where is the pack?"
    NOTE = "You can drag the file into this window. ~ stands for your home folder."
    NO_PATH = "Please enter the name of the file or folder."

    def __init__(self, read: Callable[[str], CheckedPack]) -> None:
        super().__init__(ADD_ABOUT, example=EXAMPLE, below=PACK_BOUNDS)
        self._read_action = read

    async def use_path(self, path: str) -> None:
        try:
            self.dismiss(await in_thread(self._read_action, path))
        except UserError as error:
            self.show_hint(first_errors(str(error)))
