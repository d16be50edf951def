"""Naming the file that a copy goes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from store import StoreError
from tui.errors import UserError
from tui.keys.command import Command
from tui.keys.commands import BACK, HELP, LEAVE, SAVE_COPY
from tui.screens.base import BaseScreen
from tui.session.saving import in_thread
from tui.styled_text import literal
from tui.widgets.inputs.line_input import LineInput

TITLE = "Where should it go?"
NOTE = "If you don’t name a folder, the file goes in your home folder. Only you can open it."
NO_NAME = "Please enter a name for the file."
IS_FOLDER = "That’s a folder. Please add a name for the file."
EXISTS = "There’s already a file with this name. Press Enter again to replace it, or change the name."


class SaveCopy(BaseScreen[Path | None]):
    """A file name; dismissed with the path once it's saved, or None.

    `about` says what is in the file. `check` and `save` may raise UserError or StoreError; the name then stays in the
    box.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (SAVE_COPY, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    SaveCopy {
        & #column { margin-top: 1; padding: 0 2; }
        &.-narrow #column { padding: 0; }
        & #body > Static { padding: 0 2; }
        & #body { height: 1fr; scrollbar-size-vertical: 1; }
        & #title { height: auto; text-style: bold; color: $secondary; margin-bottom: 1; }
        & #about { height: auto; margin-bottom: 1; }
        & #note { height: auto; color: $muted; margin-top: 1; }
        & #wanted { height: auto; color: $hint; }
        &.-low #column { margin-top: 0; }
        &.-low #title, &.-low #about { margin-bottom: 0; }
        &.-low #note { margin-top: 0; }
    }
    """

    def __init__(
        self, name: str, about: str, check: Callable[[Path], None], save: Callable[[Path], None]
    ) -> None:
        super().__init__()
        self._file_name, self._about = name, about
        self._check_action, self._save_action = check, save
        self._replaces: Path | None = None

    def compose_body(self) -> Iterable[Widget]:
        with VerticalScroll(id="body", can_focus=False):
            yield Static(TITLE, id="title")
            yield Static(literal(self._about), id="about")
            yield LineInput(self._file_name)
            yield Static(NOTE, id="note")
            yield Static(id="wanted")

    def on_mount(self) -> None:
        self.query_one(LineInput).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._replaces = None
        self._show_hint("")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_continue()

    def action_continue(self) -> None:
        if name := self.query_one(LineInput).clean_value:
            self._save(name)
        else:
            self._show_hint(NO_NAME)

    def action_back(self) -> None:
        self.dismiss(None)

    @work(exclusive=True)
    async def _save(self, name: str) -> None:
        try:
            path = _full_path(name)
            if path.is_dir():
                self._show_hint(IS_FOLDER)
                return
            await in_thread(self._check_action, path)
            if path.exists() and path != self._replaces:
                self._replaces = path
                self._show_hint(EXISTS)
            else:
                await in_thread(self._save_action, path)
                self.dismiss(path)
        except (UserError, StoreError) as error:
            self._show_hint(str(error))
        except (OSError, RuntimeError) as error:
            self._show_hint(f"Can’t use this name ({error}). Please try another one.")

    def _show_hint(self, sentence: str) -> None:
        hint = self.query_one("#wanted", Static)
        hint.update(literal(sentence))
        self.call_after_refresh(hint.scroll_visible, animate=False)


def _full_path(name: str) -> Path:
    """Return the file's path, in the home folder if none is named."""
    return Path.home() / Path(name).expanduser()
