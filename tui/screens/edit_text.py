"""Edit screen for a text; earlier wordings stay available."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static, TextArea

from prompts import sanitize, trim
from store import StoreError
from tui.keys.command import Command
from tui.keys.commands import BACK, HELP, LEAVE, SAVE_CHANGES
from tui.keys.input_commands import NEW_LINE
from tui.screens.dialog import DialogScreen
from tui.session.io_thread import in_thread
from tui.styled_text import literal
from tui.widgets.inputs.arrow_navigation import Form
from tui.widgets.inputs.option_row import OptionRow
from tui.widgets.inputs.owner_options import OwnerOptions
from tui.widgets.inputs.text_box import TextBox

EMPTY_HINT = "Please write a few words, or press Esc to cancel."


@dataclass(frozen=True)
class EditResult:
    """The final text, and whether it was saved."""

    text: str
    is_saved: bool


class EditText(DialogScreen[EditResult]):
    """A text to edit, starting with `initial`.

    Dismissed with the text, saved or not. `save` may raise StoreError; the text then stays in the box.
    `colour` is the owner's color.
    """

    KEYS = (SAVE_CHANGES, BACK, HELP, LEAVE)
    MORE_KEYS: ClassVar[tuple[Command, ...]] = (NEW_LINE,)
    KEPT_NOTE: ClassVar[str] = "You can still read earlier versions."
    REPLACES_TEXT: ClassVar[bool] = False
    """Whether typing replaces the initial text."""

    DEFAULT_CSS = """
    EditText {
        & #note { color: $muted; margin-top: 1; }
        & #trouble { color: $hint; }
        &.-low #note { margin-top: 0; }
    }
    """

    def __init__(self, title: str, initial: str, save: Callable[[str], None], colour: str = "") -> None:
        super().__init__()
        self._title, self._initial, self._save_action, self._colour = title, initial, save, colour

    def compose_body(self) -> Iterable[Widget]:
        replaced = self._initial if self.REPLACES_TEXT else ""
        with VerticalScroll(id="body", can_focus=False, classes=f"of-{self._colour}" if self._colour else ""):
            yield Static(literal(self._title), id="title")
            yield Form(*self.compose_form(TextBox(self._initial, replaced=replaced, id="text")))
            yield Static(literal(self.KEPT_NOTE), id="note")
            yield Static(id="trouble")

    def compose_form(self, box: TextBox) -> Iterable[Widget]:
        """Yield the fields; by default only the box for the text."""
        yield box

    @property
    def text_box(self) -> TextBox:
        """Return the box for the text."""
        return self.query_one("#text", TextBox)

    def on_mount(self) -> None:
        self.text_box.focus()

    @on(TextBox.Submitted)
    def _entered(self, event: TextBox.Submitted) -> None:
        event.stop()
        self.action_continue()

    @on(TextArea.Changed)
    @on(OwnerOptions.OwnerChosen)
    def _changed(self) -> None:
        self.show_error("")

    @on(OptionRow.LetterRejected)
    def _show_letter_hint(self, event: OptionRow.LetterRejected) -> None:
        self.show_error(event.sentence)

    def action_continue(self) -> None:
        text = trim(sanitize(self.text_box.text))
        if text:
            self._save(text)
        else:
            self.show_error(EMPTY_HINT)

    @work(exclusive=True)
    async def _save(self, text: str) -> None:
        try:
            await in_thread(self._save_action, text)
        except StoreError as error:
            self.show_error(str(error))
        else:
            self.dismiss(EditResult(text, is_saved=True))

    def show_error(self, sentence: str) -> None:
        """Show why the text isn't saved, or clear the message."""
        error_line = self.query_one("#trouble", Static)
        error_line.update(literal(sentence))
        error_line.display = bool(sentence)
        # It only has a position after the next layout.
        self.call_after_refresh(error_line.scroll_visible, animate=False)

    def action_back(self) -> None:
        self.dismiss(EditResult(self.text_box.text, is_saved=False))
