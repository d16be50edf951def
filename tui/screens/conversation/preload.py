"""What is loaded for later steps while the couple reads the first."""

from __future__ import annotations

import gc
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from prompts import feelings, needs
from tui.widgets.inputs.chips import Chips
from tui.widgets.inputs.date_stepper import DateStepper
from tui.widgets.inputs.example_box import ExampleBox
from tui.widgets.inputs.form_row import FormRow, LineTextBox
from tui.widgets.inputs.note_paper import NotePaper
from tui.widgets.inputs.option_row import OptionRow
from tui.widgets.inputs.word_browser import WordBrowser
from tui.widgets.inputs.word_search_input import WordSearchInput


class StyleWarmup(Vertical):
    """One hidden widget of each kind; removes itself once mounted."""

    DEFAULT_CSS: ClassVar[str] = "StyleWarmup { display: none; }"

    def compose(self) -> ComposeResult:
        yield WordSearchInput()
        yield WordBrowser(())
        yield ExampleBox("")
        yield FormRow("", LineTextBox())
        yield OptionRow(())
        yield DateStepper(date.max, date.min)
        yield NotePaper()
        yield Chips()

    def on_mount(self) -> None:
        self.remove()


def load_word_lists() -> None:
    """Load the word lists early, outside garbage collection."""
    feelings()
    needs()
    gc.freeze()
