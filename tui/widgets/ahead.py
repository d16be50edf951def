"""Parts of the larger answers, put there unseen once, so that nobody waits for their styles at their step."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.widgets.browser import Browser
from tui.widgets.example import ExampleBox
from tui.widgets.lines import FormRow, LineBox
from tui.widgets.near_day import NearDay
from tui.widgets.options import Options
from tui.widgets.words import Find


class Ahead(Vertical):
    """Holds one of each while the couple reads something else, and goes by itself."""

    DEFAULT_CSS: ClassVar[str] = "Ahead { display: none; }"

    def compose(self) -> ComposeResult:
        yield Find()
        yield Browser(())
        yield ExampleBox("")
        yield FormRow("", LineBox())
        yield Options(())
        yield NearDay(date.max, date.min)

    def on_mount(self) -> None:
        self.remove()
