"""Labeled form rows, one line high, growing with their text."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from tui.styled_text import literal
from tui.widgets.inputs.text_box import TextBox


class FormRow(Horizontal):
    """A label with an input beside it."""

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    FormRow {
        height: auto;
        & > .label { width: 25; height: auto; padding: 0 2; color: $muted; }
    }
    .-narrow FormRow { layout: vertical; }
    .-narrow FormRow > .label { width: 100%; }
    .-narrow FormRow > DateStepper { padding-left: 1; }
    """

    def __init__(self, label: str, widget: Widget, *, id: str | None = None, classes: str = "") -> None:
        super().__init__(id=id, classes=classes)
        self._label, self._widget = label, widget

    def compose(self) -> ComposeResult:
        yield Static(literal(self._label), classes="label")
        yield self._widget


class LineTextBox(TextBox):
    """A frameless text box, one row high, growing to three."""

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    LineTextBox {
        width: 1fr; min-height: 1; max-height: 3; padding: 0 0 0 1;
    }
    .-low LineTextBox, .-short LineTextBox, .-tall LineTextBox { min-height: 1; padding: 0 0 0 1; }
    """

    def __init__(self, text: str = "", *, hint: str = "", replaced: str = "", id: str | None = None) -> None:
        super().__init__(text, replaced=replaced, id=id)
        self.placeholder = literal(hint)
