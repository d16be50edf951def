"""Preloading the styles of larger answers while the couple reads."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.widgets.answers.feelings_and_needs import WordSearchInput
from tui.widgets.inputs.chips import Chips
from tui.widgets.inputs.date_stepper import DateStepper
from tui.widgets.inputs.form_row import FormRow, LineTextBox
from tui.widgets.inputs.note_paper import NotePaper
from tui.widgets.inputs.option_row import OptionRow
from tui.widgets.inputs.text_box import ExampleBox
from tui.widgets.inputs.word_browser import WordBrowser


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
