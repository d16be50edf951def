"""The docs for authors, in the app."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.app import App
from textual.widget import Widget

from tui.screens.text_page import Page
from tui.text.markdown_page import read_page
from tui.widgets.markdown_text import MarkdownText


class GuidePage(Page):
    """One page of the docs."""

    def __init__(self, name: str) -> None:
        title, _, self._text = read_page(name).partition("\n")
        super().__init__(title.lstrip("# "), ())

    def body(self) -> Iterable[Widget]:
        yield MarkdownText(self._text)


class WithGuide:
    """Commands that open the docs over a screen."""

    app: App[Any]

    def action_guide(self) -> None:
        self.app.push_screen(GuidePage("writing-scripts"))

    def action_format(self) -> None:
        self.app.push_screen(GuidePage("format"))
