"""A label above a box for one sentence."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Paste

from prompts import one_line
from tui.keys.command import Command
from tui.styled_text import literal
from tui.text.starting_text import StartingText
from tui.widgets.inputs.form_row import LineTextBox
from tui.widgets.wrapped_text import WrappedStatic


class SentenceBox(LineTextBox):
    """A box for one sentence, growing with it, without line breaks."""

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    SentenceBox { width: 100%; max-height: 4; padding: 0 1 0 1; }
    .-low SentenceBox, .-short SentenceBox, .-tall SentenceBox { padding: 0 1 0 1; }
    """

    KEYS: ClassVar[tuple[Command, ...]] = ()

    async def _on_paste(self, event: Paste) -> None:
        # Textual calls TextArea's own handler after this one.
        event.text = one_line(event.text) if "\n" in event.text else event.text

    def action_new_line(self) -> None:
        """Move on, as Enter does: a sentence has no line breaks."""
        self.post_message(self.Submitted())


class LabeledLine(Vertical):
    """A label, and the box for its sentence."""

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    LabeledLine {
        height: auto;
        & > .label { height: auto; padding: 0 2; color: $soft; }
        &:focus-within > .label { color: $ink; text-style: bold; }
    }
    .-tall LabeledLine { margin-bottom: 1; }
    """

    def __init__(self, name: str, label: str, text: str, starting: StartingText) -> None:
        super().__init__()
        self.line, self.label = name, label
        self._text, self._starting = text, starting

    def compose(self) -> ComposeResult:
        yield WrappedStatic(literal(self.label), classes="label")
        yield SentenceBox(self._text, id=f"box-{self.line}")

    @property
    def box(self) -> SentenceBox:
        """Return the box."""
        return self.query_one(SentenceBox)

    @property
    def sentence(self) -> str:
        """Return what was written on one line, without a repeated beginning; "" if there's nothing else."""
        text = self._starting.without_repetition(one_line(self.box.text))
        return "" if text.split() == self._starting.text.split() else text
